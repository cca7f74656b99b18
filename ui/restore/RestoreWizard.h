#pragma once

#include "core/wallet/BackupFacts.h"
#include "ui/Context.h"
#include "ui/widgets/FocusHome.h"

class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace tercet::ui {

class BackupFactsCard;
class Banner;
class ConnectStep;
class OpenBackupPart;
class ProtectStep;
class RestoredStep;
class RestoreRunStep;
class ResumeStep;

// A vault out of a share backup onto this device. What it left half done is shown again after a
// restart, and goes on from there.
class RestoreWizard : public FocusHome {
    Q_OBJECT
public:
    // `resume`: the id of a half-restored vault; empty: from a backup.
    RestoreWizard(Context& context, const QString& resume, QWidget* parent = nullptr);

signals:
    void finished();
    void backupWanted(); // finished, and the restored vault is to be backed up

private:
    enum Step { Open, Connect, Protect, Run, Resume, Done };
    QWidget* head();
    QWidget* foot();
    QWidget* openStep();
    void show(Step step);
    void update();
    void next();
    void back();
    void opened(const wallet::OpenedBackup& backup);
    void begin();
    void resume();
    void ended(const Result<wallet::VaultInfo>& vault);
    bool connects() const { return m_backup.backup && !m_facts.practice; }

    Context& m_context;
    Step m_step { Open };
    wallet::OpenedBackup m_backup {}; // until it is handed over
    wallet::BackupFacts m_facts {};
    QString m_vault; // the id of what is restored
    QStackedWidget* m_stack;
    OpenBackupPart* m_open { nullptr };
    BackupFactsCard* m_card { nullptr };
    QVBoxLayout* m_openRows { nullptr };
    ConnectStep* m_connect;
    ProtectStep* m_protect;
    RestoreRunStep* m_run;
    ResumeStep* m_resume;
    RestoredStep* m_done;
    Banner* m_error { nullptr };
    QPushButton *m_back { nullptr }, *m_next { nullptr };
};

} // namespace tercet::ui
