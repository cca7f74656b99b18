#include "ui/pages/RefreshCard.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/approval/LargeText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PhaseSteps.h"
#include "ui/widgets/ShareTriangle.h"
#include "ui/widgets/SideBySide.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kNameLimit = 64, kStepsWidth = 250;

QLabel* sentence(const QString& text, int tone, QWidget* parent)
{
    auto* l = label(text, TextStyle::Body, tone, parent);
    l->setWordWrap(true);
    return l;
}

} // namespace

RefreshCard::RefreshCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_epoch(label({}, TextStyle::Body, 1, this))
    , m_last(label({}, TextStyle::Body, 1, this))
    , m_unfinished(new Banner(this))
    , m_result(new Banner(this))
{
    setObjectName(QStringLiteral("refreshCard"));
    setAccessibleName(tr("Refresh the shares"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    body()->addWidget(sentence(
        tr("All three parties make new shares of the same key. Your addresses and your money stay "
           "where they are; a share that somebody copied before is worth nothing afterwards."),
        2, this));
    m_epoch->setObjectName(QStringLiteral("epoch"));
    m_last->setObjectName(QStringLiteral("lastRefresh"));
    for (auto* value : { m_epoch, m_last }) value->setWordWrap(true);
    body()->addWidget(factRow(tr("Epoch"), m_epoch, this));
    body()->addWidget(factRow(tr("Last refresh"), m_last, this));
    m_unfinished->setObjectName(QStringLiteral("refreshUnfinished"));
    m_result->setObjectName(QStringLiteral("refreshResult"));
    body()->addWidget(m_unfinished);
    body()->addWidget(m_result);
    m_start = secondaryButton(tr("Refresh…"), "refresh", this);
    body()->addWidget(m_start, 0, Qt::AlignLeft);
    m_question = makeQuestion();
    m_ceremony = makeCeremony();
    body()->addWidget(m_question);
    body()->addWidget(m_ceremony);
    connect(m_start, &QPushButton::clicked, this, [this] { go(Stage::Asking); });
    connect(&wallet, &wallet::Wallet::ceremonyProgress, this, &RefreshCard::follow);
    connect(&wallet, &wallet::Wallet::vaultsChanged, this, &RefreshCard::update);
    connect(&wallet, &wallet::Wallet::eventsChanged, this, &RefreshCard::update);
    update();
    go(Stage::Resting);
}

QWidget* RefreshCard::makeQuestion()
{
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("refreshQuestion"));
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    rows->addWidget(rule(box));
    rows->addWidget(label(tr("Before you refresh"), TextStyle::BodyStrong, 1, box));
    rows->addWidget(sentence(tr("Both co-signers have to answer. It takes a few seconds, and "
                                "signing waits for that long."),
        1, box));
    rows->addWidget(sentence(
        tr("Every backup made so far becomes stale: it restores nothing any more. Make another "
           "one afterwards."),
        1, box));
    rows->addWidget(sentence(
        tr("If it is cut off, your key is safe: either all three parties have their new shares in "
           "the end, or all three keep those they have."),
        1, box));
    m_name = new QLineEdit(box);
    m_name->setObjectName(QStringLiteral("refreshName"));
    m_name->setMaxLength(200);
    const QString vault = m_wallet.vault().name;
    rows->addWidget(new FormField(
        tr("To refresh, type the name of this vault: %1").arg(visibleText(vault, kNameLimit)),
        m_name, box));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S3);
    auto* no = secondaryButton(tr("Cancel"), "refreshCancel", box);
    m_now = primaryButton(tr("Refresh now"), "refreshNow", box);
    buttons->addStretch(1);
    buttons->addWidget(no);
    buttons->addWidget(m_now);
    rows->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this,
        [this, vault](const QString& typed) { m_now->setEnabled(typed.trimmed() == vault); });
    connect(no, &QPushButton::clicked, this, [this] { go(Stage::Resting); });
    connect(m_now, &QPushButton::clicked, this, &RefreshCard::refresh);
    return box;
}

