#include "core/mpc/Rvole.h"

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/mpc/Fixture.h"
#include "tests/unit/mpc/Reference.h"

using namespace tercet;
using namespace tercet::mpc;
using namespace tercet::mpc::test;
using crypto::Scalar;

namespace {

std::string hexOf(const Scalar& s) { return hex(s.be()); }

} // namespace

// protocol.md 11.1, bit for bit.
TEST(Rvole, KnownAnswers)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    EXPECT_EQ(hex(ext), "28dfcaa6c19b223878525c13d0a1c90d1d95b08285f47750e4b23b12c3a15295");
    ScriptedRandom bobRandom({ draw("x", 80) });
    RvoleBob bob(keys.bob, ext, Party::P1, bobRandom);
    const ByteView message = bob.message();
    EXPECT_EQ(hex(crypto::sha256(message.first(10240))),
        "f3f6b778383f8ab37f92bfbb95828b24345124028174c01c235dbd643d3de1c8");
    EXPECT_EQ(hex(message.subspan(10240, 16)), "44d910792c1af01b82a30687e48b5d9f");
    EXPECT_EQ(
        hex(message.last(32)), "4cd6f8248906374339e6ce5b296a52cfe4aed153efcd3ad0f7951357d4f247ba");
    EXPECT_EQ(hexOf(bob.chi()), "01a511d6e2fca7d02d2bc64a2563f254c410b587309a7e54340801b685771add");

    const auto nonceA = drawArray<32>("nA");
    const ScalarPair inputs { drawScalar("a0"), drawScalar("a1") };
    ScriptedRandom aliceRandom({ draw("ahat", 32) });
    const auto alice
        = RvoleAlice::answerTo(message, keys.alice, ext, Party::P2, nonceA, inputs, aliceRandom);
    ASSERT_TRUE(alice);
    const ByteView answer = alice->answer;
    ASSERT_EQ(answer.size(), 40000u);
    EXPECT_EQ(hex(crypto::sha256(answer.first(39936))),
        "9f25f388027266435cbc4dcb6c551b4b94c00612e10aa27bb6d776f220cdb9c0");
    EXPECT_EQ(hex(answer.subspan(39936, 32)),
        "f2dd620b17c2492e1f3fbf509ca03ec9710a8df669b931419e7e6081ff79186c");
    EXPECT_EQ(
        hex(answer.last(32)), "768dba88ad099ce591862869253d20a3ac5a8c5b771649e9ada03ed1830c0a48");
    EXPECT_EQ(
        hexOf(alice->c[0]), "b22e4a70656fb7b5321d5bf38d18cbaa6f47db628cd64a795724a3c5c6f2d892");
    EXPECT_EQ(
        hexOf(alice->c[1]), "70bbf80bd21f4fdfe8e124a82f8694f7a4fcdd6d48fc530bb743a97425d642fd");

    const auto d = std::move(bob).finish(nonceA, answer);
    ASSERT_TRUE(d);
    EXPECT_EQ(hexOf((*d)[0]), "895205ccc6e7d262c2911794841310f2dfc40cbc85803618ebbbbd24219c63de");
    EXPECT_EQ(hexOf((*d)[1]), "c624d9b3592e39b10c1eeae4aeb96b28823c6adeae9ff80c335c3f6c0c3ac5fe");
}

TEST(Rvole, TheSharesAddUpToTheProduct)
{
    const auto keys = otKeys("sum/");
    crypto::SystemRandom rng;
    const auto edge = -Scalar::fromU64(1);
    for (const auto& inputs : { ScalarPair { Scalar::random(rng), Scalar::random(rng) },
             ScalarPair { Scalar(), Scalar::fromU64(1) }, ScalarPair { edge, edge } })
        for (int run = 0; run < 5; ++run) {
            const auto ext = rng.bytes<32>(), nonceA = rng.bytes<32>();
            RvoleBob bob(keys.bob, ext, Party::P1, rng);
            const auto chi = bob.chi();
            const auto alice = RvoleAlice::answerTo(
                bob.message(), keys.alice, ext, Party::P2, nonceA, inputs, rng);
            ASSERT_TRUE(alice);
            const auto d = std::move(bob).finish(nonceA, alice->answer);
            ASSERT_TRUE(d);
            for (std::size_t i = 0; i < kInputs; ++i)
                EXPECT_EQ(alice->c[i] + (*d)[i], inputs[i] * chi);
        }
}

