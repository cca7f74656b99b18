#pragma once

#include "core/mpc/Envelope.h"

namespace tercet::mpc {

// The header of every message of resolving: signed, of no epoch, in P1's session.
inline Header resolveHeader(
    const Bytes32& wid, const Bytes32& session, std::uint8_t round, Party sender, Party receiver)
{
    return { .type = MessageType::Resolve,
        .wid = wid,
        .session = session,
        .round = round,
        .sender = sender,
        .receiver = receiver };
}

} // namespace tercet::mpc
