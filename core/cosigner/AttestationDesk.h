#pragma once

#include <functional>
#include <map>
#include <mutex>

#include "core/attestation/Freshness.h"
#include "core/attestation/Judge.h"
#include "core/attestation/Published.h"
#include "core/base/Clock.h"
#include "core/cosigner/Attester.h"
#include "core/mpc/Environment.h"
#include "core/mpc/Identity.h"

namespace tercet::cosigner {

// What this co-signer shows of itself, and by what it judges the other one. Pointers outlive the
// co-signer; without an attester it is unattested.
struct AttestationParts {
    Attester* attester {};
    Bytes32 tlsSpki {}; // SHA-256 of the SubjectPublicKeyInfo of its TLS key; zero in process
    const attestation::Roots* roots { &attestation::vendorRoots() };
    attestation::PublishedList published { attestation::nothingPublished() };
};

// A co-signer's evidence, and what it knows of the other's (attestation.md 5 to 7). The device
// carries the messages: it asks here for a nonce, has the other co-signer attest over it, and
// hands the answer in. Whoever runs in a TEE holds no key generation and no refresh without good
// evidence of the other, at most ten minutes old and made for this vault; an unattested co-signer
// asks for none. In memory. Thread-safe.
class AttestationDesk {
public:
    static constexpr std::size_t kMaxPeers = 4096; // nonces that wait; the oldest are forgotten

    // `counter` yields how far the co-signer's durable counter is.
    using Counter = std::function<Result<std::uint64_t>()>;
    AttestationDesk(mpc::Party self, const mpc::OwnIdentity& own, const AttestationParts& parts,
        const mpc::Environment& env, Counter counter);

    // Operation::Attest, over the nonce in `body`. What the attester says.
    Result<Bytes> attest(ByteView body);

    // For which ceremonies evidence is meant: a vault's, or of a new vault, its device's.
    static std::string place(const std::string& vault, const std::optional<Bytes32>& caller);
    // Operation::PeerNonce: a fresh nonce for this place; the evidence before it counts no more.
    // Code::CosignerRefused at an unattested co-signer.
    Result<Bytes> peerNonce(const std::string& place);
    // Operation::PeerEvidence: judges the other's answer to it; `known` is the other as the vault
    // has it. NotAttested, AttestationFailed, AttestationStale (no nonce waits, or too late),
    // CosignerIdentityChanged, BadManifest, ClockSkew, or what is wrong with the body.
    Status takePeer(
        const std::string& place, ByteView body, const std::optional<mpc::PublicIdentity>& known);
    // Whether a ceremony may be held with `peer` now; the errors of takePeer().
    Status allowCeremony(const std::string& place, const mpc::PublicIdentity& peer);

    bool attested() const { return m_attester.tee() != attestation::Tee::None; }

private:
    struct Waiting {
        Bytes32 nonce {};
        std::int64_t sinceMs { 0 }; // monotonic
        std::optional<attestation::Remembered> seen {};
        Bytes32 sk {}; // of `seen`
    };
    attestation::Outcome<attestation::Published> published(std::int64_t at);
    std::int64_t now() const { return m_clock.wallMs() / 1000; }
    void forgetOld();

    mpc::Party m_self;
    const mpc::OwnIdentity& m_own;
    Unattested m_none;
    Attester& m_attester;
    Bytes32 m_tlsSpki;
    const attestation::Roots& m_roots;
    attestation::PublishedList m_published;
    const Clock& m_clock;
    Random& m_random;
    Counter m_counter;
    ByteArray<16> m_bootId;
    std::mutex m_mutex; // of what follows
    std::map<std::string, Waiting> m_waiting;
    std::int64_t m_lastVerifiedAt { 0 };
    std::uint64_t m_highestList { 0 };
};

} // namespace tercet::cosigner
