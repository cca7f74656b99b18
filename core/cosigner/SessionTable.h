#pragma once

#include <deque>
#include <functional>
#include <map>

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/cosigner/Views.h"

namespace tercet::cosigner {

// The sessions of one vault (or of all key generations) and what each round of them answered, so
// that every call may be repeated: the same bytes get the same stored answer and are not executed
// again, other bytes for an answered round are Code::RoundConflict and abort the session. In memory
// only: what the answers belong to (links, presignatures, an unconfirmed key generation) dies with
// the process too, and an online share must never be stored (protocol.md 5.5). Not thread-safe.
class SessionTable {
public:
    // A session and its answers live so long after the last round or repetition of one, and in all.
    static constexpr std::int64_t kIdleMs = 10 * 60 * 1000;
    static constexpr std::int64_t kLifetimeMs = 60 * 60 * 1000; // well below Storage::kVoidMs
    static constexpr std::int64_t kKeyLifetimeMs = 24LL * 3600 * 1000; // of an idempotency key
    static constexpr std::size_t kMaxKeys = 4096; // the oldest are forgotten first

    // What one round came to.
    struct Outcome {
        Result<Bytes> answer;
        bool kept {
            true
        }; // these bytes moved the session: their answer, even an error, is given again
        bool last { false }; // the session ends here although rounds are left
    };
    using Step = std::function<Outcome()>;
    // Told when a session ends; `rounds` of it were answered. Not told of superseded ones.
    using Ended = std::function<void(
        const std::string& id, SessionKind kind, std::uint32_t rounds, SessionState how)>;

    SessionTable(const Clock& clock, Random& random, Ended ended)
        : m_clock(clock)
        , m_random(random)
        , m_ended(std::move(ended))
    {
    }

    // Round 1 under call.idempotencyKey; `step` runs for a new key only. A key whose session has
    // been forgotten is Code::NoSuchSession: nothing is executed twice. `step` gets the new
    // session's id through `id`, if given.
    Result<Answer> open(const Call& call, std::uint32_t rounds,
        const std::function<Outcome(const std::string& id)>& step);
    // Round n ≥ 2; `step` runs when the round before it was the last answered one.
    Result<Answer> round(const Call& call, const Step& step);
    Result<SessionView> state(const std::string& id);
    Status abort(const std::string& id);
    // The kind of a session that is known, else Code::NoSuchSession.
    Result<SessionKind> kind(const std::string& id);
    // Forgets the other sessions of a kind, with their answers, because a newer one has taken
    // their place: a vault has one live link and one presign at a time, whose answers are large.
    void supersede(SessionKind kind, const std::string& except);

private:
    struct Answered {
        Bytes32 bodyHash;
        Result<Bytes> answer;
    };
    struct Session {
        SessionKind kind;
        std::uint32_t rounds;
        std::vector<Answered> answered {};
        SessionState state { SessionState::Open };
        std::int64_t sinceMs { 0 }, touchedMs { 0 };
    };
    struct Key {
        std::string key;
        std::int64_t sinceMs;
    };
    struct Opened {
        Bytes32 bodyHash;
        std::string session;
    };
    Result<Session*> find(const std::string& id);
    void forgetOld();
    void finish(const std::string& id, Session& session, SessionState how);
    void keep(
        const std::string& id, Session& session, const Bytes32& bodyHash, const Outcome& outcome);

    const Clock& m_clock;
    Random& m_random;
    Ended m_ended;
    std::map<std::string, Session> m_sessions;
    std::map<std::string, Opened> m_opened; // by idempotency key
    std::deque<Key> m_keys; // oldest first
};

} // namespace tercet::cosigner
