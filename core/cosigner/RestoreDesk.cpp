#include "core/cosigner/RestoreDesk.h"

namespace tercet::cosigner {

Result<RestoreDesk> RestoreDesk::open(const Lease& lease, Storage& storage, const Clock& clock)
{
    TERCET_TRY(const auto row, storage.restore(lease.vault));
    return RestoreDesk(lease, row, storage, clock);
}

Status RestoreDesk::sure(Status changed)
{
    if (!changed) m_unsure = true;
    return changed;
}

std::string RestoreDesk::id() const
{
    std::uint64_t number = 1;
    for (std::size_t i = 0; i < 8; ++i) number = (number << 8) | m_row.waiting.ik[i];
    return std::to_string(number | (1ull << 63));
}

mpc::RestoreStanding RestoreDesk::standing(const mpc::PublicIdentity& device) const
{
    const auto* row = waiting();
    if (!row || row->ik != device.ik || row->sk != device.sk) return {};
    return { mpc::RestoreState::Waiting, row->dueMs };
}

Status RestoreDesk::prove(const mpc::RestoreClaim& claim, std::uint32_t delayS)
{
    const auto* row = waiting();
    if (row && row->ik == claim.device.ik && row->sk == claim.device.sk
        && row->epoch == claim.epoch)
        return {};
    const auto now = m_clock.wallMs();
    const ReplacementRow asked { claim.device.ik, claim.device.sk, claim.confirmation, claim.epoch,
        now, now + 1000LL * delayS };
    TERCET_CHECK(sure(m_storage->setReplacement(m_lease, asked)));
    m_row.waiting = asked;
    return {};
}

Status RestoreDesk::cancel()
{
    TERCET_CHECK(sure(m_storage->setReplacement(m_lease, {})));
    m_row.waiting = {};
    return {};
}

Status RestoreDesk::drilled(std::int64_t atMs)
{
    TERCET_CHECK(sure(m_storage->setDrilled(m_lease, atMs)));
    m_row.drilledMs = atMs;
    return {};
}

Result<std::optional<mpc::RestoreClaim>> RestoreDesk::due(std::uint32_t epoch)
{
    const auto* row = waiting();
    if (!row) return std::nullopt;
    if (row->epoch != epoch) {
        TERCET_CHECK(cancel());
        return std::nullopt;
    }
    if (row->dueMs > m_clock.wallMs()) return std::nullopt;
    return mpc::RestoreClaim { {}, row->epoch, { row->ik, row->sk }, row->confirmation };
}

Status RestoreDesk::replaced(ByteView record, std::uint32_t epoch)
{
    TERCET_CHECK(sure(m_storage->replaceDevice(m_lease, record, epoch)));
    m_row.waiting = {};
    m_row.restoredEpoch = epoch;
    return {};
}

} // namespace tercet::cosigner
