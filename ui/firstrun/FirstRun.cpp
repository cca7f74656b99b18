#include "ui/firstrun/FirstRun.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/backup/BackupSteps.h"
#include "ui/backup/DrillPart.h"
#include "ui/firstrun/BackupStep.h"
#include "ui/firstrun/CentredStep.h"
#include "ui/firstrun/ConnectStep.h"
#include "ui/firstrun/DoneStep.h"
#include "ui/firstrun/DrillStep.h"
#include "ui/firstrun/MakeKeyStep.h"
#include "ui/firstrun/ModeStep.h"
#include "ui/firstrun/ProtectStep.h"
#include "ui/firstrun/WelcomeStep.h"
#include "ui/shell/Languages.h"
#include "ui/shell/Preferences.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/StepBars.h"

namespace tercet::ui {

namespace {
constexpr int kSteps = 7; // without connecting
}

FirstRun::FirstRun(Context& context, bool another, QWidget* parent)
    : FocusHome(parent)
    , m_context(context)
    , m_another(another)
    , m_stack(new QStackedWidget(this))
    , m_mode(new ModeStep)
    , m_connect(new ConnectStep(context.wallet))
    , m_protect(new ProtectStep(context.wallet))
    , m_make(new MakeKeyStep(context.wallet))
    , m_done(new DoneStep)
    , m_backup(new BackupStep(context))
    , m_drill(new DrillStep(context))
{
    setObjectName(QStringLiteral("firstRun"));
    setAccessibleName(tr("Set up a vault"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(head());
    auto* welcome = new WelcomeStep(context.wallet);
    m_stack->raise(); // made before the head, but read after it
    for (QWidget* step : std::initializer_list<QWidget*> {
             welcome, m_mode, m_connect, m_protect, m_make, m_done, m_backup, m_drill })
        m_stack->addWidget(centredStep(step));
    column->addWidget(m_stack, 1);
    column->addWidget(rule(this));
    column->addWidget(foot());
    connect(m_mode, &ModeStep::changed, this, &FirstRun::update);
    connect(m_mode, &ModeStep::recoveryWanted, this, &FirstRun::recoveryWanted);
    connect(m_mode, &ModeStep::restoreWanted, this, [this] { emit restoreWanted({}); });
    connect(welcome, &WelcomeStep::restoreWanted, this, &FirstRun::restoreWanted);
    connect(m_connect, &ConnectStep::changed, this, &FirstRun::update);
    connect(m_protect, &ProtectStep::changed, this, &FirstRun::update);
    connect(m_protect, &ProtectStep::submitted, this, &FirstRun::next);
    connect(m_make, &MakeKeyStep::changed, this, &FirstRun::update);
    connect(m_make, &MakeKeyStep::made, this, [this] {
        const auto accounts = m_context.wallet.accounts();
        m_done->setResult(
            m_context.wallet.vault(), accounts.isEmpty() ? QString() : accounts.first().address);
        show(Done);
    });
    connect(m_backup->steps(), &BackupSteps::changed, this, &FirstRun::update);
    connect(m_drill->part(), &DrillPart::passed, this, &FirstRun::update);
    show(m_another ? Mode : Welcome);
}

QWidget* FirstRun::head()
{
    const auto [bar, row] = headBar(QStringLiteral("Tercet"), this);
    m_count = label({}, TextStyle::Caption, 3, bar);
    m_count->setObjectName(QStringLiteral("stepCount"));
    row->addWidget(m_count);
    auto* language = new QComboBox(bar);
    language->setObjectName(QStringLiteral("language"));
    language->setAccessibleName(tr("Language"));
    for (const auto& code : languages()) language->addItem(languageName(code), code);
    auto current = Preferences::read(m_context.wallet).language;
    language->setCurrentIndex(language->findData(current.isEmpty() ? systemLanguage() : current));
    connect(language, &QComboBox::activated, this, [this, language] {
        auto preferences = Preferences::read(m_context.wallet);
        preferences.language = language->currentData().toString();
        preferences.write(m_context.wallet);
        emit preferencesChanged();
    });
    row->addWidget(language);
    return bar;
}

QWidget* FirstRun::foot()
{
    const auto [bar, row] = footBar(this);
    m_back = secondaryButton(tr("Back"), "back", bar);
    m_next = primaryButton({}, "next", bar);
    m_later = secondaryButton(tr("Later"), "later", bar);
    m_back->setMinimumWidth(120);
    m_later->setMinimumWidth(120);
    m_next->setMinimumWidth(160);
    connect(m_back, &QPushButton::clicked, this, &FirstRun::back);
    connect(m_later, &QPushButton::clicked, this, &FirstRun::finished);
    connect(m_next, &QPushButton::clicked, this, &FirstRun::next);
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_later);
    row->addWidget(m_next);
    return bar;
}

bool FirstRun::inCeremony() const { return m_step == MakeKey || m_step == Done; }

void FirstRun::show(Step step)
{
    m_step = step;
    m_stack->setCurrentIndex(int(step));
    update();
    // The step, not a control in its head, has the focus.
    if (step == Protect)
        m_protect->focusFirst();
    else if (step == Connect)
        m_connect->focusFirst();
    else if (m_next->isVisibleTo(this) && m_next->isEnabled())
        m_next->setFocus(Qt::OtherFocusReason);
    else
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void FirstRun::update()
{
    const int skipped = connects() || m_step < Connect ? 0 : 1;
    m_count->setText(
        tr("Step %1 of %2").arg(int(m_step) + 1 - skipped).arg(kSteps + (connects() ? 1 : 0)));
    const auto* backup = m_backup->steps();
    const bool made = backup->step() == BackupSteps::Step::Result;
    m_back->setVisible(m_step == Backup
            ? backup->step() == BackupSteps::Step::File && !backup->isBusy()
            : m_step != Welcome && m_step < Done);
    m_later->setVisible(
        m_step == Done || m_step == Backup || (m_step == Drill && !m_drill->passed()));
    m_later->setEnabled(m_step != Backup || !backup->isBusy());
    m_back->setEnabled(m_step != MakeKey || m_make->mayGoBack());
    m_next->setVisible((m_step != MakeKey || m_make->hasFailed())
        && (m_step != Drill || m_drill->passed())); // testing has its own button
    switch (m_step) {
    case Welcome:
        m_next->setText(tr("Get started"));
        m_next->setEnabled(true);
        break;
    case Mode:
        m_next->setText(tr("Continue"));
        m_next->setEnabled(m_mode->isChosen());
        break;
    case Connect:
        m_next->setText(tr("Continue"));
        m_next->setEnabled(m_connect->isComplete());
        break;
    case Protect:
        m_next->setText(tr("Make the key"));
        m_next->setEnabled(m_protect->isComplete());
        break;
    case MakeKey:
        m_next->setText(tr("Try again"));
        m_next->setEnabled(true);
        break;
    case Done:
        m_next->setText(tr("Back up this share"));
        m_next->setEnabled(true);
        break;
    case Backup:
        m_next->setText(made ? tr("Test the backup") : backup->action());
        m_next->setEnabled(made || backup->mayGoOn());
        break;
    case Drill:
        m_next->setText(tr("Open the vault"));
        m_next->setEnabled(true);
        break;
    }
    if (hasFocus() && m_next->isVisibleTo(this) && m_next->isEnabled())
        m_next->setFocus(Qt::OtherFocusReason); // what had it is done
}

void FirstRun::next()
{
    if (!m_next->isEnabled()) return;
    switch (m_step) {
    case Welcome:
        return show(Mode);
    case Mode:
        return show(connects() ? Connect : Protect);
    case Connect:
        return show(Protect);
    case Protect:
        return makeKey();
    case MakeKey:
        return show(Protect); // the passphrase was used up; it is not kept for a second try
    case Done:
        return show(Backup);
    case Backup:
        if (m_backup->steps()->step() != BackupSteps::Step::Result)
            return m_backup->steps()->next();
        m_drill->part()->suggest(m_backup->steps()->file());
        return show(Drill);
    case Drill:
        emit finished();
    }
}

void FirstRun::back()
{
    switch (m_step) {
    case Mode:
        if (m_another)
            emit finished();
        else
            show(Welcome);
        break;
    case Connect:
        show(Mode);
        break;
    case Protect:
        show(connects() ? Connect : Mode);
        break;
    case MakeKey:
        m_make->abandon();
        show(Protect);
        break;
    case Backup:
        m_backup->steps()->back();
        break;
    case Welcome:
    case Done:
    case Drill:
        break;
    }
}

void FirstRun::makeKey()
{
    show(MakeKey);
    m_make->begin(m_protect->name(), m_protect->takePassphrase(), m_protect->keychain(),
        connects() ? MakeKeyStep::Places(m_connect->places()) : std::nullopt);
}

bool FirstRun::connects() const { return m_mode->connects(); }

} // namespace tercet::ui
