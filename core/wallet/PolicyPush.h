#pragma once

#include "core/mpc/CoreRecord.h"
#include "core/policy/Policy.h"
#include "core/wallet/Exchange.h"

namespace tercet::wallet {

// The settings as the policy that all three evaluate. Code::BadAmount, NumberTooLarge with field
// "limitPerTransaction".
Result<policy::Policy> policyOf(const PolicySettings& settings);

// Gives both co-signers a new policy, signed with the device's key, on the worker. When it fails,
// one of them may have it already and the other not: then the stricter of the two holds, and the
// next push settles it.
Status pushPolicy(Exchange& exchange, const mpc::CoreRecord& record, const policy::Policy& policy);

} // namespace tercet::wallet