QWidget* RefreshCard::makeCeremony()
{
    auto* box = new SideBySide(metric::S6, this);
    box->setObjectName(QStringLiteral("refreshCeremony"));
    m_shares = new ShareTriangle(box);
    m_shares->setObjectName(QStringLiteral("refreshShares"));
    m_shares->setDoneWord(tr("renewed"));
    m_steps = new CeremonySteps(box);
    m_steps->setObjectName(QStringLiteral("refreshSteps"));
    m_steps->setMinimumWidth(scaled(kStepsWidth));
    box->add(m_shares);
    box->add(m_steps);
    return box;
}

void RefreshCard::update()
{
    const auto vault = m_wallet.vault();
    const QLocale locale;
    const QString epoch = locale.toString(vault.epoch);
    m_epoch->setText(vault.epoch <= 1 ? tr("%1, the shares as they were made").arg(epoch) : epoch);
    const auto events = m_wallet.events();
    const auto last
        = std::ranges::find(events, wallet::EventKind::SharesRefreshed, &wallet::Event::kind);
    m_last->setText(last == events.end()
            ? tr("None yet")
            : locale.toString(last->when.toLocalTime(), QLocale::ShortFormat));
    if (vault.refreshPending)
        m_unfinished->show(Banner::Tone::Warn, tr("A refresh is not finished."),
            tr("It was cut off in its last step. Your vault is safe. The next connection to both "
               "co-signers, at the next unlock at the latest, finishes it or undoes it at all "
               "three parties alike."));
    else
        m_unfinished->clear();
    m_start->setEnabled(!vault.refreshPending);
}

void RefreshCard::go(Stage stage)
{
    m_stage = stage;
    m_start->setVisible(stage == Stage::Resting);
    m_question->setVisible(stage == Stage::Asking);
    m_ceremony->setVisible(stage == Stage::Running);
    if (stage != Stage::Resting) m_result->clear();
    m_name->clear();
    m_now->setEnabled(false);
    if (stage == Stage::Asking) m_name->setFocus(Qt::OtherFocusReason);
}

void RefreshCard::refresh()
{
    if (!m_now->isEnabled()) return;
    wallet::Progress start { .ceremony = wallet::Ceremony::Refresh, .phase = wallet::Phase::Link };
    start.shares = m_wallet.link().shares;
    showProgress(start);
    go(Stage::Running);
    m_wallet.refreshShares(this, [this](const Result<wallet::VaultInfo>& vault) { ended(vault); });
}

void RefreshCard::follow(const wallet::Progress& progress)
{
    if (progress.ceremony != wallet::Ceremony::Refresh) return;
    showProgress(progress);
    // Begun by a window that was built anew in between: its end is only told here.
    const bool over = progress.error || progress.phase == wallet::Phase::Finished;
    if (!over && m_stage != Stage::Running) go(Stage::Running);
    if (over && m_stage == Stage::Running) go(Stage::Resting);
}

void RefreshCard::ended(const Result<wallet::VaultInfo>& vault)
{
    update();
    go(Stage::Resting);
    if (vault)
        return m_result->show(Banner::Tone::Ok,
            tr("The shares are refreshed. This is epoch %1.").arg(QLocale().toString(vault->epoch)),
            tr("Signatures are being prepared anew in the background."));
    if (vault.error().code != Code::RefreshUnfinished) m_result->show(vault.error());
}

void RefreshCard::showProgress(const wallet::Progress& progress)
{
    using wallet::Phase;
    m_shares->setStates(progress.shares[0], progress.shares[1], progress.shares[2]);
    m_steps->setSteps(phaseSteps(
        { { Phase::Link, tr("Connect"), tr("A connection of its own between the three") },
            { Phase::Commit, tr("Commit"), tr("Each party fixes its random part") },
            { Phase::Reveal, tr("Reveal"), tr("The public parts are opened and checked") },
            { Phase::Store, tr("Store"), tr("Your new share goes into the keychain") },
            { Phase::Confirm, tr("Confirm"), tr("All three change over to the new shares") } },
        progress, progress.error.has_value()));
}

} // namespace tercet::ui
