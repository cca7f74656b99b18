#include "tests/adversarial/cheating/RogueRefresh.h"

#include "core/mpc/Body.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc::cheating {

using crypto::EdPoint;
using crypto::Point;
using test::Session;
using test::ThreeParties;

namespace {

std::size_t at(Party p) { return std::size_t(number(p) - 1); }

}

RogueRefresh::RogueRefresh(
    ThreeParties& parties, Party self, const Bytes32& nonce, const RefreshWays& ways)
    : m_p(parties)
    , m_link(parties.state(self))
    , m_self(self)
{
    // One salt for all: that two commitments differ is up to the lies.
    const auto salt = m_p.random.bytes<32>();
    for (auto to : others(self)) {
        const auto own = ways.to.find(to);
        Face f { .lies = own == ways.to.end() ? ways.toAll : own->second,
            .x = m_link.record().x,
            .y = m_link.record().y,
            .reveal
            = { *Point::mulBase(m_link.record().x), *EdPoint::mulBase(m_link.record().y), salt,
                { *Point::mulBase(m_link.record().x), {}, *EdPoint::mulBase(m_link.record().y),
                    {} } } };
        f.nonce = f.lies.nonce.value_or(nonce);
        f.id = refreshId(m_link.id(), m_link.record().epoch + f.lies.epochsAhead, f.nonce);
        for (auto j : others(self)) {
            if (f.lies.unshifted.contains(j)) continue;
            const auto& root = m_link.with(j).root();
            const auto shift = refreshShift(root, f.id);
            const auto edShift = refreshShiftEd(root, f.id);
            f.x = j > self ? f.x + shift : f.x - shift;
            f.y = j > self ? f.y + edShift : f.y - edShift;
        }
        f.x += f.lies.addedX;
        f.y = f.y + f.lies.addedY;
        f.reveal.x = *Point::mulBase(f.x);
        f.reveal.y = *EdPoint::mulBase(f.y);
        f.lies.committed(f.reveal);
        m_faces.emplace(to, std::move(f));
    }
}

Bytes RogueRefresh::commit(Party to)
{
    auto& f = m_faces.at(to);
    const auto& r = f.reveal;
    if (f.lies.commitmentOf && m_commits.contains(*f.lies.commitmentOf))
        f.commit = m_commits.at(*f.lies.commitmentOf);
    else
        f.commit = RefreshCommit { crypto::hash(
            tag::kRefreshCommit, f.id, encode(m_self), r.x.encode(), r.y, r.salt) };
    return f.commit->encode();
}

void RogueRefresh::takeCommit(Party from, ByteView payload)
{
    m_commits[from] = RefreshCommit::decode(payload).value();
}

std::array<Bytes32, 3> RogueRefresh::commitments(Party to) const
{
    std::array<Bytes32, 3> all;
    for (const auto& [party, one] : m_commits) all[at(party)] = one.commitment;
    all[at(m_self)] = m_faces.at(to).commit->commitment;
    return all;
}

Bytes32 RogueRefresh::session(Party to) const
{
    const auto [a, b, c] = commitments(to);
    return crypto::hash(tag::kRefreshSession, m_faces.at(to).id, m_link.record().idHash(), a, b, c);
}

Bytes RogueRefresh::reveal(Party to)
{
    auto& f = m_faces.at(to);
    ProofContext context { tag::kRefreshProof, tag::kRefreshProofEd, session(to), m_self,
        commitments(to) };
    auto x = f.x;
    f.lies.proof(context, x);
    f.reveal.proofs
        = proveKeys(context, x, *Point::mulBase(x), f.y, *EdPoint::mulBase(f.y), m_p.random);
    f.lies.revealed(f.reveal, m_reveals);
    return f.reveal.encode();
}

void RogueRefresh::takeReveal(Party from, ByteView payload)
{
    m_reveals.insert_or_assign(from, RefreshReveal::decode(payload).value());
}

