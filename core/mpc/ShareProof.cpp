#include "core/mpc/ShareProof.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc {

ProofContext shareProof(ProofOf what, const Bytes32& eid, const Bytes32& idHash,
    const std::array<Bytes32, 2>& challenges)
{
    const auto session
        = crypto::hash(tag::kRestoreSession, eid, idHash, challenges[0], challenges[1]);
    const bool drill = what == ProofOf::Drill;
    return { drill ? tag::kDrillProof : tag::kRestoreProof,
        drill ? tag::kDrillProofEd : tag::kRestoreProofEd, session, Party::P1,
        { session, session, session } };
}

} // namespace tercet::mpc
