#pragma once

#include "core/attestation/Freshness.h"
#include "core/attestation/Judge.h"
#include "core/attestation/Published.h"
#include "core/mpc/Identity.h"
#include "core/wallet/AttestationInfo.h"
#include "core/wallet/Exchange.h"

namespace tercet::wallet {

// By whose word hardware is believed, and which list says what may run there.
struct Trust {
    const attestation::Roots* roots { &attestation::vendorRoots() };
    attestation::PublishedList published { attestation::nothingPublished() };
};
struct Trusts {
    // AMD's and Intel's, with the list that this program ships.
    Trust vendor { &attestation::vendorRoots(),
        attestation::publishedList([] { return std::nullopt; }, attestation::releaseKeys()) };
    Trust simulated {}; // of vaults made with simulated co-signers: never more than "not attested"
    std::int64_t builtAt { 0 }; // of this program, Unix seconds
};

// A co-signer as the vault was made with it.
struct AttestedPeer {
    bool practice { true }; // in this process: there is nothing to ask
    std::string profile {}; // CosignerInfo::profile, fixed for ever
    Bytes32 tlsSpki {}; // the pin: no other key is spoken to
    std::optional<mpc::PublicIdentity> keys {}; // empty: before the key generation

    bool attested() const { return !practice && profile != "unattested"; }
};

// What is remembered of a co-signer beyond this run: nothing of it may go back.
struct AttestationMemory {
    std::uint64_t manifest { 0 }; // highest sequence
    std::uint64_t counterHead { 0 }; // highest
    std::int64_t checkedAt { 0 }; // of the last evidence that was taken, Unix seconds
    std::int64_t outOfDateSince { 0 }; // 0: up to date when last seen, or never seen
    bool everUpToDate { false };
    QByteArray evidence {}; // the last answer, as it was checked
    friend bool operator==(const AttestationMemory&, const AttestationMemory&) = default;
};

// The attestation of the co-signers of one vault, at the device: asks for evidence, judges it,
// keeps what must not go back, and says what is allowed (attestation.md 5 to 7). Only co-signers
// with an attested profile hinder anything; the others are labelled. On the worker.
class Attestations {
public:
    struct Parts {
        backend::CosignerBackend& backend;
        Interrupts& interrupts;
        Random& random;
        const Clock& clock;
        Trusts trusts {};
        int callMs { 10'000 };
        std::function<void(const ByCosigner<AttestationInfo>&)> told {};
        // Writes down what must not go back, of the vault with this id.
        std::function<void(const QString& vault, Share, const AttestationMemory&)> keep {};
    };
    explicit Attestations(Parts parts);

    // An empty id: the vault is being made.
    void use(const QString& vault, const ByCosigner<AttestedPeer>& peers,
        const ByCosigner<AttestationMemory>& memory);
    void forget();
    void made(const QString& vault); // keeps what was learned while it was
    // The identities that a key generation works with.
    void meet(const ByCosigner<mpc::PublicIdentity>& keys);

    // New evidence of both, with nonces of our own; what went wrong is in info().
    void check();
    // The same where it is missing, twelve hours old, or of another run of the co-signer.
    void checkIfDue();
    // Before a key generation ("new") or a refresh: new evidence of each, and of each for the
    // other one, which asks for it itself. Errors: AttestationFailed, NotAttested,
    // AttestationStale, CosignerIdentityChanged, BadManifest, ClockSkew, or the call's.
    Outcome<> prepareCeremony(const std::string& vault);
    // Evidence of the last 24 hours; asked for where it is older.
    Outcome<> allowSigning();

    const ByCosigner<AttestationInfo>& info() const { return m_info; }

private:
    std::int64_t now() const { return m_parts.clock.wallMs() / 1000; }
    Result<cosigner::Answer> call(std::size_t at, cosigner::Call call);
    Result<attestation::Evidence> ask(std::size_t at, const Bytes32& nonce);
    Status check(std::size_t at);
    Status judge(std::size_t at, const attestation::Evidence& evidence, const Bytes32& nonce);
    void remember(std::size_t at, const attestation::Evidence& evidence,
        const attestation::Judged& judged, std::uint64_t manifest);
    void show(std::size_t at, const attestation::Judged& judged);
    bool due(std::size_t at) const;
    Status allowed(std::size_t at, attestation::Use use);
    Outcome<> require(attestation::Use use);
    Outcome<> relay(const std::string& vault);
    void tell();

    Parts m_parts;
    QString m_vault;
    ByCosigner<AttestedPeer> m_peers;
    ByCosigner<AttestationMemory> m_memory;
    ByCosigner<std::optional<attestation::Remembered>> m_last;
    ByCosigner<AttestationInfo> m_info;
    Bytes32 m_ceremonyNonce {};
};

} // namespace tercet::wallet
