#include "ui/settings/SecurityCard.h"

#include <QComboBox>
#include <QKeySequence>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

SecurityCard::SecurityCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
{
    setObjectName(QStringLiteral("security"));
    setAccessibleName(tr("Security"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    addAutoLock();
    addHold();
    body()->addWidget(rule(this));
    addPolicy();
}

void SecurityCard::addAutoLock()
{
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("autoLock"));
    box->setMinimumWidth(180);
    for (const int minutes : { 1, 2, 5, 10, 30, 60 })
        box->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
    box->addItem(tr("Never"), 0);
    box->setCurrentIndex(box->findData(
        m_wallet.setting(setting::kAutoLockMinutes, setting::kAutoLockDefault).toInt()));
    connect(box, &QComboBox::activated, this, [this, box] {
        m_wallet.setSetting(setting::kAutoLockMinutes, box->currentData().toInt());
    });
    body()->addLayout(settingRow(tr("Lock after"),
        tr("Without a key or a click. You are warned 20 seconds before; %1 locks at once.")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText)),
        box));
}

void SecurityCard::addHold()
{
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("holdTime"));
    box->setMinimumWidth(180);
    for (const int ms : { 1500, 2000, 3000 })
        box->addItem(tr("%1 seconds").arg(QLocale().toString(ms / 1000.0, 'f', 1)), ms);
    box->setCurrentIndex(
        box->findData(m_wallet.setting(setting::kHoldMs, setting::kHoldMsDefault).toInt()));
    connect(box, &QComboBox::activated, this,
        [this, box] { m_wallet.setSetting(setting::kHoldMs, box->currentData().toInt()); });
    body()->addLayout(settingRow(tr("Hold to approve for"),
        tr("A request with a high risk asks you to type a part of the address instead."), box));
}

void SecurityCard::addPolicy()
{
    auto* open = secondaryButton(tr("Open the policy"), "toPolicy", this);
    body()->addLayout(settingRow(tr("Limits, recipients and blind signing"),
        tr("They are part of the policy, which this device and both co-signers hold."), open));
    connect(open, &QPushButton::clicked, this, &SecurityCard::policyWanted);
}

} // namespace tercet::ui
