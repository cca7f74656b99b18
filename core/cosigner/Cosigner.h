#pragma once

#include "core/cosigner/AttestationDesk.h"
#include "core/cosigner/KeygenDesk.h"
#include "core/cosigner/Leases.h"
#include "core/cosigner/MemoryRequestStorage.h"
#include "core/cosigner/VaultDesk.h"

namespace tercet::cosigner {

// Everything a co-signer does, without a wire: it holds share 2 or share 3 of every vault, runs its
// side of the protocol, decodes every transaction itself and signs only what its own copy of the
// vault's policy allows. The mock backend calls it in process, the HTTPS server from its routes.
//
// handle() is thread-safe; calls of one vault wait for each other. Everything that must survive is
// committed before the answer is returned. No error and no answer contains a secret. Errors beside
// the protocol's (mpc::Abort::error()): NoSuchVaultAtCosigner, NoSuchSession, RoundConflict (other
// bytes for an answered round or a used idempotency key), VaultElsewhere (another process that
// shares the storage serves the vault now), BadField, BadLength, CosignerRefused (not
// offered), Storage, SealBroken, BadPath, what chains::decode() says, what
// policy::Decision says, Frozen, and for a policy's change what policy::Standing says; of a
// ceremony at an attested co-signer and of evidence, what AttestationDesk says; of the queue, what
// RequestDesk says.
class Cosigner {
public:
    static constexpr std::size_t kMaxBody = 256 * 1024;
    static constexpr std::size_t kMaxBatchBody = 4 * 1024 * 1024; // of presigning

    // What it lives on; all of it outlives the Cosigner. `random` and `sealer` are used from the
    // calling threads and must be thread-safe if handle() is called from more than one.
    struct Parts {
        mpc::Party self; // P2 or P3
        Storage& storage;
        RecordSealer& sealer;
        Random& random;
        const Clock& clock;
        AttestationParts attestation {};
        RequestStorage* requests { nullptr }; // none: the queue is forgotten with the object
        DeviceStorage* devices { nullptr }; // none: no approver is known
    };
    // Reads its identity keys, or makes and stores them the first time. Code::Storage, SealBroken.
    static Result<std::unique_ptr<Cosigner>> start(const Parts& parts);

    Result<Answer> handle(const Call& call);

    // Whose a vault is. Empty: there is no such vault.
    struct Owner {
        Bytes32 device {}; // IK_1
        bool active { false }; // all three confirmations are held: it will not turn out void
    };
    Result<std::optional<Owner>> owner(const Bytes32& vault);
    // IK: it signs every answer over HTTP.
    const crypto::SigningKey& identityKey() const { return m_own.ik(); }
    // For fronts that let ListRequests wait; it may outlive this.
    const std::shared_ptr<ChangeWatch>& requestChanges() const { return m_requests.watch(); }

private:
    Cosigner(const Parts& parts, mpc::OwnIdentity own);
    Result<std::shared_ptr<VaultDesk>> desk(const std::string& vault);
    Result<std::shared_ptr<VaultDesk>> desk(const Bytes32& vault);
    bool resolvesAbsent(const Call& call);
    Result<Answer> serve(const Call& call, bool again);
    Result<Answer> orElsewhere(const VaultDesk& desk, Result<Answer> answer);
    void close(const VaultDesk& desk);
    Result<Answer> onKeygen(const Call& call);
    Result<Answer> onVault(VaultDesk& desk, const Call& call);
    Result<Answer> onPeer(const Call& call, const std::optional<mpc::PublicIdentity>& known);
    Result<std::uint64_t> counterHead();
    Result<Answer> onQueue(VaultDesk& desk, const Call& call);

    mpc::OwnIdentity m_own;
    Storage& m_storage;
    SealedRecords m_records;
    Leases m_leases;
    mpc::Environment m_env;
    AttestationDesk m_attestation;
    KeygenDesk m_keygens;
    MemoryRequestStorage m_ownRequests;
    RequestDesk m_requests;
    std::mutex m_mutex; // of m_desks
    std::map<Bytes32, std::shared_ptr<VaultDesk>> m_desks;
};

} // namespace tercet::cosigner
