#include "core/chains/Text.h"

#include <gtest/gtest.h>

using namespace tercet::chains;

namespace {

TEST(Text, OrdinaryTextStays)
{
    for (const char* s :
        { "", "Hello, Bob!", "Grüße", "日本語", "🎉", "C:\\users", "a\\u", "שלום", "50 %" }) {
        EXPECT_EQ(visible(s), s);
        EXPECT_FALSE(hasHidden(s));
    }
}

TEST(Text, HiddenCharactersAreShown)
{
    EXPECT_EQ(visible("a\u202Eb"), "a\\u{202E}b");
    EXPECT_EQ(visible("\u200B\u2066\uFEFF\u00AD"), "\\u{200B}\\u{2066}\\u{FEFF}\\u{AD}");
    EXPECT_EQ(visible("\x1B[31m\x07\x7F"), "\\u{1B}[31m\\u{7}\\u{7F}");
    EXPECT_EQ(visible(std::string_view("a\0b", 3)), "a\\u{0}b");
    EXPECT_EQ(visible("\U000E0041\U0010FFFE\uE000"), "\\u{E0041}\\u{10FFFE}\\u{E000}");
    EXPECT_EQ(visible("a\nb"), "a\\u{A}b");
    EXPECT_EQ(visible("a\nb", true), "a\nb");
    EXPECT_EQ(visible("a\r\nb", true), "a\\u{D}\nb");
    EXPECT_TRUE(hasHidden("\u2067"));
}

TEST(Text, BytesThatAreNotUtf8AreShown)
{
    EXPECT_EQ(visible("\xFF"), "\\x{FF}");
    EXPECT_EQ(visible("\xC0\x80"), "\\x{C0}\\x{80}"); // overlong
    EXPECT_EQ(visible("\xED\xA0\x80"), "\\x{ED}\\x{A0}\\x{80}"); // surrogate
    EXPECT_EQ(visible("\xF4\x90\x80\x80"), "\\x{F4}\\x{90}\\x{80}\\x{80}"); // above U+10FFFF
    EXPECT_EQ(visible("\xE2\x82"), "\\x{E2}\\x{82}");
    EXPECT_FALSE(isUtf8("\xE2\x82"));
    EXPECT_TRUE(isUtf8("\xE2\x82\xAC"));
}

TEST(Text, AnEscapeInTheTextIsToldFromOurs)
{
    EXPECT_EQ(visible("\\u{202E}"), "\\u{5C}u{202E}");
    EXPECT_NE(visible("\\u{202E}"), visible("\u202E"));
    EXPECT_NE(visible("\\x{FF}"), visible("\xFF"));
}

} // namespace
