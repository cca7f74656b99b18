#pragma once

#include <mutex>
#include <variant>

#include "core/cosigner/AttestationDesk.h"
#include "core/cosigner/SessionTable.h"
#include "core/cosigner/VaultBooks.h"
#include "core/mpc/PeerDkg.h"
#include "core/mpc/PeerResolve.h"

namespace tercet::cosigner {

// All key generations of one co-signer: vaults that do not exist yet, or never came to exist (then
// whoever resolves one gets a void). Thread-safe. Everything
// handed in outlives it.
class KeygenDesk {
public:
    KeygenDesk(mpc::Party self, const mpc::OwnIdentity& own, Storage& storage,
        SealedRecords& records, AttestationDesk& attestation, const mpc::Environment& env);

    Result<Answer> open(const Call& call); // round 1 of a key generation, or of resolving one
    bool knows(const std::string& session);
    Result<Answer> round(const Call&
            call); // rounds 2 and 3; the vault is stored before the answer to round 3 leaves
    Result<SessionView> state(const std::string& session);
    Status abort(const std::string& session);

private:
    struct Keygen {
        std::variant<mpc::PeerDkg, mpc::PeerDkgConfirming> state;
        Bytes policy; // encoded
    };
    SessionTable::Outcome begin(const std::string& id, const Call& call);
    SessionTable::Outcome advance(Keygen& keygen, ByteView body);
    SessionTable::Outcome store(mpc::DkgStored stored, ByteView policy);
    mpc::AbsentVault absent(const Call& call);

    mpc::Party m_self;
    const mpc::OwnIdentity& m_own;
    Storage& m_storage;
    SealedRecords& m_records;
    AttestationDesk& m_attestation;
    mpc::Environment m_env;
    std::mutex m_mutex;
    std::map<std::string, Keygen> m_keygens; // by session
    SessionTable m_sessions;
};

} // namespace tercet::cosigner
