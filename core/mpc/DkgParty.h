#pragma once

#include "core/mpc/CoreRecord.h"
#include "core/mpc/DkgMessages.h"
#include "core/mpc/Envelope.h"
#include "core/mpc/Environment.h"
#include "core/mpc/HubDkg.h"

namespace tercet::mpc {

// One party's key generation, the same for the hub and for the co-signers: what it draws, what it
// has received, and the checks of protocol.md 3. HubDkg and PeerDkg give it its rounds.
class DkgParty {
public:
    // `nonce1` is n_1, where this party is not P1 itself.
    DkgParty(Party self, DkgSetup setup, std::optional<Bytes32> nonce1, const Environment& env);

    Bytes commitEnvelope() const; // D1
    Step<> takeCommit(Party from, ByteView envelope);
    // After both commitments: fixes sid.
    Bytes revealEnvelope();
    Step<> takeReveal(Party from, ByteView envelope);
    // After both reveals: PENDING, with the own confirmation.
    Step<CoreRecord> finish();

    Party self() const { return m_self; }
    const Bytes32& nonce() const { return m_nonce; }

    static Header header(const Bytes32& session, std::uint8_t round, Party sender);
    static Bytes confirmEnvelope(const CoreRecord& record);
    static Step<> takeConfirm(CoreRecord& record, Party from, ByteView envelope);

private:
    template <typename T> static T& at(std::array<T, 3>& all, Party p)
    {
        return all[std::size_t(number(p) - 1)];
    }
    Bytes32 commitmentOf(Party p, const Bytes32& nonce, const DkgReveal& reveal) const;

    Party m_self;
    DkgSetup m_setup;
    Bytes32 m_idHash;
    crypto::Secret<32> m_hedgeKey;
    std::unique_ptr<HedgedRandom> m_rng;
    crypto::Scalar m_x;
    crypto::EdScalar m_y;
    Bytes32 m_nonce {}, m_firstSession {}, m_session {};
    Bytes32 m_chain {}, m_salt {};
    std::array<std::optional<DkgCommit>, 3> m_commits {};
    std::array<std::optional<DkgReveal>, 3> m_reveals {};
};

} // namespace tercet::mpc
