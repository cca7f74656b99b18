#include "ui/settings/AboutCard.h"

#include <QCoreApplication>
#include <QVBoxLayout>

#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

QWidget* vaultId(const QString& id, QWidget* parent)
{
    // One word of 64 characters has no place to break.
    QString lines = id;
    lines.insert(id.size() / 2, QLatin1Char('\n'));
    return label(lines, TextStyle::MonoSmall, 1, parent);
}

} // namespace

AboutCard::AboutCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("about"));
    setAccessibleName(tr("About Tercet"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    const auto line = [this](const QString& text) {
        auto* l = label(text, TextStyle::Body, 1, this);
        l->setWordWrap(true);
        return l;
    };
    body()->addWidget(factRow(tr("Version"), line(QCoreApplication::applicationVersion()), this));
    body()->addWidget(factRow(tr("Vault id"), vaultId(wallet.vault().id, this), this));
    body()->addWidget(factRow(tr("Licence"), line(tr("Apache License 2.0")), this));
    body()->addWidget(factRow(tr("Made with"),
        line(QStringLiteral("Qt, libsecp256k1, libsodium, Botan, QtKeychain, nlohmann/json, "
                            "libqrcodegen, zxing-cpp, Inter, JetBrains Mono, Lucide")),
        this));
}

} // namespace tercet::ui
