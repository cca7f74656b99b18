#include "ui/shell/Sidebar.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/backup/BackupText.h"
#include "ui/pages/Pages.h"
#include "ui/shell/Mark.h"
#include "ui/shell/NavButton.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

Sidebar::Sidebar(Context& context, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("sidebar"));
    setFixedWidth(qMax(metric::SidebarWidth, fontMetrics().averageCharWidth() * 26));
    setAccessibleName(tr("Navigation"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(metric::S3, metric::S4, metric::S3, metric::S4);
    column->setSpacing(2);
    column->addWidget(head());
    column->addSpacing(metric::S3);
    for (const auto& info : places()) {
        if (!info.make) continue;
        if (info.place == Place::Settings) column->addStretch(1);
        auto* button = new NavButton(QLatin1String(info.icon), info.name(), this);
        button->setObjectName(QStringLiteral("nav%1").arg(int(info.place)));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        connect(button, &QToolButton::clicked, this,
            [this, place = info.place] { emit chosen(place); });
        m_buttons[info.place] = button;
        column->addWidget(button);
    }
    auto* lock = new NavButton(QStringLiteral("lock"), tr("Lock now"), this);
    lock->setObjectName(QStringLiteral("lockNow"));
    connect(lock, &QToolButton::clicked, this, &Sidebar::lockWanted);
    column->addWidget(lock);
    connect(&context.wallet, &wallet::Wallet::requestsChanged, this, &Sidebar::countApprovals);
    connect(&context.wallet, &wallet::Wallet::requestChanged, this, &Sidebar::countApprovals);
    connect(&context.wallet, &wallet::Wallet::vaultsChanged, this, &Sidebar::fillSwitcher);
    connect(&context.wallet, &wallet::Wallet::backupsChanged, this, &Sidebar::lookAtBackups);
    connect(&context.wallet, &wallet::Wallet::vaultsChanged, this, &Sidebar::lookAtBackups);
    countApprovals();
    lookAtBackups();
}

QWidget* Sidebar::head()
{
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(metric::S1, 0, 0, 0);
    row->setSpacing(metric::S2);
    row->addWidget(new Mark(32, box));
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    const auto vault = m_context.wallet.vault();
    auto* name = new UntrustedText(vault.name, TextStyle::BodyStrong, 1, box, 40);
    name->setObjectName(QStringLiteral("vaultName"));
    names->addWidget(name);
    names->addWidget(label(
        vault.practice ? tr("Practice vault") : tr("3-of-3 vault"), TextStyle::Caption, 3, box));
    row->addLayout(names, 1);
    m_switcher = new QToolButton(box);
    m_switcher->setObjectName(QStringLiteral("vaultSwitcher"));
    m_switcher->setIcon(icon(QStringLiteral("chevrons-up-down")));
    m_switcher->setIconSize({ 16, 16 });
    m_switcher->setMinimumSize(32, 32);
    m_switcher->setPopupMode(QToolButton::InstantPopup);
    m_switcher->setFocusPolicy(Qt::TabFocus);
    m_switcher->setAccessibleName(tr("Vaults"));
    m_switcher->setToolTip(m_switcher->accessibleName());
    m_switcher->setMenu(new QMenu(m_switcher));
    row->addWidget(m_switcher);
    fillSwitcher();
    return box;
}

void Sidebar::fillSwitcher()
{
    auto* menu = m_switcher->menu();
    menu->clear();
    for (const auto& vault : m_context.wallet.vaults()) {
        auto name = visibleText(vault.name, 40);
        auto* action = menu->addAction(name.replace(QLatin1Char('&'), QStringLiteral("&&")));
        action->setCheckable(true);
        action->setChecked(vault.id == m_context.wallet.currentVault());
        connect(action, &QAction::triggered, this, [this, id = vault.id] { emit vaultWanted(id); });
    }
    menu->addSeparator();
    connect(menu->addAction(icon(QStringLiteral("snowflake")), tr("Freeze this vault…")),
        &QAction::triggered, this, &Sidebar::freezeWanted);
    connect(menu->addAction(icon(QStringLiteral("plus")), tr("New vault…")), &QAction::triggered,
        this, &Sidebar::newVaultWanted);
}

void Sidebar::countApprovals()
{
    auto* button = m_buttons.value(Place::Approvals);
    if (!button) return;
    int waiting = 0;
    for (const auto& request : m_context.wallet.requests()) waiting += wallet::waitsForYou(request);
    button->setBadge(waiting);
}

void Sidebar::lookAtBackups()
{
    auto* button = m_buttons.value(Place::KeyShares);
    if (!button) return;
    const auto status = m_context.wallet.backups();
    button->setDot(backupWanted(status) ? backupHeadline(status) : QString());
}

void Sidebar::setCurrent(Place place)
{
    lookAtBackups(); // a test becomes due by time alone
    if (auto* button = m_buttons.value(place)) button->setChecked(true);
}

} // namespace tercet::ui
