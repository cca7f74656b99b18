#include "ui/restore/RestoreRunStep.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CeremonyCard.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/PhaseSteps.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

RestoreRunStep::RestoreRunStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_triangle(new ShareTriangle)
    , m_steps(new CeremonySteps)
{
    m_triangle->setObjectName(QStringLiteral("restoreShares"));
    m_triangle->setDoneWord(tr("renewed"));
    m_steps->setObjectName(QStringLiteral("restoreSteps"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("Restoring the vault"),
        tr("This device proves the share to both co-signers, without showing it. Then all three "
           "make new shares of the same key, and every older copy of this share is dead."),
        this));
    column->addWidget(ceremonyCard(m_triangle, m_steps, this));
    column->addStretch(1);
    connect(&wallet, &wallet::Wallet::ceremonyProgress, this, &RestoreRunStep::follow);
    begin();
}

void RestoreRunStep::begin()
{
    follow({ .ceremony = wallet::Ceremony::Restore, .phase = wallet::Phase::Approval });
}

void RestoreRunStep::follow(const wallet::Progress& progress)
{
    using wallet::Phase;
    if (progress.ceremony != wallet::Ceremony::Restore) return;
    m_triangle->setStates(progress.shares[0], progress.shares[1], progress.shares[2]);
    m_steps->setSteps(phaseSteps(
        { { Phase::Approval, tr("Prove"), tr("Both co-signers check the share of the backup") },
            { Phase::Link, tr("Connect"), tr("A connection of its own between the three") },
            { Phase::Commit, tr("Commit"), tr("Each party fixes its random part") },
            { Phase::Reveal, tr("Reveal"), tr("The public parts are opened and checked") },
            { Phase::Store, tr("Store"), tr("Your new share goes into the keychain") },
            { Phase::Confirm, tr("Confirm"), tr("All three change over to the new shares") } },
        progress, progress.error.has_value()));
}

RestoredStep::RestoredStep(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("The vault is back"),
        tr("Check the address: it is the one that you know. The money never moved."), this));
    column->addStretch(1);
}

void RestoredStep::setResult(const wallet::VaultInfo& vault, const QString& address)
{
    delete m_card;
    auto* card = new Card(this);
    m_card = card;
    card->setObjectName(QStringLiteral("restored"));
    card->body()->addWidget(
        factRow(tr("Vault"), new UntrustedText(vault.name, TextStyle::Body, 1, card, 80), card));
    auto* view = new AddressView(address, card);
    view->setObjectName(QStringLiteral("restoredAddress"));
    card->body()->addWidget(factRow(tr("Address"), view, card));
    using Level = CheckItem::Level;
    card->body()->addWidget(new CheckItem(Level::Pass, tr("The old device’s share is dead"),
        tr("The shares were renewed to epoch %1. Whoever has the old device or the backup’s share "
           "can sign nothing with it.")
            .arg(QLocale().toString(vault.epoch)),
        card));
    card->body()->addWidget(new CheckItem(Level::Warning, tr("The backup is used up"),
        tr("It restores nothing any more. Until there is a new one, the vault is lost with this "
           "device."),
        card));
    auto* backUp = secondaryButton(tr("Back up now…"), "restoreBackUp", card);
    connect(backUp, &QPushButton::clicked, this, &RestoredStep::backupWanted);
    card->body()->addWidget(backUp, 0, Qt::AlignLeft);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, card);
}

} // namespace tercet::ui
