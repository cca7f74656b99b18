#pragma once

#include "core/mpc/Environment.h"
#include "core/mpc/HubBodies.h"
#include "core/mpc/ShareProof.h"

namespace tercet::mpc {

// P1's envelopes of one session that proves its share: signed to each co-signer, and opened from
// both.
class HubShareProof {
public:
    // `own` outlives it.
    HubShareProof(ProofOf what, const CoreRecord& own, const Bytes32& session)
        : m_what(what)
        , m_own(own)
        , m_session(session)
    {
    }

    Bytes toPeer(Party peer, std::uint8_t round, ByteView payload) const;
    // The payloads of the sections of this name, P2's and P3's; they are parts of `in`. `rng`
    // absorbs the envelopes, where there is one. Errors: openSigned()'s.
    Step<std::array<ByteView, 2>> fromPeers(
        const HubBodies& in, Key section, std::uint8_t round, HedgedRandom* rng = nullptr) const;

private:
    ProofOf m_what;
    const CoreRecord& m_own;
    Bytes32 m_session;
};

} // namespace tercet::mpc
