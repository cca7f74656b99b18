#include "core/policy/Evaluate.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::policy;
using chains::Uint256;

namespace {

const std::string kAlice = "0x0000000000000000000000000000000000000017";
const std::string kToken = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
const Unit kEther { Family::Ethereum, 1, {} }, kPolygon { Family::Ethereum, 137, {} };
const Unit kUsdc { Family::Ethereum, 1, kToken };

chains::Decoded transfer(std::uint64_t total, std::uint64_t chain = 1)
{
    chains::Decoded d;
    d.kind = chains::Kind::NativeTransfer;
    d.fullyDecoded = true;
    d.chainId = chain;
    d.recipient = kAlice;
    d.totalMax = chains::Amount { total, 18, "ETH" };
    return d;
}

chains::Decoded token(chains::Kind kind, std::uint64_t units, bool unlimited = false)
{
    auto d = transfer(7);
    d.kind = kind;
    d.contract = kToken;
    d.amount = chains::Amount { units, 6, "USDC", kToken, unlimited };
    return d;
}

Policy daily(const Unit& unit, std::uint64_t limit)
{
    return { .limits = { { unit, {}, { .day = Uint256(limit) } } } };
}

Decision expectRefused(const Decision& decision, Rule rule, Code code)
{
    EXPECT_FALSE(decision.allowed());
    EXPECT_EQ(decision.rule, rule);
    EXPECT_FALSE(decision.status());
    if (decision.allowed()) return decision;
    EXPECT_EQ(decision.status().error().code, code);
    EXPECT_EQ(decision.status().error().field, ruleName(rule));
    return decision;
}

} // namespace

TEST(Evaluate, AllowsEverythingDecodedWhileNothingIsSet)
{
    const auto decision = evaluate({}, transfer(~0ull), {});
    EXPECT_TRUE(decision.allowed());
    EXPECT_EQ(decision.rule, Rule::None);
    EXPECT_TRUE(decision.status());
    EXPECT_TRUE(decision.usage.empty());
}

