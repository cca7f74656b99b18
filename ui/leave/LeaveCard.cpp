#include "ui/leave/LeaveCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/leave/PackageText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

LeaveCard::LeaveCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_export(new UntrustedText({}, TextStyle::Body, 1, this))
    , m_trust(new UntrustedText({}, TextStyle::Body, 1, this))
{
    setObjectName(QStringLiteral("leave"));
    setAccessibleName(tr("Leave with your keys"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words = label(
        tr("Who has the three files of a key share export, or of a trust’s package, and their "
           "recipients’ keys, can put the key together without the co-signers and without Tercet."),
        TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    m_export->setObjectName(QStringLiteral("exportState"));
    m_trust->setObjectName(QStringLiteral("trustState"));
    body()->addWidget(factRow(tr("Export"), m_export, this));
    body()->addWidget(factRow(tr("Trust"), m_trust, this));
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S3);
    auto* open = secondaryButton(tr("Export and trust…"), "openLeave", this);
    auto* recover = secondaryButton(tr("Recover offline…"), "recoverOffline", this);
    row->addWidget(open);
    row->addWidget(recover);
    row->addStretch(1);
    body()->addLayout(row);
    connect(open, &QPushButton::clicked, this, &LeaveCard::wanted);
    connect(recover, &QPushButton::clicked, this, &LeaveCard::recoveryWanted);
}

void LeaveCard::update()
{
    ask(backup::Purpose::Export, m_export);
    ask(backup::Purpose::Trust, m_trust);
}

void LeaveCard::ask(backup::Purpose purpose, QLabel* state)
{
    m_context.wallet.recipients(
        purpose, this, [this, purpose, state](const Result<wallet::RecipientsStatus>& status) {
            const bool trust = purpose == backup::Purpose::Trust;
            if (!status) {
                state->setText(trust ? tr("None designated") : tr("No recipients registered"));
                return;
            }
            QStringList parts;
            if (trust) parts << visibleText(status->trust, 64);
            const auto untested = std::ranges::count_if(
                status->recipients, [](const auto& one) { return !one.tested; });
            const QLocale locale;
            if (status->activeFrom.isValid())
                parts << tr("recipients hold from %1")
                             .arg(locale.toString(
                                 status->activeFrom.toLocalTime(), QLocale::ShortFormat));
            if (untested > 0) parts << tr("%n recipient(s) untested", nullptr, int(untested));
            if (status->exportedEpoch == 0)
                parts << tr("no package made yet");
            else if (renewalDue(*status, m_context.wallet.vault().epoch))
                parts << tr("package of epoch %1, renewal due")
                             .arg(locale.toString(status->exportedEpoch));
            else
                parts << tr("package of epoch %1, in use")
                             .arg(locale.toString(status->exportedEpoch));
            state->setText(parts.join(QStringLiteral(" · ")));
        });
}

} // namespace tercet::ui
