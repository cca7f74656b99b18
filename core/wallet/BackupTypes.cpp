#include "core/wallet/BackupTypes.h"

#include <algorithm>

#include "core/backup/ShareBackup.h"
#include "core/backup/age/Recipient.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

namespace {

constexpr qint64 kTestEveryDays = 90;

}

std::string_view backupStateName(BackupState state)
{
    switch (state) {
    case BackupState::None:
        return "none";
    case BackupState::Stale:
        return "stale";
    case BackupState::Untested:
        return "untested";
    case BackupState::Fresh:
        return "fresh";
    }
    return "";
}

BackupStatus judgeBackups(const QList<BackupEntry>& entries, quint32 epoch, const QDateTime& now)
{
    BackupStatus out { .entries = entries };
    std::ranges::stable_sort(out.entries, [](const BackupEntry& a, const BackupEntry& b) {
        return a.epoch != b.epoch ? a.epoch > b.epoch : a.made > b.made;
    });
    if (entries.isEmpty()) return out;
    QDateTime last;
    bool tested = false, current = false;
    for (const auto& entry : out.entries) {
        if (entry.epoch != epoch) continue;
        current = true;
        tested = tested || entry.tested.isValid();
        last = std::max({ last, entry.made, entry.tested });
    }
    out.state = !current ? BackupState::Stale : tested ? BackupState::Fresh : BackupState::Untested;
    out.testDue = current && last.addDays(kTestEveryDays) <= now;
    return out;
}

Result<QString> recipientFingerprint(const QString& text)
{
    TERCET_TRY(const auto recipient, backup::age::Recipient::parse(text.trimmed().toStdString()));
    return toQt(recipient.fingerprint());
}

QString backupFileName(const VaultInfo& vault, const QDateTime& now)
{
    return toQt(
        backup::shareFileName(vault.name.toStdString(), 1, vault.epoch, now.toSecsSinceEpoch()));
}

} // namespace tercet::wallet
