#include "core/mpc/Abort.h"

#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::mpc;

TEST(Abort, ClassesAreNotConfused)
{
    const Abort quarantine(Quarantine { Party::P3, "μ" });
    EXPECT_TRUE(quarantine.is<Quarantine>());
    EXPECT_FALSE(quarantine.is<Recoverable>());
    EXPECT_EQ(quarantine.as<Drop>(), nullptr);
    ASSERT_NE(quarantine.as<Quarantine>(), nullptr);
    EXPECT_EQ(quarantine.as<Quarantine>()->culprit, Party::P3);
    EXPECT_EQ(quarantine.culprit(), Party::P3);
    EXPECT_EQ(quarantine.name(), "quarantine");
    EXPECT_EQ(quarantine.error().code, Code::ProtocolQuarantine);
    EXPECT_EQ(quarantine.error().context, "μ (P3)");
}

TEST(Abort, EachHasItsCode)
{
    EXPECT_EQ(Abort(Drop { "x" }).error().code, Code::ProtocolDropped);
    EXPECT_EQ(Abort(Recoverable { {}, "x" }).error().code, Code::ProtocolRecoverable);
    EXPECT_EQ(Abort(Refuse { Code::PresignatureUsed, "x" }).error().code, Code::PresignatureUsed);
    EXPECT_EQ(Abort(Refuse {}).error().code, Code::ProtocolRefused);
    EXPECT_EQ(Abort(Final { "x" }).error().code, Code::ProtocolFinal);
}

TEST(Abort, WhatDoesNotDecodeIsRecoverable)
{
    const auto step = decoded(Result<int>(fail(Code::BadPoint, "not a point")), Party::P2);
    ASSERT_FALSE(step);
    ASSERT_TRUE(step.error().is<Recoverable>());
    EXPECT_EQ(step.error().culprit(), Party::P2);
    EXPECT_EQ(*decoded(Result<int>(7), Party::P2), 7);
}

TEST(Party, TheOtherTwo)
{
    for (const auto p : kParties)
        for (const auto o : others(p)) {
            EXPECT_NE(o, p);
            EXPECT_NE(third(p, o), p);
            EXPECT_NE(third(p, o), o);
        }
}
