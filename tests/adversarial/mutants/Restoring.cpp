#include "core/mpc/HubDrill.h"
#include "core/mpc/HubRestore.h"
#include "tests/adversarial/mutants/Campaign.h"

// A drill and a restore: how they are driven, and that a spoiled message changed nothing.
namespace tercet::mpc::mutants {

using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1;

Verdict ended(const Abort& a) { return { std::string(a.name()), a.culprit(), a.reason(), {} }; }

Step<> drill(ThreeParties& p)
{
    const auto& own = p.record(P1);
    TERCET_TRY(auto asked, HubDrill::begin(p.hubRecord, p.env()));
    TERCET_TRY(const auto challenges,
        p.round(Session::Drill, 1, asked.out,
            [&](Party k, ByteView body) { return p.peer(k).drillRound1(body); }));
    TERCET_TRY(auto proving, std::move(asked.state).onChallenges(challenges, own.x, own.y));
    TERCET_TRY(const auto receipts,
        p.round(Session::Drill, 2, proving.out,
            [&](Party k, ByteView body) { return p.peer(k).drillRound2(body, 1000); }));
    TERCET_CHECK(std::move(proving.state).onReceipts(receipts));
    return {};
}

// What a backup of P1's share holds, for a device with new keys.
RestoreDraft draftOf(ThreeParties& p)
{
    auto draft = p.record(P1).clone();
    draft.own = OwnIdentity::generate(p.random);
    draft.identities[P1] = draft.own.publicKeys();
    draft.status = RecordStatus::Pending;
    draft.confirmations = {};
    return std::make_shared<const CoreRecord>(std::move(draft));
}

Step<Bytes> prove(ThreeParties& p, Party k, ByteView body)
{
    TERCET_TRY(const auto claim, p.peer(k).openRestore(body));
    TERCET_CHECK(p.peer(k).replaceDevice(
        claim, [&](const CoreRecord& record) { return p.records(k).store(record); }));
    return p.peer(k).answerRestore(claim, { RestoreState::Taken, 0 });
}

Step<RestoreStandings> replace(ThreeParties& p, const RestoreDraft& draft)
{
    HubRestore::With with;
    for (int i = 0; i < 4; ++i) {
        TERCET_TRY(auto asked, HubRestore::begin(draft, p.env(), with));
        TERCET_TRY(
            const auto said, p.round(Session::Restore, 1, asked.out, [&](Party k, ByteView body) {
                return p.peer(k).restoreRound1(
                    body, [](const PublicIdentity&) { return RestoreStanding {}; });
            }));
        TERCET_TRY(auto next, std::move(asked.state).onChallenges(said));
        if (const auto* open = std::get_if<HubRestore::Unsettled>(&next)) {
            with = HubRestore::Question { open->transcript };
            continue;
        }
        if (const auto* settlement = std::get_if<Settlement>(&next)) {
            with = *settlement;
            continue;
        }
        if (auto* done = std::get_if<RestoreStandings>(&next)) return std::move(*done);
        auto& proving = std::get<Next<HubRestoreProving>>(next);
        TERCET_TRY(const auto standings,
            p.round(Session::Restore, 2, proving.out,
                [&](Party k, ByteView body) { return prove(p, k, body); }));
        return std::move(proving.state).onStandings(standings);
    }
    return stop(Recoverable { {}, "never settled" });
}

// What `now` would be, had only the device changed.
bool isBut(const CoreRecord& before, const CoreRecord& now)
{
    auto wanted = before.clone();
    wanted.identities[P1] = now.identities[P1];
    wanted.confirmations = now.confirmations;
    const auto a = wanted.encode(), b = now.encode();
    return equal(a.view(), b.view());
}

} // namespace

Verdict Campaign::restore(ThreeParties& p)
{
    const auto old = p.record(P1).identities[P1];
    const std::array before { p.record(Party::P2).clone(), p.record(Party::P3).clone() };
    const auto draft = draftOf(p);
    Verdict all { "signature", {}, {}, {} };
    const auto drilled = drill(p);
    if (!drilled) all = ended(drilled.error());
    // Whoever spoils what the new device says has its keys.
    p.own[0] = draft->own.clone();
    if (drilled) {
        const auto standings = replace(p, draft);
        if (!standings)
            all = ended(standings.error());
        else if (!standings->record)
            all.outcome = "refuse";
    }
    for (const auto k : others(P1)) {
        const auto& now = p.record(k);
        const bool taken = now.identities[P1] == draft->own.publicKeys();
        if (!taken && now.identities[P1] != old) all.fault = "a third device";
        if (taken && m_result >= 0 && m_at.to == k) all.fault = "it was accepted";
        if (!isBut(before[k == Party::P2 ? 0 : 1], now)) all.fault = "the record changed";
    }
    // Nothing stands in the way of honest messages.
    p.tap = {};
    if (!drilled && !drill(p)) all.fault = "no drill any more";
    const auto restored = replace(p, draft);
    const bool same = restored && restored->record
        && restored->record->idHash() == p.record(Party::P2).idHash()
        && restored->record->idHash() == p.record(Party::P3).idHash();
    if (!same) all.fault = "no restore any more";
    return all;
}

} // namespace tercet::mpc::mutants
