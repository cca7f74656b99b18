#include "ui/recovery/RecoveryConsole.h"

#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/Prompts.h"
#include "ui/firstrun/StepText.h"
#include "ui/recovery/CollectPart.h"
#include "ui/recovery/FileList.h"
#include "ui/recovery/FoundPart.h"
#include "ui/recovery/HandOverPart.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/recovery/RevealPart.h"
#include "ui/recovery/SweepPart.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/StepBars.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kPathLimit = 240;
}

RecoveryConsole::RecoveryConsole(Prompts& prompts, QWidget* parent)
    : FocusHome(parent)
    , m_prompts(prompts)
    , m_work(new OfflineWork(this))
{
    setObjectName(QStringLiteral("recoveryConsole"));
    setAccessibleName(tr("Recovery console"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(head());
    m_area = new QScrollArea(this);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto* scrolled = new QWidget(m_area);
    scrolled->setObjectName(QStringLiteral("scrollBody"));
    auto* row = new QHBoxLayout(scrolled);
    row->setContentsMargins(metric::S6, metric::S4, metric::S6, metric::S4);
    m_body = new QWidget(scrolled);
    m_body->setMaximumWidth(qMax(720, fontMetrics().averageCharWidth() * 96));
    row->addStretch(1);
    row->addWidget(m_body, 100);
    row->addStretch(1);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metric::S4);
    m_column->addWidget(new StepText(tr("Recover offline"),
        tr("Puts a vault’s key together from the three files of a key share export or a trust’s "
           "package, without the co-signers and without a network. Best done on a computer that "
           "is not connected to anything."),
        m_body));
    m_column->addWidget(packageCard());
    m_column->addWidget(keysCard());
    m_verify = primaryButton(tr("Verify without revealing"), "verifyPackage", m_body);
    m_column->addWidget(m_verify, 0, Qt::AlignLeft);
    m_collect = new CollectPart(m_prompts, *m_work, m_body);
    m_column->addWidget(m_collect);
    m_handOver = new HandOverPart(
        m_prompts, *m_work,
        [this] { return HandOverPart::Source { m_folder.toStdString(), m_identities->chosen() }; },
        m_body);
    m_column->addWidget(m_handOver);
    m_column->addStretch(1);
    m_area->setWidget(scrolled);
    outer->addWidget(m_area, 1);
    outer->addWidget(rule(this));
    outer->addWidget(foot());
    connect(m_identities, &FileList::changed, this, &RecoveryConsole::forget);
    connect(m_collect, &CollectPart::changed, this, &RecoveryConsole::forget);
    connect(m_collect, &CollectPart::keyMade, m_identities, &FileList::add);
    connect(m_verify, &QPushButton::clicked, this, &RecoveryConsole::verify);
    update();
}

QWidget* RecoveryConsole::head()
{
    const auto [bar, row] = headBar(tr("Recovery console"), this);
    row->addWidget(
        new Pill(QStringLiteral("wifi-off"), tr("Needs no network"), Pill::Tone::Neutral, bar));
    return bar;
}

QWidget* RecoveryConsole::foot()
{
    const auto [bar, row] = footBar(this);
    auto* close = secondaryButton(tr("Close"), "closeRecovery", bar);
    close->setMinimumWidth(120);
    connect(close, &QPushButton::clicked, this, &RecoveryConsole::closed);
    row->addWidget(close);
    row->addStretch(1);
    return bar;
}

Card* RecoveryConsole::packageCard()
{
    auto* card = new Card(m_body);
    card->setAccessibleName(tr("The package"));
    card->body()->addWidget(label(card->accessibleName(), TextStyle::Heading, 1, card));
    auto* words
        = label(tr("The folder with manifest.json and the three files share-1.age, share-2.age and "
                   "share-3.age. If they were kept apart, copy them into one folder first."),
            TextStyle::Body, 2, card);
    words->setWordWrap(true);
    card->body()->addWidget(words);
    m_folderName = new UntrustedText(tr("No folder chosen"), TextStyle::Body, 1, card, kPathLimit);
    m_folderName->setObjectName(QStringLiteral("packageFolder"));
    card->body()->addWidget(m_folderName);
    auto* pick = secondaryButton(tr("Choose a folder…"), "choosePackage", card);
    connect(pick, &QPushButton::clicked, this, &RecoveryConsole::chooseFolder);
    card->body()->addWidget(pick, 0, Qt::AlignLeft);
    return card;
}

Card* RecoveryConsole::keysCard()
{
    auto* card = new Card(m_body);
    card->setAccessibleName(tr("The recipients’ keys"));
    card->body()->addWidget(label(card->accessibleName(), TextStyle::Heading, 1, card));
    auto* words = label(
        tr("The files that age-keygen or ssh-keygen wrote: of a key share export the keys of all "
           "three recipients, of a trust’s package those of as many officers as it takes."),
        TextStyle::Body, 2, card);
    words->setWordWrap(true);
    card->body()->addWidget(words);
    m_identities = new FileList(FileList::Kind::Identities, m_prompts, card);
    card->body()->addWidget(m_identities);
    return card;
}

void RecoveryConsole::chooseFolder()
{
    m_prompts.openFolder(this, tr("Choose the package’s folder"), [this](const QString& path) {
        if (path.isEmpty()) return;
        m_folder = path;
        m_folderName->setText(visibleText(QDir::toNativeSeparators(path), kPathLimit));
        forget();
    });
}

void RecoveryConsole::forget()
{
    ++m_attempt;
    m_busy = false;
    if (m_found) {
        m_found->hide();
        m_found->deleteLater();
        m_found = nullptr;
    }
    update();
}

void RecoveryConsole::update()
{
    m_verify->setEnabled(!m_busy && !m_folder.isEmpty() && !m_identities->isEmpty());
    m_handOver->setReady(!m_folder.isEmpty() && !m_identities->isEmpty());
    m_verify->setText(m_busy ? tr("Verifying…") : tr("Verify without revealing"));
}

void RecoveryConsole::verify()
{
    forget();
    m_busy = true;
    update();
    const auto identities
        = std::make_shared<const std::vector<ChosenIdentity>>(m_identities->chosen());
    m_work->run<Verdict>(
        [identities, parts = m_collect->parts(), folder = m_folder.toStdString()] {
            return judge(folder, *identities, parts);
        },
        this,
        [this, attempt = m_attempt](const Verdict& verdict) {
            if (attempt != m_attempt) return; // something else was chosen since
            m_busy = false;
            update();
            show(verdict);
        });
}

void RecoveryConsole::show(const Verdict& verdict)
{
    m_identities->tell(verdict.identities);
    m_collect->tell(verdict.parts);
    if (verdict.recovery) {
        const QSignalBlocker quiet(m_identities);
        m_identities->forgetPassphrases();
    }
    m_found = new QWidget(m_body);
    auto* column = new QVBoxLayout(m_found);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    auto* found = new FoundPart(verdict, m_found);
    column->addWidget(found);
    if (verdict.recovery) {
        column->addWidget(new SweepPart(verdict.recovery, m_prompts, *m_work, m_found));
        column->addWidget(new RevealPart(verdict.recovery, m_prompts, *m_work, m_found));
    }
    m_column->insertWidget(m_column->indexOf(m_verify) + 1, m_found);
    m_found->show();
    if (hasFocus()) found->setFocus(Qt::OtherFocusReason); // nothing else was gone to meanwhile
    // The verdict comes to the top, once it has its size.
    QTimer::singleShot(0, m_found, [this] {
        if (!m_found) return;
        m_area->verticalScrollBar()->setValue(
            m_found->mapTo(m_area->widget(), QPoint()).y() - metric::S4);
    });
}

} // namespace tercet::ui
