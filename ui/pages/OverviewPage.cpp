#include "ui/pages/OverviewPage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/backup/BackupText.h"
#include "ui/pages/ActivityList.h"
#include "ui/pages/BalanceCard.h"
#include "ui/pages/LinkText.h"
#include "ui/pages/LinkTriangle.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {
constexpr int kLast = 5, kTwoColumns = 820;
}

OverviewPage::OverviewPage(Context& context, QWidget* parent)
    : Page(context, tr("Overview"), parent)
    , m_columns(new QBoxLayout(QBoxLayout::LeftToRight))
{
    auto* rows = scrollingContent();
    m_practice = new Banner(body());
    m_practice->setObjectName(QStringLiteral("practice"));
    rows->addWidget(m_practice);
    m_backup = new Banner(body());
    m_backup->setObjectName(QStringLiteral("backupWanted"));
    m_toBackup = m_backup->setAction({}, "toBackup");
    rows->addWidget(m_backup);
    m_columns->setSpacing(metric::S5);
    auto* left = new QVBoxLayout;
    left->setSpacing(metric::S5);
    left->addWidget(makeNext());
    m_balance = new BalanceCard(context, body());
    left->addWidget(m_balance);
    left->addStretch(1);
    auto* right = new QVBoxLayout;
    auto* shares = new Card(body());
    shares->body()->addWidget(label(tr("Key shares"), TextStyle::Heading, 1, shares));
    shares->body()->addWidget(new LinkTriangle(wallet(), shares));
    auto* more = quietButton(tr("About the shares"), "toKeyShares", shares);
    shares->body()->addWidget(more, 0, Qt::AlignHCenter);
    right->addWidget(shares);
    right->addStretch(1);
    m_columns->addLayout(left, 3);
    m_columns->addLayout(right, 2);
    rows->addLayout(m_columns);
    rows->addWidget(makeActivity());
    rows->addStretch(1);

    connect(more, &QPushButton::clicked, this, [this] { emit goTo(Place::KeyShares); });
    connect(m_toBackup, &QPushButton::clicked, this, [this] {
        const auto next = backupNext(wallet().backups());
        emit goTo(next.place, next.file);
    });
    connect(&wallet(), &wallet::Wallet::backupsChanged, this, &OverviewPage::updateBackup);
    connect(m_balance, &BalanceCard::settingsAsked, this, [this] { emit goTo(Place::Settings); });
    connect(&wallet(), &wallet::Wallet::requestsChanged, this, &OverviewPage::updateNext);
    connect(&wallet(), &wallet::Wallet::linkChanged, this, &OverviewPage::updateNext);
    connect(&wallet(), &wallet::Wallet::eventsChanged, this, &OverviewPage::updateActivity);
    refresh();
}

QWidget* OverviewPage::makeNext()
{
    auto* card = new Card(body());
    card->body()->addWidget(label(tr("Next"), TextStyle::Heading, 1, card));
    m_next = label({}, TextStyle::BodyStrong, 1, card);
    m_next->setObjectName(QStringLiteral("next"));
    m_next->setWordWrap(true);
    m_nextDetail = label({}, TextStyle::Body, 2, card);
    m_nextDetail->setWordWrap(true);
    card->body()->addWidget(m_next);
    card->body()->addWidget(m_nextDetail);
    m_act = primaryButton({}, "nextAction", card);
    card->body()->addWidget(m_act, 0, Qt::AlignLeft);
    connect(m_act, &QPushButton::clicked, this, [this] { emit goTo(m_target); });
    return card;
}

QWidget* OverviewPage::makeActivity()
{
    auto* card = new Card(body());
    card->body()->addWidget(label(tr("Last activities"), TextStyle::Heading, 1, card));
    m_list = new ActivityList(context(), card);
    m_list->setLimit(kLast);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    card->body()->addWidget(m_list);
    m_noActivity = label(tr("Nothing has happened in this vault yet."), TextStyle::Body, 2, card);
    card->body()->addWidget(m_noActivity);
    connect(m_list, &ActivityList::chosen, this,
        [this](const QString& id) { emit goTo(Place::Activity, id); });
    return card;
}

void OverviewPage::refresh()
{
    if (wallet().vault().practice)
        m_practice->show(Banner::Tone::Info, tr("This is a practice vault."),
            tr("Both co-signers run inside this app. Do not keep real money in it."));
    else
        m_practice->clear();
    updateBackup();
    m_balance->refresh();
    updateNext();
    updateActivity();
}

void OverviewPage::updateBackup()
{
    const auto status = wallet().backups();
    if (!backupWanted(status)) return m_backup->clear();
    const auto next = backupNext(status);
    m_toBackup->setText(next.action);
    const bool practice = wallet().vault().practice;
    const auto meaning = backupMeaning(status, context().now());
    m_backup->show(practice ? Banner::Tone::Info : Banner::Tone::Warn, backupHeadline(status),
        practice || !backupBlocks(status)
            ? meaning
            : tr("%1 Until then only small amounts can be sent.").arg(meaning));
}

void OverviewPage::updateNext()
{
    const auto requests = wallet().requests();
    const int waiting = int(std::ranges::count(
        requests, wallet::RequestState::Waiting, &wallet::RequestSummary::state));
    const auto say
        = [this](const QString& what, const QString& detail, const QString& action, Place target) {
              m_next->setText(what);
              m_nextDetail->setText(detail);
              m_act->setText(action);
              m_target = target;
          };
    if (const auto link = wallet().link();
        link.state == wallet::LinkState::Broken && !endedElsewhere(link))
        return say(tr("The connection to the co-signers is broken."),
            tr("Nothing can be signed until it is open again."), tr("Look at the shares"),
            Place::KeyShares);
    if (waiting > 0)
        return say(tr("%n request(s) waiting for you.", nullptr, waiting),
            tr("Look at each one before you approve it."), tr("Look at the requests"),
            Place::Approvals);
    say(tr("Nothing is waiting for you."),
        tr("Show somebody your address to be paid, or make a payment."), tr("Show my address"),
        Place::Receive);
}

void OverviewPage::updateActivity()
{
    m_list->showEvents({});
    int height = 4;
    for (int i = 0; i < m_list->count(); ++i) height += m_list->sizeHintForRow(i);
    m_list->setFixedHeight(height);
    m_list->setVisible(m_list->count() > 0);
    m_noActivity->setVisible(m_list->count() == 0);
}

void OverviewPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const int scaled = kTwoColumns * Theme::the().lineHeight(TextStyle::Body) / 20;
    m_columns->setDirection(width() >= scaled ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace tercet::ui
