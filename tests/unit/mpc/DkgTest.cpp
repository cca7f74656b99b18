#include <algorithm>
#include <gtest/gtest.h>

#include "core/mpc/DkgMessages.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

Bytes payloadOf(ByteView envelope)
{
    return toBytes(envelope.subspan(Header::kBytes, peekHeader(envelope)->payloadBytes));
}

}

TEST(Dkg, AllThreeHoldTheSameKeyAndTheirOwnShare)
{
    ThreeParties p;
    ASSERT_EQ(outcome(p.dkg()), "");
    const auto& a = p.record(P1);
    EXPECT_EQ(a.status, RecordStatus::Active);
    crypto::Scalar x;
    crypto::EdScalar y;
    for (auto party : kParties) {
        const auto& r = p.record(party);
        EXPECT_EQ(r.party, party);
        EXPECT_EQ(r.wid, a.wid);
        EXPECT_EQ(r.eid, a.eid);
        EXPECT_EQ(r.tr, a.tr);
        EXPECT_EQ(r.key, a.key);
        EXPECT_EQ(r.edKey, a.edKey);
        EXPECT_EQ(r.chainCode, a.chainCode);
        EXPECT_EQ(r.edChainCode, a.edChainCode);
        EXPECT_EQ(r.publicShares, a.publicShares);
        EXPECT_EQ(r.identities, a.identities);
        x += r.x;
        y = y + r.y;
    }
    EXPECT_NE(a.chainCode, a.edChainCode);
    EXPECT_EQ(crypto::Point::mulBase(x), a.key);
    EXPECT_EQ(crypto::EdPoint::mulBase(y), a.edKey);
    EXPECT_EQ(a.eid, epochId(a.wid, 1, a.key, a.edKey, a.chainCode, a.edChainCode));
    // A co-signer lacks the other's confirmation until the first link.
    EXPECT_EQ(p.record(P2).status, RecordStatus::Pending);
    EXPECT_TRUE(p.record(P2).confirmations[0] && p.record(P2).confirmations[1]);
    EXPECT_FALSE(p.record(P2).confirmations[2]);
}

TEST(Dkg, EveryRunIsAnotherKey)
{
    ThreeParties p;
    ASSERT_EQ(outcome(p.dkg()), "");
    const auto first = p.record(P1).key;
    ASSERT_EQ(outcome(p.dkg()), "");
    EXPECT_NE(p.record(P1).key, first);
}

// P1 shows P2 and P3 different commitments: other session ids, nobody stores a share.
TEST(Dkg, EquivocatedCommitment)
{
    ThreeParties p;
    p.tap = tapAt({ Session::Dkg, 1, P1, P3 }, [&](Bytes& body) {
        editBodyValue(body, "d1", [&](Bytes& d1) { d1 = resigned(p, d1, flipBit(40)); });
    });
    EXPECT_EQ(classOf(p.dkg()), "drop");
    EXPECT_FALSE(p.m_p2 || p.m_p3);
}

TEST(Dkg, EquivocatedRelay)
{
    // P3's D1 reaches P1 and P2 in two versions, both signed by P3.
    ThreeParties p;
    p.tap = tapAt({ Session::Dkg, 2, P1, P2 }, [&](Bytes& body) {
        editBodyValue(body, "d1", [&](Bytes& d1) { d1 = resigned(p, d1, flipBit(0)); });
    });
    EXPECT_EQ(classOf(p.dkg()), "drop");
    EXPECT_FALSE(p.m_p2 || p.m_p3);
}

TEST(Dkg, OtherPolicyIsAnotherSession)
{
    ThreeParties p;
    p.tap = tapAt({ Session::Dkg, 1, P1, P2 },
        [&](Bytes& body) { setBodyValue(body, "policy", view("{}")); });
    EXPECT_EQ(classOf(p.dkg()), "drop");
}

// Rogue key: P3 reveals Z − X_1 − X_2, or anything else than it committed to.
TEST(Dkg, RogueKey)
{
    ThreeParties p;
    std::map<Party, crypto::Point> seen;
    p.tap = [&](Session, int round, Party from, Party to, Bytes& body) {
        if (round != 2) return;
        const auto reveal
            = [&] { return DkgReveal::decode(payloadOf(bodyValue(body, "d2"))).value(); };
        if (from != P3) {
            seen.insert_or_assign(from, reveal().x);
            return;
        }
        ASSERT_EQ(to, P1);
        editBodyValue(body, "d2", [&](Bytes& d2) {
            d2 = resigned(p, d2, [&](Bytes& payload) {
                auto own = reveal();
                own.x = crypto::Point::sum({ own.x, -seen.at(P1), -seen.at(P2) }).value();
                payload = own.encode();
            });
        });
    };
    EXPECT_EQ(outcome(p.dkg()), "recoverable P3: the commitment does not open");
}

// A P3 that makes its messages out of P2's; P1 and P2 are honest. What P1 says of it.
struct CheatingP3 {
    std::function<Bytes(ByteView d1OfP2)> commit; // payload of D1_3
    std::function<Bytes(ByteView d2OfP2)> reveal; // payload of D2_3

