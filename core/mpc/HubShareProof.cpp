#include "core/mpc/HubShareProof.h"

namespace tercet::mpc {

Bytes HubShareProof::toPeer(Party peer, std::uint8_t round, ByteView payload) const
{
    return signEnvelope(
        shareProofHeader(m_what, m_own.wid, m_session, round, Party::P1, peer), payload, m_own.own);
}

Step<std::array<ByteView, 2>> HubShareProof::fromPeers(
    const HubBodies& in, Key section, std::uint8_t round, HedgedRandom* rng) const
{
    constexpr auto kPeers = others(Party::P1);
    std::array<ByteView, 2> payloads;
    for (std::size_t i = 0; i < kPeers.size(); ++i) {
        const auto k = kPeers[i];
        const auto envelope = in[k][section];
        TERCET_TRY(payloads[i],
            openSigned(envelope,
                shareProofHeader(m_what, m_own.wid, m_session, round, k, Party::P1),
                m_own.identities[k]));
        if (rng) rng->absorb(envelope);
    }
    return payloads;
}

} // namespace tercet::mpc
