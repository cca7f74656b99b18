#include "ui/pages/RefreshCard.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/approval/LargeText.h"
#include "ui/backup/BackupText.h"
#include "ui/backup/LockPart.h"
#include "ui/backup/PlacePart.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ChoiceCard.h"
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

RefreshCard::RefreshCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_wallet(context.wallet)
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
    m_backUp = m_result->setAction(tr("Back up now…"), "refreshBackUp");
    m_backUp->hide();
    m_start = secondaryButton(tr("Refresh…"), "refresh", this);
    body()->addWidget(m_start, 0, Qt::AlignLeft);
    connect(m_start, &QPushButton::clicked, this, [this] { go(Stage::Asking); });
    connect(m_backUp, &QPushButton::clicked, this, &RefreshCard::backupWanted);
    connect(&m_wallet, &wallet::Wallet::ceremonyProgress, this, &RefreshCard::follow);
    connect(&m_wallet, &wallet::Wallet::vaultsChanged, this, &RefreshCard::update);
    connect(&m_wallet, &wallet::Wallet::eventsChanged, this, &RefreshCard::update);
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
        tr("Every backup made so far becomes stale: it restores nothing any more."), 1, box));
    rows->addWidget(sentence(
        tr("If it is cut off, your key is safe: either all three parties have their new shares in "
           "the end, or all three keep those they have."),
        1, box));
    rows->addWidget(makeBackup());
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
    connect(m_name, &QLineEdit::textChanged, this, &RefreshCard::showQuestion);
    connect(no, &QPushButton::clicked, this, [this] { go(Stage::Resting); });
    connect(m_now, &QPushButton::clicked, this, &RefreshCard::refresh);
    return box;
}

QWidget* RefreshCard::makeBackup()
{
    auto* box = new QWidget(this);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    m_with = new ChoiceCard(QStringLiteral("shield-check"), tr("With a backup of the new share"),
        tr("It is made before anybody uses the new shares, so that there is no moment without "
           "one."),
        box);
    m_without = new ChoiceCard(QStringLiteral("triangle-alert"), tr("Without a backup"),
        tr("Until you make one, the vault is lost with this device."), box);
    m_with->setObjectName(QStringLiteral("refreshWithBackup"));
    m_without->setObjectName(QStringLiteral("refreshWithout"));
    rows->addWidget(m_with);
    rows->addWidget(m_without);
    m_backup = new QWidget(box);
    auto* inner = new QVBoxLayout(m_backup);
    inner->setContentsMargins(metric::S6, 0, 0, 0);
    inner->setSpacing(metric::S3);
    inner->addWidget(label(tr("Who can open it"), TextStyle::BodyStrong, 1, m_backup));
    m_lock = new LockPart(LockPart::Split::No, m_backup);
    m_place = new PlacePart(
        m_context.prompts, tr("Backup of the new share"),
        [this] {
            auto next = m_wallet.vault();
            ++next.epoch;
            return wallet::backupFileName(next, m_context.now());
        },
        m_backup);
    inner->addWidget(m_lock);
    inner->addWidget(sentence(
        tr("Choose a new file for it, not only on this computer. The older backup stays as it is "
           "until the new shares hold."),
        2, m_backup));
    inner->addWidget(m_place);
    rows->addWidget(m_backup);
    connect(m_with, &QAbstractButton::toggled, this, &RefreshCard::showQuestion);
    connect(m_lock, &LockPart::changed, this, &RefreshCard::showQuestion);
    connect(m_place, &PlacePart::changed, this, &RefreshCard::showQuestion);
    return box;
}

void RefreshCard::showQuestion()
{
    if (!m_now) return; // being made
    const bool backup = m_with->isChecked();
    m_backup->setVisible(backup);
    m_now->setEnabled(m_name->text().trimmed() == m_wallet.vault().name
        && (!backup || (m_lock->isComplete() && !m_place->path().isEmpty())));
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
    // Too much to be made with the page.
    if (stage == Stage::Asking && !m_question) body()->addWidget(m_question = makeQuestion());
    m_start->setVisible(stage == Stage::Resting);
    if (m_ceremony) m_ceremony->setVisible(stage == Stage::Running);
    m_backUp->hide();
    if (stage != Stage::Resting) m_result->clear();
    if (!m_question) return;
    m_question->setVisible(stage == Stage::Asking);
    m_name->clear();
    m_lock->clear();
    m_place->clear();
    m_with->setChecked(true);
    showQuestion();
    if (stage == Stage::Asking) m_name->setFocus(Qt::OtherFocusReason);
}

void RefreshCard::hideEvent(QHideEvent* event)
{
    Card::hideEvent(event);
    // No passphrase stays in a page that nobody sees.
    if (!event->spontaneous() && m_stage == Stage::Asking) go(Stage::Resting);
}

void RefreshCard::refresh()
{
    if (!m_now->isEnabled()) return;
    if (m_with->isChecked() && QFileInfo::exists(m_place->path()))
        return m_result->show(Banner::Tone::Bad, tr("There is a file of this name."),
            tr("Choose another name; nothing is written over it."));
    m_result->clear();
    wallet::Progress start { .ceremony = wallet::Ceremony::Refresh, .phase = wallet::Phase::Link };
    start.shares = m_wallet.link().shares;
    showProgress(start);
    const bool backup = m_with->isChecked();
    wallet::BackupOrder order { .path = m_place->path() };
    if (backup) m_lock->fill(order);
    go(Stage::Running);
    const auto status
        = [](const auto& done) { return done ? Status {} : Status(std::unexpected(done.error())); };
    if (backup)
        m_wallet.refreshWithBackup(std::move(order), this,
            [this, status](const auto& made) { ended(status(made), true); });
    else
        m_wallet.refreshShares(
            this, [this, status](const auto& vault) { ended(status(vault), false); });
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

void RefreshCard::ended(const Status& refreshed, bool backedUp)
{
    update();
    go(Stage::Resting);
    if (!refreshed) {
        if (refreshed.error().code == Code::RefreshUnfinished) return; // said above
        const auto text = backupErrorText(refreshed.error());
        return m_result->show(Banner::Tone::Bad, text.what, text.next);
    }
    m_backUp->setVisible(!backedUp);
    const auto epoch = tr("The shares are refreshed. This is epoch %1.")
                           .arg(QLocale().toString(m_wallet.vault().epoch));
    if (backedUp)
        m_result->show(Banner::Tone::Ok, epoch,
            tr("The backup of the new share is made. Test it, as it was not tested yet."));
    else
        m_result->show(Banner::Tone::Warn, epoch,
            tr("There is no backup of the new share: the older ones restore nothing any more."));
}

void RefreshCard::showProgress(const wallet::Progress& progress)
{
    using wallet::Phase;
    if (!m_ceremony) {
        body()->addWidget(m_ceremony = makeCeremony());
        m_ceremony->hide();
    }
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
