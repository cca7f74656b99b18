#include "core/cosigner/SessionTable.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::cosigner {

namespace {

constexpr crypto::Tag kBodyTag { "mw1.cos.body" };

Bytes32 hashOf(const Call& call)
{
    return crypto::hash(kBodyTag, view(call.vault), crypto::le8(unsigned(call.kind)), call.body);
}

bool isKey(std::string_view key)
{
    const auto digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return key.size() == 32 && std::ranges::all_of(key, digit);
}

Result<Answer> answerOf(const std::string& id, const Result<Bytes>& answer)
{
    if (!answer) return std::unexpected(answer.error());
    return Answer { id, *answer };
}

} // namespace

Result<SessionTable::Session*> SessionTable::find(const std::string& id)
{
    forgetOld();
    const auto it = m_sessions.find(id);
    if (it == m_sessions.end()) return fail(Code::NoSuchSession, "unknown or expired");
    return &it->second;
}

void SessionTable::forgetOld()
{
    const auto now = m_clock.monotonicMs();
    while (!m_keys.empty()
        && (m_keys.size() > kMaxKeys || now - m_keys.front().sinceMs >= kKeyLifetimeMs)) {
        m_opened.erase(m_keys.front().key);
        m_keys.pop_front();
    }
    for (auto it = m_sessions.begin(); it != m_sessions.end();) {
        const auto& session = it->second;
        if (now - session.touchedMs < kIdleMs && now - session.sinceMs < kLifetimeMs) {
            ++it;
            continue;
        }
        finish(it->first, it->second, SessionState::Aborted);
        it = m_sessions.erase(it);
    }
}

void SessionTable::finish(const std::string& id, Session& session, SessionState how)
{
    if (session.state != SessionState::Open) return;
    session.state = how;
    m_ended(id, session.kind, std::uint32_t(session.answered.size()), how);
}

void SessionTable::keep(
    const std::string& id, Session& session, const Bytes32& bodyHash, const Outcome& outcome)
{
    session.answered.push_back({ bodyHash, outcome.answer });
    session.touchedMs = m_clock.monotonicMs();
    if (!outcome.answer)
        finish(id, session, SessionState::Aborted);
    else if (outcome.last || session.answered.size() == session.rounds)
        finish(id, session, SessionState::Done);
}

Result<Answer> SessionTable::open(const Call& call, std::uint32_t rounds,
    const std::function<Outcome(const std::string& id)>& step)
{
    if (!isKey(call.idempotencyKey))
        return fail(Code::BadField, "not 32 lower-case hex digits", "idempotencyKey");
    forgetOld();
    const auto bodyHash = hashOf(call);
    if (const auto it = m_opened.find(call.idempotencyKey); it != m_opened.end()) {
        if (it->second.bodyHash != bodyHash)
            return fail(Code::RoundConflict, "the key of another operation", "idempotencyKey");
        const std::string id = it->second.session;
        TERCET_TRY(auto* const session, find(id));
        session->touchedMs = m_clock.monotonicMs();
        return answerOf(id, session->answered.front().answer);
    }

    const auto id = hex(m_random.bytes<16>());
    const auto outcome = step(id);
    if (!outcome.kept) return answerOf(id, outcome.answer);
    m_opened.emplace(call.idempotencyKey, Opened { bodyHash, id });
    m_keys.push_back({ call.idempotencyKey, m_clock.monotonicMs() });
    auto& session = m_sessions[id] = Session { call.kind, rounds };
    session.sinceMs = m_clock.monotonicMs();
    keep(id, session, bodyHash, outcome);
    return answerOf(id, outcome.answer);
}

Result<Answer> SessionTable::round(const Call& call, const Step& step)
{
    TERCET_TRY(auto* const session, find(call.session));
    if (call.round < 2 || call.round > session->rounds)
        return fail(Code::BadField, "no such round", "round");
    // The kind of a round is its session's.
    const auto bodyHash = hashOf({ .vault = call.vault, .kind = session->kind, .body = call.body });
    if (call.round <= session->answered.size()) {
        const auto& answered = session->answered[call.round - 1];
        if (answered.bodyHash == bodyHash) {
            session->touchedMs = m_clock.monotonicMs();
            return answerOf(call.session, answered.answer);
        }
        finish(call.session, *session, SessionState::Aborted);
        return fail(Code::RoundConflict, "other bytes for an answered round", "body");
    }
    if (session->state != SessionState::Open)
        return fail(Code::NoSuchSession, "the session has ended");
    if (call.round != session->answered.size() + 1)
        return fail(Code::BadField, "a round before it is missing", "round");
    const auto outcome = step();
    if (outcome.kept) keep(call.session, *session, bodyHash, outcome);
    return answerOf(call.session, outcome.answer);
}

Result<SessionView> SessionTable::state(const std::string& id)
{
    TERCET_TRY(const auto session, find(id));
    return SessionView { session->kind, std::uint32_t(session->answered.size()), session->state };
}

Status SessionTable::abort(const std::string& id)
{
    TERCET_TRY(auto* const session, find(id));
    finish(id, *session, SessionState::Aborted);
    return {};
}

Result<SessionKind> SessionTable::kind(const std::string& id)
{
    TERCET_TRY(const auto session, find(id));
    return session->kind;
}

void SessionTable::supersede(SessionKind kind, const std::string& except)
{
    std::erase_if(m_sessions,
        [&](const auto& entry) { return entry.second.kind == kind && entry.first != except; });
}

} // namespace tercet::cosigner