TEST(Evaluate, CountsValueAndFeeAgainstTheLimit)
{
    const Policy policy { Uint256(1'000) };
    auto d = transfer(1'000);
    EXPECT_TRUE(evaluate(policy, d, {}).allowed());
    d.amount = chains::Amount { 10 };
    d.totalMax->units = 1'001; // the fee takes it over
    const auto over
        = expectRefused(evaluate(policy, d, {}), Rule::LimitPerTransaction, Code::PolicyLimit);
    EXPECT_EQ(over.detail, "1001 above 1000");
    EXPECT_EQ(over.verdict, Verdict::Refused);
    EXPECT_EQ(
        over.usage, (std::vector<Usage> { { kEther, Period::Transaction, 0, 1'001, 1'000 } }));
    d.totalMax.reset();
    expectRefused(evaluate(policy, d, {}), Rule::LimitPerTransaction, Code::PolicyLimit);
    expectRefused(
        evaluate({ Uint256(0) }, transfer(1), {}), Rule::LimitPerTransaction, Code::PolicyLimit);
}

TEST(Evaluate, LeavesMessagesOutOfTheLimit)
{
    for (const auto kind : { chains::Kind::Message, chains::Kind::TypedData }) {
        chains::Decoded d;
        d.kind = kind;
        d.fullyDecoded = true;
        EXPECT_TRUE(evaluate({ Uint256(0) }, d, {}).allowed());
    }
}

TEST(Evaluate, RefusesWhatIsNotFullyDecodedWhileBlindSigningIsOff)
{
    auto d = transfer(5);
    d.fullyDecoded = false;
    expectRefused(evaluate({}, d, {}), Rule::NotFullyDecoded, Code::NotFullyDecoded);
    EXPECT_TRUE(evaluate({ std::nullopt, true }, d, {}).allowed());
    // Blind signing lifts no limit.
    expectRefused(
        evaluate({ Uint256(4), true }, d, {}), Rule::LimitPerTransaction, Code::PolicyLimit);
}

TEST(Evaluate, RefusesForbiddenRisksUnderEveryPolicy)
{
    auto d = transfer(5);
    d.risks = { { chains::Level::Danger, "a", "" }, { chains::Level::Forbidden, "b", "" } };
    expectRefused(evaluate({}, d, {}), Rule::Forbidden, Code::PolicyForbidden);
    expectRefused(evaluate({ std::nullopt, true }, d, {}), Rule::Forbidden, Code::PolicyForbidden);
    EXPECT_EQ(evaluate({}, d, {}).detail, "b");
    d.risks.pop_back();
    EXPECT_TRUE(evaluate({}, d, {}).allowed());
}

TEST(Evaluate, AddsWhatWasSpentInEachPeriod)
{
    const Policy policy { .limits
        = { { kEther, Uint256(60), { Uint256(100), Uint256(150), Uint256(200) } } } };
    Context context;
    auto& spent = context.spent[kEther];
    spent = { 40, 90, 140, 0 };
    EXPECT_EQ(evaluate(policy, transfer(60), context).usage.size(), 4u);
    EXPECT_TRUE(evaluate(policy, transfer(60), context).allowed());
    const auto refusedFor = [&](Spent s, Period period) {
        spent = s;
        const auto d = expectRefused(
            evaluate(policy, transfer(60), context), Rule::LimitPerPeriod, Code::PolicyPeriod);
        ASSERT_FALSE(d.usage.empty());
        EXPECT_EQ(d.usage.back().period, period);
    };
    refusedFor({ 41, 90, 140, 0 }, Period::Day);
    refusedFor({ 40, 91, 140, 0 }, Period::Week);
    refusedFor({ 40, 90, 141, 0 }, Period::Month);
    refusedFor({ Uint256::max(), 0, 0, 0 }, Period::Day); // no wrapping round
    expectRefused(evaluate(policy, transfer(61), {}), Rule::LimitPerTransaction, Code::PolicyLimit);
}

TEST(Evaluate, KeepsChainsAndTokensApart)
{
    auto policy = daily(kEther, 10);
    Context context;
    context.spent[kPolygon] = { 1'000, 1'000, 1'000, 0 };
    EXPECT_TRUE(evaluate(policy, transfer(10), context).allowed());
    EXPECT_TRUE(evaluate(policy, transfer(5'000, 137), context).allowed());
    // Every other chain has the others' limits, each counted for itself.
    policy.otherUnits.day = Uint256(3);
    expectRefused(
        evaluate(policy, transfer(1, 137), context), Rule::LimitPerPeriod, Code::PolicyPeriod);
    EXPECT_TRUE(evaluate(policy, transfer(3, 10), context).allowed());
    EXPECT_TRUE(evaluate(policy, transfer(10), context).allowed());
}

TEST(Evaluate, CountsTokensWhereALimitNamesThem)
{
    using enum chains::Kind;
    const auto policy = daily(kUsdc, 500);
    EXPECT_TRUE(evaluate(policy, token(TokenTransfer, 500), {}).allowed());
    expectRefused(
        evaluate(policy, token(TokenTransfer, 501), {}), Rule::LimitPerPeriod, Code::PolicyPeriod);
    // What others may take counts as taken.
    expectRefused(
        evaluate(policy, token(TokenApproval, 501), {}), Rule::LimitPerPeriod, Code::PolicyPeriod);
    expectRefused(evaluate(policy, token(TokenApproval, 1, true), {}), Rule::LimitPerPeriod,
        Code::PolicyPeriod);
    EXPECT_TRUE(evaluate(policy, token(TokenApproval, 0), {}).allowed());
    expectRefused(
        evaluate(policy, token(TypedData, 501), {}), Rule::LimitPerPeriod, Code::PolicyPeriod);
    // A call of the token that is not understood may move any amount.
    auto call = token(ContractCall, 0);
    call.amount = chains::Amount { 0, 18, "ETH" };
    expectRefused(evaluate(policy, call, {}), Rule::LimitPerPeriod, Code::PolicyPeriod);
    // A permit for every chain, and one for tokens that stand in a list of their own.
    auto permit = call;
    permit.kind = TypedData;
    permit.chainId = 0;
    expectRefused(evaluate(policy, permit, {}), Rule::LimitPerPeriod, Code::PolicyPeriod);
    permit.contract = kAlice;
    EXPECT_TRUE(evaluate(policy, permit, {}).allowed());
    permit.risks = { { chains::Level::Danger, "permit", "" } };
    expectRefused(evaluate(policy, permit, {}), Rule::LimitPerTransaction, Code::PolicyLimit);
    EXPECT_TRUE(evaluate({}, permit, {}).allowed());
}

TEST(Evaluate, CountsASlotOnceAndThenTheLargerOfBoth)
{
    const auto policy = daily(kEther, 100);
    Context context;
    context.spent[kEther] = { 40, 40, 40, 60 };
    EXPECT_TRUE(evaluate(policy, transfer(60), context).allowed()); // the same again
    EXPECT_EQ(evaluate(policy, transfer(1), context).usage.front().amount, Uint256(60));
    expectRefused(
        evaluate(policy, transfer(61), context), Rule::LimitPerPeriod, Code::PolicyPeriod);

    auto a = transfer(1), b = transfer(2);
    EXPECT_NE(slotOf(a, kAlice), slotOf(a, kToken));
    a.nonce = b.nonce = 3;
    a.digest[0] = 1;
    EXPECT_EQ(slotOf(a, kAlice), slotOf(b, kAlice)); // the same nonce
    EXPECT_NE(slotOf(a, kAlice), slotOf(a, kToken));
    b.nonce = 4;
    EXPECT_NE(slotOf(a, kAlice), slotOf(b, kAlice));
    b = a;
    b.chainId = 2;
    EXPECT_NE(slotOf(a, kAlice), slotOf(b, kAlice));
}

TEST(Evaluate, KnowsKinds)
{
    Policy policy { .kinds = std::uint8_t(RequestKind::Transfer) };
    EXPECT_TRUE(evaluate(policy, transfer(1), {}).allowed());
    EXPECT_TRUE(evaluate(policy, token(chains::Kind::TokenTransfer, 1), {}).allowed());
    for (const auto kind : { chains::Kind::TokenApproval, chains::Kind::ContractCall,
             chains::Kind::ContractCreation, chains::Kind::Message, chains::Kind::TypedData }) {
        const auto d
            = expectRefused(evaluate(policy, token(kind, 1), {}), Rule::Kind, Code::PolicyKind);
        EXPECT_EQ(d.detail, requestKindName(requestKind(kind)));
        Policy only { .kinds = std::uint8_t(requestKind(kind)) };
        EXPECT_TRUE(evaluate(only, token(kind, 1), {}).allowed());
        expectRefused(evaluate(only, transfer(1), {}), Rule::Kind, Code::PolicyKind);
    }
}

TEST(Evaluate, HoldsToItsLists)
{
    auto sent = token(chains::Kind::TokenTransfer, 1);
    const auto refused = [&](const Policy& policy, Rule rule, const std::string& address) {
        EXPECT_EQ(expectRefused(evaluate(policy, sent, {}), rule, Code::PolicyRecipient).address,
            address);
    };
    refused({ .denied = { kAlice } }, Rule::Denied, kAlice);
    refused({ .denied = { kToken } }, Rule::Denied, kToken);
    refused({ .allowed = { { kAlice } }, .denied = { kAlice } }, Rule::Denied, kAlice);
    refused({ .allowed = { { kAlice } } }, Rule::NotAllowed, kToken); // the contract too
    refused({ .allowed = { { kToken } } }, Rule::NotAllowed, kAlice);
    refused({ .allowed = std::vector<std::string> {} }, Rule::NotAllowed, kAlice);
    EXPECT_TRUE(evaluate({ .allowed = { { kAlice, kToken } } }, sent, {}).allowed());
    // A deployment pays nobody that could be listed; a message pays nobody.
    sent.recipient.reset();
    sent.contract.reset();
    sent.kind = chains::Kind::ContractCreation;
    refused({ .allowed = { { kAlice } } }, Rule::NotAllowed, {});
    sent.kind = chains::Kind::Message;
    EXPECT_TRUE(evaluate({ .allowed = { { kAlice } } }, sent, {}).allowed());
}

TEST(Evaluate, CountsApprovalsByRole)
{
    const Policy policy { .quorum = { { Role::Device, 1 }, { Role::Approver, 2 } } };
    Context context;
    context.approvals = { { Role::Device, 1 }, { Role::Approver, 1 } };
    const auto d
        = expectRefused(evaluate(policy, transfer(1), context), Rule::Quorum, Code::PolicyQuorum);
    EXPECT_EQ(d.role, Role::Approver);
    EXPECT_EQ(d.have, 1u);
    EXPECT_EQ(d.need, 2u);
    context.approvals[Role::Approver] = 2;
    EXPECT_TRUE(evaluate(policy, transfer(1), context).allowed());
    context.approvals = { { Role::Approver, 5 } };
    expectRefused(evaluate(policy, transfer(1), context), Rule::Quorum, Code::PolicyQuorum);
}

TEST(Evaluate, IsQuietInItsHours)
{
    constexpr std::int64_t kMinute = 60'000, kMonday = 4 * kDayMs; // 5 January 1970
    const Policy policy { .quietHours = { { 0, 360 }, { 600, 700 }, { 10'000, kMinutesOfWeek } } };
    const auto at = [&](std::int64_t minute) {
        return evaluate(policy, transfer(1), { .nowMs = kMonday + minute * kMinute + 59'999 });
    };
    for (const auto minute : { 360, 599, 700, 9'999 }) EXPECT_TRUE(at(minute).allowed()) << minute;
    const auto waits = [&](std::int64_t minute, std::int64_t until) {
        const auto d = expectRefused(at(minute), Rule::QuietHours, Code::PolicyHours);
        EXPECT_EQ(d.verdict, Verdict::Waits);
        EXPECT_EQ(d.untilMs, kMonday + until * kMinute) << minute;
    };
    waits(0, 360);
    waits(359, 360);
    waits(600, 700);
    waits(10'000, kMinutesOfWeek + 360); // over Sunday night
    waits(kMinutesOfWeek - 1, kMinutesOfWeek + 360);
    waits(-1, 360); // the Sunday before
}

TEST(Evaluate, LetsNewRecipientsWait)
{
    const Policy policy { .newRecipientDelayS = 3'600 };
    Context context { .nowMs = 10'000'000 };
    const auto sent = token(chains::Kind::TokenTransfer, 1);
    auto d = expectRefused(
        evaluate(policy, sent, context), Rule::NewRecipient, Code::PolicyNewRecipient);
    EXPECT_EQ(d.verdict, Verdict::Waits);
    EXPECT_EQ(d.untilMs, 13'600'000);
    context.knownSinceMs = { { kAlice, 6'400'000 }, { kToken, 6'400'000 } };
    EXPECT_TRUE(evaluate(policy, sent, context).allowed());
    context.knownSinceMs[kToken] = 6'400'001; // the contract too
    d = expectRefused(
        evaluate(policy, sent, context), Rule::NewRecipient, Code::PolicyNewRecipient);
    EXPECT_EQ(d.address, kToken);
    EXPECT_EQ(d.untilMs, 10'000'001);
    // A clock that was set back makes nobody older.
    context.nowMs = 5'000'000;
    expectRefused(evaluate(policy, sent, context), Rule::NewRecipient, Code::PolicyNewRecipient);
}

TEST(Evaluate, RefusesEverythingWhileFrozen)
{
    const Context context { .nowMs = 5, .frozenUntilMs = 6 };
    const auto d = expectRefused(evaluate({}, transfer(1), context), Rule::Frozen, Code::Frozen);
    EXPECT_EQ(d.untilMs, 6);
    EXPECT_TRUE(evaluate({}, transfer(1), { .nowMs = 6, .frozenUntilMs = 6 }).allowed());
}