CoreRecord RogueRefresh::record(Party to) const
{
    const auto& f = m_faces.at(to);
    auto all = m_reveals;
    all.insert_or_assign(m_self, f.reveal);
    auto next = m_link.record().clone();
    next.epoch += 1;
    next.status = RecordStatus::Pending;
    next.eid
        = epochId(session(to), next.epoch, next.key, next.edKey, next.chainCode, next.edChainCode);
    next.x = f.x;
    next.y = f.y;
    for (const auto& [party, r] : all) {
        next.publicShares[at(party)] = r.x;
        next.edPublicShares[at(party)] = r.y;
    }
    const auto& [a, b, c] = next.publicShares;
    const auto& [d, e, g] = next.edPublicShares;
    next.tr = crypto::hash(tag::kRefreshTranscript, session(to), next.eid, a.encode(), b.encode(),
        c.encode(), d, e, g);
    next.confirmations = {};
    next.confirmations[at(m_self)] = next.own.sign(next.confirmedAs(), next.tr);
    return next;
}

namespace {

constexpr auto kPeers = others(Party::P1);

struct Table {
    ThreeParties& p;
    const std::map<Party, RefreshWays>& ways;
    std::map<Party, RogueRefresh> rogues {};

    bool isRogue(Party k) const { return ways.contains(k); }
    RogueRefresh& seat(Party k, const Bytes32& nonce)
    {
        return rogues.try_emplace(k, p, k, nonce, ways.at(k)).first->second;
    }
    Step<crypto::SecretBytes> open(
        Party self, ByteView envelope, const Bytes32& session, std::uint8_t round, Party from)
    {
        return p.state(self).open(envelope, MessageType::Refresh, session, round, from);
    }
    Bytes seal(Party self, const Bytes32& session, std::uint8_t round, Party to, ByteView payload)
    {
        return p.state(self).seal(MessageType::Refresh, session, round, to, payload);
    }
    void keep(Party k, CoreRecord next)
    {
        if (k == Party::P1) {
            (void)p.hub->begin(std::move(next));
            return;
        }
        (void)p.records(k).storeNext(next);
        auto current = p.record(k).clone();
        (k == Party::P2 ? p.m_p2 : p.m_p3)
            .emplace(Epochs::Held { std::move(current), std::move(next) }, p.journal(k),
                p.records(k), p.env());
    }

