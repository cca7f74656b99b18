#include "core/cosigner/SessionTable.h"

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/ManualClock.h"

using namespace tercet;
using namespace tercet::cosigner;

namespace {

constexpr auto kKey = "000102030405060708090a0b0c0d0e0f";
constexpr auto kOtherKey = "f00102030405060708090a0b0c0d0e0f";

class SessionTableTest : public testing::Test {
protected:
    Result<Answer> open(const Bytes& body, const std::string& key = kKey,
        SessionKind kind = SessionKind::Presign, SessionTable::Outcome outcome = { Bytes { 1 } })
    {
        Call call { .vault = "v", .kind = kind, .idempotencyKey = key, .body = body };
        return m_table.open(call, 3, [&](const std::string&) {
            ++m_executed;
            return outcome;
        });
    }
    Result<Answer> round(const std::string& session, std::uint32_t n, const Bytes& body,
        SessionTable::Outcome outcome = { Bytes { 2 } })
    {
        Call call { .vault = "v", .session = session, .round = n, .body = body };
        return m_table.round(call, [&] {
            ++m_executed;
            return outcome;
        });
    }
    SessionView state(const std::string& session) { return *m_table.state(session); }

    test::ManualClock m_clock;
    crypto::SystemRandom m_random;
    int m_executed { 0 };
    std::vector<std::pair<std::uint32_t, SessionState>> m_ended;
    SessionTable m_table { m_clock, m_random,
        [this](const std::string&, SessionKind, std::uint32_t rounds, SessionState how) {
            m_ended.emplace_back(rounds, how);
        } };
};

SessionTable::Outcome refusal(Code code, bool kept) { return { fail(code), kept }; }

} // namespace

TEST_F(SessionTableTest, AnswersARepeatFromMemory)
{
    const auto opened = open({ 7 });
    ASSERT_TRUE(opened);
    EXPECT_EQ(open({ 7 })->session, opened->session);
    EXPECT_EQ(open({ 7 })->body, (Bytes { 1 }));
    EXPECT_EQ(m_executed, 1);
    EXPECT_EQ(round(opened->session, 2, { 8 })->body, (Bytes { 2 }));
    EXPECT_EQ(round(opened->session, 2, { 8 }, { Bytes { 99 } })->body, (Bytes { 2 }));
    EXPECT_EQ(open({ 7 })->body, (Bytes { 1 }));
    EXPECT_EQ(m_executed, 2);
    EXPECT_EQ(
        state(opened->session), (SessionView { SessionKind::Presign, 2, SessionState::Open }));
    EXPECT_TRUE(round(opened->session, 3, { 9 }));
    EXPECT_EQ(state(opened->session).state, SessionState::Done);
    EXPECT_TRUE(round(opened->session, 3, { 9 })); // also after the end
    EXPECT_EQ(m_executed, 3);
    EXPECT_EQ(m_ended, (std::vector { std::pair(3u, SessionState::Done) }));
}

TEST_F(SessionTableTest, RefusesAKeyOfAnotherOperation)
{
    ASSERT_TRUE(open({ 7 }));
    EXPECT_EQ(open({ 8 }).error().code, Code::RoundConflict);
    EXPECT_EQ(open({ 7 }, kKey, SessionKind::Link).error().code, Code::RoundConflict);
    EXPECT_TRUE(open({ 8 }, kOtherKey));
    EXPECT_EQ(m_executed, 2);
    for (const auto& bad :
        { "", "00", "000102030405060708090A0B0C0D0E0F", "0001020304050607 8090a0b0c0d0e0f" })
        EXPECT_EQ(open({ 7 }, bad).error().field, "idempotencyKey");
    EXPECT_EQ(m_executed, 2);
}

TEST_F(SessionTableTest, AbortsAtOtherBytesForAnAnsweredRound)
{
    const auto id = open({ 7 })->session;
    ASSERT_TRUE(round(id, 2, { 8 }));
    EXPECT_EQ(round(id, 2, { 9 }).error().code, Code::RoundConflict);
    EXPECT_EQ(state(id).state, SessionState::Aborted);
    EXPECT_EQ(m_ended, (std::vector { std::pair(2u, SessionState::Aborted) }));
    EXPECT_EQ(round(id, 3, { 1 }).error().code, Code::NoSuchSession);
    EXPECT_TRUE(round(id, 2, { 8 })); // what was answered stays answered
    EXPECT_EQ(m_executed, 2);
}

TEST_F(SessionTableTest, TakesRoundsInOrder)
{
    const auto id = open({ 7 })->session;
    for (const auto n : { 0u, 1u, 4u, ~0u })
        EXPECT_EQ(round(id, n, { 1 }).error().field, "round") << n;
    EXPECT_EQ(round(id, 3, { 1 }).error().field, "round");
    EXPECT_EQ(round("other", 2, { 1 }).error().code, Code::NoSuchSession);
    EXPECT_EQ(m_executed, 1);
}

