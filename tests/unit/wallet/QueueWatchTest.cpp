#include <gtest/gtest.h>

#include <deque>

#include "core/wallet/QueueWatch.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/keychain/ManualDelay.h"

using namespace tercet;
using namespace tercet::wallet;
using cosigner::Operation;
using cosigner::QueueState;

namespace {

using Milliseconds = std::chrono::milliseconds;

// Keeps what it is asked, for the test to answer.
class HeldBackend final : public backend::CosignerBackend {
public:
    struct Held {
        backend::Cosigner to;
        cosigner::Call call;
        int timeoutMs;
        Done done;
        bool alive { true };
    };
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int timeoutMs, Done done) override
    {
        struct Cancelling : backend::Ticket {
            explicit Cancelling(std::shared_ptr<Held> held)
                : held(std::move(held))
            {
            }
            ~Cancelling() override { held->alive = false; }
            std::shared_ptr<Held> held;
        };
        auto one = std::make_shared<Held>(Held { to, std::move(call), timeoutMs, std::move(done) });
        all.push_back(one);
        return std::make_unique<Cancelling>(one);
    }
    int waitMs(backend::Cosigner of) const override { return of == asks ? pauseMs : 0; }
    // The newest question of this kind to this one that was not answered or given up.
    std::shared_ptr<Held> open(backend::Cosigner to, Operation operation)
    {
        for (auto it = all.rbegin(); it != all.rend(); ++it)
            if ((*it)->alive && (*it)->to == to && (*it)->call.operation == operation) return *it;
        return nullptr;
    }
    std::vector<std::shared_ptr<Held>> all;
    backend::Cosigner asks { backend::Cosigner::Google };
    int pauseMs { 0 };
};

// The same draw each time: pauses are repeatable.
class Fixed final : public Random {
public:
    void fill(std::span<std::uint8_t> out) override { std::ranges::fill(out, 0x5a); }
};

class QueueWatchTest : public testing::Test {
protected:
    static constexpr auto kGoogle = backend::Cosigner::Google, kAzure = backend::Cosigner::Azure;

    void begin(std::vector<Untold> untold = {})
    {
        watch.begin(
            vault, 400, std::move(untold), [this](const QueueNews& n) { news.push_back(n); });
    }
    cosigner::RequestRow row(
        std::uint8_t n, std::uint64_t change, QueueState state = QueueState::Waiting) const
    {
        cosigner::RequestRow out { .vault = vault,
            .requester = { 7 },
            .requesterName = "Payroll",
            .idempotencyKey = std::string(30, '0') + hex(Bytes { n }),
            .createdMs = clock.wallMs() / 1000 * 1000,
            .state = state,
            .change = change };
        out.draft.payload = { chains::PayloadType::EthereumMessage, { n } };
        out.draft.expiresMs = clock.wallMs() / 1000 * 1000 + 1'000'000;
        out.id = cosigner::requestId(vault, out.requester, out.idempotencyKey, out.draft);
        return out;
    }
    void answer(backend::Cosigner by, Operation operation, Result<cosigner::Answer> with)
    {
        const auto held = backend.open(by, operation);
        ASSERT_TRUE(held) << "nothing is asked";
        held->alive = false;
        held->done(std::move(with));
        keychain::ManualDelay::settle();
    }
    void list(backend::Cosigner by, std::vector<cosigner::RequestRow> rows, bool more = false)
    {
        const auto held = backend.open(by, Operation::ListRequests);
        ASSERT_TRUE(held) << "no list is asked for";
        const auto last = rows.empty() ? held->call.after : rows.back().change;
        answer(by, Operation::ListRequests,
            cosigner::Answer {
                {}, toBytes(view(cosigner::encodePage({ std::move(rows), last, more }))) });
    }
    void refuse(backend::Cosigner by, Operation operation, Code code)
    {
        answer(by, operation, fail(code, "refused"));
    }
    cosigner::Call asked(backend::Cosigner of, Operation operation = Operation::ListRequests)
    {
        const auto held = backend.open(of, operation);
        EXPECT_TRUE(held) << "nothing is asked";
        return held ? held->call : cosigner::Call {};
    }
    bool isAsked(backend::Cosigner of, Operation operation = Operation::ListRequests)
    {
        return backend.open(of, operation) != nullptr;
    }
    Untold decision(std::uint8_t n, bool approves = false)
    {
        const auto id = row(n, 1).id;
        return { id, approves, "because",
            cosigner::signDecision(key, vault, id, approves, "because"),
            clock.wallMs() + 1'000'000 };
    }

