#pragma once

#include <atomic>
#include <mutex>

#include "core/cosigner/ExportDesk.h"
#include "core/cosigner/PolicyDesk.h"
#include "core/cosigner/RequestDesk.h"
#include "core/cosigner/RestoreDesk.h"
#include "core/cosigner/SessionTable.h"
#include "core/cosigner/VaultBooks.h"
#include "core/mpc/PeerVault.h"

namespace tercet::cosigner {

// One vault at a co-signer: its link, presignatures, sessions and policy. Thread-safe; one call at
// a time.
class VaultDesk {
public:
    // Everything handed in outlives this. `row` is what storage holds of the vault; it was read
    // under the lease.
    static Result<std::unique_ptr<VaultDesk>> open(const Lease& lease, const VaultRow& row,
        Storage& storage, SealedRecords& records, const RowSeal& seal, RequestDesk& requests,
        const mpc::Environment& env);
    // Nothing is left of the vault: its key generation was void.
    bool gone() const { return m_gone; }
    // What is in memory may not be what storage holds: the desk has to be opened anew.
    bool outdated();
    Bytes32 device(); // IK_1
    mpc::PublicIdentity peer(); // the other co-signer
    bool active(); // all three confirmations are held
    const Lease& lease() const { return m_lease; }

    // link, presign, sign, nonces, schnorr, refresh, resolve, end-link, drill, restore
    Result<Answer> openSession(const Call& call);
    Result<Answer> round(const Call& call);
    Result<SessionView> state(const std::string& session);
    Status abort(const std::string& session);
    Result<VaultView> describe();
    Result<PolicyView> setPolicy(ByteView body);
    // What the policy says of a request, by this desk's own decoding; nothing is signed or counted.
    Result<policy::Decision> evaluate(ByteView body);
    Result<PendingView> pending();
    Result<PendingView> cancelPending(const std::string& id);
    Result<FreezeView> freeze(ByteView body);
    Result<RecipientsView> recipients();
    Result<RecipientsView> setRecipients(ByteView body);
    Result<Bytes> exportShare(ByteView body);
    // readIntent() with this vault's keys.
    Result<Intent> read(const mpc::SigningIntent& asked);

private:
    VaultDesk(const Lease& lease, PolicyDesk policy, RestoreDesk restore, ExportDesk exports,
        mpc::Epochs::Held held, Storage& storage, SealedRecords& records, RequestDesk& requests,
        const mpc::Environment& env);
    SessionTable::Outcome begin(const Call& call, const std::string& id);
    SessionTable::Outcome openLink(ByteView body);
    SessionTable::Outcome openRestore(ByteView body);
    SessionTable::Outcome finishRestore(ByteView body);
    SessionTable::Outcome finishDrill(ByteView body);
    SessionTable::Outcome sign(ByteView body);
    SessionTable::Outcome signSchnorr(ByteView body);
    SessionTable::Outcome finishPresign(ByteView body);
    // What is asked for, if the path's keys make signatures of one of these kinds and the policy
    // allows it.
    Result<Intent> permitted(
        const mpc::SigningIntent& request, std::initializer_list<chains::SignatureKind> kinds);
    // The online share, after the claim of the presignature and the books.
    mpc::Step<Bytes> answerSign(const mpc::SignRequest& request, const Intent& intent);
    bool unsure() const
    {
        return m_books.unsure() || m_policy.unsure() || m_restore.unsure() || m_exports.unsure();
    }
    // Code::RestoreUnfinished where a new device must refresh first.
    Status hasRefreshed() const;
    // Before every call: what has become due holds, and a frozen vault has no link. Code::Storage
    // where this is unsure() from a call before it.
    Status settle();
    // A device whose delay is over takes the place of the one before.
    Status settleRestore();
    Status settleThawed(); // Code::Frozen
    PendingView waiting() const;
    const Bytes32& deviceKey() const { return m_vault.record().identities[mpc::Party::P1].ik; }
    // The requests in the queue for what was permitted last are done. A failure changes nothing of
    // the signature that is out: they stay open until they expire.
    void noteSigned();
    SessionTable::Outcome advance(SessionKind kind, const Call& call);
    void ended(SessionKind kind, std::uint32_t rounds, SessionState how);

    std::mutex m_mutex;
    std::atomic<bool> m_gone { false };
    const Lease m_lease;
    Storage& m_storage;
    RequestDesk& m_requests;
    VaultBooks m_books;
    SealedRecords& m_records;
    const Clock& m_clock;
    PolicyDesk m_policy;
    RestoreDesk m_restore;
    ExportDesk m_exports;
    bool m_frozen { false };
    mpc::PeerVault m_vault;
    chains::KeyTree m_keys;
    SessionTable m_sessions;
    std::vector<Bytes32> m_queued; // requests for what permitted() was asked last
};

} // namespace tercet::cosigner
