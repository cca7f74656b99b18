#include <gtest/gtest.h>
#include <set>

#include "core/crypto/Schnorr.h"
#include "tests/unit/mpc/Tamper.h"

namespace tercet::mpc::test {

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

struct Schnorr : testing::Test {
    void SetUp() override
    {
        ASSERT_EQ(outcome(p.dkg()), "");
        ASSERT_EQ(outcome(p.openLink()), ""); // no base OT between P2 and P3 is needed
    }
    SchnorrInput bip340(KeyPath path = KeyPath::Taproot)
    {
        const auto message = toBytes(p.random.bytes<32>());
        return { .path = { 86, 0, 0, 0, 1 },
            .payloadType = 9,
            .payload = message,
            .keyPath = path,
            .merkleRoot = path == KeyPath::TaprootTree ? p.random.bytes<32>() : Bytes32 {},
            .tweak = crypto::Scalar::random(p.random),
            .message = message };
    }
    EdInput ed25519()
    {
        const auto message = toBytes(p.random.bytes<40>());
        return { .path = { 44, 501, 0 },
            .payloadType = 10,
            .payload = message,
            .tweak = crypto::EdScalar::random(p.random),
            .message = message };
    }
    Bytes32 keyOf(const SchnorrInput& i)
    {
        return FrostSecp::Key::make(p.hubRecord->key, i.tweak, i.keyPath, i.merkleRoot)->x;
    }
    ThreeParties p;
};

}

TEST_F(Schnorr, Bip340VerifiesOnEveryKeyPath)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 2)), "");
    EXPECT_EQ(p.link->nonces(Curve::Secp256k1), 2);
    std::set<Bytes> rs;
    for (int i = 0; i < 60; ++i) { // one round each: the answers refill the pool
        const auto input = bip340(KeyPath(i % 3));
        const auto signature = p.bip340(input);
        ASSERT_EQ(outcome(signature), "");
        EXPECT_TRUE(crypto::schnorrVerify(keyOf(input), input.message, *signature));
        EXPECT_TRUE(rs.insert(Bytes(signature->begin(), signature->begin() + 32)).second);
        EXPECT_EQ(p.link->nonces(Curve::Secp256k1), 2);
    }
    EXPECT_EQ(p.link->nonces(Curve::Ed25519), 0);
}

TEST_F(Schnorr, Ed25519Verifies)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Ed25519, 1)), "");
    for (int i = 0; i < 30; ++i) {
        auto input = ed25519();
        if (i == 0) input.tweak = {};
        const auto signature = p.ed25519(input);
        ASSERT_EQ(outcome(signature), "");
        const auto key = FrostEd::Key::make(p.hubRecord->edKey, input.tweak).value();
        EXPECT_TRUE(crypto::verifySignature(key.point.encode(), input.message, *signature));
    }
}

TEST_F(Schnorr, NoNoncesNoSignature)
{
    EXPECT_EQ(classOf(p.bip340(bip340())), "refuse");
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 1)), "");
    EXPECT_EQ(classOf(p.ed25519(ed25519())), "refuse");
    ASSERT_EQ(outcome(p.openLink()), ""); // nonces die with their link
    EXPECT_EQ(p.link->nonces(Curve::Secp256k1), 0);
}

TEST_F(Schnorr, NoncesAreUsedOnce)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 2)), "");
    const auto input = bip340();
    const auto begun = p.link->beginBip340(input).value();
    auto request = p.peer(P2).openFrost(begun.out.p2).value();
    EXPECT_EQ(classOf(p.peer(P2).openFrost(begun.out.p2)), "drop");
    ASSERT_EQ(outcome(p.peer(P2).answerBip340(request, input.tweak, input.message)), "");
    // The same nonces for the same, and for another, approved message.
    EXPECT_EQ(p.peer(P2).answerBip340(request, input.tweak, input.message).error().error().code,
        Code::PresignatureUsed);
    const auto other = bip340();
    const auto key = keyOf(other);
    request.intent.authentication
        = p.own[0]->sign("mw1.req.ok", frostRequestHash(request.session, key, other.message));
    EXPECT_EQ(p.peer(P2).answerBip340(request, other.tweak, other.message).error().error().code,
        Code::PresignatureUsed);
}

TEST_F(Schnorr, OnlyWhatTheDeviceApproved)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Ed25519, 1)), "");
    const auto input = ed25519();
    const auto begun = p.link->beginEd25519(input).value();
    const auto request = p.peer(P3).openFrost(begun.out.p3).value();
    EXPECT_EQ(p.peer(P3).answerEd25519(request, input.tweak, view("other")).error().error().code,
        Code::BadSignature);
    EXPECT_EQ(p.peer(P3).answerEd25519(request, {}, input.message).error().error().code,
        Code::BadSignature);
    EXPECT_EQ(
        p.peer(P3).answerBip340(request, {}, input.message).error().error().code, Code::BadField);
    EXPECT_EQ(outcome(p.peer(P3).answerEd25519(request, input.tweak, input.message)), "");
}