    Bytes32 vault { 1, 2, 3 };
    test::ManualClock clock;
    Fixed random;
    crypto::SigningKey key { crypto::SigningKey::fromSeed(Bytes32 { 9 }) };
    HeldBackend backend;
    keychain::ManualDelay delay;
    std::vector<QueueNews> news;
    QueueWatch watch { { backend, clock, random, delay } };
};

} // namespace

TEST_F(QueueWatchTest, FirstItListsThenItWaits)
{
    begin();
    EXPECT_EQ(asked(kGoogle).wait, 0U);
    EXPECT_EQ(asked(kGoogle).after, 0U);
    list(kGoogle, { row(1, 10), row(2, 11) }, true);
    EXPECT_FALSE(news.back().heard[0]);
    EXPECT_EQ(asked(kGoogle).after, 11U);
    EXPECT_EQ(asked(kGoogle).wait, 0U);
    list(kGoogle, { row(3, 12) });
    EXPECT_TRUE(news.back().heard[0]);
    EXPECT_FALSE(news.back().heard[1]);
    EXPECT_EQ(asked(kGoogle).after, 12U);
    EXPECT_EQ(asked(kGoogle).wait, 25U);
    EXPECT_EQ(backend.open(kGoogle, Operation::ListRequests)->timeoutMs, 25'400);
    // A change ends the poll, and the next one begins at once.
    clock.advance(20'000);
    list(kGoogle, { row(1, 13, QueueState::Approved) });
    ASSERT_EQ(news.back().changed.size(), 1U);
    EXPECT_EQ(news.back().changed[0].at[0]->state, QueueState::Approved);
    EXPECT_EQ(asked(kGoogle).after, 13U);
}

TEST_F(QueueWatchTest, BothAreOneQueue)
{
    begin();
    list(kGoogle, { row(1, 10) });
    EXPECT_FALSE(news.back().changed[0].at[1].has_value());
    list(kAzure, { row(1, 500) });
    const auto& entry = news.back().changed.at(0);
    EXPECT_TRUE(entry.at[0] && entry.at[1]);
    EXPECT_EQ(entry.at[1]->change, 500U);
}

TEST_F(QueueWatchTest, DecisionsThatNobodySignedAreLeftOut)
{
    begin();
    auto one = row(1, 10);
    cosigner::QueueDecision good { .by = key.publicKey(), .approves = true, .counts = true };
    good.signature = cosigner::signDecision(key, vault, one.id, true, {});
    auto forged = good;
    forged.approves = false;
    one.decisions = { good, forged };
    list(kGoogle, { one });
    ASSERT_EQ(news.back().changed.at(0).at[0]->decisions.size(), 1U);
    EXPECT_TRUE(news.back().changed[0].at[0]->decisions[0].approves);
}

TEST_F(QueueWatchTest, AfterAFailureItPausesLongerEachTime)
{
    begin();
    std::vector<std::int64_t> pauses;
    for (int n = 0; n < 12; ++n) {
        refuse(kGoogle, Operation::ListRequests, Code::CosignerUnreachable);
        EXPECT_EQ(news.back().errors[0]->code, Code::CosignerUnreachable);
        std::int64_t waited = 0;
        while (!isAsked(kGoogle) && waited <= 61'000) {
            delay.advance(Milliseconds(100));
            waited += 100;
        }
        pauses.push_back(waited);
    }
    EXPECT_LE(pauses.front(), 1100);
    for (const auto pause : pauses) EXPECT_LE(pause, 60'100);
    EXPECT_GT(*std::ranges::max_element(pauses), 2000);
    // The other one is not held up by it, and an answer ends the pauses.
    list(kAzure, {});
    EXPECT_TRUE(news.back().heard[1]);
    list(kGoogle, {});
    EXPECT_FALSE(news.back().errors[0]);
    EXPECT_TRUE(isAsked(kGoogle));
}

TEST_F(QueueWatchTest, ItPausesForAsLongAsTheCosignerAsks)
{
    begin();
    backend.pauseMs = 90'000;
    refuse(kGoogle, Operation::ListRequests, Code::RateLimited);
    delay.advance(Milliseconds(89'000));
    EXPECT_FALSE(isAsked(kGoogle));
    delay.advance(Milliseconds(1'000));
    EXPECT_TRUE(isAsked(kGoogle));
}

TEST_F(QueueWatchTest, AnAnswerWithoutNewsThatDidNotWaitIsNotAskedForAgainAtOnce)
{
    begin();
    list(kGoogle, {});
    list(kGoogle, {}); // a long poll, answered at once
    EXPECT_FALSE(isAsked(kGoogle));
    delay.advance(Milliseconds(1'000));
    EXPECT_EQ(asked(kGoogle).wait, 25U);
    clock.advance(25'000);
    list(kGoogle, {});
    EXPECT_TRUE(isAsked(kGoogle));
}

TEST_F(QueueWatchTest, PagesThatDoNotGoOnAreNoAnswer)
{
    begin();
    list(kGoogle, { row(1, 10) });
    const auto before = news.size();
    list(kGoogle, { row(2, 10) });
    EXPECT_EQ(news.back().errors[0]->code, Code::CosignerBadAnswer);
    for (std::size_t i = before; i < news.size(); ++i) EXPECT_TRUE(news[i].changed.empty());
    delay.advance(Milliseconds(61'000));
    answer(kGoogle, Operation::ListRequests, cosigner::Answer { {}, toBytes(view("{}")) });
    EXPECT_EQ(news.back().errors[0]->code, Code::CosignerBadAnswer);
    // Pages without end are not asked for without end.
    delay.advance(Milliseconds(61'000));
    std::uint64_t change = 20;
    int pages = 0;
    for (; isAsked(kGoogle) && pages < 1000; ++pages)
        list(kGoogle, { row(std::uint8_t(pages), change++) }, true);
    EXPECT_EQ(pages, 64);
}

TEST_F(QueueWatchTest, DecisionsAreToldUntilBothHaveAnswered)
{
    begin();
    watch.tell(decision(1));
    EXPECT_EQ(asked(kGoogle, Operation::Decide).request, hex(row(1, 1).id));
    answer(kGoogle, Operation::Decide, cosigner::Answer {});
    EXPECT_EQ(news.back().told.size(), 1U);
    EXPECT_EQ(news.back().untold, 1U);
    refuse(kAzure, Operation::Decide, Code::CosignerUnreachable);
    EXPECT_FALSE(isAsked(kAzure, Operation::Decide));
    delay.advance(Milliseconds(61'000));
    // Decided there already: that is an answer too.
    refuse(kAzure, Operation::Decide, Code::WrongState);
    EXPECT_EQ(news.back().untold, 0U);
    delay.advance(Milliseconds(61'000));
    EXPECT_FALSE(isAsked(kGoogle, Operation::Decide) || isAsked(kAzure, Operation::Decide));
}

TEST_F(QueueWatchTest, AnotherDecisionTakesThePlaceOfTheFirst)
{
    begin();
    watch.tell(decision(1, true));
    const auto first = backend.open(kGoogle, Operation::Decide);
    watch.tell(decision(1, false));
    EXPECT_FALSE(first->alive);
    const auto body = cosigner::decodeDecisionBody(text(asked(kGoogle, Operation::Decide).body));
    ASSERT_TRUE(body);
    EXPECT_FALSE(body->approves);
}

TEST_F(QueueWatchTest, WhoDoesNotKnowTheRequestIsToldWhenItDoes)
{
    begin({ decision(1) });
    list(kGoogle, {});
    refuse(kGoogle, Operation::Decide, Code::NoSuchRequest);
    EXPECT_EQ(news.back().untold, 1U);
    EXPECT_FALSE(isAsked(kGoogle, Operation::Decide));
    list(kGoogle, { row(1, 10) });
    answer(kGoogle, Operation::Decide, cosigner::Answer {});
    EXPECT_EQ(news.back().told.size(), 1U);
}

TEST_F(QueueWatchTest, AskingNowEndsWhenBothWereAskedAndTold)
{
    begin({ decision(1) });
    list(kGoogle, { row(1, 10) });
    list(kAzure, { row(1, 10) });
    int done = 0;
    watch.askNow([&] { ++done; });
    EXPECT_EQ(asked(kGoogle).wait, 0U);
    list(kGoogle, {});
    answer(kGoogle, Operation::Decide, cosigner::Answer {});
    EXPECT_EQ(done, 0);
    refuse(kAzure, Operation::ListRequests, Code::CosignerTimeout);
    EXPECT_EQ(done, 0);
    refuse(kAzure, Operation::Decide, Code::CosignerTimeout);
    EXPECT_EQ(done, 1);
    watch.askNow([&] { ++done; });
    watch.end();
    EXPECT_EQ(done, 2);
    EXPECT_FALSE(isAsked(kGoogle) || isAsked(kAzure));
}

TEST_F(QueueWatchTest, AfterItsEndNothingIsTakenAnyMore)
{
    begin();
    const auto held = backend.open(kGoogle, Operation::ListRequests);
    held->done(fail(Code::CosignerUnreachable, "gone"));
    watch.end();
    keychain::ManualDelay::settle();
    delay.advance(Milliseconds(120'000));
    EXPECT_TRUE(news.empty());
    EXPECT_FALSE(isAsked(kGoogle) || isAsked(kAzure));
}
