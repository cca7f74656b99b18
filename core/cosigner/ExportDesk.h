#pragma once

#include "core/backup/ShareExport.h"
#include "core/base/Clock.h"
#include "core/cosigner/ExportViews.h"
#include "core/cosigner/RowSeal.h"
#include "core/mpc/Environment.h"

namespace tercet::cosigner {

// A co-signer's part in key share exports of one vault (backup.md): who may read its share, and
// giving it to nobody else. The first recipients hold at once, others wait as long as a looser
// policy does, so that a thief with the unlocked device cannot turn an export to himself. Not
// thread-safe; VaultDesk's. `storage`, `seal` and `env` outlive it.
class ExportDesk {
public:
    static constexpr std::array kPurposes { backup::Purpose::Export, backup::Purpose::Trust };
    static constexpr std::size_t kMostADay = 3; // for each purpose
    // Between the clocks of the device that asks and this one.
    static constexpr std::int64_t kAskMs = 10LL * 60 * 1000;

    // Code::SealBroken for a row that somebody else wrote.
    static Result<ExportDesk> open(
        const Lease& lease, Storage& storage, const RowSeal& seal, const mpc::Environment& env);

    // A change of the recipients failed, and may have taken place all the same: what is known here
    // counts no more.
    bool unsure() const { return m_unsure; }

    // Before anything else of a call: what is due holds.
    Status settle();
    RecipientsView view() const;
    // `body` by backup::signRecipients(). RoundConflict for a serial that is not above the newest,
    // unless it is the same set again; BadSignature, BadRecipient.
    Result<RecipientsView> change(const Bytes32& device, ByteView body, std::uint32_t delayS);
    // `body` by backup::signAsk(). RecipientsNotSet, RecipientsWaiting (other recipients are in
    // force than the device means), MixedEpochs, ClockSkew, RateLimited, BadSignature. Logged
    // before the answer, which is backup::ShareExport::encode().
    Result<Bytes> give(const mpc::CoreRecord& record, ByteView body);

    // What waits, for the list of pending changes: decimal digits, below every id of a device's
    // and above every serial of a policy's.
    struct Waiting {
        std::string id;
        backup::RecipientSet set;
        std::int64_t sinceMs { 0 }, dueMs { 0 };
    };
    std::vector<Waiting> waiting() const;
    bool waits(const std::string& id) const;
    Status cancel(const std::string& id); // NoSuchPending

private:
    struct Held {
        std::uint64_t serial { 0 };
        std::optional<backup::RecipientSet> set {}, waiting {};
        std::int64_t sinceMs { 0 }, dueMs { 0 };
    };
    ExportDesk(
        const Lease& lease, Storage& storage, const RowSeal& seal, const mpc::Environment& env)
        : m_lease(lease)
        , m_storage(&storage)
        , m_seal(&seal)
        , m_env(env)
    {
    }
    Status store(backup::Purpose purpose, const Held& held);
    Held& held(backup::Purpose purpose) { return m_held[std::size_t(purpose) - 1]; }

    Lease m_lease;
    Storage* m_storage;
    const RowSeal* m_seal;
    mpc::Environment m_env;
    std::array<Held, 2> m_held {}; // by purpose
    bool m_unsure { false };
};

} // namespace tercet::cosigner
