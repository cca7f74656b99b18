#include <gtest/gtest.h>

#include <random>

#include "core/policy/Evaluate.h"

using namespace tercet;
using namespace tercet::policy;
using chains::Uint256;

namespace {

const std::array<std::string, 4> kAddresses { "0x0000000000000000000000000000000000000001",
    "0x0000000000000000000000000000000000000002", "0x0000000000000000000000000000000000000003",
    "0x0000000000000000000000000000000000000004" };

// Everything from few values, so that policies and requests meet often.
class Dice {
public:
    explicit Dice(unsigned seed)
        : m_engine(seed)
    {
    }
    std::uint64_t below(std::uint64_t n) { return m_engine() % n; }
    bool chance(std::uint64_t in) { return below(in) == 0; }

    std::optional<Uint256> limit()
    {
        if (chance(3)) return {};
        return Uint256(below(8) * 10);
    }
    Periods periods() { return { limit(), limit(), limit() }; }
    Unit unit()
    {
        Unit unit { Family::Ethereum, 1 + below(2), {} };
        if (chance(2)) unit.contract = kAddresses[below(2)];
        return unit;
    }
    std::vector<std::string> list()
    {
        std::vector<std::string> out;
        for (const auto& address : kAddresses)
            if (!chance(3)) out.push_back(address);
        return out;
    }
    Policy policy()
    {
        Policy out { limit(), chance(2), periods() };
        for (const Unit& unit : { Unit { Family::Ethereum, 1, {} },
                 Unit { Family::Ethereum, 1, kAddresses[0] }, Unit { Family::Ethereum, 2, {} } })
            if (chance(2)) out.limits.push_back({ unit, limit(), periods() });
        std::erase_if(out.limits, [](const Limit& l) {
            return l.unit.isToken() && !l.perTransaction && l.periods == Periods {};
        });
        if (chance(3)) out.allowed = list();
        if (chance(3)) out.denied = { kAddresses[below(4)] };
        out.kinds = std::uint8_t(chance(2) ? kAllKinds : below(64));
        if (chance(2)) out.newRecipientDelayS = std::uint32_t(below(4));
        const auto from = std::uint16_t(below(7) * 1'440);
        if (chance(2)) out.quietHours = { { from, std::uint16_t(from + 1 + below(1'440)) } };
        if (chance(3)) out.quorum = { { Role::Approver, std::uint8_t(1 + below(3)) } };
        if (chance(2)) out.looseningDelayS = std::uint32_t(below(3));
        return out;
    }
    // A neighbour: a few parts of it replaced.
    Policy changed(Policy policy)
    {
        const auto other = this->policy();
        if (chance(4)) policy.limitPerTransaction = other.limitPerTransaction;
        if (chance(4)) policy.otherUnits = other.otherUnits;
        if (chance(4)) policy.blindSigning = other.blindSigning;
        if (chance(4)) policy.limits = other.limits;
        if (chance(4)) policy.allowed = other.allowed;
        if (chance(4)) policy.denied = other.denied;
        if (chance(4)) policy.kinds &= other.kinds;
        if (chance(4)) policy.newRecipientDelayS += std::uint32_t(below(2));
        if (chance(4)) policy.quietHours = other.quietHours;
        if (chance(4)) policy.quorum = other.quorum;
        return policy;
    }
    chains::Decoded request()
    {
        chains::Decoded d;
        d.kind = chains::Kind(below(7));
        d.fullyDecoded = !chance(4);
        d.chainId = below(4);
        if (!chance(4)) d.recipient = kAddresses[below(4)];
        if (chance(2)) d.contract = kAddresses[below(4)];
        if (!chance(6)) d.totalMax = chains::Amount { below(80), 18 };
        if (d.contract && chance(2))
            d.amount = chains::Amount { below(80), 6, {}, *d.contract, chance(8) };
        if (chance(6)) d.risks.push_back({ chains::Level::Danger, "permit", {} });
        return d;
    }
    Context context()
    {
        Context out { .nowMs = std::int64_t(below(14)) * kDayMs / 2 };
        for (int i = 0; i < 3; ++i)
            out.spent[unit()] = { below(40), below(40), below(40), below(10) };
        for (const auto& address : kAddresses)
            if (!chance(3)) out.knownSinceMs[address] = out.nowMs - std::int64_t(below(5)) * 1'000;
        out.approvals[Role::Approver] = unsigned(below(4));
        return out;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace

TEST(Compare, WhatATightenedPolicyAllowsTheLooserOneAllowsToo)
{
    Dice dice(20261122);
    int tightenings = 0, allowed = 0;
    for (int i = 0; i < 20'000; ++i) {
        const auto from = dice.policy();
        const auto to = dice.changed(from);
        ASSERT_TRUE(check(from));
        const auto change = compare(from, to);
        if (from == to) {
            EXPECT_EQ(change, Change::None);
            continue;
        }
        EXPECT_NE(change, Change::None);
        if (change != Change::Tightening) continue;
        ++tightenings;
        // There is no way back without loosening, unless both say the same in other words.
        const bool same = compare(to, from) != Change::Loosening;
        for (int k = 0; k < 40; ++k) {
            const auto request = dice.request();
            const auto context = dice.context();
            const bool before = evaluate(from, request, context).allowed();
            const bool after = evaluate(to, request, context).allowed();
            allowed += after;
            ASSERT_TRUE(before || !after) << i;
            ASSERT_TRUE(!same || before == after) << i;
        }
    }
    EXPECT_GT(tightenings, 1'000);
    EXPECT_GT(allowed, 5'000);
}

TEST(Compare, EveryFieldHasItsDirection)
{
    const auto tightens = [](const Policy& from, const Policy& to) {
        EXPECT_EQ(compare(from, to), Change::Tightening);
        EXPECT_EQ(compare(to, from), Change::Loosening);
    };
    const Unit ether { Family::Ethereum, 1, {} }, token { Family::Ethereum, 1, kAddresses[0] };
    const Uint256 five(5), six(6);
    tightens({}, { .otherUnits = { .day = six } });
    tightens({ .otherUnits = { .week = six } }, { .otherUnits = { .week = five } });
    tightens({}, { .otherUnits = { .month = six } });
    tightens({}, { .limits = { { ether, six, {} } } });
    tightens({}, { .limits = { { token, {}, { .month = six } } } });
    tightens({ .limits = { { token, six, {} } } }, { .limits = { { token, five, {} } } });
    // An entry takes the place of what holds for the others: a higher one loosens.
    tightens({ .limitPerTransaction = five, .limits = { { ether, six, {} } } }, { five });
    tightens({ .limitPerTransaction = five, .limits = { { ether, {}, {} } } }, { five });
    tightens({ .limits = { { ether, six, {} } } }, { five });
    tightens({}, { .allowed = { { kAddresses[0] } } });
    tightens(
        { .allowed = { { kAddresses[0], kAddresses[1] } } }, { .allowed = { { kAddresses[1] } } });
    tightens({ .allowed = { { kAddresses[0] } } }, { .allowed = std::vector<std::string> {} });
    tightens({}, { .denied = { kAddresses[0] } });
    tightens({}, { .kinds = 1 });
    tightens({ .newRecipientDelayS = 5 }, { .newRecipientDelayS = 6 });
    tightens({}, { .quietHours = { { 5, 6 } } });
    tightens({ .quietHours = { { 5, 6 } } }, { .quietHours = { { 4, 8 } } });
    tightens({}, { .quorum = { { Role::Approver, 1 } } });
    tightens({ .quorum = { { Role::Approver, 1 } } }, { .quorum = { { Role::Approver, 2 } } });
    tightens({ .looseningDelayS = 1 }, { .looseningDelayS = 2 });
    // Elsewhere, not less: loosening both ways.
    const Policy monday { .quietHours = { { 0, 60 } } },
        tuesday { .quietHours = { { 1'440, 1'500 } } };
    EXPECT_EQ(compare(monday, tuesday), Change::Loosening);
    EXPECT_EQ(compare(tuesday, monday), Change::Loosening);
}
