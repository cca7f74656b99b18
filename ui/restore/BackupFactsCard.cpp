#include "ui/restore/BackupFactsCard.h"

#include <QLocale>
#include <QVBoxLayout>

#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

BackupFactsCard::BackupFactsCard(const wallet::BackupFacts& facts, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("backupFacts"));
    setAccessibleName(tr("What is in this backup"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    const auto row = [this](const QString& name, const QString& value) {
        body()->addWidget(
            factRow(name, new UntrustedText(value, TextStyle::Body, 1, this, 160), this));
    };
    const QLocale locale;
    row(tr("Vault"), facts.name);
    row(tr("Epoch"), locale.toString(facts.epoch));
    row(tr("Made"), locale.toString(facts.made.toLocalTime(), QLocale::ShortFormat));
    row(tr("Co-signers"),
        facts.practice ? tr("The practice co-signers of this data folder")
                       : facts.cosigners[0].url + QStringLiteral(", ") + facts.cosigners[1].url);
}

} // namespace tercet::ui
