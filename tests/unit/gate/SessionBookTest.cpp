#include "core/gate/SessionBook.h"

#include <gtest/gtest.h>

#include "tests/unit/ManualClock.h"

using namespace tercet;
using namespace tercet::gate;
using cosigner::Answer;
using cosigner::Call;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

const Bytes32 kMine { 1 }, kOther { 2 };

class SessionBookTest : public testing::Test {
protected:
    static Call open(SessionKind kind, const std::string& key)
    {
        return {
            .operation = Operation::Open, .vault = "new", .kind = kind, .idempotencyKey = key
        };
    }
    static Call round(const std::string& session, std::uint32_t n)
    {
        return { .operation = Operation::Round, .vault = "new", .session = session, .round = n };
    }
    void opened(const std::string& session, SessionKind kind = SessionKind::Keygen)
    {
        m_book.answered(kMine, open(kind, 'k' + session), Answer { session, {} });
    }
    bool mayOpen(const std::string& key = "fresh", SessionKind kind = SessionKind::Link)
    {
        return m_book.reserve(kMine, open(kind, key)).has_value();
    }

    test::ManualClock m_clock;
    SessionBook m_book { m_clock, 2 };
};

} // namespace

TEST_F(SessionBookTest, CountsSessionsInUse)
{
    opened("a");
    EXPECT_TRUE(mayOpen());
    opened("b");
    EXPECT_FALSE(mayOpen());
    EXPECT_TRUE(m_book.reserve(kOther, open(SessionKind::Link, "x")));
    EXPECT_TRUE(mayOpen("ka")); // again
    EXPECT_TRUE(mayOpen("fresh", SessionKind::Sign)); // one round
    m_book.answered(kMine, round("a", 2), Answer { "a", {} });
    EXPECT_FALSE(mayOpen());
    m_book.answered(kMine, round("a", 3), Answer { "a", {} });
    EXPECT_TRUE(mayOpen());
    opened("c");
    EXPECT_FALSE(mayOpen());
    m_book.answered(kMine, round("b", 2), fail(Code::RoundConflict));
    EXPECT_TRUE(mayOpen());
    m_book.answered(kMine, round("c", 2), fail(Code::ProtocolDropped)); // goes on
    opened("d");
    EXPECT_FALSE(mayOpen());
    m_book.answered(kMine, { .operation = Operation::Abort, .session = "d" }, Answer {});
    EXPECT_TRUE(mayOpen());
}

TEST_F(SessionBookTest, ANewerSessionOfAKindTakesTheOldersPlace)
{
    for (const auto* id : { "a", "b", "c", "d" }) {
        EXPECT_TRUE(mayOpen());
        opened(id, SessionKind::Link);
    }
    EXPECT_EQ(m_book.kindOf("a"), SessionKind::Link);
    EXPECT_EQ(m_book.kindOf("x"), SessionKind::None);
    opened("e", SessionKind::Presign);
    EXPECT_FALSE(mayOpen("fresh", SessionKind::Refresh));
    EXPECT_TRUE(mayOpen("fresh", SessionKind::Link));
    EXPECT_TRUE(mayOpen());
    EXPECT_TRUE(mayOpen("fresh", SessionKind::Presign));
    EXPECT_FALSE(mayOpen("fresh", SessionKind::Keygen));
}

TEST_F(SessionBookTest, CallsAtTheSameTimeCount)
{
    opened("a");
    const auto first = m_book.reserve(kMine, open(SessionKind::Link, "x"));
    EXPECT_TRUE(first);
    EXPECT_FALSE(mayOpen());
    {
        SessionBook::Place place;
        place = SessionBook::Place();
    }
    EXPECT_FALSE(mayOpen());
}

TEST_F(SessionBookTest, QuietSessionsAreNotCountedAndThenForgotten)
{
    opened("a");
    opened("b");
    m_clock.advance(SessionBook::kLiveMs - 1);
    EXPECT_FALSE(mayOpen());
    m_clock.advance(1);
    EXPECT_TRUE(mayOpen());
    EXPECT_TRUE(m_book.owns(kMine, "new", "a"));
    m_clock.advance(SessionBook::kIdleMs);
    EXPECT_FALSE(m_book.owns(kMine, "new", "a"));
}

TEST_F(SessionBookTest, KnowsWhoseASessionIs)
{
    opened("a");
    EXPECT_TRUE(m_book.owns(kMine, "new", "a"));
    EXPECT_FALSE(m_book.owns(kOther, "new", "a"));
    EXPECT_FALSE(m_book.owns(kMine, "other", "a"));
    EXPECT_FALSE(m_book.owns(kMine, "new", "b"));
    m_book.answered(kOther, open(SessionKind::Keygen, "ka"), Answer { "a", {} });
    EXPECT_FALSE(m_book.owns(kOther, "new", "a"));
    m_book.answered(kMine, open(SessionKind::Keygen, "kz"), fail(Code::BadCbor));
    EXPECT_FALSE(m_book.owns(kMine, "new", "z"));
}
