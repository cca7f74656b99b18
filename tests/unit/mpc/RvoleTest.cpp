#include "core/mpc/Rvole.h"

#include <gtest/gtest.h>

#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Fixture.h"

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