    // As P2 or P3.
    Step<Bytes> answer(Party k, int round, ByteView bytes)
    {
        if (!isRogue(k)) {
            auto& honest = p.peer(k);
            return round == 1 ? honest.refreshRound1(bytes)
                : round == 2  ? honest.refreshRound2(bytes)
                              : honest.refreshRound3(bytes);
        }
        return round == 1 ? first(k, bytes) : round == 2 ? second(k, bytes) : third(k, bytes);
    }
    Step<Bytes> first(Party k, ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "n", "r1" }, {}));
        TERCET_TRY(const auto nonce, body.array<32>("n"));
        auto& rogue = seat(k, nonce);
        const auto peer = mpc::third(Party::P1, k);
        TERCET_TRY(const auto r1,
            open(k, body["r1"], refreshId(p.state(k).id(), p.record(k).epoch + 1, nonce), 1,
                Party::P1));
        rogue.takeCommit(Party::P1, r1.view());
        return makeBody(
            { { "r1", seal(k, rogue.id(Party::P1), 1, Party::P1, rogue.commit(Party::P1)) },
                { "relay", seal(k, rogue.id(peer), 1, peer, rogue.commit(peer)) } });
    }
    Step<Bytes> second(Party k, ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "r1", "r2" }, {}));
        auto& rogue = rogues.at(k);
        const auto peer = mpc::third(Party::P1, k);
        TERCET_TRY(const auto r1, open(k, body["r1"], rogue.id(peer), 1, peer));
        rogue.takeCommit(peer, r1.view());
        const auto toHub = rogue.session(Party::P1), toPeer = rogue.session(peer);
        TERCET_TRY(const auto r2, open(k, body["r2"], toHub, 2, Party::P1));
        rogue.takeReveal(Party::P1, r2.view());
        return makeBody({ { "r2", seal(k, toHub, 2, Party::P1, rogue.reveal(Party::P1)) },
            { "relay", seal(k, toPeer, 2, peer, rogue.reveal(peer)) } });
    }
    Step<Bytes> third(Party k, ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "r2", "f3" }, {}));
        auto& rogue = rogues.at(k);
        const auto peer = mpc::third(Party::P1, k);
        TERCET_TRY(const auto r2, open(k, body["r2"], rogue.session(peer), 2, peer));
        rogue.takeReveal(peer, r2.view());
        const auto honest = isRogue(Party::P1) ? peer : Party::P1;
        auto next = rogue.record(honest);
        const auto f3 = RefreshParty::confirmEnvelope(next, rogue.session(honest));
        keep(k, std::move(next));
        return makeBody({ { "f3", f3 } });
    }

    Step<Bodies> round(int n, const Bodies& out)
    {
        return p.round(
            Session::Refresh, n, out, [&](Party k, ByteView body) { return answer(k, n, body); });
    }

    Step<> honestHub()
    {
        TERCET_TRY(auto begun, p.link->beginRefresh());
        TERCET_TRY(const auto commits, round(1, begun.out));
        TERCET_TRY(auto revealing, std::move(begun.state).onCommitments(commits));
        TERCET_TRY(const auto reveals, round(2, revealing.out));
        TERCET_TRY(auto confirming, std::move(revealing.state).onReveals(reveals));
        TERCET_CHECK(p.hub->begin(confirming.state.record()));
        TERCET_TRY(const auto confirms, round(3, confirming.out));
        TERCET_TRY(const auto all, std::move(confirming.state).onConfirmations(confirms));
        TERCET_CHECK(p.hub->confirm(all));
        p.hubRecord = p.hub->current();
        return {};
    }

    Step<> rogueHub()
    {
        constexpr auto kHub = Party::P1;
        auto& rogue = seat(kHub, p.random.bytes<32>());
        Bodies out;
        for (auto k : kPeers)
            out[k] = makeBody({ { "n", rogue.nonce(k) },
                { "r1", seal(kHub, rogue.id(k), 1, k, rogue.commit(k)) } });
        TERCET_TRY(const auto commits, round(1, out));
        for (auto k : kPeers) {
            TERCET_TRY(
                const auto r1, open(kHub, test::bodyValue(commits[k], "r1"), rogue.id(k), 1, k));
            rogue.takeCommit(k, r1.view());
        }
        for (auto k : kPeers)
            out[k] = makeBody({ { "r1", test::bodyValue(commits[mpc::third(kHub, k)], "relay") },
                { "r2", seal(kHub, rogue.session(k), 2, k, rogue.reveal(k)) } });
        TERCET_TRY(const auto reveals, round(2, out));
        for (auto k : kPeers) {
            TERCET_TRY(const auto r2,
                open(kHub, test::bodyValue(reveals[k], "r2"), rogue.session(k), 2, k));
            rogue.takeReveal(k, r2.view());
        }
        for (auto k : kPeers)
            out[k] = makeBody({ { "r2", test::bodyValue(reveals[mpc::third(kHub, k)], "relay") },
                { "f3", RefreshParty::confirmEnvelope(rogue.record(k), rogue.session(k)) } });
        keep(kHub, rogue.record(isRogue(Party::P2) ? Party::P3 : Party::P2));
        const auto confirms = round(3, out);
        return confirms ? Step<> {} : Step<>(std::unexpected(confirms.error()));
    }
};

} // namespace

Step<> refresh(ThreeParties& parties, const std::map<Party, RefreshWays>& rogues)
{
    Table table { parties, rogues };
    return rogues.contains(Party::P1) ? table.rogueHub() : table.honestHub();
}

} // namespace tercet::mpc::cheating
