#pragma once

#include <future>

#include "core/backend/CosignerBackend.h"
#include "core/chains/KeyTree.h"
#include "core/cosigner/Views.h"
#include "core/mpc/HubDkg.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/HubResolve.h"

namespace tercet::test {

// A device without a wallet around it: P1 of the protocol over any CosignerBackend, one step at a
// time, so that a test can stand between any two of them. It checks no policy: what is refused
// here, a co-signer refused.
class Device {
public:
    static constexpr int kTimeoutMs = 20'000;

    Device(backend::CosignerBackend& backend, Random& random, const Clock& clock);

    // -- the wire
    Result<cosigner::Answer> call(
        backend::Cosigner to, cosigner::Call call, int timeoutMs = kTimeoutMs);
    // One session with both co-signers.
    struct Session {
        cosigner::SessionKind kind;
        std::string vault;
        std::string key; // idempotency key of round 1
        std::uint32_t round { 0 }; // answered ones
        std::array<std::string, 2> ids {};
    };
    Session session(cosigner::SessionKind kind);
    // The call that sends `body` as the round after session.round.
    cosigner::Call next(const Session& session, backend::Cosigner to, const Bytes& body) const;
    // Both in parallel; both answers or the first error.
    Result<mpc::Bodies> exchange(
        Session& session, const mpc::Bodies& out, int timeoutMs = kTimeoutMs);

    // -- what a wallet does; each leaves the device as it was when it fails
    Status generate(const policy::Policy& policy = {});
    Status openLink();
    // In the link that is open. The device's own records are `epochs`, and `record` follows them.
    Status refresh(mpc::Epochs& epochs);
    // Whatever is pending anywhere, as a wallet settles it; the vault may be gone after it.
    Status resolve(mpc::Epochs& epochs);
    // The first two rounds of presigning, and what the third needs.
    struct Multiplied {
        Session talk;
        mpc::Next<mpc::HubPresignFinishing> finishing;
    };
    Result<Multiplied> multiply(int count);
    Status presign(int count = 1);
    Result<crypto::EcdsaSignature> fullSign( // without a pool
        const std::vector<std::uint32_t>& path, const chains::Payload& payload);
    Result<crypto::EcdsaSignature> sign(
        const std::vector<std::uint32_t>& path, const chains::Payload& payload);
    Status fetchNonces(mpc::Curve curve, int count = 1);
    // BIP-340 or Ed25519, under the address of this place.
    Result<ByteArray<64>> signSchnorr(
        const chains::AddressPath& place, const chains::Payload& payload);
    Status endLink();
    Result<cosigner::VaultView> vaultAt(backend::Cosigner at);
    Result<cosigner::PolicyView> setPolicy(
        backend::Cosigner at, std::uint64_t serial, const policy::Policy& policy);

    // -- its parts
    Result<mpc::DkgSetup> setup(const policy::Policy& policy);
    std::string vault() const { return hex(record->wid); }
    std::string address(const std::vector<std::uint32_t>& path) const;
    Result<mpc::SigningInput> input(
        const std::vector<std::uint32_t>& path, const chains::Payload& payload) const;
    chains::AddressKey key(const chains::AddressPath& place) const;
    Result<mpc::SchnorrInput> schnorrInput(
        const chains::AddressPath& place, const chains::Payload& payload) const;
    Result<mpc::EdInput> edInput(
        const chains::AddressPath& place, const chains::Payload& payload) const;

    backend::CosignerBackend& backend;
    Random& random;

private:
    // On the heap, because a link refers to them and a Device may be moved.
    std::unique_ptr<mpc::Environment> m_environment;
    std::unique_ptr<mpc::MemoryJournal> m_journal { std::make_unique<mpc::MemoryJournal>() };

public:
    mpc::Environment& environment;
    mpc::MemoryJournal& journal { *m_journal };
    std::shared_ptr<const mpc::CoreRecord> record {}; // ACTIVE
    std::optional<mpc::HubLink> link {};
    mpc::RecordStore* records { nullptr }; // where generate() stores, if anywhere
    std::optional<mpc::OwnIdentity> own {}; // for generate(); else it makes one
};

inline const std::vector<std::uint32_t> kPath { 44, 60, 0, 0, 0 };

// An unsigned EIP-1559 transfer of `wei`, with a fee of at most 21,000 × 10 wei; `data` makes a
// contract call of it.
chains::Payload transfer(std::uint64_t wei, const Bytes& data = {});
chains::Payload message(std::string_view text);

// The signature verifies for the device's key under `path` and this payload, recovers to it, and is
// low-s.
bool verifies(const Device& device, const std::vector<std::uint32_t>& path,
    const chains::Payload& payload, const crypto::EcdsaSignature& signature);

} // namespace tercet::test
