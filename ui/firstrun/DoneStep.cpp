#include "ui/firstrun/DoneStep.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/Identicon.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

DoneStep::DoneStep(QWidget* parent)
    : QWidget(parent)
    , m_body(new QVBoxLayout(this))
{
    m_body->setSpacing(metric::S4);
}

void DoneStep::setResult(const wallet::VaultInfo& vault, const QString& address)
{
    while (auto* item = m_body->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_body->addWidget(new StepText(tr("Your vault is ready"),
        tr("The key was made, its three shares are stored, and all three parties agree on it."),
        this));
    auto* card = new Card(this);
    card->body()->setSpacing(metric::S4);
    card->body()->addWidget(new UntrustedText(vault.name, TextStyle::Heading, 1, card, 64));
    if (!address.isEmpty()) {
        auto* row = new QHBoxLayout;
        row->setSpacing(metric::S4);
        row->addWidget(new Identicon(address.toUtf8(), 48, card), 0, Qt::AlignTop);
        auto* texts = new QVBoxLayout;
        texts->addWidget(label(tr("Your Ethereum address"), TextStyle::Label, 3, card));
        auto* line = new QHBoxLayout;
        auto* view = new AddressView(address, card);
        view->setObjectName(QStringLiteral("firstAddress"));
        view->setAccessibleName(
            tr("Your address 0x %1").arg(view->groups().join(QLatin1Char(' '))));
        line->addWidget(view);
        line->addWidget(copyButton(address, tr("Copy address"), card));
        line->addStretch(1);
        texts->addLayout(line);
        row->addLayout(texts, 1);
        card->body()->addLayout(row);
    }
    card->body()->addWidget(
        new CheckItem(CheckItem::Level::Pass, tr("Checked with all three parties"),
            tr("Both co-signers derived the same key from their shares."), card));
    card->body()->addWidget(vault.passphrase
            ? new CheckItem(
                  CheckItem::Level::Pass, tr("Your share is sealed with your passphrase"), {}, card)
            : new CheckItem(CheckItem::Level::Note,
                  tr("Your share is protected by the keychain alone"), {}, card));
    card->body()->addWidget(new CheckItem(CheckItem::Level::Note,
        tr("There is no backup of your share yet"),
        vault.practice
            ? tr("Without one, this vault is lost with this device. Later leaves a reminder.")
            : tr("Without one, this vault is lost with this device. Later leaves a reminder, and "
                 "only small amounts can be sent until it is made."),
        card));
    m_body->addWidget(card);
    auto* practice = new Banner(this);
    if (vault.practice)
        practice->show(Banner::Tone::Warn, tr("This is a practice vault"),
            tr("All three shares are on this computer. Send only test money to this address."));
    m_body->addWidget(practice);
    m_body->addStretch(1);
}

} // namespace tercet::ui
