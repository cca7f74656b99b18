#include "ui/policy/PartiesCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/policy/DifferenceList.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

namespace {

using wallet::Share;

} // namespace

PartiesCard::PartiesCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
{
    setObjectName(QStringLiteral("parties"));
    setAccessibleName(tr("In force"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    for (const auto share : { Share::Device, Share::Google, Share::Azure })
        m_rows[std::size_t(share)] = row(share);
    connect(&wallet, &wallet::Wallet::policyChanged, this, &PartiesCard::ask);
    showDevice();
}

PartiesCard::Row PartiesCard::row(Share share)
{
    auto* line = new QHBoxLayout;
    line->setSpacing(metric::S3);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    texts->addWidget(label(shareName(share), TextStyle::Label, 1, this));
    auto* words = label(tr("Not asked yet."), TextStyle::Caption, 2, this);
    words->setObjectName(QStringLiteral("partyWords%1").arg(int(share)));
    words->setWordWrap(true);
    texts->addWidget(words);
    line->addLayout(texts, 1);
    auto* state = new Pill(QStringLiteral("clock"), tr("Being asked"), Pill::Tone::Neutral, this);
    state->setObjectName(QStringLiteral("party%1").arg(int(share)));
    line->addWidget(state, 0, Qt::AlignTop);
    body()->addLayout(line);
    auto* differences = new DifferenceList(this);
    differences->hide();
    body()->addWidget(differences);
    return { state, words, differences };
}

void PartiesCard::showDevice()
{
    const auto serial = m_wallet.policy().serial;
    const auto& own = m_rows[0];
    own.state->setContent(QStringLiteral("shield-check"), tr("In force"), Pill::Tone::Ok);
    own.words->setText(serial == 0
            ? tr("The policy with which the vault was made, as it stands below.")
            : tr("The policy as it stands below. The newest change has number %1.")
                  .arg(QLocale().toString(serial)));
}

void PartiesCard::ask()
{
    showDevice();
    for (const auto share : { Share::Google, Share::Azure })
        m_rows[std::size_t(share)].state->setContent(
            QStringLiteral("clock"), tr("Being asked"), Pill::Tone::Neutral);
    m_wallet.askCosigners(
        this, [this, asked = ++m_asked](const Result<QList<wallet::CosignerStatus>>& all) {
            if (asked != m_asked) return;
            for (const auto share : { Share::Google, Share::Azure }) {
                wallet::CosignerStatus status;
                if (all)
                    for (const auto& s : *all)
                        if (s.share == int(share) + 1) status = s;
                if (!all) status.error = all.error();
                show(m_rows[std::size_t(share)], status);
            }
        });
}

void PartiesCard::show(const Row& row, const wallet::CosignerStatus& status)
{
    row.differences->hide();
    if (!status.policy) {
        row.state->setContent(QStringLiteral("circle-alert"), tr("Unknown"), Pill::Tone::Warn);
        row.words->setText(status.error ? errorText(*status.error).both()
                                        : tr("It did not say which policy it holds."));
        return;
    }
    const auto own = m_wallet.policy().policy;
    if (*status.policy == own) {
        row.state->setContent(QStringLiteral("shield-check"), tr("In force"), Pill::Tone::Ok);
        row.words->setText(tr("The same policy as this device."));
        return;
    }
    row.state->setContent(QStringLiteral("triangle-alert"), tr("Another policy"), Pill::Tone::Warn);
    row.words->setText(tr("It holds another policy than this device. A request has to pass both. "
                          "This is different there:"));
    row.differences->show(own, *status.policy);
    row.differences->QWidget::show();
}

} // namespace tercet::ui
