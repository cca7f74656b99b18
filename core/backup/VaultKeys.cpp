#include "core/backup/VaultKeys.h"

namespace tercet::backup {

VaultKeys VaultKeys::of(const mpc::CoreRecord& record)
{
    return { record.wid, record.eid, record.epoch, record.publicShares, record.key,
        record.chainCode, record.edPublicShares, record.edKey, record.edChainCode,
        record.identities };
}

Status VaultKeys::check() const
{
    const auto sum = crypto::Point::sum({ publicShares[0], publicShares[1], publicShares[2] });
    const auto& y = edPublicShares;
    const auto first = y[0] + y[1];
    // Y_1 + Y_2 may be the identity: then Y is Y_3.
    const auto edSum = first ? *first + y[2] : std::optional(y[2]);
    if (!sum || *sum != key || !edSum || *edSum != edKey)
        return fail(Code::BackupShareMismatch, "the public shares do not make the public key");
    return {};
}

} // namespace tercet::backup
