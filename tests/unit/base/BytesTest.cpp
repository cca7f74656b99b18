#include "core/base/Bytes.h"

#include <gtest/gtest.h>

#include "core/base/Codec.h"

using namespace tercet;

TEST(Bytes, HexRoundTrip)
{
    const Bytes b { 0x00, 0x1f, 0xff };
    EXPECT_EQ(hex(b), "001fff");
    EXPECT_EQ(*fromHex("001FfF"), b);
    EXPECT_EQ(fromHex("0").error().code, Code::BadHex);
    EXPECT_EQ(fromHex("0g").error().code, Code::BadHex);
    EXPECT_EQ(fromHex0x("00").error().code, Code::BadHex);
}

TEST(Bytes, Base64urlIsStrict)
{
    for (std::size_t n = 0; n < 50; ++n) {
        Bytes b(n);
        for (std::size_t i = 0; i < n; ++i) b[i] = std::uint8_t(i * 37 + n);
        EXPECT_EQ(*fromBase64url(base64url(b)), b);
    }
    EXPECT_EQ(base64url(view("\xfb\xff")), "-_8");
    for (auto bad : { "A", "AB=", "A B", "AA+", "AB" /* set bits past the end */ })
        EXPECT_EQ(fromBase64url(bad).error().code, Code::BadBase64) << bad;
}

TEST(Codec, ReadsWhatItWroteAndNothingElse)
{
    const auto bytes = Writer().u8(1).u16(0x0203).u32(4).u64(5).blob32(view("abc")).take();
    Reader r(bytes);
    EXPECT_EQ(*r.u8(), 1);
    EXPECT_EQ(*r.u16(), 0x0203);
    EXPECT_EQ(*r.u32(), 4u);
    EXPECT_EQ(*r.u64(), 5u);
    EXPECT_EQ(text(*r.blob32(3)), "abc");
    EXPECT_TRUE(r.finish());
    EXPECT_FALSE(r.u8());
    EXPECT_FALSE(Reader(bytes).finish());
    const auto longBlob = Writer().blob32(view("abc")).take();
    EXPECT_FALSE(Reader(longBlob).blob32(2));
}
