#pragma once

#include "core/mpc/HubDrill.h"
#include "core/mpc/HubRestore.h"
#include "tests/unit/backend/Device.h"

namespace tercet::test {

// A device that has nothing but a backup of Share 1, which is a copy of `lost`'s record, and an
// identity of its own.
class RestoringDevice {
public:
    RestoringDevice(Device& device, const mpc::CoreRecord& lost, const mpc::OwnIdentity* own = {})
        : m_device(device)
    {
        auto draft = lost.clone();
        draft.own = own ? own->clone() : mpc::OwnIdentity::generate(device.random);
        draft.identities[mpc::Party::P1] = draft.own.publicKeys();
        draft.status = mpc::RecordStatus::Pending;
        draft.confirmations = {};
        m_draft = std::make_shared<const mpc::CoreRecord>(std::move(draft));
        device.record = m_draft;
    }
    // One question to both, and the proof where they ask for it. Once both have taken it, `device`
    // is P1.
    Result<mpc::RestoreStandings> ask()
    {
        auto talk = m_device.session(cosigner::SessionKind::Restore);
        auto first = mpc::HubRestore::begin(m_draft, m_device.environment);
        if (!first) return std::unexpected(first.error().error());
        TERCET_TRY(const auto challenges, m_device.exchange(talk, first->out));
        auto next = std::move(first->state).onChallenges(challenges);
        if (!next) return std::unexpected(next.error().error());
        if (auto* done = std::get_if<mpc::RestoreStandings>(&*next)) return take(std::move(*done));
        auto* second = std::get_if<mpc::Next<mpc::HubRestoreProving>>(&*next);
        if (!second) return fail(Code::RefreshUnfinished, "an epoch was cut off");
        TERCET_TRY(const auto answers, m_device.exchange(talk, second->out));
        auto standings = std::move(second->state).onStandings(answers);
        if (!standings) return std::unexpected(standings.error().error());
        return take(std::move(*standings));
    }
    const mpc::PublicIdentity keys() const { return m_draft->own.publicKeys(); }

private:
    mpc::RestoreStandings take(mpc::RestoreStandings standings)
    {
        if (standings.record)
            m_device.record = std::make_shared<const mpc::CoreRecord>(standings.record->clone());
        return standings;
    }
    Device& m_device;
    mpc::RestoreDraft m_draft;
};

inline Status drill(Device& d)
{
    auto talk = d.session(cosigner::SessionKind::Drill);
    auto first = mpc::HubDrill::begin(d.record, d.environment);
    if (!first) return std::unexpected(first.error().error());
    TERCET_TRY(const auto challenges, d.exchange(talk, first->out));
    auto second = std::move(first->state).onChallenges(challenges, d.record->x, d.record->y);
    if (!second) return std::unexpected(second.error().error());
    TERCET_TRY(const auto receipts, d.exchange(talk, second->out));
    const auto times = std::move(second->state).onReceipts(receipts);
    if (!times) return std::unexpected(times.error().error());
    return {};
}

} // namespace tercet::test
