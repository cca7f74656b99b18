#pragma once

#include <memory>

#include "core/mpc/Bodies.h"
#include "core/mpc/CoreRecord.h"
#include "core/mpc/Environment.h"

// Key generation at a co-signer (P2 or P3), protocol.md 3 and 8.3. Each state is used once, by
// std::move; only after a Drop it is unchanged and may be tried again with other bytes.
namespace tercet::mpc {

// What the body of round 1 asks for, before anything is answered: the co-signer judges identities
// (attestation) and policy here.
struct DkgOpening {
    Identities identities;
    std::array<Certificate, 3> certificates {}; // verified
    Bytes policy {}; // at most 64 KiB
    Bytes32 recipients {};
    Bytes d1 {}; // P1's D1, an envelope
    static Step<DkgOpening> parse(ByteView body);
};

// The end of it. Store `record` (PENDING, with the confirmations of P1 and of this party) durably
// before `answer` leaves. The other co-signer's confirmation comes with the first link.
struct DkgStored {
    CoreRecord record;
    Bytes answer;
};

class PeerDkgConfirming {
public:
    PeerDkgConfirming(PeerDkgConfirming&&) noexcept;
    PeerDkgConfirming& operator=(PeerDkgConfirming&&) noexcept;
    ~PeerDkgConfirming();
    Step<DkgStored> onRound3(ByteView body) &&;

private:
    friend class PeerDkg;
    explicit PeerDkgConfirming(std::unique_ptr<class DkgParty>);
    std::unique_ptr<class DkgParty> m_party;
};

class PeerDkg {
public:
    PeerDkg(PeerDkg&&) noexcept;
    PeerDkg& operator=(PeerDkg&&) noexcept;
    ~PeerDkg();
    // `self` is P2 or P3. Refuse where the opening names other keys than `own` for it.
    static Step<Reply<PeerDkg>> begin(
        Party self, OwnIdentity own, DkgOpening opening, const Environment& env);
    Step<Reply<PeerDkgConfirming>> onRound2(ByteView body) &&;

private:
    explicit PeerDkg(std::unique_ptr<class DkgParty>);
    std::unique_ptr<class DkgParty> m_party;
};

} // namespace tercet::mpc
