#pragma once

#include "core/base/Clock.h"
#include "core/wallet/CancelGate.h"
#include "core/wallet/LinkManager.h"
#include "core/wallet/Signable.h"
#include "core/wallet/Storage.h"

namespace tercet::wallet {

struct SigningJob {
    RequestRecord request; // Approved
    Bytes32 digest {}; // of the card that was approved
    VaultInfo vault;
    unsigned approvers { 0 }; // who approve it in the queue
};

// Takes one approved request to its signature, on the worker: decodes the payload once more, lets
// the device's own policy decide, sees to a link and a presignature, and asks both co-signers for
// their shares. What must not happen twice is on disk before anything leaves (the request's state,
// the used presignature), and a signature before anybody sees it.
class Signer {
public:
    using Told = std::function<void(const Progress&)>;
    Signer(Exchange& exchange, LinkManager& links, Storage& storage, Random& random,
        const Clock& clock, Told told);

    // The request as it stands afterwards, already stored: Signed, Failed, or Waiting when it was
    // cancelled or interrupted before anything left.
    RequestRecord run(const SigningJob& job);
    CancelGate& gate() { return m_gate; }
    // Asked before each signing whether both co-signers may be signed with.
    void onlyIf(std::function<Outcome<>()> allowed) { m_allowed = std::move(allowed); }
    // A co-signer's state while a request is being signed.
    void shareChanged(Share share, ShareState state);

private:
    Outcome<> sign(RequestRecord& request, const SigningJob& job);
    Result<Signable> prepare(const SigningJob& job);
    // One try. ECDSA: out of the pool in one round, or in three where it is empty. BIP-340 and
    // Ed25519: in one round, after another where there are no nonces.
    Outcome<Signature> obtain(RequestRecord& request, const Signable& ready);
    Outcome<crypto::EcdsaSignature> signPooled(
        RequestRecord& request, const mpc::SigningInput& input);
    Outcome<crypto::EcdsaSignature> signFully(
        RequestRecord& request, const mpc::SigningInput& input, unsigned mask);
    Outcome<Signature> signSchnorr(RequestRecord& request, const Signable& ready, unsigned mask);
    // The request is about to leave the device: from here on it cannot be cancelled.
    Outcome<> leave(RequestRecord& request);
    Status finish(RequestRecord& request, const Signable& ready, const Signature& signature);
    void giveUp(RequestRecord& request, const Stopped& why);
    Status store(const RequestRecord& request, RequestState from);
    void tell(Phase phase, int round = 0, int rounds = 0);

    Exchange& m_exchange;
    LinkManager& m_links;
    Storage& m_storage;
    Random& m_random;
    const Clock& m_clock;
    Told m_told;
    std::function<Outcome<>()> m_allowed;
    CancelGate m_gate;
    chains::Decoded m_decoded; // what is being signed
    Progress m_progress;
    Bytes32 m_keysOf {}; // the vault
    std::optional<chains::KeyTree> m_keys;
};

} // namespace tercet::wallet