TEST_F(Schnorr, AWrongShareNamesItsSender)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 4)), "");
    ASSERT_EQ(outcome(p.nonces(Curve::Ed25519, 4)), "");
    for (auto k : others(P1)) {
        p.tap = tapAt({ Session::Schnorr, 2, k, P1 }, [&](Bytes& body) {
            editBodyValue(body, "share",
                [&](Bytes& e) { e = resealed(p, e, [](Bytes& share) { share[5] ^= 1; }); });
        });
        const auto a = p.bip340(bip340());
        ASSERT_EQ(classOf(a), "recoverable");
        EXPECT_EQ(a.error().culprit(), k);
        const auto b = p.ed25519(ed25519());
        ASSERT_EQ(classOf(b), "recoverable");
        EXPECT_EQ(b.error().culprit(), k);
    }
    p.tap = {};
    EXPECT_EQ(outcome(p.bip340(bip340())), "");
}

// Two requests in flight at once, answered in the other order.
TEST_F(Schnorr, ParallelSessions)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 2)), "");
    const auto a = bip340(), b = bip340();
    auto first = p.link->beginBip340(a).value(), second = p.link->beginBip340(b).value();
    EXPECT_EQ(p.link->nonces(Curve::Secp256k1), 0);
    const auto answers = [&](const SchnorrInput& input, const Bodies& out) {
        Bodies in;
        for (auto k : others(P1)) {
            const auto request = p.peer(k).openFrost(out[k]).value();
            in[k] = p.peer(k).answerBip340(request, input.tweak, input.message).value();
        }
        return in;
    };
    const auto forB = answers(b, second.out), forA = answers(a, first.out);
    EXPECT_EQ(classOf(std::move(first.state).onShares(forB)), "drop"); // another session
    EXPECT_EQ(outcome(std::move(first.state).onShares(forA)), "");
    EXPECT_EQ(outcome(std::move(second.state).onShares(forB)), "");
}

// P1 gives P2 and P3 different commitments of P1: no valid signature, nothing else.
TEST_F(Schnorr, DifferentCommitmentLists)
{
    ASSERT_EQ(outcome(p.nonces(Curve::Secp256k1, 1)), "");
    p.tap = tapAt({ Session::Schnorr, 2, P1, P3 }, [&](Bytes& body) {
        editBodyValue(body, "request", [&](Bytes& e) {
            e = resealed(p, e, [&](Bytes& payload) {
                const auto other = FrostSecp::commit(FrostSecp::draw({}, p.random)).encode();
                std::copy(other.begin(), other.end(), payload.begin() + 34);
            });
        });
    });
    const auto signature = p.bip340(bip340());
    ASSERT_EQ(classOf(signature), "recoverable");
    EXPECT_EQ(signature.error().culprit(), P3);
}

TEST(SchnorrMessages, Strict)
{
    SeededRandom random(1);
    FrostRequest request { .curve = Curve::Ed25519,
        .intent
        = { .path = { 44, 501 }, .payloadType = 1, .payload = Bytes(5), .authentication = { 1 } } };
    std::vector<FrostEd::Commitment> all;
    for (int i = 0; i < 3; ++i)
        all.push_back(FrostEd::commit(FrostEd::draw(crypto::EdScalar::random(random), random)));
    request.commitments = encodeCommitments<FrostEd>(all);
    const auto good = request.encode();
    const auto back = FrostRequest::decode(good).value();
    EXPECT_EQ(back.encode(), good);
    EXPECT_TRUE(decodeCommitments<FrostEd>(back.commitments, 3));
    EXPECT_FALSE(decodeCommitments<FrostEd>(back.commitments, 2));
    EXPECT_FALSE(decodeCommitments<FrostEd>(back.commitments, 4));
    for (std::size_t n = 0; n < good.size(); ++n)
        EXPECT_FALSE(FrostRequest::decode(ByteView(good).first(n)));
    auto bad = good;
    bad.push_back(0);
    EXPECT_FALSE(FrostRequest::decode(bad));
    for (const auto& [at, value] :
        { std::pair { 0, 0 }, std::pair { 0, 3 }, std::pair { 1, 1 }, std::pair { 2, 1 } }) {
        bad = good;
        bad[std::size_t(at)] = std::uint8_t(value);
        EXPECT_FALSE(FrostRequest::decode(bad)) << at;
    }
    for (const auto& bytes :
        { Bytes { 1, 0 }, Bytes { 1, 9 }, Bytes { 0, 1 }, Bytes { 1 }, Bytes { 1, 1, 1 } })
        EXPECT_FALSE(NonceRequest::decode(bytes));
    EXPECT_EQ(NonceRequest::decode(Bytes { 2, 8 })->count, 8);
}

} // namespace tercet::mpc::test
