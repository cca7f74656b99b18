#include "core/gate/SessionBook.h"

namespace tercet::gate {

using cosigner::Operation;
using cosigner::SessionKind;

namespace {

constexpr std::int64_t kSweepMs = 1000;

std::uint32_t roundsOf(SessionKind kind)
{
    switch (kind) {
    case SessionKind::Keygen:
    case SessionKind::Link:
    case SessionKind::Presign:
    case SessionKind::Refresh:
        return 3;
    case SessionKind::Resolve:
    case SessionKind::Drill:
    case SessionKind::Restore:
        return 2;
    default:
        return 1;
    }
}

bool isAlone(SessionKind kind) { return kind != SessionKind::Keygen; }

} // namespace

SessionBook::Place::~Place()
{
    if (!m_book) return;
    const std::lock_guard lock(m_book->m_mutex);
    const auto it = m_book->m_reserved.find(m_device);
    if (it != m_book->m_reserved.end() && --it->second == 0) m_book->m_reserved.erase(it);
}

void SessionBook::forgetOld(std::int64_t now)
{
    if (now - m_sweptMs < kSweepMs) return;
    m_sweptMs = now;
    std::erase_if(
        m_sessions, [&](const auto& entry) { return now - entry.second.touchedMs >= kIdleMs; });
}

Result<SessionBook::Place> SessionBook::reserve(const Bytes32& device, const cosigner::Call& call)
{
    if (roundsOf(call.kind) == 1) return Place();
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonicMs();
    forgetOld(now);
    const auto reserved = m_reserved.find(device);
    std::uint32_t live = reserved == m_reserved.end() ? 0 : reserved->second;
    bool repeated = false;
    for (const auto& [id, session] : m_sessions) {
        if (session.device != device) continue;
        const bool replaced = isAlone(call.kind) && session.kind == call.kind;
        live += session.open && !replaced && now - session.touchedMs < kLiveMs;
        repeated |= session.idempotencyKey == call.idempotencyKey;
    }
    if (!repeated && live >= m_limit) return fail(Code::RateLimited, "too many sessions");
    ++m_reserved[device];
    return Place(*this, device);
}

void SessionBook::answered(
    const Bytes32& device, const cosigner::Call& call, const Result<cosigner::Answer>& answer)
{
    const std::lock_guard lock(m_mutex);
    const auto now = m_clock.monotonicMs();
    if (call.operation == Operation::Open) {
        const auto rounds = roundsOf(call.kind);
        if (!answer || rounds == 1) return;
        const auto [it, fresh] = m_sessions.try_emplace(answer->session,
            Session { device, call.vault, call.idempotencyKey, call.kind, rounds });
        it->second.touchedMs = now;
        if (!fresh || !isAlone(call.kind)) return;
        // A link takes the place of the one before, and of whatever ran in that: a device that was
        // cut off begins again with one.
        const bool all = call.kind == SessionKind::Link;
        for (auto& [id, other] : m_sessions)
            if (id != it->first && other.device == device && other.vault == call.vault
                && (all || other.kind == call.kind))
                other.open = false;
        return;
    }
    const auto it = m_sessions.find(call.session);
    if (it == m_sessions.end()) return;
    auto& session = it->second;
    session.touchedMs = now;
    if (call.operation == Operation::Abort) session.open = false;
    if (call.operation == Operation::Round && answer && call.round >= session.rounds)
        session.open = false;
    if (!answer
        && (answer.error().code == Code::NoSuchSession
            || answer.error().code == Code::RoundConflict))
        session.open = false;
}

SessionKind SessionBook::kindOf(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_sessions.find(session);
    return it == m_sessions.end() ? SessionKind::None : it->second.kind;
}

bool SessionBook::owns(const Bytes32& device, const std::string& vault, const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    forgetOld(m_clock.monotonicMs());
    const auto it = m_sessions.find(session);
    return it != m_sessions.end() && it->second.device == device && it->second.vault == vault;
}

} // namespace tercet::gate
