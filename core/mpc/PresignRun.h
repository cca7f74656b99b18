#pragma once

#include "core/mpc/LinkState.h"
#include "core/mpc/PresignMessages.h"

namespace tercet::mpc {

// One party's making of one presignature, the same for the hub and for the co-signers: protocol.md
// 5.1–5.3. Methods in this order: extension(), takeExtension() ×2, multiply(), share(),
// takeShare() ×2, finish(). Aborts are those of the checks; LinkState::settle() is the caller's.
class PresignRun {
public:
    // `session` is ssid. The link is live, and outlives this in use: the caller asks live() first.
    PresignRun(std::shared_ptr<LinkState> link, const Bytes32& session);

    LinkState& link() { return *m_link; }
    const std::shared_ptr<LinkState>& shared() const { return m_link; }

    Bytes extension(Party to); // A, sealed; once for each party
    Step<> takeExtension(Party from, ByteView payload);
    Step<> multiply(); // both B; QUARANTINE where an OT extension is inconsistent
    Bytes share(Party to); // B, sealed
    Step<> takeShare(Party from, ByteView payload);
    Step<Presignature> finish();

private:
    struct With { // one of the others
        std::optional<RvoleBob> bob;
        crypto::Scalar chi;
        Bytes32 extensionId {}, commitment {};
        Bytes transfer {};
        std::optional<RvoleAlice> alice;
        Bytes32 nonce {};
        std::optional<PresignShare> theirs;
    };
    With& with(Party p) { return m_with[others(m_link->self())[0] == p ? 0 : 1]; }
    Bytes32 extensionId(Party bob, Party alice, std::uint64_t counter, const Bytes32& nonce) const;

    std::shared_ptr<LinkState> m_link;
    Bytes32 m_session;
    HedgedRandom m_rng;
    crypto::Scalar m_r, m_phi, m_sk, m_psiSum, m_u, m_v;
    crypto::Point m_R;
    std::optional<crypto::Point> m_pk;
    Bytes32 m_salt, m_commitment, m_echo {};
    std::array<With, 2> m_with;
};

} // namespace tercet::mpc
