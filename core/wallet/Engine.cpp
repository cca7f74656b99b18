#include "core/wallet/Engine.h"

#include <future>

#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

// Small enough that a co-signer which has begun with one soon has time for a signature.
constexpr int kBatch = 4;

} // namespace

Engine::Engine(const Parts& parts, Listener listener)
    : m_parts(parts)
    , m_listener(std::move(listener))
    , m_environment { parts.random, parts.clock, parts.random.bytes<32>() }
    , m_exchange(parts.backend, m_worker.interrupts(), parts.clock, parts.timing)
    , m_links(m_exchange, m_environment, [this] { publish(); })
    , m_signer(m_exchange, m_links, parts.storage, parts.random, parts.clock,
          [this](const Progress& progress) { m_listener.progress(progress); })
{
    m_status.presignaturesWanted = parts.presignatures;
    m_exchange.onTold([this](Share share, ShareState state, int latency) {
        shareChanged(share, state, latency);
    });
}

Engine::~Engine()
{
    lock();
    std::promise<void> idle;
    // Posted from the worker, and so behind whatever the task that runs now still posts.
    m_worker.post([&] { m_worker.post([&] { idle.set_value(); }); });
    idle.get_future().wait();
}

void Engine::unlocked(std::shared_ptr<const mpc::CoreRecord> record)
{
    m_worker.post([this, record = std::move(record)]() mutable {
        m_journal
            = std::make_unique<SqlJournal>(m_parts.storage, m_parts.clock, hexText(record->wid));
        m_links.adopt(std::move(record), *m_journal);
        openLink();
    });
}

void Engine::reopen()
{
    m_worker.post([this] { openLink(); });
}

void Engine::openLink()
{
    if (!m_links.record()) return;
    if (m_links.ensureOpen(kStop)) scheduleRefill();
}

void Engine::scheduleRefill()
{
    if (std::exchange(m_refilling, true)) return;
    m_worker.post([this] {
        m_refilling = false;
        refill();
    });
}

bool Engine::mayRefill() const
{
    return m_links.state() == LinkState::Open && !m_saving
        && m_links.presignatures() < m_parts.presignatures;
}

void Engine::refill()
{
    if (!mayRefill()) return publish();
    m_filling = true;
    publish();
    const int missing = m_parts.presignatures - m_links.presignatures();
    const auto made = m_links.presign(std::min(missing, kBatch), kStop | kYield);
    m_filling = false;
    // What a person waits for is in the queue before this; what broke the link is not tried again
    // unasked.
    if (made || made.error().error.code == Code::Cancelled) scheduleRefill();
    publish();
}

void Engine::setSaving(bool saving)
{
    post([this, saving] {
        m_saving = saving;
        scheduleRefill();
    });
}

void Engine::renewOldLink()
{
    m_worker.post([this] {
        if (m_links.endOld()) openLink();
    });
}

void Engine::post(Worker::Task task)
{
    m_worker.interrupts().raise(kYield);
    m_worker.post([this, task = std::move(task)]() mutable {
        m_worker.interrupts().clear(kYield);
        task();
    });
}

void Engine::sign(SigningJob job)
{
    m_signer.gate().expect(job.request.id);
    post([this, job = std::move(job)] {
        m_listener.request(m_signer.run(job));
        scheduleRefill();
    });
}

void Engine::lock()
{
    m_worker.interrupts().raise(kStop);
    m_worker.post([this] {
        m_links.close();
        m_journal.reset();
        m_worker.interrupts().clear(kStop);
    });
}

void Engine::shareChanged(Share share, ShareState state, int latency)
{
    if (m_watch) return m_watch(share, state, latency);
    m_signer.shareChanged(share, state);
    m_status.shares[std::size_t(share)] = state;
    if (latency >= 0) m_status.latencyMs[std::size_t(share)] = latency;
    publish();
}

PoolState Engine::poolState() const
{
    if (m_links.presignatures() >= m_parts.presignatures) return PoolState::Full;
    if (m_links.state() != LinkState::Open) return PoolState::Waiting;
    if (m_saving) return PoolState::Metered;
    return m_filling ? PoolState::Filling : PoolState::Waiting;
}

void Engine::publish()
{
    m_status.state = m_links.state();
    m_status.presignatures = m_links.presignatures();
    m_status.error = m_links.error();
    m_status.againFrom = {};
    if (m_status.error && m_status.error->code == Code::RateLimited)
        m_status.againFrom = QDateTime::fromMSecsSinceEpoch(m_links.againFromMs());
    m_status.pool = poolState();
    m_status.shares[0] = m_links.record() ? ShareState::Ready : ShareState::Waiting;
    for (const Share share : kCosignerShares) {
        auto& state = m_status.shares[std::size_t(share)];
        if (m_status.state == LinkState::Closed) state = ShareState::Waiting;
        if (m_status.state == LinkState::Open && state == ShareState::Done)
            state = ShareState::Ready;
    }
    m_listener.link(m_status);
}

} // namespace tercet::wallet
