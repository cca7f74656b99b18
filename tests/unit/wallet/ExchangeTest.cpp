#include "core/wallet/Exchange.h"

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "core/wallet/CancelGate.h"

namespace tercet::wallet {

namespace {

using cosigner::Answer;
using cosigner::Call;

// Answers each call from a list, on a thread of its own; what is not on the list is never answered.
class ScriptedBackend final : public backend::CosignerBackend {
public:
    using Script = std::deque<Result<Answer>>;
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, Call call, int, Done done) override
    {
        struct Joined final : backend::Ticket {
            std::thread thread;
            ~Joined() override
            {
                if (thread.joinable()) thread.join();
            }
        };
        auto ticket = std::make_unique<Joined>();
        std::lock_guard lock(m_mutex);
        auto& script = to == backend::Cosigner::Google ? google : azure;
        calls.push_back({ to, std::move(call) });
        if (script.empty()) return ticket;
        ticket->thread = std::thread([done, answer = std::move(script.front())] { done(answer); });
        script.pop_front();
        return ticket;
    }
    int waitMs(backend::Cosigner) const override { return wait; }
    int wait { 0 };
    Script google, azure;
    std::vector<std::pair<backend::Cosigner, Call>> calls;

private:
    std::mutex m_mutex;
};

Answer answer(std::uint8_t byte) { return { "session", { byte } }; }

class Both : public testing::Test {
protected:
    auto run(unsigned mask = kStop)
    {
        Call call { .operation = cosigner::Operation::Round, .round = 2, .body = { 42 } };
        return exchange.both({ call, call }, mask);
    }
    ScriptedBackend backend;
    Interrupts interrupts;
    SystemClock clock;
    crypto::SystemRandom random;
    Exchange exchange { backend, interrupts, clock, random,
        { .callMs = 1000, .tries = 3, .backoffMs = 1 } };
};

} // namespace

TEST_F(Both, GivesEachItsAnswer)
{
    backend.google = { answer(1) };
    backend.azure = { answer(2) };
    const auto answers = run();
    ASSERT_TRUE(answers);
    EXPECT_EQ((*answers)[0].body, Bytes { 1 });
    EXPECT_EQ((*answers)[1].body, Bytes { 2 });
}

TEST_F(Both, RepeatsTheSameBytesWhereNoAnswerCame)
{
    backend.google = { answer(1) };
    backend.azure = { fail(Code::CosignerTimeout), fail(Code::CosignerUnreachable), answer(2) };
    std::vector<ShareState> told;
    exchange.onTold([&](Share share, ShareState state, int) {
        if (share == Share::Azure) told.push_back(state);
    });
    ASSERT_TRUE(run());
    ASSERT_EQ(backend.calls.size(), 4u);
    for (const auto& [to, call] : backend.calls) EXPECT_EQ(call.body, Bytes { 42 });
    EXPECT_EQ(told,
        (std::vector {
            ShareState::Working, ShareState::Offline, ShareState::Offline, ShareState::Done }));
}

TEST_F(Both, GivesUpAfterItsTriesAndNamesTheOne)
{
    backend.google = { answer(1) };
    backend.azure
        = { fail(Code::CosignerTimeout), fail(Code::CosignerTimeout), fail(Code::CosignerTimeout) };
    const auto answers = run();
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().error.code, Code::CosignerTimeout);
    EXPECT_EQ(answers.error().culprit, Share::Azure);
}

TEST_F(Both, DoesNotRepeatARefusal)
{
    backend.google = { fail(Code::PolicyLimit), answer(1) };
    backend.azure = { answer(2) };
    const auto answers = run();
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().error.code, Code::PolicyLimit);
    EXPECT_EQ(answers.error().culprit, Share::Google);
    EXPECT_EQ(backend.calls.size(), 2u);
}

TEST_F(Both, RepeatsForWhoHasNoTimeNow)
{
    backend.google = { fail(Code::Overloaded), fail(Code::VaultElsewhere), answer(1) };
    backend.azure = { answer(2) };
    EXPECT_TRUE(run());
    EXPECT_EQ(backend.calls.size(), 4u);
}

TEST_F(Both, KeepsThePauseThatACosignerAskedFor)
{
    backend.google = { fail(Code::RateLimited), answer(1) };
    backend.azure = { answer(2) };
    EXPECT_EQ(run().error().error.code, Code::RateLimited); // without a word for how long
    backend.wait = 1;
    backend.google = { fail(Code::RateLimited), answer(1) };
    backend.azure = { answer(2) };
    EXPECT_TRUE(run());
    backend.wait = 61'000; // longer than anybody waits
    backend.google = { fail(Code::RateLimited), answer(1) };
    backend.azure = { answer(2) };
    EXPECT_EQ(run().error().error.code, Code::RateLimited);
}

TEST(Backoff, IsUniformUpToABoundThatDoubles)
{
    class Largest final : public Random {
        void fill(MutableByteView out) override { std::ranges::fill(out, value); }

    public:
        std::uint8_t value { 0 };
    } random;
    const Timing timing;
    EXPECT_EQ(backoffMs(timing, 1, random), 0);
    crypto::SystemRandom real;
    for (const auto& [tries, bound] : { std::pair(1, 250), { 2, 500 }, { 3, 1000 }, { 4, 2000 },
             { 5, 4000 }, { 6, 8000 }, { 60, 8000 } }) {
        int most = 0;
        for (int i = 0; i < 2000; ++i) {
            const int drawn = backoffMs(timing, tries, real);
            ASSERT_TRUE(drawn >= 0 && drawn <= bound) << drawn;
            most = std::max(most, drawn);
        }
        EXPECT_GT(most, bound * 9 / 10);
    }
}

TEST_F(Both, EndsWhenInterrupted)
{
    backend.google = { answer(1) }; // the other one never answers
    std::thread later([&] { interrupts.raise(kCancel); });
    const auto answers = run(kStop | kCancel);
    later.join();
    ASSERT_FALSE(answers);
    EXPECT_EQ(answers.error().error.code, Code::Cancelled);
}

TEST_F(Both, IsNotEndedByOtherInterruptions)
{
    interrupts.raise(kCancel | kYield);
    backend.google = { answer(1) };
    backend.azure = { answer(2) };
    EXPECT_TRUE(run(kStop));
}

TEST(CancelGate, IsTooLateForARequestThatIsDone)
{
    Interrupts interrupts;
    CancelGate gate(interrupts);
    const QString id = QStringLiteral("a");
    gate.expect(id);
    gate.enter(id);
    EXPECT_TRUE(gate.pass(id));
    EXPECT_FALSE(gate.cancel(id));
    gate.leave(id);
    EXPECT_FALSE(gate.cancel(id)); // its result is on the way to whoever cancels
    EXPECT_EQ(interrupts.raised(), 0u);
    // Tried again, it can be cancelled again, and only that cancellation counts.
    gate.expect(id);
    EXPECT_TRUE(gate.cancel(id));
    gate.enter(id);
    EXPECT_FALSE(gate.pass(id));
    gate.leave(id);
    EXPECT_TRUE(gate.cancel(id));
    gate.expect(id);
    gate.enter(id);
    EXPECT_TRUE(gate.pass(id));
}

} // namespace tercet::wallet