    Bytes forged(const char* key, ByteView ofP2, const std::function<Bytes(ByteView)>& make)
    {
        auto header = peekHeader(ofP2)->header;
        header.sender = P3;
        const auto envelope = signEnvelope(header, make(payloadOf(ofP2)), *p.own[2]);
        auto body = fromHex("a0").value(); // an empty map
        setBodyValue(body, key, envelope);
        return body;
    }
    std::string run()
    {
        auto begun = HubDkg::begin(p.dkgSetup(), p.env()).value();
        auto p2 = PeerDkg::begin(
            P2, p.own[1]->clone(), DkgOpening::parse(begun.out.p2).value(), p.env())
                      .value();
        const Bodies commits { p2.answer, forged("d1", bodyValue(p2.answer, "d1"), commit) };
        auto revealing = std::move(begun.state).onCommitments(commits).value();
        const auto p2Reveals = std::move(p2.state).onRound2(revealing.out.p2).value().answer;
        const Bodies reveals { p2Reveals, forged("d2", bodyValue(p2Reveals, "d2"), reveal) };
        return outcome(std::move(revealing.state).onReveals(reveals));
    }
    ThreeParties p { 7 };
};

// P3 copies P2's commitment and, later, its reveal: the commitment names its party.
TEST(Dkg, CopiedCommitment)
{
    CheatingP3 cheat { toBytes, toBytes };
    EXPECT_EQ(cheat.run(), "recoverable P3: the commitment does not open");
}

// P3 knows X_2, Y_2 beforehand, commits to them properly and replays P2's proofs: a proof names its
// prover.
TEST(Dkg, ReplayedProof)
{
    Bytes known; // seeded randomness gives P2 the same X_2, Y_2 again
    ThreeParties before(7);
    before.tap = tapAt({ Session::Dkg, 2, P2, P1 },
        [&](Bytes& body) { known = payloadOf(bodyValue(body, "d2")); });
    ASSERT_EQ(outcome(before.dkg()), "");
    CheatingP3 cheat;
    cheat.commit = [&](ByteView) {
        const auto r = DkgReveal::decode(known).value();
        const Bytes32 nonce { 3 };
        return DkgCommit { nonce,
            crypto::hash(tag::kDkgCommit, view("mw1"), encode(P3),
                before.dkgSetup().identities.hash(), nonce, r.x.encode(), r.y, r.chain, r.salt) }
            .encode();
    };
    cheat.reveal = [&](ByteView d2) {
        EXPECT_EQ(DkgReveal::decode(d2)->x, DkgReveal::decode(known)->x);
        return toBytes(d2);
    };
    EXPECT_EQ(cheat.run(), "recoverable P3: proof of knowledge");
}

TEST(Dkg, WrongProofs)
{
    for (const std::size_t at : { 33 + 32 + 32 + 32 + 33 + 31, 33 + 32 + 32 + 32 + 33 + 32 + 32 }) {
        ThreeParties p;
        p.tap = tapAt({ Session::Dkg, 2, P2, P1 }, [&](Bytes& body) {
            editBodyValue(body, "d2", [&](Bytes& d2) { d2 = resigned(p, d2, flipBit(at)); });
        });
        EXPECT_EQ(outcome(p.dkg()), "recoverable P2: proof of knowledge");
    }
}

TEST(Dkg, WrongConfirmation)
{
    for (const auto& [from, to, culprit] :
        { std::tuple { P1, P2, P1 }, std::tuple { P3, P1, P3 } }) {
        ThreeParties p;
        p.tap = tapAt({ Session::Dkg, 3, from, to }, [&](Bytes& body) {
            editBodyValue(body, "d3", [&](Bytes& d3) { d3 = resigned(p, d3, flipBit(0)); });
        });
        const auto done = p.dkg();
        ASSERT_EQ(classOf(done), "recoverable");
        EXPECT_EQ(done.error().culprit(), culprit);
    }
}

TEST(Dkg, IdentitiesAreCertifiedAndOwn)
{
    ThreeParties p;
    auto setup = p.dkgSetup();
    setup.certificates[2][5] ^= 1;
    EXPECT_EQ(classOf(HubDkg::begin(std::move(setup), p.env())), "refuse");
    setup = p.dkgSetup();
    std::swap(setup.identities[P1], setup.identities[P2]);
    EXPECT_EQ(classOf(HubDkg::begin(std::move(setup), p.env())), "refuse");
    // A co-signer is shown other keys for itself.
    const auto begun = HubDkg::begin(p.dkgSetup(), p.env()).value();
    auto opening = DkgOpening::parse(begun.out.p2).value();
    EXPECT_EQ(opening.policy, toBytes(view("{\"limit\":null}")));
    EXPECT_EQ(
        classOf(PeerDkg::begin(P2, OwnIdentity::generate(p.random), std::move(opening), p.env())),
        "refuse");
    auto body = begun.out.p2;
    editBodyValue(body, "certs", flipBit(70));
    EXPECT_EQ(classOf(DkgOpening::parse(body)), "refuse");
}

TEST(Dkg, ADroppedAnswerMayBeDeliveredAgain)
{
    ThreeParties p;
    auto begun = HubDkg::begin(p.dkgSetup(), p.env()).value();
    Bodies answers;
    for (auto k : others(P1)) {
        auto opening = DkgOpening::parse(begun.out[k]).value();
        answers[k] = PeerDkg::begin(
            k, p.own[std::size_t(number(k) - 1)]->clone(), std::move(opening), p.env())
                         ->answer;
    }
    auto broken = answers;
    broken.p3.back() ^= 1;
    EXPECT_EQ(classOf(std::move(begun.state).onCommitments(broken)), "drop");
    EXPECT_EQ(classOf(std::move(begun.state).onCommitments(answers)), "ok");
}

} // namespace tercet::mpc::test
