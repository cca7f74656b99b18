#include "core/wallet/BackupFacts.h"

#include "core/backup/ShareBackup.h"
#include "core/wallet/BackupTypes.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

BackupFacts factsOf(const OpenedBackup& opened)
{
    const auto& backup = *opened.backup;
    BackupFacts out { .vault = hexText(backup.vault),
        .name = toQt(backup.name),
        .epoch = backup.epoch,
        .made = QDateTime::fromSecsSinceEpoch(backup.created) };
    for (std::size_t i = 0; i < out.cosigners.size(); ++i) {
        const auto& party = backup.parties[i + 1];
        out.practice = out.practice && party.url.empty();
        out.cosigners[i] = { toQt(party.url), toQt(party.pin), {} };
    }
    return out;
}

} // namespace tercet::wallet
