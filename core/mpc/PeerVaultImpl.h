#pragma once

#include <deque>
#include <functional>

#include "core/mpc/LinkCandidate.h"
#include "core/mpc/PeerVault.h"
#include "core/mpc/PresignBatch.h"
#include "core/mpc/RefreshParty.h"
#include "core/mpc/ShareProof.h"

namespace tercet::mpc {

// Shared by the parts of PeerVault: PeerLink.cpp, PeerPresign.cpp, PeerSign.cpp and the like.
struct PeerVault::Impl {
    Epochs epochs;
    std::shared_ptr<const CoreRecord> record; // epochs.current()
    Journal& journal;
    Environment env;
    bool frozen { false };
    std::optional<LinkCandidate> candidate {};
    std::shared_ptr<LinkState> link {};
    struct Presign {
        PresignBatch batch;
        int round;
    };
    std::optional<Presign> presign {};
    std::deque<Bytes32> ended {}; // LIDs of the links before, oldest first
    struct Refresh {
        RefreshParty party;
        int round;
    };
    std::optional<Refresh> refresh {};
    // That reached RTT2, monotonic. A restart forgets them: they bound the load, while what
    // protects Δ, the quarantine list, is durable (protocol.md 2.2).
    std::deque<std::int64_t> openings {};

    struct Challenge {
        ProofOf what {};
        Bytes32 session {}, value {};
        PublicIdentity device {}; // who asked
        std::int64_t sinceMs { 0 }; // monotonic
    };
    std::deque<Challenge> challenges {}; // oldest first

    Party self() const { return record->party; }
    Party peer() const { return third(Party::P1, self()); }
    // The live link with its set-up up to RTT3 done; Refuse{NoSuchLink} without one.
    Step<LinkState*> live(bool confirmed);
    void endLink();
    // What to answer where `envelope` of round 1 does not open: Refuse{NoSuchLink} if it is of a
    // link before this one, so that the process which holds that link lets it go (protocol.md 2.2);
    // else the Drop. Nothing of this is authenticated, and nothing changes. `sessionIn`: the
    // session id that the envelope would have in a link.
    Abort notOpened(Abort abort, ByteView envelope,
        const std::function<Bytes32(const Bytes32& lid)>& sessionIn) const;
    bool tooManyOpenings();
    Step<std::optional<RefuseCause>> judge(const Header& header, const LinkHello& hello);
    Bytes refusal(const Bytes32& session, RefuseCause cause) const;
    Step<> confirm(const LinkHello& hello, ByteView signature);
    // After anything that may have changed the epoch: nothing of the old one stays.
    void follow();
    Step<Bytes> takeTransfers(LinkState& fresh, ByteView l2);
    // L3_{k'→k} riding on a presignature: the L4 to answer with.
    Step<Bytes> takePeerAnswer(ByteView l3);
    Step<> takePeerConfirmation(ByteView l4);
    Abort abandon(Abort abort);
    Abort abandonRefresh(Abort abort);
    // A fresh one for the session; it replaces the session's older one.
    DrillChallenge challenge(ProofOf what, const Bytes32& session, const PublicIdentity& device);
    // The one that this proof answers, if it is of the device that asked.
    Step<Challenge> takeChallenge(ProofOf what, ByteView envelope);
    Step<> takeProof(const Challenge& asked, const DrillProof& proof, const Identities& identities);
    template <typename C>
    Step<Bytes> answerFrost(const FrostRequest& request, const typename C::Key& key,
        const typename C::Scalar& share, ByteView message);
};

} // namespace tercet::mpc
