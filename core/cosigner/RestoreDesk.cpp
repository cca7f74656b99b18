#include "core/cosigner/RestoreDesk.h"

namespace tercet::cosigner {

Result<RestoreDesk> RestoreDesk::open(
    const Lease& lease, Storage& storage, const RowSeal& seal, const Clock& clock)
{
    TERCET_TRY(auto row, storage.restore(lease.vault));
    if (!seal.holdsOrNone(row, lease.vault))
        return fail(Code::SealBroken, "a restore that is not ours", "device");
    return RestoreDesk(lease, std::move(row), storage, seal, clock);
}

RestoreRow RestoreDesk::sealed(RestoreRow row) const
{
    row.seal = toBytes(m_seal->of(row, m_lease.vault));
    return row;
}

Status RestoreDesk::noted(Status changed, RestoreRow row)
{
    if (changed)
        m_row = std::move(row);
    else
        m_unsure = true;
    return changed;
}

Status RestoreDesk::store(RestoreRow row)
{
    row = sealed(std::move(row));
    const auto stored = m_storage->setRestore(m_lease, row);
    return noted(stored, std::move(row));
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
    auto changed = m_row;
    changed.waiting = { claim.device.ik, claim.device.sk, claim.confirmation, claim.epoch, now,
        now + 1000LL * delayS };
    return store(std::move(changed));
}

Status RestoreDesk::cancel()
{
    auto changed = m_row;
    changed.waiting = {};
    return store(std::move(changed));
}

Status RestoreDesk::drilled(std::int64_t atMs)
{
    auto changed = m_row;
    changed.drilledMs = atMs;
    return store(std::move(changed));
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
    auto changed = sealed({ .restoredEpoch = epoch, .drilledMs = m_row.drilledMs });
    const auto stored = m_storage->replaceDevice(m_lease, record, changed);
    return noted(stored, std::move(changed));
}

} // namespace tercet::cosigner
