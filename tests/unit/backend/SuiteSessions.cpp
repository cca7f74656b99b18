#include <atomic>
#include <thread>

#include "tests/unit/backend/BackendSuite.h"

namespace tercet::test {

TEST_P(BackendSuite, AnswersRepeatedRoundsFromMemory)
{
    auto d = generated();
    auto talk = d.session(SessionKind::Link);
    auto opening = mpc::HubLinkOpening::begin(d.record, d.journal, d.environment);
    ASSERT_TRUE(opening);
    const auto c = kCosigners[0];
    const auto& body = opening->out[mpc::Party(c)];
    const auto open = d.next(talk, c, body);
    const auto first = d.call(c, open);
    ASSERT_TRUE(first);
    const auto second = d.call(c, open);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->session, first->session);
    EXPECT_EQ(second->body, first->body);

    auto otherBody = open;
    otherBody.body.push_back(0);
    EXPECT_EQ(d.call(c, otherBody).error().code, Code::RoundConflict);

    ASSERT_TRUE(d.exchange(talk, opening->out));
    EXPECT_EQ(talk.ids[0], first->session);
    const auto state = [&] {
        return *cosigner::SessionView::decode(
            d.call(c, { .operation = Operation::State, .vault = d.vault(), .session = talk.ids[0] })
                ->body);
    };
    EXPECT_EQ(
        state(), (cosigner::SessionView { SessionKind::Link, 1, cosigner::SessionState::Open }));
    EXPECT_TRUE(
        d.call(c, { .operation = Operation::Abort, .vault = d.vault(), .session = talk.ids[0] }));
    EXPECT_EQ(state().state, cosigner::SessionState::Aborted);
    EXPECT_EQ(d.call(c, d.next(talk, c, body)).error().code, Code::NoSuchSession);
    ASSERT_TRUE(d.openLink()); // nothing is left of the aborted one
}

TEST_P(BackendSuite, EndsASessionAtOtherBytes)
{
    auto d = generated();
    auto talk = d.session(SessionKind::Link);
    auto opening = mpc::HubLinkOpening::begin(d.record, d.journal, d.environment);
    const auto hellos = d.exchange(talk, opening->out);
    ASSERT_TRUE(hellos);
    auto keying = std::move(opening->state).onHellos(*hellos);
    ASSERT_TRUE(keying);
    const auto round2 = talk;
    ASSERT_TRUE(d.exchange(talk, keying->out));
    EXPECT_TRUE(d.vaultAt(kCosigners[1])->link);
    auto conflict = d.next(round2, kCosigners[1], keying->out[mpc::Party::P3]);
    conflict.body.back() ^= 1;
    EXPECT_EQ(d.call(kCosigners[1], conflict).error().code, Code::RoundConflict);
    EXPECT_FALSE(d.vaultAt(kCosigners[1])->link); // the half-made link is gone
    ASSERT_TRUE(d.openLink());
}

TEST_P(BackendSuite, DropsWhatWasChangedOnTheWayAndWaitsOn)
{
    auto d = linked(0);
    auto talk = d.session(SessionKind::Presign);
    auto begun = d.link->beginPresign();
    ASSERT_TRUE(begun);
    const auto extensions = d.exchange(talk, begun->out);
    ASSERT_TRUE(extensions);
    auto multiplying = std::move(begun->state).onExtensions(*extensions);
    ASSERT_TRUE(multiplying);
    for (const auto c : kCosigners) {
        auto changed = d.next(talk, c, multiplying->out[mpc::Party(c)]);
        changed.body[changed.body.size() / 2] ^= 1;
        EXPECT_EQ(d.call(c, changed).error().code, Code::ProtocolDropped);
    }
    const auto shares = d.exchange(talk, multiplying->out);
    ASSERT_TRUE(shares) << shares.error().context;
    auto finishing = std::move(multiplying->state).onShares(*shares);
    ASSERT_TRUE(finishing);
    const auto confirmations = d.exchange(talk, finishing->out);
    ASSERT_TRUE(confirmations);
    ASSERT_TRUE(std::move(finishing->state).onConfirmations(*confirmations));
    expectSigns(d, transfer(9));
}

TEST_P(BackendSuite, RunsEveryCallbackOnceAndOutsideOfSubmit)
{
    auto& backend = m_under->backend();
    std::atomic<int> calls { 0 };
    std::atomic<bool> inside { false };
    std::vector<std::unique_ptr<backend::Ticket>> tickets;
    std::promise<void> all;
    const auto caller = std::this_thread::get_id();
    for (int i = 0; i < 20; ++i)
        tickets.push_back(backend.submit(kCosigners[i % 2], { .operation = Operation::Identity },
            Device::kTimeoutMs, [&](Result<cosigner::Answer> answer) {
                EXPECT_TRUE(answer);
                if (std::this_thread::get_id() == caller) inside = true;
                if (++calls == 20) all.set_value();
            }));
    all.get_future().wait();
    EXPECT_EQ(calls, 20);
    EXPECT_FALSE(inside);
}

TEST_P(BackendSuite, CallsNobodyBackAfterItsTicketIsGone)
{
    auto d = device();
    for (int i = 0; i < 50; ++i) {
        auto flag = std::make_unique<bool>(
            false); // freed at once: a late call would be seen by the sanitizer
        auto ticket = m_under->backend().submit(kCosigners[0], { .operation = Operation::Identity },
            Device::kTimeoutMs, [&f = *flag](auto) { f = true; });
        if (i % 2) std::this_thread::yield();
        ticket.reset();
    }
    // A ticket may go inside its own callback.
    std::unique_ptr<backend::Ticket> own;
    std::promise<void> submitted, done;
    own = m_under->backend().submit(
        kCosigners[0], { .operation = Operation::Identity }, Device::kTimeoutMs, [&](auto) {
            submitted.get_future().wait();
            own.reset();
            done.set_value();
        });
    submitted.set_value();
    done.get_future().wait();
    EXPECT_TRUE(d.call(kCosigners[0], { .operation = Operation::Identity }));
}

} // namespace tercet::test
