#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/crypto/Secret.h"

namespace tercet::mpc {

// What protocol code takes from outside. `entropy` and `clock` are borrowed and outlive every
// session; `entropy` is used on the thread of the call. `bootId` is drawn once at process start.
struct Environment {
    Random& entropy;
    const Clock& clock;
    Bytes32 bootId {};
};

// The hedged source of protocol.md 1.6: every draw is PRG(Hkey_"mw1.rng"(hedgeKey; 32 fresh bytes
// of `entropy`, boot id, session id, hash of the incoming messages, label ‖ LE64(draw))), so that
// neither a cloned generator nor a leaked hedge key alone repeats or tells a value.
class HedgedRandom final : public Random {
public:
    HedgedRandom(const Environment& env, const crypto::Secret<32>& hedgeKey, ByteView session,
        std::string_view label);
    // Mixes a message of the session into everything drawn from now on.
    void absorb(ByteView incoming);
    void fill(MutableByteView out) override;

private:
    Random& m_entropy;
    crypto::Secret<32> m_hedgeKey;
    Bytes32 m_bootId;
    Bytes m_session;
    std::string m_label;
    Bytes32 m_transcript {};
    std::uint64_t m_draws { 0 };
};

} // namespace tercet::mpc
