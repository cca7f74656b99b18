#include "ui/notify/BackupNotes.h"

#include "ui/backup/BackupText.h"
#include "ui/notify/Notifier.h"
#include "ui/shell/Preferences.h"

namespace tercet::ui {

namespace {
constexpr int kHourMs = 3'600'000;
}

BackupNotes::BackupNotes(Context& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_hourly.setInterval(kHourMs);
    m_hourly.start();
    connect(&m_hourly, &QTimer::timeout, this, &BackupNotes::look);
    connect(&context.wallet, &wallet::Wallet::backupsChanged, this, &BackupNotes::look);
    connect(&context.wallet, &wallet::Wallet::lockStateChanged, this, &BackupNotes::look);
}

void BackupNotes::look()
{
    if (m_context.wallet.lockState() != wallet::LockState::Unlocked) {
        m_told = false;
        return;
    }
    const auto status = m_context.wallet.backups();
    if (!status.testDue) m_told = false;
    if (!status.testDue || m_told || !m_context.notifier
        || !m_context.wallet.setting(setting::kNotify, true).toBool())
        return;
    m_told = true;
    m_context.notifier->show(
        backupHeadline(status), backupMeaning(status, m_context.now()), [this] { emit opened(); });
}

} // namespace tercet::ui
