#include "core/mpc/OtExtension.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/mpc/Fixture.h"
#include "tests/unit/mpc/Reference.h"

using namespace tercet;
using namespace tercet::mpc;
using namespace tercet::mpc::test;

namespace {

bool bit(const std::uint8_t* bytes, std::size_t i) { return bytes[i / 8] >> (i % 8) & 1; }

// A Bob who uses x with one bit flipped in the given rows of U.
Bytes cheatingMessage(
    const OtReceiverKeys& keys, const Bytes32& ext, const std::vector<std::size_t>& rows)
{
    return reference::Bob(keys, ext, drawArray<80>("x"),
        [&rows](std::size_t r, reference::Choice x) {
            if (std::ranges::find(rows, r) != rows.end()) x[3] ^= 0x10;
            return x;
        })
        .message;
}

std::size_t rowWithDelta(const OtSenderKeys& keys, bool value, std::size_t from = 0)
{
    while (bit(keys.delta.data(), from) != value) ++from;
    return from;
}

} // namespace

TEST(Transpose, FollowsItsDefinition)
{
    Rows rows;
    crypto::SystemRandom().fill(rows.mutableView());
    Columns columns;
    transpose(rows, columns);
    for (std::size_t c = 0; c < kXi; ++c)
        for (std::size_t r = 0; r < kBaseOts; ++r)
            ASSERT_EQ(bit(columns.data() + 16 * c, r), bit(rows.data() + kRowBytes * r, c));
}

TEST(OtExtension, ColumnsDifferByDeltaWhereChosen)
{
    const auto keys = otKeys("other/");
    crypto::SystemRandom rng;
    const auto ext = rng.bytes<32>();
    const OtReceiver bob(keys.bob, ext, rng);
    const auto q = extendAsSender(keys.alice, ext, Party::P2, bob.message);
    ASSERT_TRUE(q);
    for (std::size_t c = 0; c < kXi; ++c)
        for (std::size_t i = 0; i < kBlockBytes; ++i) {
            const auto delta = bit(bob.choice.data(), c) ? keys.alice.delta.data()[i] : 0;
            ASSERT_EQ(q->data()[16 * c + i], bob.columns.data()[16 * c + i] ^ delta);
        }
}

TEST(OtExtension, TheMessageIsThatOfTheReference)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    ScriptedRandom rng({ draw("x", 80) });
    const OtReceiver bob(keys.bob, ext, rng);
    EXPECT_EQ(toBytes(bob.message), reference::Bob(keys.bob, ext, drawArray<80>("x")).message);
}

// Each row with another x is caught exactly where Δ has a one: so a cheater guesses bits of Δ, and
// is banned.
TEST(OtExtension, AnotherChoiceInOneRowIsCaughtWhereDeltaIsOne)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const auto q
            = extendAsSender(keys.alice, ext, Party::P3, cheatingMessage(keys.bob, ext, { r }));
        if (bit(keys.alice.delta.data(), r)) {
            ASSERT_FALSE(q);
            ASSERT_TRUE(q.error().is<Quarantine>());
            EXPECT_EQ(q.error().culprit(), Party::P3);
        } else {
            EXPECT_TRUE(q);
        }
    }
}

TEST(OtExtension, ManyRowsAreCaughtUnlessAllAreGuessed)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    std::vector<std::size_t> zeros;
    for (std::size_t r = 0; r < kBaseOts; ++r)
        if (!bit(keys.alice.delta.data(), r)) zeros.push_back(r);
    EXPECT_TRUE(extendAsSender(keys.alice, ext, Party::P3, cheatingMessage(keys.bob, ext, zeros)));
    zeros.push_back(rowWithDelta(keys.alice, true));
    EXPECT_FALSE(extendAsSender(keys.alice, ext, Party::P3, cheatingMessage(keys.bob, ext, zeros)));
}

TEST(OtExtension, EveryFlippedByteIsCaught)
{
    const auto keys = otKeys();
    const auto ext = drawArray<32>("ext");
    SeededRandom rng("flips");
    const OtReceiver bob(keys.bob, ext, rng);
    for (std::size_t i = 0; i < kOtMessageBytes; i += i < 10240 ? 241 : 1) {
        auto message = bob.message;
        message[i] ^= 0x40;
        const auto q = extendAsSender(keys.alice, ext, Party::P2, message);
        ASSERT_FALSE(q) << i;
        EXPECT_TRUE(q.error().is<Quarantine>());
    }
}

TEST(OtExtension, ALengthOfItsOwnIsRecoverable)
{
    const auto keys = otKeys();
    SeededRandom rng("length");
    const OtReceiver bob(keys.bob, drawArray<32>("ext"), rng);
    Bytes longer = toBytes(bob.message);
    longer.push_back(0);
    for (const auto& message :
        { ByteView(longer), ByteView(bob.message).first(kOtMessageBytes - 1), ByteView() }) {
        const auto q = extendAsSender(keys.alice, drawArray<32>("ext"), Party::P2, message);
        ASSERT_FALSE(q);
        EXPECT_TRUE(q.error().is<Recoverable>());
    }
}

TEST(OtExtension, AnotherRunDoesNotAcceptTheMessage)
{
    const auto keys = otKeys();
    SeededRandom rng("replay");
    const OtReceiver bob(keys.bob, drawArray<32>("ext"), rng);
    EXPECT_FALSE(extendAsSender(keys.alice, drawArray<32>("ext2"), Party::P2, bob.message));
    EXPECT_FALSE(
        extendAsSender(otKeys("other/").alice, drawArray<32>("ext"), Party::P2, bob.message));
}
