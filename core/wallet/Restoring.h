#pragma once

#include "core/backup/ShareBackup.h"
#include "core/mpc/HubRestore.h"
#include "core/wallet/Conversation.h"

// Drills and restores of a share backup with both co-signers (protocol.md 7), on the worker.
namespace tercet::wallet {

// What a backup of share 1 makes of this device under its new identity: PENDING, unconfirmed.
mpc::CoreRecord draftOf(const backup::ShareBackup& backup, mpc::OwnIdentity own, Random& random);

// Proves to both co-signers that the share in the backup is the one of `own`'s epoch; when each
// confirmed it, Unix time. BackupShareMismatch where it is another vault's or not this one's.
Outcome<ByCosigner<std::int64_t>> drill(Exchange& exchange, const mpc::Environment& environment,
    std::shared_ptr<const mpc::CoreRecord> own, const backup::ShareBackup& backup);

// How far the device of this draft is, after it has done what it can. `proving` runs before the
// proof leaves. BackupOlderEpoch, MixedEpochs with both epochs.
Outcome<mpc::RestoreStandings> restore(Exchange& exchange, const mpc::Environment& environment,
    const mpc::RestoreDraft& draft, const std::function<void()>& proving);

} // namespace tercet::wallet
