#pragma once

#include <map>
#include <mutex>

#include "core/base/Clock.h"
#include "core/cosigner/Call.h"

namespace tercet::gate {

// Which device opened which session, as far as a gate must know: whose a key generation is, before
// there is a vault to tell, and how many sessions of several rounds a device has in use. In memory,
// as the sessions are. Thread-safe.
class SessionBook {
public:
    static constexpr std::int64_t kLiveMs
        = 2 * 60 * 1000; // one without a call for so long is not counted, though it may go on
    static constexpr std::int64_t kIdleMs = 10 * 60 * 1000; // then it is forgotten

    SessionBook(const Clock& clock, std::uint32_t limit)
        : m_clock(clock)
        , m_limit(limit)
    {
    }

    // Held while a call opens a session, so that calls at the same time count too.
    class Place {
    public:
        Place() = default;
        Place(SessionBook& book, const Bytes32& device)
            : m_book(&book)
            , m_device(device)
        {
        }
        Place(Place&& other) noexcept
            : m_book(std::exchange(other.m_book, nullptr))
            , m_device(other.m_device)
        {
        }
        Place& operator=(Place&& other) noexcept
        {
            std::swap(m_book, other.m_book);
            std::swap(m_device, other.m_device);
            return *this;
        }
        ~Place();

    private:
        SessionBook* m_book { nullptr };
        Bytes32 m_device {};
    };
    // Code::RateLimited: too many are in use. The same idempotency key again, and a kind of one
    // round, always has a place. Of everything but key generations a vault has one at a time: a
    // newer one takes the older one's place.
    Result<Place> reserve(const Bytes32& device, const cosigner::Call& call);
    // What the co-signer answered to a call of this device. Only sessions of several rounds are
    // noted.
    void answered(
        const Bytes32& device, const cosigner::Call& call, const Result<cosigner::Answer>& answer);
    // None for a session of one round or one that is not known.
    cosigner::SessionKind kindOf(const std::string& session);
    // Whether this device opened the session under this vault's name.
    bool owns(const Bytes32& device, const std::string& vault, const std::string& session);

private:
    struct Session {
        Bytes32 device;
        std::string vault;
        std::string idempotencyKey;
        cosigner::SessionKind kind { cosigner::SessionKind::None };
        std::uint32_t rounds { 0 };
        std::int64_t touchedMs { 0 };
        bool open { true };
    };
    void forgetOld(std::int64_t now);

    const Clock& m_clock;
    std::uint32_t m_limit;
    std::mutex m_mutex;
    std::map<std::string, Session> m_sessions;
    std::map<Bytes32, std::uint32_t> m_reserved;
    std::int64_t m_sweptMs { 0 };
};

} // namespace tercet::gate
