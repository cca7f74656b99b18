#include <gtest/gtest.h>

#include "core/backup/age/Hkdf.h"

using namespace tercet;
using namespace tercet::backup;

// RFC 5869, appendix A: the first block of what it expands to, for a salt and for none.
TEST(HkdfTest, IsThatOfTheRfc)
{
    const auto bytes = [](std::string_view hex) { return *fromHex(hex); };
    const Bytes secret(22, 0x0b);
    const auto info = bytes("f0f1f2f3f4f5f6f7f8f9");
    EXPECT_EQ(hex(age::hkdf(secret, bytes("000102030405060708090a0b0c"), text(info)).view()),
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    EXPECT_EQ(hex(age::hkdf(secret, {}, "").view()),
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d");
}
