#include "app/cli/Messages.h"

#include <gtest/gtest.h>

#include "app/cli/Output.h"

using namespace tercet;
using namespace tercet::cli;

namespace {

TEST(Messages, EveryCodeHasASentence)
{
    for (int i = 0; i < kCodeCount; ++i) {
        const auto text = sentence(Code(i));
        EXPECT_FALSE(text.empty()) << codeName(Code(i));
        EXPECT_TRUE(text.ends_with('.')) << text;
    }
}

TEST(Messages, TheFieldAndTheReasonAreNamed)
{
    EXPECT_EQ(sentence(Error { Code::MissingField, "missing", "nonce" }),
        "A field is missing. (nonce: missing)");
    EXPECT_EQ(sentence(Error { Code::WrongPassphrase }), "The passphrase is wrong.");
    EXPECT_EQ(sentence(Error { Code::Usage, "--name is missing." }), "--name is missing.");
}

TEST(Messages, TextFromOutsideIsShortAndVisible)
{
    const auto text
        = sentence(Error { Code::UnknownField, std::string(1 << 20, 'x'), "a\x1b[2J\u202E" });
    EXPECT_LT(text.size(), 500u);
    EXPECT_NE(text.find("a\\u{1B}[2J\\u{202E}"), std::string::npos);
}

TEST(Messages, ASecretKeyIsNotRepeated)
{
    for (const std::string key : { "AGE-SECRET-KEY-1QQQ", "  age-secret-key-pq-1QQQ" }) {
        const auto text = sentence(Error { Code::BadRecipient, "not a key", key });
        EXPECT_EQ(text.find("QQQ"), std::string::npos) << text;
        EXPECT_NE(text.find("a secret key"), std::string::npos) << text;
    }
}

TEST(Output, PlainText)
{
    const Answer answer { { "name", "a\x1b" }, { "n", 3 }, { "none", nullptr },
        { "signature", { { "r", "0x1" } } },
        { "fields", Answer::array({ { { "name", "To" }, { "value", "0x35" } } }) },
        { "risks",
            Answer::array({ { { "level", "danger" }, { "code", "c" }, { "text", "Look." } } }) } };
    EXPECT_EQ(plainText(answer),
        "name: a\\u{1B}\nn: 3\nnone: -\nsignature.r: 0x1\nfields:\n  To: 0x35\nrisks:\n  danger: "
        "Look.\n");
}

} // namespace