TEST(Rvole, BothRolesAreThoseOfTheReference)
{
    const auto keys = otKeys("reference/");
    SeededRandom rng("reference");
    for (int run = 0; run < 3; ++run) {
        const auto ext = rng.bytes<32>(), nonceA = rng.bytes<32>();
        const auto x = rng.bytes<80>();
        const ScalarPair inputs { Scalar::random(rng), Scalar::random(rng) };
        const auto check = Scalar::random(rng);
        const reference::Bob plainBob(keys.bob, ext, x);
        const reference::Alice plainAlice(plainBob.message, keys.alice, ext, nonceA, inputs, check);
        ScriptedRandom bobRandom({ toBytes(x) }), aliceRandom({ toBytes(check) });
        const RvoleBob bob(keys.bob, ext, Party::P1, bobRandom);
        EXPECT_EQ(bob.chi(), plainBob.chi);
        EXPECT_EQ(toBytes(bob.message()), plainBob.message);
        const auto alice = RvoleAlice::answerTo(
            bob.message(), keys.alice, ext, Party::P2, nonceA, inputs, aliceRandom);
        ASSERT_TRUE(alice);
        EXPECT_EQ(alice->c, plainAlice.c);
        EXPECT_EQ(alice->answer, plainAlice.answer);
    }
}

// Deviation D2: an Alice who sees the same message twice answers with unrelated pads, so that two
// answers say nothing about the difference of her inputs.
TEST(Rvole, AnotherNonceGivesAnUnrelatedAnswer)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    const ScalarPair inputs { drawScalar("a0"), drawScalar("a1") };
    SeededRandom rng("nonce");
    const RvoleBob bob(keys.bob, ext, Party::P1, rng);
    const auto answer = [&](std::string_view nonce) {
        ScriptedRandom same({ draw("ahat", 32) });
        return RvoleAlice::answerTo(
            bob.message(), keys.alice, ext, Party::P2, drawArray<32>(nonce), inputs, same)
            ->answer;
    };
    const auto first = answer("n1"), second = answer("n2");
    EXPECT_EQ(first, answer("n1"));
    for (std::size_t i = 0; i < kRvoleTildeBytes; i += 32)
        ASSERT_FALSE(equal(ByteView(first).subspan(i, 32), ByteView(second).subspan(i, 32)));
}

namespace {

// Bob's verdict on an Alice who sends other rows of ã and hashes everything as the protocol says.
Step<ScalarPair> afterTampering(const Bytes32& x, const reference::TamperRow& tamper)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext"), nonceA = drawArray<32>("nA");
    const auto choice = drawArray<80>(hex(x));
    const reference::Alice alice(reference::Bob(keys.bob, ext, choice).message, keys.alice, ext,
        nonceA, { drawScalar("a0"), drawScalar("a1") }, drawScalar("ahat"), tamper);
    ScriptedRandom rng({ toBytes(choice) });
    return RvoleBob(keys.bob, ext, Party::P3, rng).finish(nonceA, alice.answer);
}

bool beta(const Bytes32& x, std::size_t column)
{
    return drawArray<80>(hex(x))[column / 8] >> (column % 8) & 1;
}

} // namespace

