#pragma once

#include <set>

#include "core/mpc/KeyProofs.h"
#include "core/mpc/RefreshParty.h"
#include "tests/unit/mpc/Tamper.h"

// A dishonest party in a refresh: protocol.md 7 once more, checking nothing and lying where it is
// told to. Every lie is followed through: what depends on it is computed from it.
namespace tercet::mpc::cheating {

// What one of the others is told.
struct RefreshLies {
    // Added to x'_i and y'_i before they are committed to and proven.
    crypto::Scalar addedX {};
    crypto::EdScalar addedY {};
    std::set<Party> unshifted {}; // whose δ is left out
    // Of the points that are committed to, and then of those that are revealed instead.
    std::function<void(RefreshReveal&)> committed = [](RefreshReveal&) { };
    using Reveals = std::map<Party, RefreshReveal>; // that have arrived
    std::function<void(RefreshReveal&, const Reveals&)> revealed
        = [](RefreshReveal&, const Reveals&) { };
    // What the proofs are bound to, and of which x they are.
    std::function<void(ProofContext&, crypto::Scalar& x)> proof
        = [](ProofContext&, crypto::Scalar&) { };
    // Another party's commitment for the own, where it has arrived.
    std::optional<Party> commitmentOf {};
    std::optional<Bytes32> nonce {}; // n_1, by P1
    std::uint32_t epochsAhead { 1 }; // of rid
};

struct RefreshWays {
    RefreshLies toAll {};
    std::map<Party, RefreshLies> to {}; // instead
};

class RogueRefresh {
public:
    // `ways` of `self`, who is in the live link of `parties`.
    RogueRefresh(
        test::ThreeParties& parties, Party self, const Bytes32& nonce, const RefreshWays& ways);

    const Bytes32& nonce(Party to) const { return m_faces.at(to).nonce; }
    const Bytes32& id(Party to) const { return m_faces.at(to).id; }
    Bytes commit(Party to);
    void takeCommit(Party from, ByteView payload);
    // After all commitments; what `to` takes for sid'.
    Bytes32 session(Party to) const;
    Bytes reveal(Party to);
    void takeReveal(Party from, ByteView payload);
    // The record as `to` sees it, with this party's new shares and confirmation.
    CoreRecord record(Party to) const;

private:
    struct Face {
        RefreshLies lies;
        Bytes32 nonce {}, id {};
        crypto::Scalar x;
        crypto::EdScalar y;
        RefreshReveal reveal;
        std::optional<RefreshCommit> commit {};
    };
    std::array<Bytes32, 3> commitments(Party to) const;

    test::ThreeParties& m_p;
    LinkState& m_link;
    Party m_self;
    std::map<Party, Face> m_faces;
    std::map<Party, RefreshCommit> m_commits;
    std::map<Party, RefreshReveal> m_reveals;
};

// One refresh with the rogues in their seats and everybody else honest, up to the confirmations:
// how it ended for the first who aborted. A rogue keeps the PENDING record as the first honest
// party has it, where it comes to that.
Step<> refresh(test::ThreeParties& parties, const std::map<Party, RefreshWays>& rogues);

} // namespace tercet::mpc::cheating
