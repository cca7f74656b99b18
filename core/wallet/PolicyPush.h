#pragma once

#include "core/mpc/CoreRecord.h"
#include "core/wallet/Exchange.h"
#include "core/wallet/PolicyTypes.h"
#include "core/wallet/RequestStore.h"

// What the device asks of both co-signers about policies, on the worker.
namespace tercet::wallet {

// Gives both co-signers a new policy, signed with the device's key, under the serial after all that
// they and this device (`serial`) have seen. When it fails, one of them may have it already and the
// other not: then the stricter of the two holds, and the next push settles it.
struct Pushed {
    std::uint64_t serial { 0 };
    std::int64_t dueMs { 0 }; // the later of both; 0: at once
};
Result<Pushed> pushPolicy(Exchange& exchange, const mpc::CoreRecord& record, std::uint64_t serial,
    const policy::Policy& policy);

// Each one's word, by its own decoding.
Result<ByCosigner<PartyWord>> askPolicies(Exchange& exchange, const RequestRecord& request);

Result<QList<PendingPolicy>> pendingPolicies(Exchange& exchange, const QString& vault);
// Whether it waited at either. A co-signer that cannot be asked is an error: it may still wait
// there.
Result<bool> cancelPolicy(Exchange& exchange, const QString& vault, const QString& id);

// Tells those that have not confirmed. `last`: the first error, where one did not.
struct FreezeAnswers {
    FreezeStatus status;
    std::optional<Error> last {};
};
FreezeAnswers tellFreeze(Exchange& exchange, const mpc::CoreRecord& record, FreezeStatus status);

} // namespace tercet::wallet
