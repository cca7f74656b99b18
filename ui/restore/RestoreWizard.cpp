#include "ui/restore/RestoreWizard.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/backup/BackupText.h"
#include "ui/backup/OpenBackupPart.h"
#include "ui/firstrun/CentredStep.h"
#include "ui/firstrun/ConnectStep.h"
#include "ui/firstrun/ProtectStep.h"
#include "ui/firstrun/StepText.h"
#include "ui/restore/BackupFactsCard.h"
#include "ui/restore/RestoreDue.h"
#include "ui/restore/RestoreRunStep.h"
#include "ui/restore/ResumeStep.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/StepBars.h"

namespace tercet::ui {

namespace {

// Where the share is on this device already, so that it goes on from there.
bool goesOn(const wallet::Wallet& wallet, const QString& vault)
{
    const auto all = wallet.unfinishedVaults();
    const auto found = std::ranges::find(all, vault, &wallet::VaultInfo::id);
    return found != all.end() && found->restoring != 0;
}

} // namespace

RestoreWizard::RestoreWizard(Context& context, const QString& resume, QWidget* parent)
    : FocusHome(parent)
    , m_context(context)
    , m_vault(resume)
    , m_stack(new QStackedWidget(this))
    , m_connect(new ConnectStep(context.wallet))
    , m_protect(new ProtectStep(context.wallet))
    , m_run(new RestoreRunStep(context.wallet))
    , m_resume(new ResumeStep(context))
    , m_done(new RestoredStep)
{
    setObjectName(QStringLiteral("restoreWizard"));
    setAccessibleName(tr("Restore a vault"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    for (QWidget* step : std::initializer_list<QWidget*> {
             openStep(), m_connect, m_protect, m_run, m_resume, m_done })
        m_stack->addWidget(centredStep(step));
    column->addWidget(m_stack, 1);
    m_error = new Banner(this);
    m_error->setObjectName(QStringLiteral("restoreError"));
    auto* told = new QHBoxLayout;
    told->setContentsMargins(metric::S6, 0, metric::S6, metric::S3);
    told->addWidget(m_error);
    column->addLayout(told);
    column->addWidget(rule(this));
    column->addWidget(foot());
    connect(m_connect, &ConnectStep::changed, this, &RestoreWizard::update);
    connect(m_protect, &ProtectStep::changed, this, &RestoreWizard::update);
    connect(m_protect, &ProtectStep::submitted, this, &RestoreWizard::next);
    connect(m_resume, &ResumeStep::changed, this, &RestoreWizard::update);
    connect(m_resume, &ResumeStep::submitted, this, &RestoreWizard::next);
    connect(m_done, &RestoredStep::backupWanted, this, &RestoreWizard::backupWanted);
    if (!resume.isEmpty()) m_resume->setVault(resume);
    show(resume.isEmpty() ? Open : Resume);
}

QWidget* RestoreWizard::head()
{
    const auto [bar, row] = headBar(tr("Restore a vault"), this);
    return bar;
}

QWidget* RestoreWizard::foot()
{
    const auto [bar, row] = footBar(this);
    m_back = secondaryButton(tr("Back"), "restoreBack", bar);
    m_next = primaryButton({}, "restoreNext", bar);
    m_back->setMinimumWidth(120);
    m_next->setMinimumWidth(160);
    connect(m_back, &QPushButton::clicked, this, &RestoreWizard::back);
    connect(m_next, &QPushButton::clicked, this, &RestoreWizard::next);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_next);
    return bar;
}

QWidget* RestoreWizard::openStep()
{
    auto* step = new QWidget;
    m_openRows = new QVBoxLayout(step);
    m_openRows->setSpacing(metric::S4);
    m_openRows->addWidget(new StepText(tr("Restore from a backup"),
        tr("This device takes the place of one that was lost or wiped: with the backup of its "
           "share and both co-signers. The backup alone can sign nothing."),
        step));
    auto* card = new Card(step);
    m_open = new OpenBackupPart(m_context, tr("Open the backup"), card);
    card->body()->addWidget(m_open);
    m_openRows->addWidget(card);
    m_openRows->addStretch(1);
    connect(m_open, &OpenBackupPart::opened, this, &RestoreWizard::opened);
    return step;
}

void RestoreWizard::opened(const wallet::OpenedBackup& backup)
{
    m_backup = backup;
    m_facts = wallet::factsOf(backup);
    m_vault = m_facts.vault;
    delete m_card;
    m_card = new BackupFactsCard(m_facts, m_open->parentWidget()->parentWidget());
    m_openRows->insertWidget(2, m_card);
    m_protect->setKnownName(m_facts.name);
    if (connects()) m_connect->prefill(m_facts.cosigners);
    m_error->clear();
    update();
    m_next->setFocus(Qt::OtherFocusReason);
}

void RestoreWizard::show(Step step)
{
    m_step = step;
    m_stack->setCurrentIndex(int(step));
    update();
    if (step == Connect)
        m_connect->focusFirst();
    else if (step == Protect)
        m_protect->focusFirst();
    else if (step == Resume)
        m_resume->focusFirst();
    else
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void RestoreWizard::update()
{
    m_back->setVisible(m_step != Run && m_step != Done);
    m_back->setText(m_step == Open || m_step == Resume ? tr("Close") : tr("Back"));
    m_next->setVisible(m_step != Run);
    m_next->setText(m_step == Protect ? tr("Restore")
            : m_step == Done          ? tr("Open the vault")
                                      : tr("Continue"));
    switch (m_step) {
    case Open:
        m_next->setEnabled(m_backup.backup != nullptr);
        break;
    case Connect:
        m_next->setEnabled(m_connect->isComplete());
        break;
    case Protect:
        m_next->setEnabled(m_protect->isComplete());
        break;
    case Resume:
        m_next->setEnabled(m_resume->isComplete());
        break;
    case Run:
    case Done:
        m_next->setEnabled(true);
        break;
    }
}

void RestoreWizard::next()
{
    if (!m_next->isEnabled()) return;
    m_error->clear();
    switch (m_step) {
    case Open:
        return show(connects() ? Connect : Protect);
    case Connect:
        return show(Protect);
    case Protect:
        return begin();
    case Resume:
        return resume();
    case Done:
        return emit finished();
    case Run:
        break;
    }
}

void RestoreWizard::back()
{
    m_error->clear();
    switch (m_step) {
    case Open:
    case Resume:
        return emit finished();
    case Connect:
        return show(Open);
    case Protect:
        return show(connects() ? Connect : Open);
    case Run:
    case Done:
        break;
    }
}

void RestoreWizard::begin()
{
    m_run->begin();
    show(Run);
    using Places = std::optional<std::array<wallet::CosignerPlace, 2>>;
    m_context.wallet.importBackup(m_backup.backup,
        connects() ? Places(m_connect->places()) : Places(), m_protect->takePassphrase(),
        m_protect->keychain(), this, [this](const auto& vault) { ended(vault); });
}

void RestoreWizard::resume()
{
    m_run->begin();
    show(Run);
    m_context.wallet.finishVault(
        m_vault, m_resume->takePassphrase(), this, [this](const auto& vault) { ended(vault); });
}

void RestoreWizard::ended(const Result<wallet::VaultInfo>& vault)
{
    if (vault) {
        m_backup = {};
        const auto accounts = m_context.wallet.accounts();
        m_done->setResult(*vault, accounts.isEmpty() ? QString() : accounts.first().address);
        return show(Done);
    }
    if (goesOn(m_context.wallet, m_vault)) {
        m_backup = {}; // its share is in the keychain now
        m_resume->setVault(m_vault);
        m_resume->showError(vault.error());
        return show(Resume);
    }
    const auto text = backupErrorText(vault.error());
    m_error->show(
        Banner::Tone::Bad, text.what, tr("%1 Nothing was changed on this device.").arg(text.next));
    show(m_backup.backup ? Protect : Open);
}

} // namespace tercet::ui
