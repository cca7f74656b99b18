#include "ui/shell/MainWindow.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDeadlineTimer>
#include <QDialog>
#include <QShortcut>
#include <QVBoxLayout>

#include "ui/firstrun/FirstRun.h"
#include "ui/freeze/FreezeStrip.h"
#include "ui/notify/ArrivalNotes.h"
#include "ui/notify/BackupNotes.h"
#include "ui/pages/Pages.h"
#include "ui/recovery/RecoveryConsole.h"
#include "ui/restore/RestoreWizard.h"
#include "ui/settings/SettingsPage.h"
#include "ui/shell/Appearance.h"
#include "ui/shell/Mark.h"
#include "ui/shell/OpenView.h"
#include "ui/shell/PracticeStrip.h"
#include "ui/shell/Shortcuts.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/UnlockPage.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

using wallet::LockState;

MainWindow::MainWindow(Context& context, Appearance& appearance, QWidget* parent)
    : QMainWindow(parent)
    , m_context(context)
    , m_appearance(appearance)
    , m_root(new QWidget(this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Tercet"));
    setWindowIcon(appIcon());
    m_root->setObjectName(QStringLiteral("root"));
    auto* column = new QVBoxLayout(m_root);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    setCentralWidget(m_root);
    setMinimumSize(900, 640); // below it a card would be cut
    resize(1240, 800);
    makeShortcuts();
    connect(&context.wallet, &wallet::Wallet::lockStateChanged, this, &MainWindow::follow);
    connect(&context.wallet, &wallet::Wallet::vaultsChanged, this, &MainWindow::follow);
    // Queued: the wish to change comes from a widget that is built anew.
    connect(
        &appearance, &Appearance::textsChanged, this, &MainWindow::rebuild, Qt::QueuedConnection);
    connect(&context.wallet, &wallet::Wallet::lockingSoon, this, &MainWindow::warnIdle);
    auto* arrivals = new ArrivalNotes(context, this);
    connect(arrivals, &ArrivalNotes::opened, this, [this](const QString& request) {
        comeForward();
        go(Place::Approvals, request);
    });
    auto* backups = new BackupNotes(context, this);
    connect(backups, &BackupNotes::opened, this, [this] {
        comeForward();
        go(Place::KeyShares, QStringLiteral("backupCard"));
    });
    follow();
}

MainWindow::~MainWindow() = default;

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::follow()
{
    const auto state = m_context.wallet.lockState();
    if (m_restore) return; // shows its own end
    // The first run shows its own end; while the wallet works, the page that asked for it stays.
    if (m_firstRun && (m_firstRun->inCeremony() || state == LockState::NoVault)) return;
    if (state == LockState::Busy && m_view) return;
    if (m_recovery && state == m_recoveryFrom) return;
    // Backing up the vault that was just made goes on in front of it.
    if (m_firstRun && m_firstRun->afterwards() && state == LockState::Unlocked) return;
    // Making another vault goes on beside the open one.
    if (m_firstRun && m_firstRun->isAnother() && state == LockState::Unlocked) return;
    if (state == LockState::NoVault) {
        showFirstRun(false);
    } else if (state == LockState::Unlocked) {
        if (!m_open) showOpen();
    } else if (!m_unlock) {
        showUnlock();
    }
}

void MainWindow::rebuild()
{
    const auto place = m_open ? std::optional(m_open->place()) : std::nullopt;
    if (m_restore) return; // of what was chosen nothing is lost
    const bool again = m_firstRun, recovering = m_recovery;
    const bool another = again && m_firstRun->isAnother();
    if (again && (m_firstRun->inCeremony() || m_firstRun->afterwards())) return;
    dropView();
    if (recovering)
        showRecovery();
    else if (again)
        showFirstRun(another);
    else
        follow();
    if (place) go(*place);
}

void MainWindow::dropView()
{
    closePopups();
    for (QWidget* old :
        std::initializer_list<QWidget*> { m_view, m_practice, m_freeze, m_idleWarning }) {
        if (!old) continue;
        // Out of the window at once, also for a screen reader; deleted when its own handlers have
        // returned.
        old->hide();
        old->setParent(nullptr);
        old->deleteLater();
    }
    m_view = nullptr;
    m_practice = nullptr;
    m_freeze = nullptr;
    m_idleWarning = nullptr;
    m_open = nullptr;
    m_unlock = nullptr;
    m_firstRun = nullptr;
    m_recovery = nullptr;
    m_restore = nullptr;
}

void MainWindow::closePopups()
{
    while (auto* popup = QApplication::activePopupWidget()) {
        popup->close();
        if (QApplication::activePopupWidget() == popup) break;
    }
    for (auto* dialog : findChildren<QDialog*>()) dialog->reject();
    for (auto* toast : findChildren<Toast*>()) delete toast;
}

void MainWindow::setView(QWidget* view)
{
    auto* column = static_cast<QVBoxLayout*>(m_root->layout());
    if (m_context.wallet.lockState() != LockState::NoVault && m_context.wallet.vault().practice) {
        m_practice = new PracticeStrip(m_root);
        column->addWidget(m_practice);
    }
    if (!m_firstRun && !m_recovery && !m_restore) {
        m_freeze = new FreezeStrip(m_context, m_root);
        column->addWidget(m_freeze);
    }
    m_idleWarning = new Banner(m_root);
    m_idleWarning->setObjectName(QStringLiteral("idleWarning"));
    column->addWidget(m_idleWarning);
    column->addWidget(view, 1);
    m_view = view;
}

void MainWindow::showFirstRun(bool another)
{
    dropView();
    m_firstRun = new FirstRun(m_context, another, m_root);
    connect(m_firstRun, &FirstRun::preferencesChanged, this,
        [this] { m_appearance.apply(Preferences::read(m_context.wallet)); });
    connect(m_firstRun, &FirstRun::recoveryWanted, this, &MainWindow::showRecovery);
    connect(m_firstRun, &FirstRun::restoreWanted, this, &MainWindow::showRestore);
    connect(m_firstRun, &FirstRun::finished, this, [this] {
        dropView();
        follow();
    });
    setView(m_firstRun);
}

void MainWindow::showUnlock()
{
    dropView();
    m_unlock = new UnlockPage(m_context, m_root);
    connect(m_unlock, &UnlockPage::vaultWanted, this, &MainWindow::switchVault);
    connect(m_unlock, &UnlockPage::recoveryWanted, this, &MainWindow::showRecovery);
    connect(m_unlock, &UnlockPage::restoreWanted, this, &MainWindow::showRestore);
    setView(m_unlock);
    m_unlock->focusField();
}

void MainWindow::showRecovery()
{
    dropView();
    m_recoveryFrom = m_context.wallet.lockState();
    m_recovery = new RecoveryConsole(m_context.prompts, m_root);
    connect(m_recovery, &RecoveryConsole::closed, this, [this] {
        dropView();
        follow();
    });
    setView(m_recovery);
}

void MainWindow::showRestore(const QString& resume)
{
    dropView();
    m_restore = new RestoreWizard(m_context, resume, m_root);
    connect(m_restore, &RestoreWizard::finished, this, [this] {
        dropView();
        follow();
    });
    connect(m_restore, &RestoreWizard::backupWanted, this, [this] {
        dropView();
        follow();
        go(Place::Backup);
    });
    setView(m_restore);
}

void MainWindow::showOpen()
{
    dropView();
    m_open = new OpenView(m_context, m_root);
    connect(m_open, &OpenView::pageMade, this, &MainWindow::onPageMade);
    connect(m_open->sidebar(), &Sidebar::lockWanted, this, [this] { m_context.wallet.lock(); });
    connect(m_open->sidebar(), &Sidebar::vaultWanted, this, &MainWindow::switchVault,
        Qt::QueuedConnection);
    connect(
        m_open->sidebar(), &Sidebar::newVaultWanted, this, [this] { showFirstRun(true); },
        Qt::QueuedConnection);
    connect(m_open->sidebar(), &Sidebar::freezeWanted, this,
        [this] { go(Place::KeyShares, QStringLiteral("freeze")); });
    setView(m_open);
    for (const auto& info : places())
        if (info.make) {
            m_open->go(info.place);
            break;
        }
}

void MainWindow::switchVault(const QString& id)
{
    if (id == m_context.wallet.currentVault()) return;
    if (!m_context.wallet.selectVault(id)) return;
    showUnlock();
}

void MainWindow::go(Place place, const QString& what)
{
    if (m_open) m_open->go(place, what);
}

void MainWindow::onPageMade(Page* page)
{
    connect(page, &Page::recoveryWanted, this, &MainWindow::showRecovery, Qt::QueuedConnection);
    auto* settings = qobject_cast<SettingsPage*>(page);
    if (!settings) return;
    connect(settings, &SettingsPage::preferencesChanged, this,
        [this] { m_appearance.apply(Preferences::read(m_context.wallet)); });
}

void MainWindow::warnIdle(int seconds)
{
    if (!m_idleWarning) return;
    if (seconds == 0)
        m_idleWarning->clear();
    else
        m_idleWarning->show(Banner::Tone::Warn, tr("Locking in %n second(s)", nullptr, seconds),
            tr("Press a key or click to stay unlocked."));
}

void MainWindow::makeShortcuts()
{
    for (const auto& s : shortcuts()) {
        if (s.action == Shortcut::Action::Copy)
            continue; // belongs to the widget that has the focus
        auto* shortcut = new QShortcut(s.keys, this);
        connect(shortcut, &QShortcut::activated, this, [this, s] {
            switch (s.action) {
            case Shortcut::Action::Go:
                return go(*s.place);
            case Shortcut::Action::Lock:
                if (m_open) m_context.wallet.lock();
                return;
            case Shortcut::Action::Freeze:
                return go(Place::KeyShares, QStringLiteral("freeze"));
            case Shortcut::Action::Filter:
                if (m_open) m_open->page(m_open->place())->focusFilter();
                return;
            case Shortcut::Action::Help:
                return go(Place::Settings, QStringLiteral("shortcuts"));
            case Shortcut::Action::Quit:
                close();
                return;
            case Shortcut::Action::Copy:
                return;
            }
        });
    }
}

void MainWindow::closeEvent(QCloseEvent* e)
{
    // What runs is stored and resumes; the secrets go now.
    if (m_context.wallet.lockState() == LockState::Unlocked) m_context.wallet.lock();
    dropView();
    e->accept();
}

} // namespace tercet::ui
