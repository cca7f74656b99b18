#include "ui/settings/SettingsPage.h"

#include <QVBoxLayout>

#include "ui/settings/AboutCard.h"
#include "ui/settings/AppearanceCard.h"
#include "ui/settings/FaultsCard.h"
#include "ui/settings/KeychainCard.h"
#include "ui/settings/NetworkCard.h"
#include "ui/settings/NotificationsCard.h"
#include "ui/settings/ProxyCard.h"
#include "ui/settings/SecurityCard.h"
#include "ui/settings/ShortcutsCard.h"

namespace tercet::ui {

SettingsPage::SettingsPage(Context& context, QWidget* parent)
    : Page(context, tr("Settings"), parent)
{
    auto* column = scrollingContent();
    const auto add = [&](QWidget* card) {
        card->setMaximumWidth(qMax(760, fontMetrics().averageCharWidth() * 104));
        column->addWidget(card);
    };
    auto* appearance = new AppearanceCard(wallet(), body());
    connect(appearance, &AppearanceCard::changed, this, &SettingsPage::preferencesChanged);
    add(appearance);
    auto* security = new SecurityCard(wallet(), body());
    connect(security, &SecurityCard::policyWanted, this, [this] { emit goTo(Place::Policy); });
    add(security);
    add(new NotificationsCard(wallet(), body()));
    add(new NetworkCard(wallet(), body()));
    add(new ProxyCard(wallet(), body()));
    if (wallet().vault().practice) add(new FaultsCard(wallet(), body()));
    add(new KeychainCard(wallet(), body()));
    add(new ShortcutsCard(body()));
    add(new AboutCard(wallet(), body()));
    column->addStretch(1);
}

void SettingsPage::open(const QString& card) { bringIntoView(card); }

} // namespace tercet::ui
