#include "core/mpc/Body.h"
#include "core/mpc/PeerVaultImpl.h"

namespace tercet::mpc {

Step<Bytes> PeerVault::refreshRound1(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "n", "r1" }, {}));
    TERCET_TRY(const auto nonce, body.array<32>("n"));
    TERCET_TRY(auto* link, m.live(true));
    TERCET_CHECK(link->allowed());
    if (m.epochs.pending()) return stop(Refuse { Code::RefreshUnfinished, "one is pending" });
    if (m.epochs.unproven())
        return stop(Refuse { Code::RefreshUnfinished, "this epoch is unproven" });
    RefreshParty party(m.link, nonce);
    const auto session = party.commitSession();
    TERCET_TRY(const auto r1, link->open(body["r1"], MessageType::Refresh, session, 1, Party::P1));
    link->accept(MessageType::Refresh, session, 1, Party::P1);
    TERCET_CHECK(party.takeCommit(Party::P1, r1.view()));
    const auto own = party.commit();
    m.refresh.emplace(Impl::Refresh { std::move(party), 2 });
    return makeBody({ { "r1", link->seal(MessageType::Refresh, session, 1, Party::P1, own) },
        { "relay", link->seal(MessageType::Refresh, session, 1, m.peer(), own) } });
}

Step<Bytes> PeerVault::refreshRound2(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "r1", "r2" }, {}));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.refresh || m.refresh->round != 2) return stop(Drop { "no refresh in this round" });
    auto& party = m.refresh->party;
    const auto step = [&]() -> Step<Bytes> {
        const auto first = party.commitSession();
        TERCET_TRY(const auto r1, link->open(body["r1"], MessageType::Refresh, first, 1, m.peer()));
        TERCET_CHECK(party.takeCommit(m.peer(), r1.view()));
        const auto own = party.reveal();
        // The session of round 2 is known only now.
        const auto second = party.revealSession();
        TERCET_TRY(
            const auto r2, link->open(body["r2"], MessageType::Refresh, second, 2, Party::P1));
        link->accept(MessageType::Refresh, first, 1, m.peer());
        link->accept(MessageType::Refresh, second, 2, Party::P1);
        TERCET_CHECK(party.takeReveal(Party::P1, r2.view()));
        return makeBody({ { "r2", link->seal(MessageType::Refresh, second, 2, Party::P1, own) },
            { "relay", link->seal(MessageType::Refresh, second, 2, m.peer(), own) } });
    };
    auto answer = step();
    if (!answer) return std::unexpected(m.abandonRefresh(answer.error()));
    m.refresh->round = 3;
    return answer;
}

Step<Bytes> PeerVault::refreshRound3(ByteView bytes)
{
    auto& m = *m_impl;
    TERCET_TRY(const auto body, Body::parse(bytes, { "r2", "f3" }, {}));
    TERCET_TRY(auto* link, m.live(true));
    if (!m.refresh || m.refresh->round != 3) return stop(Drop { "no refresh in this round" });
    auto& party = m.refresh->party;
    const auto session = party.revealSession();
    const auto step = [&]() -> Step<CoreRecord> {
        TERCET_TRY(
            const auto r2, link->open(body["r2"], MessageType::Refresh, session, 2, m.peer()));
        TERCET_CHECK(party.takeReveal(m.peer(), r2.view()));
        TERCET_TRY(auto next, party.finish());
        TERCET_TRY(
            next.confirmations[0], RefreshParty::openConfirm(next, session, Party::P1, body["f3"]));
        link->accept(MessageType::Refresh, session, 2, m.peer());
        return next;
    };
    auto next = step();
    if (!next) return std::unexpected(m.abandonRefresh(next.error()));
    auto answer = makeBody({ { "f3", RefreshParty::confirmEnvelope(*next, session) } });
    if (auto begun = m.epochs.begin(std::move(*next)); !begun) {
        m.refresh.reset();
        return std::unexpected(begun.error());
    }
    // With the confirmation the old epoch is over here, one way or the other.
    m.candidate.reset();
    m.endLink();
    return answer;
}

// A refresh ends with any abort but Drop.
Abort PeerVault::Impl::abandonRefresh(Abort abort)
{
    if (!abort.is<Drop>()) refresh.reset();
    return abort;
}

} // namespace tercet::mpc
