#include "core/wire/Control.h"

#include <gtest/gtest.h>

namespace tercet::wire {

using cosigner::Call;
using cosigner::Operation;

TEST(Answers, CarryTheSessionOfAnOpeningInTheBody)
{
    const Call open { .operation = Operation::Open };
    const cosigner::Answer answer { std::string(32, 'a'), { 1, 2, 3 } };
    const auto body = encodeAnswer(open, answer);
    const auto read = decodeAnswer(open, body);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->session, answer.session);
    EXPECT_EQ(read->body, answer.body);
    for (std::size_t at = 0; at < body.size(); ++at) // cut short
        EXPECT_EQ(
            decodeAnswer(open, ByteView(body).first(at)).error().code, Code::CosignerBadAnswer);
    const auto shortSession = encodeAnswer(open, { "abcd", {} });
    EXPECT_EQ(decodeAnswer(open, shortSession).error().code, Code::CosignerBadAnswer);
}

TEST(Answers, OfOtherCallsAreTheirBodies)
{
    const Call round { .operation = Operation::Round, .session = std::string(32, 'b') };
    const auto body = encodeAnswer(round, { "not told", { 4 } });
    EXPECT_EQ(body, Bytes { 4 });
    EXPECT_EQ(decodeAnswer(round, body)->session, round.session);
}

TEST(About, SaysWhichShareAndProfile)
{
    const About about { 3, "unattested", "1.0" };
    EXPECT_EQ(decodeAbout(encodeAbout(about)), about);
    for (const auto& wrong : { encodeAbout({ 1, "snp", "1" }), encodeAbout({ 2, "trusted", "1" }),
             std::string("[]"), std::string("{}"),
             std::string(R"({"suite":"mw2","version":"1","share":2,"profile":"snp"})") })
        EXPECT_EQ(decodeAbout(wrong).error().code, Code::CosignerBadAnswer) << wrong;
}

TEST(Pairing, NamesTheCodeAndIsAnsweredForThisDevice)
{
    EXPECT_EQ(decodePairing(encodePairing("7K2M-9QRT")), (Pairing { "7K2M-9QRT", {} }));
    EXPECT_EQ(decodePairing(encodePairing("7K2M", "Büro")), (Pairing { "7K2M", "Büro" }));
    EXPECT_FALSE(decodePairing(encodePairing("7K2M", "a\nb")));
    EXPECT_FALSE(decodePairing(encodePairing("7K2M", std::string(kMaxDeviceName + 1, 'x'))));
    for (const auto* hidden : { "a\nb", "\x1b[2J", "Bob\u202eynnel", "zero\u200bwidth", "\u2066x" })
        EXPECT_EQ(decodePairing(encodePairing("7K2M", hidden)).error().code, Code::BadField);
    EXPECT_EQ(
        decodePairing(R"({"pairing_code":"7K2M","role":"x"})").error().code, Code::UnknownField);
    EXPECT_EQ(decodePairing("{}").error().code, Code::MissingField);
    EXPECT_FALSE(decodePairing(encodePairing(std::string(kMaxPairingCode + 1, '1'))));
    const Bytes32 device { 1 }, other { 2 };
    const auto enrolled = encodeEnrolled(device, 2);
    EXPECT_TRUE(checkEnrolled(enrolled, device, 2));
    EXPECT_EQ(checkEnrolled(enrolled, other, 2).error().code, Code::CosignerBadAnswer);
    EXPECT_EQ(checkEnrolled(enrolled, device, 3).error().code, Code::CosignerBadAnswer);
}

} // namespace tercet::wire
