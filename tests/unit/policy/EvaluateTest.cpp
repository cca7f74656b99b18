#include "core/policy/Evaluate.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::policy;

namespace {

chains::Decoded transfer(std::uint64_t total)
{
    chains::Decoded d;
    d.kind = chains::Kind::NativeTransfer;
    d.fullyDecoded = true;
    d.totalMax = chains::Amount { total, 18, "ETH" };
    return d;
}

void expectRefused(const Decision& decision, Rule rule, Code code)
{
    EXPECT_FALSE(decision.allowed);
    EXPECT_EQ(decision.rule, rule);
    ASSERT_FALSE(decision.status());
    EXPECT_EQ(decision.status().error().code, code);
    EXPECT_EQ(decision.status().error().field, ruleName(rule));
}

} // namespace

TEST(Evaluate, AllowsEverythingDecodedWhileNoLimitIsSet)
{
    const auto decision = evaluate({}, transfer(~0ull));
    EXPECT_TRUE(decision.allowed);
    EXPECT_EQ(decision.rule, Rule::None);
    EXPECT_TRUE(decision.status());
}

TEST(Evaluate, CountsValueAndFeeAgainstTheLimit)
{
    const Policy policy { chains::Uint256(1'000) };
    auto d = transfer(1'000);
    EXPECT_TRUE(evaluate(policy, d).allowed);
    d.amount = chains::Amount { 10 };
    d.totalMax->units = 1'001; // the fee takes it over
    expectRefused(evaluate(policy, d), Rule::LimitPerTransaction, Code::PolicyLimit);
    EXPECT_EQ(evaluate(policy, d).detail, "1001 above 1000");
    d.totalMax.reset();
    expectRefused(evaluate(policy, d), Rule::LimitPerTransaction, Code::PolicyLimit);
    expectRefused(evaluate({ chains::Uint256(0) }, transfer(1)), Rule::LimitPerTransaction,
        Code::PolicyLimit);
}

TEST(Evaluate, LeavesMessagesOutOfTheLimit)
{
    for (const auto kind : { chains::Kind::Message, chains::Kind::TypedData }) {
        chains::Decoded d;
        d.kind = kind;
        d.fullyDecoded = true;
        EXPECT_TRUE(evaluate({ chains::Uint256(0) }, d).allowed);
    }
}

TEST(Evaluate, RefusesWhatIsNotFullyDecodedWhileBlindSigningIsOff)
{
    auto d = transfer(5);
    d.fullyDecoded = false;
    expectRefused(evaluate({}, d), Rule::NotFullyDecoded, Code::NotFullyDecoded);
    EXPECT_TRUE(evaluate({ std::nullopt, true }, d).allowed);
    // Blind signing lifts no limit.
    expectRefused(
        evaluate({ chains::Uint256(4), true }, d), Rule::LimitPerTransaction, Code::PolicyLimit);
}

TEST(Evaluate, RefusesForbiddenRisksUnderEveryPolicy)
{
    auto d = transfer(5);
    d.risks = { { chains::Level::Danger, "a", "" }, { chains::Level::Forbidden, "b", "" } };
    expectRefused(evaluate({}, d), Rule::Forbidden, Code::PolicyForbidden);
    expectRefused(evaluate({ std::nullopt, true }, d), Rule::Forbidden, Code::PolicyForbidden);
    EXPECT_EQ(evaluate({}, d).detail, "b");
    d.risks.pop_back();
    EXPECT_TRUE(evaluate({}, d).allowed);
}
