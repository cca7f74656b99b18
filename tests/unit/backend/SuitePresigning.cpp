#include "tests/unit/backend/BackendSuite.h"

// Batches of presignatures, and signing without one (protocol.md 5.1, 5.7).
namespace tercet::test {

TEST_P(BackendSuite, MakesABatchInOneSession)
{
    auto d = linked(0);
    for (const int count : { 16, 3 }) ASSERT_TRUE(d.presign(count));
    EXPECT_EQ(d.link->presignatures(), 19);
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->presignatures, 19u);
    for (int i = 0; i < 19; ++i) expectSigns(d, transfer(std::uint64_t(i)));
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->presignatures, 0u);
}

TEST_P(BackendSuite, AnswersABatchAgainFromMemory)
{
    auto d = linked(0);
    auto talk = d.session(SessionKind::Presign);
    auto begun = d.link->beginPresign(4);
    ASSERT_TRUE(begun);
    const auto twice = [&](const mpc::Bodies& out) {
        const auto before = talk;
        const auto first = d.exchange(talk, out);
        auto again = before;
        const auto second = d.exchange(again, out);
        EXPECT_TRUE(first && second);
        for (const auto c : kCosigners)
            EXPECT_EQ((*first)[mpc::Party(c)], (*second)[mpc::Party(c)]);
        return *first;
    };
    auto multiplying = std::move(begun->state).onExtensions(twice(begun->out));
    ASSERT_TRUE(multiplying);
    auto finishing = std::move(multiplying->state).onShares(twice(multiplying->out));
    ASSERT_TRUE(finishing);
    ASSERT_TRUE(std::move(finishing->state).onConfirmations(twice(finishing->out)));
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->presignatures, 4u);
    for (int i = 0; i < 4; ++i) expectSigns(d, transfer(1));
}

TEST_P(BackendSuite, SignsWithoutAPool)
{
    auto d = linked(0);
    for (std::uint64_t i = 1; i <= 3; ++i) {
        const auto signature = d.fullSign(kPath, transfer(i));
        ASSERT_TRUE(signature) << signature.error().context;
        EXPECT_TRUE(verifies(d, kPath, transfer(i), *signature));
        for (const auto c : kCosigners) {
            EXPECT_EQ(d.vaultAt(c)->signatures, i);
            EXPECT_EQ(d.vaultAt(c)->presignatures, 0u);
        }
    }
    ASSERT_TRUE(d.presign());
    ASSERT_TRUE(d.fullSign(kPath, message("beside a pool")));
    expectSigns(d, transfer(9));
}

TEST_P(BackendSuite, FullSigningObeysThePolicy)
{
    auto d = linked(0, { chains::Uint256(211'000) });
    EXPECT_EQ(d.fullSign(kPath, transfer(1'001)).error().code, Code::PolicyLimit);
    for (const auto c : kCosigners) {
        EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
        EXPECT_EQ(d.vaultAt(c)->presignatures, 0u); // nothing of it is left
    }
    const auto signature = d.fullSign(kPath, transfer(1'000));
    ASSERT_TRUE(signature) << signature.error().context;
    EXPECT_TRUE(verifies(d, kPath, transfer(1'000), *signature));
}

TEST_P(BackendSuite, FullSigningBelievesNoDigestOfTheDevice)
{
    auto d = linked(0);
    auto input = *d.input(kPath, transfer(1));
    input.digest = d.input(kPath, transfer(1'000'000))->digest;
    auto made = d.multiply(1);
    ASSERT_TRUE(made);
    auto signing = std::move(made->finishing.state).sign(input);
    ASSERT_TRUE(signing);
    EXPECT_EQ(d.exchange(made->talk, signing->out).error().code, Code::BadSignature);
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
}

// One bit of the last round's body on its way: dropped, and the right bytes are still taken.
TEST_P(BackendSuite, FullSigningOutlivesBitsFlippedOnTheWay)
{
    auto d = linked(0);
    const auto input = *d.input(kPath, transfer(5));
    auto made = d.multiply(1);
    ASSERT_TRUE(made);
    auto signing = std::move(made->finishing.state).sign(input);
    ASSERT_TRUE(signing);
    for (const auto c : kCosigners) {
        const auto& body = signing->out[mpc::Party(c)];
        for (const std::size_t at : { body.size() / 2, body.size() - 1 }) {
            auto changed = d.next(made->talk, c, body);
            changed.body[at] ^= 1;
            EXPECT_EQ(d.call(c, changed).error().code, Code::ProtocolDropped);
        }
    }
    const auto again = made->talk;
    const auto shares = d.exchange(made->talk, signing->out);
    ASSERT_TRUE(shares) << shares.error().context;
    for (const auto c : kCosigners) { // a repetition gets the very answer
        const auto repeated = d.call(c, d.next(again, c, signing->out[mpc::Party(c)]));
        ASSERT_TRUE(repeated);
        EXPECT_EQ(repeated->body, (*shares)[mpc::Party(c)]);
        EXPECT_EQ(d.vaultAt(c)->signatures, 1u);
    }
    const auto signature = std::move(signing->state).onShares(*shares);
    ASSERT_TRUE(signature);
    EXPECT_TRUE(verifies(d, kPath, transfer(5), *signature));
}

TEST_P(BackendSuite, TakesLargeBodiesOfPresigningOnly)
{
    auto d = linked(0);
    const auto code = [&](SessionKind kind, std::size_t size) {
        auto talk = d.session(kind);
        return d.call(kCosigners[0], d.next(talk, kCosigners[0], Bytes(size))).error().code;
    };
    EXPECT_EQ(code(SessionKind::Presign, 4 << 20), Code::ProtocolDropped); // read, not a body
    EXPECT_EQ(code(SessionKind::Presign, (4 << 20) + 1), Code::BadLength);
    EXPECT_EQ(code(SessionKind::Sign, (256 << 10) + 1), Code::BadLength);
    EXPECT_EQ(code(SessionKind::Link, (256 << 10) + 1), Code::BadLength);
}

} // namespace tercet::test
