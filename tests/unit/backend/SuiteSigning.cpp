#include <algorithm>

#include "tests/unit/backend/BackendSuite.h"

namespace tercet::test {

TEST_P(BackendSuite, SignsFromKeyGenerationOn)
{
    auto d = linked(3);
    EXPECT_EQ(d.link->presignatures(), 3);
    std::vector<Bytes32> rs;
    const std::vector<std::pair<std::vector<std::uint32_t>, chains::Payload>> wanted {
        { kPath, transfer(1'000) }, { { 44, 60, 7, 0, 12'345 }, transfer(0) },
        { kPath, message("hello") }
    };
    for (const auto& [path, payload] : wanted) {
        const auto signature = d.sign(path, payload);
        ASSERT_TRUE(signature) << signature.error().context;
        EXPECT_TRUE(verifies(d, path, payload, *signature));
        EXPECT_EQ(std::ranges::count(rs, signature->r), 0);
        rs.push_back(signature->r);
    }
    EXPECT_EQ(d.link->presignatures(), 0);
    ASSERT_TRUE(d.presign());
    expectSigns(d, transfer(5));
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 4u);
}

TEST_P(BackendSuite, OffersTheSameCertifiedIdentityForEver)
{
    auto d = device();
    std::vector<Bytes> before;
    for (const auto c : kCosigners)
        before.push_back(d.call(c, { .operation = Operation::Identity })->body);
    EXPECT_TRUE(cosigner::IdentityView::decode(before[0]));
    EXPECT_TRUE(cosigner::IdentityView::decode(before[1]));
    EXPECT_NE(before[0], before[1]);
    m_under->restart();
    auto again = device();
    EXPECT_EQ(again.call(kCosigners[0], { .operation = Operation::Identity })->body, before[0]);
    EXPECT_EQ(again.call(kCosigners[1], { .operation = Operation::Identity })->body, before[1]);
}

TEST_P(BackendSuite, TellsThePublicSideOfAVault)
{
    auto d = generated({ chains::Uint256(77) });
    for (const auto c : kCosigners) {
        const auto v = d.vaultAt(c);
        ASSERT_TRUE(v);
        EXPECT_EQ(v->vault, d.record->wid);
        EXPECT_EQ(v->eid, d.record->eid);
        EXPECT_EQ(v->secp256k1, d.record->key.encode());
        EXPECT_EQ(v->ed25519, d.record->edKey.encode());
        EXPECT_EQ(v->chainCodeSecp256k1, d.record->chainCode);
        EXPECT_EQ(v->policy, (policy::Policy { chains::Uint256(77) }));
        EXPECT_EQ(v->policySerial, 0u);
        EXPECT_FALSE(v->active); // the other co-signer's confirmation comes with the first link
        EXPECT_FALSE(v->link);
    }
    ASSERT_TRUE(d.openLink());
    ASSERT_TRUE(d.presign());
    for (const auto c : kCosigners) {
        const auto v = d.vaultAt(c);
        EXPECT_TRUE(v->active);
        EXPECT_TRUE(v->link);
        EXPECT_EQ(v->presignatures, 1u);
        EXPECT_EQ(v->signatures, 0u);
        EXPECT_EQ(v->quarantines, 0u);
        EXPECT_EQ(v->lock, 0u);
    }
    ASSERT_TRUE(d.endLink());
    for (const auto c : kCosigners) EXPECT_FALSE(d.vaultAt(c)->link);
}

TEST_P(BackendSuite, KeepsVaultsAcrossARestart)
{
    auto first = generated();
    auto second = linked();
    auto again = restarted(second);
    for (const auto c : kCosigners) {
        EXPECT_TRUE(again.vaultAt(c)->active);
        EXPECT_FALSE(again.vaultAt(c)->link); // links die with the process
    }
    ASSERT_TRUE(again.openLink());
    ASSERT_TRUE(again.presign());
    expectSigns(again, transfer(3));
    auto other = device();
    other.record = first.record;
    ASSERT_TRUE(other.openLink()); // was PENDING at both until now
    ASSERT_TRUE(other.presign());
    expectSigns(other, transfer(4));
}

TEST_P(BackendSuite, UsesNoPresignatureAfterARestart)
{
    auto d = linked(2);
    const auto payload = transfer(1);
    auto begun = d.link->beginSign(*d.input(kPath, payload));
    ASSERT_TRUE(begun);
    auto talk = d.session(SessionKind::Sign);
    const auto shares = d.exchange(talk, begun->out);
    ASSERT_TRUE(shares);
    auto unused = d.link->beginSign(*d.input(kPath, payload));
    ASSERT_TRUE(unused);

    auto again = restarted(d);
    for (const auto& out : { begun->out, unused->out })
        for (const auto c : kCosigners) {
            const auto session = again.session(SessionKind::Sign);
            EXPECT_FALSE(again.call(c, again.next(session, c, out[mpc::Party(c)])));
        }
    for (const auto c : kCosigners) EXPECT_EQ(again.vaultAt(c)->signatures, 1u); // the log is kept
    // Also not in a new link.
    ASSERT_TRUE(again.openLink());
    for (const auto c : kCosigners) {
        const auto session = again.session(SessionKind::Sign);
        EXPECT_FALSE(again.call(c, again.next(session, c, begun->out[mpc::Party(c)])));
    }
}

TEST_P(BackendSuite, GivesAShareAgainInItsOwnSessionOnly)
{
    auto d = linked(2);
    auto begun = d.link->beginSign(*d.input(kPath, transfer(1)));
    ASSERT_TRUE(begun);
    auto talk = d.session(SessionKind::Sign);
    const auto again = talk;
    const auto shares = d.exchange(talk, begun->out);
    ASSERT_TRUE(shares);
    for (const auto c : kCosigners) {
        const auto& body = begun->out[mpc::Party(c)];
        const auto repeated = d.call(c, d.next(again, c, body));
        ASSERT_TRUE(repeated);
        EXPECT_EQ(repeated->body, (*shares)[mpc::Party(c)]);
        EXPECT_EQ(d.call(c, d.next(d.session(SessionKind::Sign), c, body)).error().code,
            Code::ProtocolDropped);
        EXPECT_EQ(d.vaultAt(c)->signatures, 1u);
        EXPECT_EQ(d.vaultAt(c)->presignatures, 1u);
    }
    EXPECT_TRUE(std::move(begun->state).onShares(*shares));
}

} // namespace tercet::test
