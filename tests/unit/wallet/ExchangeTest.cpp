#include "core/wallet/Exchange.h"

#include <gtest/gtest.h>

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
    Exchange exchange { backend, interrupts, clock,
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
