#include "core/gate/PairingCode.h"

#include <gtest/gtest.h>
#include <set>

#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::gate;

TEST(PairingCode, HasEightyBitsInGroupsOfFour)
{
    crypto::SystemRandom random;
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const auto code = makePairingCode(random);
        ASSERT_EQ(code.size(), 19U);
        for (std::size_t at = 0; at < code.size(); ++at)
            EXPECT_TRUE(at % 5 == 4
                    ? code[at] == '-'
                    : std::string_view("0123456789ABCDEFGHJKMNPQRSTVWXYZ").find(code[at])
                        != std::string_view::npos);
        EXPECT_TRUE(seen.insert(code).second);
        EXPECT_TRUE(pairingCodeHash(code));
    }
}

TEST(PairingCode, IsReadAsPeopleWriteIt)
{
    const auto hash = pairingCodeHash("4K7T-9QX0-2ZRD-HW1C");
    ASSERT_TRUE(hash);
    for (const auto* same : { "4k7t9qx02zrdhw1c", "4K7T 9QXO 2ZRD HWIC", "4k7t-9qxo-2zrd-hwlc" })
        EXPECT_EQ(pairingCodeHash(same), hash) << same;
    EXPECT_NE(pairingCodeHash("4K7T-9QX0-2ZRD-HW1D"), hash);
    for (const auto* none : { "", "4K7T-9QX0-2ZRD-HW1", "4K7T-9QX0-2ZRD-HW1CC",
             "4K7T-9QX0-2ZRD-HW1U", "4K7T-9QX0-2ZRD-HW1\n" })
        EXPECT_EQ(pairingCodeHash(none).error().code, Code::WrongPairingCode) << none;
}
