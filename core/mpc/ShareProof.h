#pragma once

#include "core/mpc/CoreRecord.h"
#include "core/mpc/Envelope.h"
#include "core/mpc/KeyProofs.h"

namespace tercet::mpc {

// What P1 proves of its share outside any link (protocol.md 7).
enum class ProofOf : std::uint8_t {
    Drill, // mw1.dr.*: a backup opens and is of this epoch; nothing follows from it
    Restore, // mw1.rs.*: the holder asks to become P1 under new identity keys
};

// The proof's session and commitments are H_"mw1.rs.sid"(EID, IDhash, ch_2, ch_3): of a restore
// with the new IK_1 and SK_1 in IDhash, of a drill with the unchanged ones. Bound to both
// challenges, it cannot be carried from one co-signer to the other, and the tags keep a drill from
// ever passing for a restore.
ProofContext shareProof(ProofOf what, const Bytes32& eid, const Bytes32& idHash,
    const std::array<Bytes32, 2>& challenges);

// The header of a drill's or a restore's messages: signed, of no epoch, in P1's session.
inline Header shareProofHeader(ProofOf what, const Bytes32& wid, const Bytes32& session,
    std::uint8_t round, Party sender, Party receiver)
{
    return { .type = what == ProofOf::Drill ? MessageType::Drill : MessageType::Restore,
        .wid = wid,
        .session = session,
        .round = round,
        .sender = sender,
        .receiver = receiver };
}

} // namespace tercet::mpc
