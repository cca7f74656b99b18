#include <gtest/gtest.h>

#include "tests/adversarial/presignature/Model.h"

namespace tercet::presignature {

namespace {

constexpr int kDepth = 12;
constexpr Powers kAll {};
constexpr Powers kKillOnly { .rollback = false, .promote = false };
constexpr Powers kNothing { .kill = false, .rollback = false, .promote = false };
constexpr Powers kRestore { .kill = false, .rollback = false, .promote = false, .restore = true };

std::string text(const std::vector<Action>& schedule)
{
    std::string out;
    for (const auto& action : schedule) out += (out.empty() ? "" : "; ") + action.text();
    return out;
}

}

// Kills, restarts, rollbacks of the disk, replicas, duplicates: no co-signer ever gives two shares.
TEST(PresignatureModel, NoScheduleUsesAPresignatureTwice)
{
    const auto machine = Machine::explore({}, kAll);
    EXPECT_EQ(text(machine.attackAlone()), "");
    const auto pair = Pair::explore(machine, machine, kDepth);
    std::printf("%llu schedules of %d actions through %llu states\n",
        static_cast<unsigned long long>(pair.schedules), kDepth,
        static_cast<unsigned long long>(pair.states));
    EXPECT_GE(pair.schedules, 1'000'000u);
    EXPECT_EQ(pair.states, machine.states.size() * machine.states.size()); // nothing lies deeper
    EXPECT_FALSE(pair.aloneBroken);
    EXPECT_FALSE(pair.bothBroken);
}

// The residual of protocol.md, 10, attack 8: what memory cannot know, a machine that is restored
// with its memory cannot either. One such co-signer gives two shares, but the other one does not,
// and their masks belong to one request; two such co-signers are the key.
TEST(PresignatureModel, RestoredMemoryIsHarmlessAtOneOfTwo)
{
    const auto sound = Machine::explore({}, kAll), restored = Machine::explore({}, kRestore);
    EXPECT_EQ(text(restored.attackAlone()), "deliver A; restore; deliver B");
    const auto one = Pair::explore(restored, sound, kDepth);
    EXPECT_TRUE(one.aloneBroken);
    EXPECT_FALSE(one.bothBroken);
    EXPECT_TRUE(Pair::explore(restored, restored, kDepth).bothBroken);
}

// The checker finds what each rule is there for. Some hold each other's place: with one of them
// gone nothing is lost until the next goes too.
TEST(PresignatureModel, EveryRuleIsMissed)
{
    const struct {
        Rules rules;
        Powers powers;
        const char* attack;
    } cases[] = {
        { { .memoryOnly = false }, kAll, "deliver A; promote to unused; deliver B (replica)" },
        { { .memoryOnly = false }, kKillOnly, "" },
        { { .memoryOnly = false, .marksFirst = false }, kKillOnly,
            "deliver A, dies before the mark; start; deliver B" },
        { { .marksFirst = false }, kAll, "" },
        { { .takes = false }, kAll, "deliver A; roll back to unused; deliver B" },
        { { .takes = false }, kKillOnly, "" },
        { { .takes = false, .asksLog = false }, kNothing, "deliver A; deliver B" },
        { { .asksLog = false }, kAll, "" },
        { { .sameOnly = false }, kAll, "deliver A; roll back to unused; deliver B" },
        { { .asksLog = false, .sameOnly = false }, kNothing, "deliver A; deliver B" },
    };
    for (const auto& c : cases)
        EXPECT_EQ(text(Machine::explore(c.rules, c.powers).attackAlone()), c.attack);
}

} // namespace tercet::presignature
