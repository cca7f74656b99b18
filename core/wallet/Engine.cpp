#include "core/wallet/Engine.h"

#include <future>

#include "core/wallet/AttestationStore.h"
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
    , m_exchange(parts.backend, m_worker.interrupts(), parts.clock, parts.random, parts.timing)
    , m_attestations({ parts.backend, m_worker.interrupts(), parts.random, parts.clock,
          parts.trusts, parts.timing.connectedCallMs,
          [this](const ByCosigner<AttestationInfo>& info) {
              if (m_listener.attestation) m_listener.attestation(info);
          },
          [this](const QString& vault, Share share, const AttestationMemory& memory) {
              m_parts.storage.post([vault, share, memory](Database& db) {
                  return attestations::write(db, vault, share, memory);
              });
          } })
    , m_links(m_exchange, m_environment, [this] { publish(); })
    , m_signer(m_exchange, m_links, parts.storage, parts.random, parts.clock,
          [this](const Progress& progress) { m_listener.progress(progress); })
{
    m_status.presignaturesWanted = parts.presignatures;
    m_links.beforeOpening([this](unsigned mask, bool refused) { return settle(mask, refused); });
    m_signer.onlyIf([this] { return m_attestations.allowSigning(); });
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

std::unique_ptr<Shares> Engine::shares(
    mpc::Epochs::Held held, std::unique_ptr<mpc::RecordStore> store)
{
    return std::make_unique<Shares>(m_exchange, m_environment, std::move(held), std::move(store));
}

void Engine::unlocked(std::unique_ptr<Shares> shares)
{
    m_worker.post([this, shares = std::move(shares)]() mutable {
        m_shares = std::move(shares);
        m_journal = std::make_unique<SqlJournal>(
            m_parts.storage, m_parts.clock, hexText(m_shares->current()->wid));
        follow();
        openLink();
        // Where nobody answers, it is asked before the first signature.
        if (m_links.state() == LinkState::Open) m_attestations.checkIfDue();
    });
}

void Engine::checkAttestation()
{
    post([this] { m_attestations.check(); });
}

// The record may be of another epoch now: nothing of the link before stays.
void Engine::follow() { m_links.adopt(m_shares->current(), *m_journal); }

Outcome<> Engine::settle(unsigned mask, bool refused)
{
    if (!m_shares || (!refused && !m_shares->pending())) return {};
    const bool waited = m_shares->pending();
    auto done = m_shares->settle(mask);
    if (m_links.record() != m_shares->current().get()) follow();
    // It is decided here. A co-signer that has not heard of it refuses the opening, and is asked.
    if (waited && !m_shares->pending()) return {};
    return done;
}

// What every refresh begins with: a presignature shows that the shares of this epoch work, and with
// it all three let those of the epoch before go.
Outcome<> Engine::prove()
{
    TERCET_CHECK(m_links.presign(1, kStop));
    return m_shares->proven();
}

Outcome<> Engine::refreshShares(const Shares::Told& told, const Shares::Keep& keep)
{
    auto done = refreshNow(told, keep);
    openLink();
    return done;
}

Outcome<> Engine::refreshRestored(std::unique_ptr<Shares>& shares, const Shares::Told& told)
{
    const auto epoch = shares->current()->epoch;
    m_shares = std::move(shares);
    m_journal = std::make_unique<SqlJournal>(
        m_parts.storage, m_parts.clock, hexText(m_shares->current()->wid));
    follow();
    auto done = m_shares->pending() ? settle(kStop, false) : Outcome<> {};
    if (done && m_shares->current()->epoch == epoch) done = refreshNow(told);
    m_links.close();
    m_journal.reset();
    shares = std::move(m_shares);
    return done;
}

Outcome<> Engine::refreshNow(const Shares::Told& told, const Shares::Keep& keep)
{
    if (!m_shares) return std::unexpected(Stopped { { Code::VaultLocked } });
    told(Phase::Link, 0);
    TERCET_CHECK(m_attestations.prepareCeremony(hex(m_shares->current()->wid)));
    TERCET_CHECK(m_links.renew(kStop));
    const auto epoch = m_shares->current()->epoch;
    if (m_shares->unproven()) TERCET_CHECK(prove());
    std::optional<Error> notKept;
    const auto keeping = [&](const mpc::CoreRecord& pending) -> Status {
        auto kept = keep ? keep(pending) : Status {};
        if (!kept) notKept = kept.error();
        return kept;
    };
    auto done = m_shares->refresh(*m_links.link(), kStop, told, keeping);
    const bool unproven = !done && done.error().error.code == Code::RefreshUnfinished;
    if (unproven && !m_shares->pending()) {
        // A co-signer could not let the epoch before go when the others did.
        TERCET_CHECK(prove());
        done = m_shares->refresh(*m_links.link(), kStop, told, keeping);
    }
    follow();
    if (!done && m_shares->pending()) {
        told(Phase::Confirm, 3);
        const auto settled = settle(kStop, false);
        if (m_shares->pending())
            done
                = std::unexpected(Stopped { { Code::RefreshUnfinished, done.error().error.context },
                    settled ? done.error().culprit : settled.error().culprit });
        else if (m_shares->current()->epoch == epoch)
            done = std::unexpected(
                Stopped { notKept.value_or(Error { Code::RefreshVoid, done.error().error.context }),
                    done.error().culprit });
        else
            done = {};
    }
    return done;
}

void Engine::reopen()
{
    m_worker.post([this] {
        openLink();
        // A co-signer that lost its link may have been started anew.
        if (m_links.record()) m_attestations.check();
    });
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

std::optional<mpc::Curve> Engine::shortOfNonces()
{
    for (const auto curve : { mpc::Curve::Secp256k1, mpc::Curve::Ed25519 })
        if (m_links.nonces(curve) < int(mpc::kMaxNonces)) return curve;
    return {};
}

bool Engine::mayRefill()
{
    return m_links.state() == LinkState::Open && !m_saving
        && (m_links.presignatures() < m_parts.presignatures || shortOfNonces());
}

Outcome<> Engine::refillOnce()
{
    // One short message fills the pool of a curve; each signature refills what it used.
    if (const auto curve = shortOfNonces()) return m_links.fetchNonces(*curve, kStop | kYield);
    const int missing = m_parts.presignatures - m_links.presignatures();
    return m_links.presign(std::min(missing, kBatch), kStop | kYield);
}

void Engine::refill()
{
    if (!mayRefill()) return publish();
    m_filling = true;
    publish();
    const auto made = refillOnce();
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
        if (m_links.record()) m_attestations.checkIfDue();
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
        m_attestations.forget();
        m_shares.reset();
        m_journal.reset();
        m_listener.locked();
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
    // What cannot be let go now is let go with the next one, or before a refresh.
    if (m_shares && m_links.presignatures() > 0) (void)m_shares->proven();
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
