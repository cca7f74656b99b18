#include "ui/firstrun/MakeKeyStep.h"

#include <QVBoxLayout>

#include "ui/firstrun/StepText.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CeremonyCard.h"
#include "ui/widgets/PhaseSteps.h"

namespace tercet::ui {

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
    column->addWidget(ceremonyCard(m_triangle, m_steps, this));
    column->addWidget(m_banner);
    column->addStretch(1);
    connect(&wallet, &wallet::Wallet::ceremonyProgress, this, &MakeKeyStep::onProgress);
    show();
}

void MakeKeyStep::begin(const QString& name, crypto::SecretBytes passphrase,
    wallet::KeychainKind keychain, const Places& places)
{
    m_progress = {};
    m_error.reset();
    m_running = true;
    m_banner->clear();
    show();
    emit changed();
    auto done = [this, attempt = ++m_attempt](const Result<wallet::VaultInfo>& vault) {
        if (attempt != m_attempt) return;
        m_running = false;
        if (vault) return emit made();
        m_error = vault.error();
        show();
        const auto text = errorText(*m_error);
        m_banner->show(Banner::Tone::Bad, text.what,
            tr("No vault was made and there is nothing to clean up. %1").arg(text.next));
        emit changed();
    };
    if (places)
        m_wallet.createConnectedVault(
            name, *places, std::move(passphrase), keychain, this, std::move(done));
    else
        m_wallet.createPracticeVault(name, std::move(passphrase), keychain, this, std::move(done));
}

void MakeKeyStep::abandon()
{
    ++m_attempt;
    if (std::exchange(m_running, false)) m_wallet.lock();
}

void MakeKeyStep::onProgress(const wallet::Progress& progress)
{
    if (!m_running || progress.ceremony != wallet::Ceremony::KeyGeneration) return;
    m_progress = progress;
    show();
    emit changed();
}

void MakeKeyStep::show()
{
    const auto& shares = m_progress.shares;
    m_triangle->setStates(shares[0], shares[1], shares[2]);
    using wallet::Phase;
    // In the order in which they happen: the share is stored before the parties confirm to each
    // other.
    m_steps->setSteps(phaseSteps(
        { { Phase::Commit, tr("Commit"), tr("Each party fixes its random part") },
            { Phase::Reveal, tr("Reveal"), tr("The public parts are opened and checked") },
            { Phase::Store, tr("Store"), tr("Your share goes into the keychain") },
            { Phase::Confirm, tr("Confirm"), tr("All three have the same result") } },
        m_progress, m_error.has_value()));
}

} // namespace tercet::ui
