#include "core/cosigner/Outcomes.h"

namespace tercet::cosigner {

SessionTable::Outcome outcomeOf(mpc::Step<Bytes> step)
{
    if (!step) return outcomeOf(step.error());
    return { std::move(*step) };
}

} // namespace tercet::cosigner
