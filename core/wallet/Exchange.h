#pragma once

#include <array>

#include "core/backend/CosignerBackend.h"
#include "core/base/Clock.h"
#include "core/wallet/Backoff.h"
#include "core/wallet/Types.h"
#include "core/wallet/Worker.h"

namespace tercet::wallet {

// How a piece of a session ended without success, and at whom.
struct Stopped {
    Error error;
    std::optional<Share> culprit {};
};
template <typename T = void> using Outcome = std::expected<T, Stopped>;

inline constexpr std::array<Share, 2> kCosignerShares { Share::Google, Share::Azure };
template <typename T> using ByCosigner = std::array<T, 2>; // in the order of kCosignerShares

// Sends one call to both co-signers at once and waits for both answers, on the worker. A call that
// got no answer is sent again as it is: rounds are idempotent, and an Open carries its idempotency
// key. Overloaded and VaultElsewhere are no answers; RateLimited neither, where the co-signer says
// for how long.
class Exchange {
public:
    // A co-signer's state while the call runs; `latencyMs` of an answer, otherwise -1. On the
    // worker.
    using Told = std::function<void(Share, ShareState, int latencyMs)>;
    Exchange(backend::CosignerBackend& backend, Interrupts& interrupts, const Clock& clock,
        Random& random, Timing timing)
        : m_backend(backend)
        , m_interrupts(interrupts)
        , m_clock(clock)
        , m_random(random)
        , m_timing(timing)
        , m_callMs(timing.callMs)
    {
    }
    void onTold(Told told) { m_told = std::move(told); }

    // `mask`: the interruptions that end it, with Code::Cancelled. Any other refusal of a co-signer
    // ends it at once.
    Outcome<ByCosigner<cosigner::Answer>> both(
        const ByCosigner<cosigner::Call>& calls, unsigned mask);
    // The same without an end at the first refusal: what each of those that are `wanted` answered
    // or why it did not. Fails only when interrupted.
    Outcome<ByCosigner<std::optional<Result<cosigner::Answer>>>> each(
        const ByCosigner<cosigner::Call>& calls, ByCosigner<bool> wanted, unsigned mask);
    // Sends and forgets: for `end` and `abort`, whose answers change nothing. Waits for at most
    // `waitMs`.
    void farewell(const ByCosigner<cosigner::Call>& calls, int waitMs);

    // How long one call may take from now on; on the worker.
    void setCallMs(int ms) { m_callMs = ms; }
    backend::CosignerBackend& backend() { return m_backend; }
    Interrupts& interrupts() { return m_interrupts; }
    const Timing& timing() const { return m_timing; }

private:
    struct Leg;
    // `together`: the first one that fails ends it.
    Outcome<> fly(std::array<Leg, 2>& legs, const ByCosigner<cosigner::Call>& calls, unsigned mask,
        bool together);

    backend::CosignerBackend& m_backend;
    Interrupts& m_interrupts;
    const Clock& m_clock;
    Random& m_random;
    Timing m_timing;
    int m_callMs;
    Told m_told;
};

} // namespace tercet::wallet
