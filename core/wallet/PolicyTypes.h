#pragma once

#include "core/policy/Evaluate.h"
#include "core/policy/Standing.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// With which a vault begins at all three: no limits, and where real money is, nothing loosens
// without a delay.
inline policy::Policy firstPolicy(const VaultInfo& vault)
{
    if (vault.practice) return {};
    return { .looseningDelayS = policy::kConnectedLooseningDelayS };
}

// What became of a change of the policy at all three parties.
struct PolicyOutcome {
    policy::Change change { policy::Change::None }; // against the policy in force here
    QDateTime due {}; // when the last of them holds it; invalid: all do now
};

// A change that waits for its delay, and where: a looser policy, or a device that shows Share 1 and
// takes the place of this one.
struct PendingPolicy {
    QString id; // its serial, or what stands for one
    policy::Policy policy; // where `device` is empty
    std::array<QDateTime, kShareCount> due {}; // invalid: it does not wait there
    bool ofRecipients { false }; // other recipients of exports, not a policy
    QString device {}; // its identity key, lower-case hex
};

// What one party's policy says of a request, or why it could not be asked.
struct PartyWord {
    std::optional<policy::Decision> decision {};
    std::optional<Error> error {};
};
using PartyWords = std::array<PartyWord, kShareCount>;

// A freeze as this device asked for it. It is over for everybody at `until`.
struct FreezeStatus {
    QDateTime until {}; // invalid or past: none
    std::array<bool, kShareCount> confirmed {}; // who refuses now; this device from the first on
    bool complete() const { return confirmed[1] && confirmed[2]; }
};

} // namespace tercet::wallet
