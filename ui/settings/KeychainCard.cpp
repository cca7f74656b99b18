#include "ui/settings/KeychainCard.h"

#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

KeychainCard::KeychainCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("keychain"));
    setAccessibleName(tr("Keychain"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    const auto vault = wallet.vault();
    QString where;
    switch (vault.keychain) {
    case wallet::KeychainKind::System:
        where = tr("This vault's share is in your system's keychain (%1).")
                    .arg(vault.keychainBackend);
        break;
    case wallet::KeychainKind::File:
        where = tr("This vault's share is in a sealed file in the data folder.");
        break;
    case wallet::KeychainKind::Memory:
        where = tr("This vault's share is in memory only and is gone when Tercet ends.");
        break;
    }
    auto* check = secondaryButton(tr("Check now"), "keychainDoctor", this);
    body()->addLayout(settingRow(
        where, tr("The check writes a test item, reads it back and removes it."), check));
    check->setAccessibleName(tr("Check the keychain now"));
    auto* banner = new Banner(this);
    banner->setObjectName(QStringLiteral("keychainBanner"));
    body()->addWidget(banner);
    connect(check, &QPushButton::clicked, this, [this, check, banner, &wallet] {
        check->setEnabled(false);
        wallet.checkKeychain(this, [check, banner](Result<QString> backend) {
            check->setEnabled(true);
            if (backend)
                banner->show(Banner::Tone::Ok, KeychainCard::tr("It works: %1").arg(*backend));
            else
                banner->show(backend.error());
        });
    });
}

} // namespace tercet::ui
