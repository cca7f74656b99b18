#pragma once

#include "ui/Context.h"
#include "ui/widgets/FocusHome.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace tercet::ui {

class BackupStep;
class ConnectStep;
class DoneStep;
class DrillStep;
class MakeKeyStep;
class ModeStep;
class ProtectStep;

// From nothing to a vault, one decision a step; Back always works.
class FirstRun : public FocusHome {
    Q_OBJECT
public:
    // `another`: there are vaults already; leaving goes back to them.
    FirstRun(Context& context, bool another, QWidget* parent = nullptr);
    // Key generation runs or its result is on the screen: the window must not be taken away.
    bool inCeremony() const;
    // The vault is made and open; its backup is being made or tested.
    bool afterwards() const { return m_step == Backup || m_step == Drill; }
    bool isAnother() const { return m_another; }

signals:
    void finished();
    void recoveryWanted();
    void restoreWanted(const QString& resume); // the id of a half-restored vault, or empty
    void preferencesChanged(); // the language

private:
    enum Step { Welcome, Mode, Connect, Protect, MakeKey, Done, Backup, Drill };
    QWidget* head();
    QWidget* foot();
    void show(Step step);
    void next();
    void back();
    void update();
    void makeKey();
    bool connects() const;

    Context& m_context;
    bool m_another;
    Step m_step { Welcome };
    QStackedWidget* m_stack;
    ModeStep* m_mode;
    ConnectStep* m_connect;
    ProtectStep* m_protect;
    MakeKeyStep* m_make;
    DoneStep* m_done;
    BackupStep* m_backup;
    DrillStep* m_drill;
    QLabel* m_count { nullptr };
    QPushButton *m_back { nullptr }, *m_later { nullptr }, *m_next { nullptr };
};

} // namespace tercet::ui
