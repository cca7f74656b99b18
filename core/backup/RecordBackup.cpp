#include "core/backup/RecordBackup.h"

namespace tercet::backup {

ShareBackup backupOf(const mpc::CoreRecord& record, const std::string& name, std::int64_t created)
{
    const auto& r = record;
    ShareBackup out { .vault = r.wid,
        .eid = r.eid,
        .transcript = r.tr,
        .name = name,
        .share = mpc::number(r.party),
        .epoch = r.epoch,
        .created = created,
        .x = r.x,
        .publicShares = r.publicShares,
        .key = r.key,
        .chainCode = r.chainCode,
        .y = r.y,
        .edPublicShares = r.edPublicShares,
        .edKey = r.edKey,
        .edChainCode = r.edChainCode };
    for (const auto party : mpc::kParties) {
        const auto at = mpc::number(party) - 1u;
        out.parties[at].ik = r.identities[party].ik;
        out.parties[at].sk = r.identities[party].sk;
        out.parties[at].confirmation = r.confirmations[at].value_or(ByteArray<64> {});
    }
    return out;
}

} // namespace tercet::backup
