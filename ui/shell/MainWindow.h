#pragma once

#include <QMainWindow>

#include "ui/Page.h"

namespace tercet::ui {

class Appearance;
class Banner;
class FirstRun;
class FreezeStrip;
class OpenView;
class PracticeStrip;
class RecoveryConsole;
class RestoreWizard;
class UnlockPage;

// The one window. Shows one of three things, by the wallet's state: the first run, the unlock page,
// or the open vault; or, in any state, the recovery console until that state changes, or the
// restore wizard until it is closed. While locked nothing else exists: the widgets of the open
// vault are gone, not hidden.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Context& context, Appearance& appearance, QWidget* parent = nullptr);
    ~MainWindow() override;

    void go(Place place, const QString& what = {}); // nothing while locked
    OpenView* openView() const { return m_open; }
    UnlockPage* unlockPage() const { return m_unlock; }
    FirstRun* firstRun() const { return m_firstRun; }
    RecoveryConsole* recoveryConsole() const { return m_recovery; }
    RestoreWizard* restoreWizard() const { return m_restore; }

protected:
    void closeEvent(QCloseEvent* e) override;

private:
    void comeForward();
    void follow(); // the wallet's state
    void rebuild(); // in another language or text size
    void showFirstRun(bool another);
    void showUnlock();
    void showRecovery();
    void showRestore(const QString& resume);
    void showOpen();
    void setView(QWidget* view);
    void dropView();
    void closePopups();
    void makeShortcuts();
    void onPageMade(Page* page);
    void switchVault(const QString& id);
    void warnIdle(int seconds);

    Context& m_context;
    Appearance& m_appearance;
    QWidget* m_root;
    PracticeStrip* m_practice { nullptr };
    FreezeStrip* m_freeze { nullptr };
    Banner* m_idleWarning { nullptr };
    QWidget* m_view { nullptr };
    OpenView* m_open { nullptr };
    UnlockPage* m_unlock { nullptr };
    FirstRun* m_firstRun { nullptr };
    RecoveryConsole* m_recovery { nullptr };
    RestoreWizard* m_restore { nullptr };
    wallet::LockState m_recoveryFrom {};
};

} // namespace tercet::ui
