#include "core/wallet/QueueWatch.h"

#include <algorithm>
#include <set>

namespace tercet::wallet {

namespace {

using cosigner::Operation;

constexpr Timing kPauses { .backoffMs = 1000, .longestBackoffMs = 60'000 };
constexpr int kMaxPages = 64; // in a row
constexpr int kBreatheMs = 1000; // after them, and after a long poll that did not wait

constexpr backend::Cosigner address(std::size_t i)
{
    return i == 0 ? backend::Cosigner::Google : backend::Cosigner::Azure;
}

// Asking again may bring another answer; everything else is one.
bool isNoAnswer(Code code)
{
    using enum Code;
    static const std::set<Code> kCodes { CosignerUnreachable, CosignerTimeout, Overloaded,
        VaultElsewhere, RateLimited, Storage, CosignerBadAnswer, CosignerWrongKey,
        CosignerIdentityChanged, ClockSkew, RequestReplayed, CosignerRefused, Internal, Cancelled,
        UnknownDevice, NoSuchVaultAtCosigner };
    return kCodes.contains(code);
}

} // namespace

QueueWatch::QueueWatch(const Parts& parts)
    : m_parts(parts)
{
}

QueueWatch::~QueueWatch() { end(); }

void QueueWatch::begin(
    const Bytes32& vault, int callMs, std::vector<Untold> untold, Listener listener)
{
    end();
    m_vault = vault;
    m_callMs = callMs;
    m_queue.emplace(vault);
    for (auto& decision : untold) m_untold[decision.request] = std::move(decision);
    m_listener = std::move(listener);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) poll(i, false);
}

void QueueWatch::end()
{
    for (auto& lane : m_lanes) {
        const auto asked = lane.asked, told = lane.toldAt;
        lane = Lane {};
        lane.asked = asked + 1;
        lane.toldAt = told + 1;
    }
    m_queue.reset();
    m_untold.clear();
    m_parked.clear();
    m_listener = {};
    for (const auto& done : std::exchange(m_asks, {})) done();
}

void QueueWatch::poll(std::size_t i, bool wait)
{
    auto& lane = m_lanes[i];
    lane.poll.reset();
    const auto asked = ++lane.asked;
    lane.waited = wait;
    lane.since = m_parts.clock.monotonicMs();
    const std::uint32_t seconds = wait ? cosigner::kMaxWaitSeconds : 0;
    lane.poll = m_parts.backend.submit(address(i),
        { .operation = Operation::ListRequests,
            .vault = hex(m_vault),
            .after = lane.after,
            .wait = seconds },
        m_callMs + 1000 * int(seconds), [this, i, asked](Result<cosigner::Answer> answer) {
            QMetaObject::invokeMethod(
                this,
                [this, i, asked, answer = std::move(answer)] {
                    if (m_queue && asked == m_lanes[i].asked) listed(i, answer);
                },
                Qt::QueuedConnection);
        });
}

void QueueWatch::pollAfter(std::size_t i, int ms)
{
    const auto asked = ++m_lanes[i].asked;
    m_parts.delay.after(std::chrono::milliseconds(ms), this, [this, i, asked] {
        if (m_queue && asked == m_lanes[i].asked) poll(i, m_lanes[i].heard);
    });
}

int QueueWatch::pause(std::size_t i, int failures) const
{
    return std::max(
        m_parts.backend.waitMs(address(i)), backoffMs(kPauses, failures, m_parts.random));
}

void QueueWatch::listed(std::size_t i, const Result<cosigner::Answer>& answer)
{
    auto& lane = m_lanes[i];
    lane.poll.reset();
    if (!answer) return failed(i, answer.error());
    const auto page = cosigner::decodePage(m_vault, text(answer->body));
    if (!page) return failed(i, { Code::CosignerBadAnswer, page.error().context });
    auto changed = m_queue->take(i, lane.after, *page);
    if (!changed) return failed(i, changed.error());
    lane.after = page->last;
    if (std::exchange(lane.failures, 0) > 0) lane.tellPaused = false;
    lane.error.reset();
    for (const auto& entry : *changed) m_parked.erase({ entry.id, i });
    if (!page->more) lane.heard = true;
    publish({ .changed = std::move(*changed) });
    if (page->more) {
        if (++lane.pages < kMaxPages) return poll(i, false);
        lane.pages = 0;
        return pollAfter(i, kBreatheMs);
    }
    lane.pages = 0;
    tellNext(i);
    settle(i, true);
    const bool early = lane.waited && page->requests.empty()
        && m_parts.clock.monotonicMs() - lane.since < kBreatheMs;
    if (early) return pollAfter(i, kBreatheMs);
    poll(i, true);
}

void QueueWatch::failed(std::size_t i, const Error& error)
{
    auto& lane = m_lanes[i];
    lane.error = error;
    lane.pages = 0;
    publish({});
    settle(i, true);
    pollAfter(i, pause(i, ++lane.failures));
}

void QueueWatch::askNow(std::function<void()> done)
{
    if (!m_queue) return done();
    m_asks.push_back(std::move(done));
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        m_lanes[i].owes = true;
        poll(i, false);
        if (!m_lanes[i].telling) m_lanes[i].tellPaused = false;
    }
}

