#pragma once

#include "core/mpc/LinkState.h"
#include "core/mpc/RefreshMessages.h"

namespace tercet::mpc {

// One party's refresh inside a link, the same for the hub and for the co-signers: its new share,
// what it has received, and the checks of protocol.md 7. HubRefresh and PeerVault give it its
// rounds. Its envelopes must be opened and sealed by the caller, in the sessions named here.
class RefreshParty {
public:
    // `nonce` is n_1. The new share is x_i shifted by what each pair derives from its root.
    RefreshParty(std::shared_ptr<LinkState> link, const Bytes32& nonce);

    LinkState& link() { return *m_link; }
    const Bytes32& commitSession() const { return m_id; } // rid
    const Bytes32& revealSession() const { return m_session; } // sid', after reveal()

    Bytes commit() const; // R1
    Step<> takeCommit(Party from, ByteView payload);
    // R2; after both commitments: fixes sid'.
    Bytes reveal();
    Step<> takeReveal(Party from, ByteView payload);
    // After both reveals: the PENDING record of the next epoch, with the own confirmation.
    // RECOVERABLE where the new shares are not of the same keys.
    Step<CoreRecord> finish();

    // F3, a signed envelope of the new epoch.
    static Bytes confirmEnvelope(const CoreRecord& next, const Bytes32& session);
    // RECOVERABLE unless it confirms this very record.
    static Step<ByteArray<64>> openConfirm(
        const CoreRecord& next, const Bytes32& session, Party from, ByteView envelope);

private:
    template <typename T> static T& at(std::array<T, 3>& all, Party p)
    {
        return all[std::size_t(number(p) - 1)];
    }
    Bytes32 commitmentOf(Party p, const RefreshReveal& reveal) const;
    std::array<Bytes32, 3> commitments() const;

    std::shared_ptr<LinkState> m_link;
    Party m_self;
    Bytes32 m_id, m_session {};
    HedgedRandom m_rng;
    Bytes32 m_salt {};
    crypto::Scalar m_x;
    crypto::EdScalar m_y;
    std::array<std::optional<RefreshCommit>, 3> m_commits {};
    std::array<std::optional<RefreshReveal>, 3> m_reveals {};
};

// rid and, for i < j, δ_ij on both curves.
Bytes32 refreshId(const Bytes32& lid, std::uint32_t newEpoch, const Bytes32& nonce);
crypto::Scalar refreshShift(const crypto::Secret<32>& pairRoot, const Bytes32& id);
crypto::EdScalar refreshShiftEd(const crypto::Secret<32>& pairRoot, const Bytes32& id);

} // namespace tercet::mpc
