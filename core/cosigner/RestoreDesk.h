#pragma once

#include "core/base/Clock.h"
#include "core/cosigner/RowSeal.h"
#include "core/mpc/PeerVault.h"

namespace tercet::cosigner {

// What a co-signer knows of drills and of devices that ask to take the place of one vault's
// (protocol.md 7). At most one waits: the newest that has proven the share. Not thread-safe;
// VaultDesk's. `storage`, `seal` and `clock` outlive it.
class RestoreDesk {
public:
    // Code::SealBroken for a row that somebody else wrote.
    static Result<RestoreDesk> open(
        const Lease& lease, Storage& storage, const RowSeal& seal, const Clock& clock);

    // The device that waits; nullptr where none does.
    const ReplacementRow* waiting() const
    {
        return m_row.waiting.empty() ? nullptr : &m_row.waiting;
    }
    // Its name in the list of what waits: decimal digits, the same at both co-signers, above every
    // serial number of a policy.
    std::string id() const;
    std::int64_t drilledMs() const { return m_row.drilledMs; }
    // The first link of new identities serves only a refresh.
    bool mustRefresh(std::uint32_t epoch) const { return m_row.restoredEpoch == epoch; }

    // A change failed, and may have taken place all the same: what is known here counts no more.
    bool unsure() const { return m_unsure; }

    mpc::RestoreStanding standing(const mpc::PublicIdentity& device) const;
    // A proof was good: waits from now on for so long. The same device again goes on waiting.
    Status prove(const mpc::RestoreClaim& claim, std::uint32_t delayS);
    // Forgets what waits.
    Status cancel();
    Status drilled(std::int64_t atMs);

    // What is due now, for the caller to carry out with replaced(); of an epoch that is over it is
    // forgotten. Empty: nothing.
    Result<std::optional<mpc::RestoreClaim>> due(std::uint32_t epoch);
    // `record`, sealed, is the vault's under the identity that was due.
    Status replaced(ByteView record, std::uint32_t epoch);

private:
    RestoreDesk(const Lease& lease, RestoreRow row, Storage& storage, const RowSeal& seal,
        const Clock& clock)
        : m_lease(lease)
        , m_row(std::move(row))
        , m_storage(&storage)
        , m_seal(&seal)
        , m_clock(clock)
    {
    }

    RestoreRow sealed(RestoreRow row) const;
    // What is known here is `row` from now on, if it was written.
    Status noted(Status changed, RestoreRow row);
    Status store(RestoreRow row);

    Lease m_lease;
    RestoreRow m_row;
    Storage* m_storage;
    const RowSeal* m_seal;
    const Clock& m_clock;
    bool m_unsure { false };
};

} // namespace tercet::cosigner