void QueueWatch::tell(const Untold& decision)
{
    if (!m_queue) return;
    m_untold[decision.request] = decision;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        auto& lane = m_lanes[i];
        m_parked.erase({ decision.request, i });
        // What is on its way may be what this takes the place of.
        lane.telling.reset();
        ++lane.toldAt;
        lane.tellPaused = false;
        tellNext(i);
    }
}

bool QueueWatch::hasToTell(std::size_t i, const Untold& decision) const
{
    return !decision.told[i] && decision.expiresMs > m_parts.clock.wallMs()
        && !m_parked.contains({ decision.request, i });
}

void QueueWatch::tellNext(std::size_t i)
{
    auto& lane = m_lanes[i];
    if (lane.telling || lane.tellPaused) return;
    const auto next = std::ranges::find_if(
        m_untold, [&](const auto& entry) { return hasToTell(i, entry.second); });
    if (next == m_untold.end()) return;
    const auto& [id, decision] = *next;
    const cosigner::DecisionBody body { decision.approves, decision.reason, decision.signature };
    const auto asked = ++lane.toldAt;
    lane.telling = m_parts.backend.submit(address(i),
        { .operation = Operation::Decide,
            .vault = hex(m_vault),
            .request = hex(id),
            .body = toBytes(view(cosigner::encodeDecisionBody(body))) },
        m_callMs, [this, i, asked, id = id](Result<cosigner::Answer> answer) {
            QMetaObject::invokeMethod(
                this,
                [this, i, asked, id, answer = std::move(answer)] {
                    if (m_queue && asked == m_lanes[i].toldAt) answered(i, id, answer);
                },
                Qt::QueuedConnection);
        });
}

void QueueWatch::answered(
    std::size_t i, const Bytes32& request, const Result<cosigner::Answer>& answer)
{
    auto& lane = m_lanes[i];
    lane.telling.reset();
    if (!answer && isNoAnswer(answer.error().code)) {
        lane.tellPaused = true;
        settle(i, false);
        m_parts.delay.after(std::chrono::milliseconds(pause(i, ++lane.tellFailures)), this,
            [this, i, asked = lane.toldAt] {
                if (!m_queue || asked != m_lanes[i].toldAt) return;
                m_lanes[i].tellPaused = false;
                tellNext(i);
            });
        return;
    }
    lane.tellFailures = 0;
    QueueNews news;
    if (!answer && answer.error().code == Code::NoSuchRequest) {
        // It may still be on its way there.
        m_parked[{ request, i }] = true;
    } else if (const auto it = m_untold.find(request); it != m_untold.end()) {
        it->second.told[i] = true;
        news.told.emplace_back(request, i);
        if (it->second.told[0] && it->second.told[1]) m_untold.erase(it);
    }
    publish(std::move(news));
    tellNext(i);
    settle(i, false);
}

void QueueWatch::publish(QueueNews news)
{
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        news.heard[i] = m_lanes[i].heard;
        news.errors[i] = m_lanes[i].error;
    }
    const auto now = m_parts.clock.wallMs();
    news.untold = std::size_t(std::ranges::count_if(
        m_untold, [&](const auto& entry) { return entry.second.expiresMs > now; }));
    if (m_listener) m_listener(news);
}

// `listing`: the question of askNow() was answered, or failed.
void QueueWatch::settle(std::size_t i, bool listing)
{
    auto& lane = m_lanes[i];
    if (listing && lane.owes) lane.owes = false;
    const auto quiet = [](const Lane& one) { return !one.owes && !one.telling; };
    if (!std::ranges::all_of(m_lanes, quiet)) return;
    for (const auto& done : std::exchange(m_asks, {})) done();
}

} // namespace tercet::wallet
