#include "ui/firstrun/MakeKeyStep.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CeremonySteps.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/ShareTriangle.h"

namespace tercet::ui {

using wallet::Phase;

namespace {

// In the order in which they happen: the share is stored before the parties confirm to each other.
constexpr Phase kPhases[] = { Phase::Commit, Phase::Reveal, Phase::Store, Phase::Confirm };

int positionOf(Phase phase)
{
    for (int i = 0; i < int(std::size(kPhases)); ++i)
        if (kPhases[i] == phase) return i;
    return int(std::size(kPhases));
}

} // namespace

MakeKeyStep::MakeKeyStep(wallet::Wallet& wallet, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_triangle(new ShareTriangle)
    , m_steps(new CeremonySteps)
    , m_banner(new Banner(this))
{
    m_triangle->setObjectName(QStringLiteral("shares"));
    m_triangle->setDoneWord(tr("ready"));
    m_steps->setObjectName(QStringLiteral("steps"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(metric::S4);
    column->addWidget(new StepText(tr("Making your key"),
        tr("The three parties make the key together, each its own share. No one ever holds the "
           "whole key, not even now."),
        this));
    auto* card = new Card(this);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S6);
    row->addWidget(m_triangle, 1);
    auto* right = new QVBoxLayout;
    right->addStretch(1);
    right->addWidget(m_steps);
    right->addStretch(1);
    row->addLayout(right, 1);
    card->body()->addLayout(row);
    column->addWidget(card);
    column->addWidget(m_banner);
    column->addStretch(1);
    connect(&wallet, &wallet::Wallet::ceremonyProgress, this, &MakeKeyStep::onProgress);
    show();
}

void MakeKeyStep::begin(
    const QString& name, crypto::SecretBytes passphrase, wallet::KeychainKind keychain)
{
    m_progress = {};
    m_error.reset();
    m_running = true;
    m_banner->clear();
    show();
    emit changed();
    m_wallet.createPracticeVault(name, std::move(passphrase), keychain, this,
        [this, attempt = ++m_attempt](Result<wallet::VaultInfo> vault) {
            if (attempt != m_attempt) return;
            m_running = false;
            if (vault) return emit made();
            m_error = vault.error();
            show();
            const auto text = errorText(*m_error);
            m_banner->show(Banner::Tone::Bad, text.what,
                tr("No vault was made and there is nothing to clean up. %1").arg(text.next));
            emit changed();
        });
}

void MakeKeyStep::abandon()
{
    ++m_attempt;
    if (std::exchange(m_running, false)) m_wallet.lock();
}

void MakeKeyStep::onProgress(const wallet::Progress& progress)
{
    if (!m_running || !progress.request.isEmpty()) return;
    m_progress = progress;
    show();
    emit changed();
}

void MakeKeyStep::show()
{
    const auto& shares = m_progress.shares;
    m_triangle->setStates(shares[0], shares[1], shares[2]);
    const QString titles[] = { tr("Commit"), tr("Reveal"), tr("Store"), tr("Confirm") };
    const QString details[]
        = { tr("Each party fixes its random part"), tr("The public parts are opened and checked"),
              tr("Your share goes into the keychain"), tr("All three have the same result") };
    const int at = positionOf(m_progress.phase);
    QList<CeremonySteps::Step> steps;
    for (int i = 0; i < int(std::size(kPhases)); ++i) {
        using State = CeremonySteps::State;
        const bool stopped = i == at && m_error;
        steps << CeremonySteps::Step { titles[i],
            stopped && m_progress.culprit ? tr("Stopped at %1").arg(shareName(*m_progress.culprit))
                                          : details[i],
            stopped       ? State::Failed
                : i < at  ? State::Done
                : i == at ? State::Active
                          : State::Pending };
    }
    m_steps->setSteps(steps);
}

} // namespace tercet::ui
