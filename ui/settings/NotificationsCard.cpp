#include "ui/settings/NotificationsCard.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

NotificationsCard::NotificationsCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("notifications"));
    setAccessibleName(tr("Notifications"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    const auto box = [this, &wallet](const char* name, const QString& key, bool fallback) {
        auto* check = new QCheckBox(this);
        check->setObjectName(QLatin1String(name));
        check->setChecked(wallet.setting(key, fallback).toBool());
        connect(check, &QCheckBox::toggled, this,
            [&wallet, key](bool on) { wallet.setSetting(key, on); });
        return check;
    };
    auto* told = box("notify", setting::kNotify, true);
    auto* details = box("notifyDetails", setting::kNotifyDetails, false);
    details->setEnabled(told->isChecked());
    connect(told, &QCheckBox::toggled, details, &QWidget::setEnabled);
    body()->addLayout(settingRow(tr("Tell me when a request arrives or a backup is due for a test"),
        tr("By a notification of your desktop, while this vault is unlocked."), told));
    body()->addLayout(settingRow(tr("Show what it asks for"),
        tr("Amounts and names are then on your screen and in your desktop's list of "
           "notifications, where others may read them."),
        details));
}

} // namespace tercet::ui
