#include "core/wallet/Restoring.h"

#include "core/mpc/HubDrill.h"

namespace tercet::wallet {

namespace {

std::unexpected<Stopped> stoppedBy(const mpc::Abort& abort)
{
    return std::unexpected(Conversation::stopped(abort));
}

// An epoch that was cut off takes two beginnings more.
constexpr int kBeginnings = 4;

Conversation conversationOf(Exchange& exchange, const mpc::Environment& environment,
    const Bytes32& vault, cosigner::SessionKind kind)
{
    Conversation out(exchange, environment.entropy, hex(vault), kind);
    out.interruptedBy(kStop);
    return out;
}

}

mpc::CoreRecord draftOf(const backup::ShareBackup& backup, mpc::OwnIdentity own, Random& random)
{
    mpc::Identities identities;
    for (std::size_t i = 0; i < backup.parties.size(); ++i)
        identities[mpc::kParties[i]] = { backup.parties[i].ik, backup.parties[i].sk };
    identities[mpc::Party::P1] = own.publicKeys();
    mpc::CoreRecord out { .party = mpc::Party::P1,
        .wid = backup.vault,
        .eid = backup.eid,
        .tr = backup.transcript,
        .epoch = backup.epoch,
        .status = mpc::RecordStatus::Pending,
        .x = backup.x,
        .publicShares = backup.publicShares,
        .key = backup.key,
        .chainCode = backup.chainCode,
        .y = backup.y,
        .edPublicShares = backup.edPublicShares,
        .edKey = backup.edKey,
        .edChainCode = backup.edChainCode,
        .identities = identities,
        .own = std::move(own),
        .hedgeKey = {} };
    random.fill(out.hedgeKey.mutableView());
    return out;
}

Outcome<ByCosigner<std::int64_t>> drill(Exchange& exchange, const mpc::Environment& environment,
    std::shared_ptr<const mpc::CoreRecord> own, const backup::ShareBackup& backup)
{
    if (backup.vault != own->wid || backup.eid != own->eid
        || backup.publicShares[0] != own->publicShares[0]
        || backup.edPublicShares[0] != own->edPublicShares[0])
        return std::unexpected(
            Stopped { { Code::BackupShareMismatch, "another share" }, Share::Device });
    auto first = mpc::HubDrill::begin(own, environment);
    if (!first) return stoppedBy(first.error());
    auto conversation
        = conversationOf(exchange, environment, own->wid, cosigner::SessionKind::Drill);
    TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
        return std::move(first->state).onChallenges(in, backup.x, backup.y);
    }));
    return conversation.advance(
        second.out, [&](const mpc::Bodies& in) { return std::move(second.state).onReceipts(in); });
}

Outcome<mpc::RestoreStandings> restore(Exchange& exchange, const mpc::Environment& environment,
    const mpc::RestoreDraft& draft, const std::function<void()>& proving)
{
    mpc::HubRestore::With with;
    for (int i = 0; i < kBeginnings; ++i) {
        auto first = mpc::HubRestore::begin(draft, environment, with);
        if (!first) return stoppedBy(first.error());
        auto conversation
            = conversationOf(exchange, environment, draft->wid, cosigner::SessionKind::Restore);
        TERCET_TRY(auto next, conversation.advance(first->out, [&](const mpc::Bodies& in) {
            return std::move(first->state).onChallenges(in);
        }));
        if (const auto* open = std::get_if<mpc::HubRestore::Unsettled>(&next)) {
            with = mpc::HubRestore::Question { open->transcript };
            continue;
        }
        if (const auto* settlement = std::get_if<mpc::Settlement>(&next)) {
            with = *settlement;
            continue;
        }
        if (auto* done = std::get_if<mpc::RestoreStandings>(&next)) return std::move(*done);
        auto& second = std::get<mpc::Next<mpc::HubRestoreProving>>(next);
        proving();
        return conversation.advance(second.out,
            [&](const mpc::Bodies& in) { return std::move(second.state).onStandings(in); });
    }
    return std::unexpected(Stopped { { Code::CosignerBadAnswer, "never settled" } });
}

} // namespace tercet::wallet