// A wrong row of ã is caught exactly where Bob chose one; it survives by guessing β alone.
TEST(Rvole, AWrongRowIsCaughtWhereBetaIsOne)
{
    int caught = 0;
    for (std::size_t k = 0; k < 24; ++k) {
        const auto x = drawArray<32>("wrong" + std::to_string(k));
        const std::size_t row = 17 * k;
        const auto d = afterTampering(x, [row, k](std::size_t c, reference::Row r) {
            if (c == row) r[k % kWidth] += Scalar::fromU64(1);
            return r;
        });
        ASSERT_EQ(d.has_value(), !beta(x, row));
        if (!d) {
            ++caught;
            ASSERT_TRUE(d.error().is<Quarantine>());
            EXPECT_EQ(d.error().culprit(), Party::P3);
        }
    }
    EXPECT_GT(caught, 4);
}

TEST(Rvole, ManyWrongRowsAreAlwaysCaught)
{
    for (const std::size_t rows : { 64u, 416u }) {
        const auto d
            = afterTampering(drawArray<32>("many"), [rows](std::size_t c, reference::Row r) {
                  if (c < rows) r[0] += Scalar::fromU64(c + 1);
                  return r;
              });
        ASSERT_FALSE(d);
        EXPECT_TRUE(d.error().is<Quarantine>());
    }
}

namespace {

Step<ScalarPair> afterEditing(const std::function<void(Bytes&)>& edit)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext"), nonceA = drawArray<32>("nA");
    SeededRandom rng("edit");
    RvoleBob bob(keys.bob, ext, Party::P2, rng);
    auto alice = RvoleAlice::answerTo(bob.message(), keys.alice, ext, Party::P1, nonceA,
        { drawScalar("a0"), drawScalar("a1") }, rng);
    edit(alice->answer);
    return std::move(bob).finish(nonceA, alice->answer);
}

} // namespace

TEST(Rvole, ScalarsNotBelowTheOrderAreRecoverable)
{
    for (const std::size_t at :
        { 0ul, 32ul * 3 * 200 + 64, kRvoleTildeBytes - 32, kRvoleTildeBytes }) {
        const auto d = afterEditing(
            [at](Bytes& answer) { std::fill_n(answer.begin() + long(at), 32, 0xff); });
        ASSERT_FALSE(d);
        ASSERT_TRUE(d.error().is<Recoverable>()) << at;
        EXPECT_EQ(d.error().culprit(), Party::P2);
    }
}

TEST(Rvole, AnotherLengthIsRecoverable)
{
    for (const std::size_t n : { 0ul, 39999ul, 40001ul }) {
        const auto d = afterEditing([n](Bytes& answer) { answer.resize(n); });
        ASSERT_FALSE(d);
        EXPECT_TRUE(d.error().is<Recoverable>());
    }
}

TEST(Rvole, FlippedBytesOfTheAnswerAreCaught)
{
    EXPECT_TRUE(afterEditing([](Bytes&) { }));
    for (std::size_t at = 31; at < kRvoleAnswerBytes; at += 32 * 97)
        EXPECT_FALSE(afterEditing([at](Bytes& answer) { answer[at] ^= 1; })) << at;
    for (const auto at : { kRvoleTildeBytes + 31, kRvoleAnswerBytes - 1 }) {
        const auto d = afterEditing([at](Bytes& answer) { answer[at] ^= 1; });
        ASSERT_FALSE(d);
        EXPECT_TRUE(d.error().is<Quarantine>());
    }
}

TEST(Rvole, AnotherNonceOfAliceIsCaught)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    SeededRandom rng("other nonce");
    RvoleBob bob(keys.bob, ext, Party::P2, rng);
    const auto alice = RvoleAlice::answerTo(bob.message(), keys.alice, ext, Party::P1,
        drawArray<32>("n1"), { drawScalar("a0"), drawScalar("a1") }, rng);
    const auto d = std::move(bob).finish(drawArray<32>("n2"), alice->answer);
    ASSERT_FALSE(d);
    EXPECT_TRUE(d.error().is<Quarantine>());
}
