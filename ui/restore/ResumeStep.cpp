#include "ui/restore/ResumeStep.h"

#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/firstrun/StepText.h"
#include "ui/restore/RestoreDue.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

ResumeStep::ResumeStep(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_rows(new QVBoxLayout(this))
    , m_state(new Banner(this))
{
    m_rows->setSpacing(metric::S4);
    m_rows->addWidget(new StepText(tr("The restore goes on"),
        tr("The share of the backup is on this device, with new keys of its own. You can close "
           "Tercet at any time: it goes on from here."),
        this));
    m_state->setObjectName(QStringLiteral("restoreState"));
    m_rows->addWidget(m_state);
    m_rows->addStretch(1);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ResumeStep::tick);
}

void ResumeStep::setVault(const QString& id)
{
    m_vault = id;
    const auto all = m_context.wallet.unfinishedVaults();
    const auto found = std::ranges::find(all, id, &wallet::VaultInfo::id);
    delete m_card;
    auto* card = new Card(this);
    m_card = card;
    m_passphrase = nullptr;
    if (found != all.end()) {
        auto* name = new UntrustedText(found->name, TextStyle::Body, 1, card, 80);
        name->setObjectName(QStringLiteral("restoringName"));
        card->body()->addWidget(factRow(tr("Vault"), name, card));
        card->body()->addWidget(factRow(tr("Backup"),
            new UntrustedText(tr("Of epoch %1").arg(QLocale().toString(found->restoring)),
                TextStyle::Body, 1, card),
            card));
        if (found->passphrase) {
            m_passphrase = new PassphraseRow(tr("Passphrase of this device"), card);
            m_passphrase->edit()->setObjectName(QStringLiteral("resumePassphrase"));
            card->body()->addWidget(
                new FormField(tr("Passphrase of this device"), m_passphrase, card));
            connect(m_passphrase->edit(), &SecretEdit::changed, this, &ResumeStep::changed);
            connect(m_passphrase->edit(), &SecretEdit::submitted, this, &ResumeStep::submitted);
        }
    }
    m_rows->insertWidget(2, card);
    m_state->clear();
    m_timer.start();
    tick();
}

void ResumeStep::showError(const Error& error)
{
    if (error.code == Code::RestoreWaiting) {
        m_timer.start();
        return tick();
    }
    m_timer.stop();
    const auto text = errorText(error);
    m_state->show(Banner::Tone::Bad, text.what, text.next);
}

void ResumeStep::tick()
{
    const auto due = restoreDue(m_context.wallet, m_vault);
    if (!due.isValid()) return;
    const qint64 left = m_context.now().secsTo(due);
    if (left > 0)
        return m_state->show(Banner::Tone::Info,
            tr("%1 until the co-signers let this device in.").arg(remainingText(left)),
            tr("On %1. Until then the old device is told and can refuse; nothing is signed.")
                .arg(QLocale().toString(due.toLocalTime(), QLocale::ShortFormat)));
    m_timer.stop();
    m_state->show(Banner::Tone::Ok, tr("The delay is over."),
        tr("Continue, and the shares are renewed: then the old device’s share is dead."));
}

void ResumeStep::focusFirst()
{
    if (m_passphrase) m_passphrase->edit()->setFocus(Qt::OtherFocusReason);
}

bool ResumeStep::isComplete() const { return !m_passphrase || !m_passphrase->edit()->isEmpty(); }

crypto::SecretBytes ResumeStep::takePassphrase()
{
    return m_passphrase ? m_passphrase->edit()->take() : crypto::SecretBytes();
}

} // namespace tercet::ui
