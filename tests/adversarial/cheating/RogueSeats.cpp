#include "core/mpc/Body.h"
#include "tests/adversarial/cheating/RoguePresign.h"

// The rogue's bodies, in each of the three seats.
namespace tercet::mpc::cheating {

using test::Session;
using test::ThreeParties;

namespace {

constexpr auto kPeers = others(Party::P1);

struct RoguePeer {
    LinkState& link;
    Party self;
    std::optional<RoguePresign> run {};

    Party peer() const { return third(Party::P1, self); }
    Step<crypto::SecretBytes> open(ByteView envelope, std::uint8_t round, Party from)
    {
        return link.open(envelope, MessageType::Presign, run->session(), round, from);
    }
    Bytes seal(std::uint8_t round, Party to, ByteView payload)
    {
        return link.seal(MessageType::Presign, run->session(), round, to, payload);
    }

    Step<Bytes> round1(ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "n", "a" }, { "l3" }));
        TERCET_TRY(const auto a, open(body["a"], 1, Party::P1));
        TERCET_CHECK(run->takeExtension(Party::P1, a.view()));
        const auto toHub = run->extension(Party::P1), toPeer = run->extension(peer());
        return makeBody(
            { { "a", seal(1, Party::P1, toHub) }, { "relay", seal(1, peer(), toPeer) } });
    }
    Step<Bytes> round2(ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "a", "b" }, { "l4" }));
        TERCET_TRY(const auto a, open(body["a"], 1, peer()));
        TERCET_CHECK(run->takeExtension(peer(), a.view()));
        const auto toHub = run->share(Party::P1), toPeer = run->share(peer());
        TERCET_TRY(const auto b, open(body["b"], 2, Party::P1));
        TERCET_CHECK(run->takeShare(Party::P1, b.view()));
        return makeBody(
            { { "b", seal(2, Party::P1, toHub) }, { "relay", seal(2, peer(), toPeer) } });
    }
    Step<Bytes> round3(ByteView bytes)
    {
        TERCET_TRY(const auto body, Body::parse(bytes, { "b" }, {}));
        TERCET_TRY(const auto b, open(body["b"], 2, peer()));
        TERCET_CHECK(run->takeShare(peer(), b.view()));
        auto presignature = run->finish();
        const auto id = presignature.id;
        link.store(std::move(presignature));
        return makeBody({ { "pt", seal(3, Party::P1, id) } });
    }
};

struct Table {
    ThreeParties& parties;
    const std::map<Party, Ways>& rogues;
    std::map<Party, RoguePeer> peers {};

    RoguePresign make(Party self, const Bytes32& nonce)
    {
        return { parties.state(self), nonce, parties.random, rogues.at(self),
            [this, self](Party victim) -> const OtReceiverKeys* {
                const bool ended = victim != Party::P1 && !parties.peer(victim).hasLink();
                return ended ? nullptr : &parties.state(victim).with(self).receiverKeys();
            } };
    }
    Step<Bytes> answer(Party k, int round, ByteView body)
    {
        if (!rogues.contains(k)) {
            auto& honest = parties.peer(k);
            return round == 1 ? honest.presignRound1(body)
                : round == 2  ? honest.presignRound2(body)
                              : honest.presignRound3(body);
        }
        if (round == 1) {
            TERCET_TRY(const auto parsed, Body::parse(body, { "n", "a" }, { "l3" }));
            TERCET_TRY(const auto nonce, parsed.array<32>("n"));
            auto& fresh = peers.try_emplace(k, RoguePeer { parties.state(k), k }).first->second;
            fresh.run.emplace(make(k, nonce));
        }
        auto& rogue = peers.at(k);
        return round == 1 ? rogue.round1(body)
            : round == 2  ? rogue.round2(body)
                          : rogue.round3(body);
    }
    Step<Bodies> round(int n, const Bodies& out)
    {
        return parties.round(
            Session::Presign, n, out, [&](Party k, ByteView body) { return answer(k, n, body); });
    }
};

Step<> honestHub(Table& table)
{
    TERCET_TRY(auto begun, table.parties.link->beginPresign());
    TERCET_TRY(const auto extensions, table.round(1, begun.out));
    TERCET_TRY(auto multiplying, std::move(begun.state).onExtensions(extensions));
    TERCET_TRY(const auto shares, table.round(2, multiplying.out));
    TERCET_TRY(auto finishing, std::move(multiplying.state).onShares(shares));
    TERCET_TRY(const auto reports, table.round(3, finishing.out));
    return std::move(finishing.state).onConfirmations(reports);
}

Step<> rogueHub(Table& table, std::map<Party, crypto::Scalar>* nonces)
{
    auto& link = table.parties.state(Party::P1);
    const auto nonce = table.parties.random.bytes<32>();
    auto run = table.make(Party::P1, nonce);
    if (nonces) nonces->insert_or_assign(Party::P1, run.r());
    const auto seal = [&](std::uint8_t round, Party to, ByteView payload) {
        return link.seal(MessageType::Presign, run.session(), round, to, payload);
    };
    Bodies out;
    for (auto k : kPeers)
        out[k] = makeBody({ { "n", nonce }, { "a", seal(1, k, run.extension(k)) } });
    TERCET_TRY(const auto extensions, table.round(1, out));
    for (auto k : kPeers) {
        TERCET_TRY(const auto a,
            link.open(
                test::bodyValue(extensions[k], "a"), MessageType::Presign, run.session(), 1, k));
        TERCET_CHECK(run.takeExtension(k, a.view()));
    }
    for (auto k : kPeers)
        out[k] = makeBody({ { "a", test::bodyValue(extensions[third(Party::P1, k)], "relay") },
            { "b", seal(2, k, run.share(k)) } });
    TERCET_TRY(const auto shares, table.round(2, out));
    for (auto k : kPeers) {
        TERCET_TRY(const auto b,
            link.open(test::bodyValue(shares[k], "b"), MessageType::Presign, run.session(), 2, k));
        TERCET_CHECK(run.takeShare(k, b.view()));
        out[k] = makeBody({ { "b", test::bodyValue(shares[third(Party::P1, k)], "relay") } });
    }
    TERCET_TRY(const auto reports, table.round(3, out));
    link.store(run.finish());
    return {};
}

} // namespace

Step<> presign(ThreeParties& parties, const std::map<Party, Ways>& rogues,
    std::map<Party, crypto::Scalar>* nonces)
{
    Table table { parties, rogues };
    const auto done = rogues.contains(Party::P1) ? rogueHub(table, nonces) : honestHub(table);
    if (nonces)
        for (const auto& [k, peer] : table.peers)
            if (peer.run) nonces->insert_or_assign(k, peer.run->r());
    return done;
}

} // namespace tercet::mpc::cheating
