#include "ui/firstrun/ConnectStep.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/firstrun/CosignerCard.h"
#include "ui/firstrun/StepText.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

ConnectStep::ConnectStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_cards { new CosignerCard(wallet, wallet::Share::Google, this),
        new CosignerCard(wallet, wallet::Share::Azure, this) }
    , m_accept(new QCheckBox(tr("I compared both identities and accept both co-signers"), this))
    , m_meaning(label(meaning(), TextStyle::Caption, 2, this))
{
    m_accept->setObjectName(QStringLiteral("acceptCosigners"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("Connect the co-signers"),
        tr("Each operator tells you an address, the fingerprint of its TLS key and a pairing code "
           "that works once. Check both, and compare the identity that appears with what the "
           "operator tells you in another way."),
        this));
    for (auto* card : m_cards) {
        column->addWidget(card);
        connect(card, &CosignerCard::changed, this, &ConnectStep::changed);
    }
    m_meaning->setObjectName(QStringLiteral("meaningOfAccept"));
    m_meaning->setWordWrap(true);
    column->addWidget(m_accept);
    column->addWidget(m_meaning);
    column->addStretch(1);
    connect(m_accept, &QCheckBox::toggled, this, &ConnectStep::changed);
    connect(this, &ConnectStep::changed, this, [this] {
        const bool both = m_cards[0]->isChecked() && m_cards[1]->isChecked();
        m_accept->setEnabled(both);
        if (!both) m_accept->setChecked(false);
        m_meaning->setText(meaning());
    });
    m_accept->setEnabled(false);
}

QString ConnectStep::meaning() const
{
    const bool proves = std::ranges::any_of(m_cards, [](const CosignerCard* card) {
        const auto profile = card->place().profile;
        return !profile.isEmpty() && profile != QLatin1String("unattested");
    });
    if (!proves)
        return tr("Neither has proved that it runs in a protected enclave: it is as trustworthy as "
                  "its operator. It stays labelled “unattested” for the life of the vault.");
    return tr("What they say they run in is asked to be proved when the vault is made. A co-signer "
              "that is unattested or simulated is as trustworthy as its operator, and stays "
              "labelled so for the life of the vault.");
}

void ConnectStep::prefill(const std::array<wallet::CosignerPlace, 2>& known)
{
    for (std::size_t i = 0; i < known.size(); ++i) m_cards[i]->prefill(known[i].url, known[i].pin);
}

void ConnectStep::focusFirst()
{
    for (auto* card : m_cards)
        if (!card->isChecked()) return card->focusFirst();
}

bool ConnectStep::isComplete() const
{
    return m_cards[0]->isChecked() && m_cards[1]->isChecked() && m_accept->isChecked();
}

std::array<wallet::CosignerPlace, 2> ConnectStep::places() const
{
    return { m_cards[0]->place(), m_cards[1]->place() };
}

} // namespace tercet::ui
