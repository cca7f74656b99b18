#include "core/wire/Problem.h"

#include <gtest/gtest.h>

#include "core/base/Json.h"

using namespace tercet;
using namespace tercet::wire;

TEST(Problem, TravelsByItsCode)
{
    const Problem problem { 409, { Code::RoundConflict, "secret context", "round" } };
    const auto text = encodeProblem(problem);
    EXPECT_EQ(text,
        R"({"code":"round-conflict","field":"round","status":409,)"
        R"("title":"Round answered with other bytes","type":"urn:tercet:problem:round-conflict"})");
    const auto read = decodeProblem(409, text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->error.code, Code::RoundConflict);
    EXPECT_EQ(read->error.field, "round");
    EXPECT_FALSE(read->serverTime);
}

TEST(Problem, TellsTheTimeOfAWrongClock)
{
    const Problem problem { 401, { Code::ClockSkew }, 1'790'000'000 };
    const auto read = decodeProblem(401, encodeProblem(problem));
    ASSERT_TRUE(read);
    EXPECT_EQ(read->serverTime, 1'790'000'000);
}

TEST(Problem, OnlyWhatACosignerAnswersTravels)
{
    int sent = 0;
    for (int i = 0; i < kCodeCount; ++i) {
        const auto text = encodeProblem({ 0, { Code(i) } });
        const auto read = decodeProblem(statusOf(Code(i)), text);
        ASSERT_TRUE(read) << codeName(Code(i));
        if (read->error.code == Code(i))
            ++sent;
        else
            EXPECT_EQ(read->error.code, Code::Internal) << codeName(Code(i));
    }
    EXPECT_GT(sent, 40);
}

TEST(Problem, HostileTextIsHarmless)
{
    const std::string field = "a\xff\n<b>" + std::string(2'000, 'x');
    const auto text = encodeProblem({ 400, { Code::BadField, {}, field } });
    EXPECT_LT(text.size(), 400u);
    const auto read = decodeProblem(400, text);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->error.field, "");
    const auto of = [](const std::string& field) {
        return decodeProblem(409, R"({"code":"round-conflict","field":")" + field + "\"}");
    };
    EXPECT_EQ(of("serial")->error.field, "serial");
    for (const char* hidden : { "a\\u202eb", "a\\u200bb", "a\\u001b[2Jb", "\\u0000", "\xc3\xa4" })
        EXPECT_EQ(of(hidden).error().code, Code::CosignerBadAnswer) << hidden;

    for (const char* bad :
        { "", "[]", "{}", R"({"code":"round-conflict")", R"({"code":7})", R"({"code":"usage"})",
            R"({"code":"round-conflict","field":1})", R"({"code":"round-conflict","time":-1})" }) {
        const auto read = decodeProblem(409, bad);
        ASSERT_FALSE(read) << bad;
        EXPECT_EQ(read.error().code, Code::CosignerBadAnswer);
    }
    EXPECT_FALSE(decodeProblem(200, R"({"code":"round-conflict"})"));
}
