#pragma once

#include "core/cosigner/SessionTable.h"
#include "core/mpc/Abort.h"

namespace tercet::cosigner {

// How an abort class of protocol.md 1.5 looks to whoever repeats a round: after DROP and REFUSE
// nothing has changed, so other bytes may follow; every other class ended the session.
inline SessionTable::Outcome outcomeOf(const mpc::Abort& abort)
{
    const bool unchanged = abort.is<mpc::Drop>() || abort.is<mpc::Refuse>();
    return { std::unexpected(abort.error()), !unchanged };
}

SessionTable::Outcome outcomeOf(mpc::Step<Bytes> step);

// Refused by this layer, before the protocol.
inline SessionTable::Outcome refused(Error error)
{
    return { std::unexpected(std::move(error)), false };
}

} // namespace tercet::cosigner
