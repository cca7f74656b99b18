#include "core/wallet/Exchange.h"

#include <chrono>

namespace tercet::wallet {

namespace {

using Time = std::chrono::steady_clock;

// Nobody who would say the same another time has answered.
bool isNoAnswer(Code code)
{
    return code == Code::CosignerUnreachable || code == Code::CosignerTimeout
        || code == Code::Overloaded || code == Code::VaultElsewhere;
}

constexpr backend::Cosigner address(std::size_t i)
{
    return i == 0 ? backend::Cosigner::Google : backend::Cosigner::Azure;
}

} // namespace

struct Exchange::Leg {
    std::optional<Result<cosigner::Answer>> arrived {}; // under the interrupts' mutex
    std::optional<Result<cosigner::Answer>> last {}; // once done
    bool done { false };
    int tries { 0 };
    bool flying { false };
    std::int64_t firstAt { 0 }, sentAt { 0 };
    Time::time_point due {};
    std::unique_ptr<backend::Ticket> ticket {}; // the first to go: its callback writes to `arrived`
};

Outcome<ByCosigner<cosigner::Answer>> Exchange::both(
    const ByCosigner<cosigner::Call>& calls, unsigned mask)
{
    std::array<Leg, 2> legs;
    TERCET_CHECK(fly(legs, calls, mask, true));
    return { { std::move(**legs[0].last), std::move(**legs[1].last) } };
}

Outcome<ByCosigner<std::optional<Result<cosigner::Answer>>>> Exchange::each(
    const ByCosigner<cosigner::Call>& calls, ByCosigner<bool> wanted, unsigned mask)
{
    std::array<Leg, 2> legs;
    for (std::size_t i = 0; i < legs.size(); ++i) legs[i].done = !wanted[i];
    TERCET_CHECK(fly(legs, calls, mask, false));
    return { { std::move(legs[0].last), std::move(legs[1].last) } };
}

Outcome<> Exchange::fly(
    std::array<Leg, 2>& legs, const ByCosigner<cosigner::Call>& calls, unsigned mask, bool together)
{
    const auto tell = [&](std::size_t i, ShareState state, int latency) {
        if (m_told) m_told(kCosignerShares[i], state, latency);
    };
    const auto submit = [&](std::size_t i) {
        Leg& leg = legs[i];
        leg.flying = true;
        leg.sentAt = m_clock.monotonicMs();
        if (leg.tries++ == 0) {
            leg.firstAt = leg.sentAt;
            tell(i, ShareState::Working, -1);
        }
        leg.ticket = m_backend.submit(
            address(i), calls[i], m_callMs, [this, &leg](Result<cosigner::Answer> answer) {
                {
                    std::lock_guard lock(m_interrupts.mutex());
                    leg.arrived = std::move(answer);
                }
                m_interrupts.condition().notify_all();
            });
    };
    while (!legs[0].done || !legs[1].done) {
        const auto now = Time::now();
        for (std::size_t i = 0; i < legs.size(); ++i)
            if (!legs[i].done && !legs[i].flying && legs[i].due <= now) submit(i);

        std::unique_lock lock(m_interrupts.mutex());
        const auto ready = [&] {
            return (m_interrupts.raisedLocked() & mask) != 0 || legs[0].arrived || legs[1].arrived;
        };
        std::optional<Time::time_point> wakeAt;
        for (const Leg& leg : legs)
            if (!leg.done && !leg.flying && (!wakeAt || leg.due < *wakeAt)) wakeAt = leg.due;
        if (wakeAt)
            m_interrupts.condition().wait_until(lock, *wakeAt, ready);
        else
            m_interrupts.condition().wait(lock, ready);
        if (m_interrupts.raisedLocked() & mask) {
            lock.unlock();
            return std::unexpected(Stopped { { Code::Cancelled, "interrupted" } });
        }
        std::array<std::optional<Result<cosigner::Answer>>, 2> arrived;
        for (std::size_t i = 0; i < legs.size(); ++i)
            arrived[i] = std::exchange(legs[i].arrived, {});
        lock.unlock();

        for (std::size_t i = 0; i < legs.size(); ++i) {
            auto& result = arrived[i];
            if (!result) continue;
            Leg& leg = legs[i];
            leg.flying = false;
            if (result->has_value()) {
                leg.last = std::move(result);
                leg.done = true;
                tell(i, ShareState::Done, int(m_clock.monotonicMs() - leg.sentAt));
                continue;
            }
            const Error& error = result->error();
            const int asked = m_backend.waitMs(address(i));
            const bool none
                = isNoAnswer(error.code) || (error.code == Code::RateLimited && asked > 0);
            const int pause = std::max(asked, backoffMs(m_timing, leg.tries, m_random));
            const bool inTime = m_clock.monotonicMs() + pause - leg.firstAt <= m_timing.totalMs;
            tell(i, none ? ShareState::Offline : ShareState::Failed, -1);
            if (!none || !inTime || leg.tries >= m_timing.tries) {
                if (together) return std::unexpected(Stopped { error, kCosignerShares[i] });
                leg.last = std::move(result);
                leg.done = true;
                continue;
            }
            leg.due = Time::now() + std::chrono::milliseconds(pause);
        }
    }
    return {};
}

void Exchange::farewell(const ByCosigner<cosigner::Call>& calls, int waitMs)
{
    int left = 2;
    std::array<std::unique_ptr<backend::Ticket>, 2> tickets;
    for (std::size_t i = 0; i < tickets.size(); ++i)
        tickets[i] = m_backend.submit(
            address(i), calls[i], waitMs, [this, &left](const Result<cosigner::Answer>&) {
                {
                    std::lock_guard lock(m_interrupts.mutex());
                    --left;
                }
                m_interrupts.condition().notify_all();
            });
    std::unique_lock lock(m_interrupts.mutex());
    m_interrupts.condition().wait_for(
        lock, std::chrono::milliseconds(waitMs), [&] { return left == 0; });
    lock.unlock();
}

} // namespace tercet::wallet