TEST_F(SessionTableTest, WaitsOnAfterWhatChangedNothing)
{
    const auto id = open({ 7 })->session;
    EXPECT_EQ(round(id, 2, { 6 }, refusal(Code::ProtocolDropped, false)).error().code,
        Code::ProtocolDropped);
    EXPECT_TRUE(round(id, 2, { 8 })); // no conflict
    EXPECT_EQ(open({ 5 }, kOtherKey, SessionKind::Presign, refusal(Code::RateLimited, false))
                  .error()
                  .code,
        Code::RateLimited);
    EXPECT_TRUE(open({ 5 }, kOtherKey)); // the key was not spent
}

TEST_F(SessionTableTest, KeepsTheErrorThatEndedASession)
{
    const auto id = open({ 7 })->session;
    EXPECT_FALSE(round(id, 2, { 8 }, refusal(Code::ProtocolRecoverable, true)));
    EXPECT_EQ(state(id).state, SessionState::Aborted);
    EXPECT_EQ(round(id, 2, { 8 }).error().code, Code::ProtocolRecoverable);
    EXPECT_EQ(round(id, 3, { 8 }).error().code, Code::NoSuchSession);
    EXPECT_EQ(m_executed, 2);

    EXPECT_FALSE(
        open({ 5 }, kOtherKey, SessionKind::Presign, refusal(Code::ProtocolQuarantine, true)));
    EXPECT_EQ(open({ 5 }, kOtherKey).error().code, Code::ProtocolQuarantine);
    EXPECT_EQ(m_executed, 3);
}

TEST_F(SessionTableTest, ForgetsIdleSessionsButNotTheirKeys)
{
    const auto id = open({ 7 })->session;
    m_clock.advance(SessionTable::kIdleMs - 1);
    ASSERT_TRUE(round(id, 2, { 8 })); // keeps it alive
    m_clock.advance(SessionTable::kIdleMs - 1);
    EXPECT_EQ(state(id).round, 2u);
    EXPECT_TRUE(m_ended.empty());
    m_clock.advance(1);
    EXPECT_EQ(round(id, 2, { 8 }).error().code, Code::NoSuchSession);
    EXPECT_EQ(m_ended, (std::vector { std::pair(2u, SessionState::Aborted) }));
    EXPECT_EQ(open({ 7 }).error().code, Code::NoSuchSession); // never executed a second time
    EXPECT_EQ(open({ 8 }).error().code, Code::RoundConflict);
    EXPECT_EQ(m_executed, 2);
    m_clock.advance(SessionTable::kKeyLifetimeMs);
    EXPECT_TRUE(open({ 8 }));
}

// Whoever only asks how it stands keeps no session alive, and rounds keep none for ever.
TEST_F(SessionTableTest, LivesForAnHourAtMost)
{
    const auto asked = open({ 7 })->session;
    for (int minute = 0; minute < 9; ++minute) {
        m_clock.advance(60'000);
        ASSERT_TRUE(m_table.state(asked));
        ASSERT_TRUE(m_table.kind(asked));
    }
    m_clock.advance(60'000);
    EXPECT_EQ(m_table.state(asked).error().code, Code::NoSuchSession);

    const auto repeated = open({ 8 }, kOtherKey)->session;
    for (std::int64_t ms = 0; ms < SessionTable::kLifetimeMs - 60'000; ms += 60'000) {
        m_clock.advance(60'000);
        ASSERT_TRUE(open({ 8 }, kOtherKey)) << ms;
        ASSERT_TRUE(round(repeated, 2, { 1 })) << ms;
    }
    m_clock.advance(60'000);
    EXPECT_EQ(round(repeated, 2, { 1 }).error().code, Code::NoSuchSession);
    EXPECT_EQ(round(repeated, 3, { 1 }).error().code, Code::NoSuchSession);
    EXPECT_EQ(m_ended,
        (std::vector {
            std::pair(1u, SessionState::Aborted), std::pair(2u, SessionState::Aborted) }));
}

TEST_F(SessionTableTest, AbortsAndSupersedes)
{
    const auto first = open({ 1 })->session;
    const auto second = open({ 2 }, kOtherKey)->session;
    m_table.supersede(SessionKind::Link, "");
    EXPECT_EQ(state(first).state, SessionState::Open);
    m_table.supersede(SessionKind::Presign, second);
    EXPECT_EQ(m_table.state(first).error().code, Code::NoSuchSession);
    EXPECT_EQ(open({ 1 }).error().code, Code::NoSuchSession); // its key is still spent
    EXPECT_EQ(state(second).state, SessionState::Open);
    EXPECT_TRUE(m_ended.empty());
    EXPECT_TRUE(m_table.abort(second));
    EXPECT_TRUE(m_table.abort(second));
    EXPECT_EQ(m_ended.size(), 1u);
    EXPECT_EQ(m_table.abort("other").error().code, Code::NoSuchSession);
}
