#include "ui/pages/ApprovalsPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/approval/LargeText.h"
#include "ui/approval/RequestPane.h"
#include "ui/pages/EmptyState.h"
#include "ui/pages/LinkTriangle.h"
#include "ui/pages/Narrow.h"
#include "ui/pages/OpenFilePanel.h"
#include "ui/pages/RequestQueue.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kPaneWidth = 720, kSideWidth = 330, kTriangleWidth = 256, kCardWidth = 540;

bool isOpen(wallet::RequestState state)
{
    using S = wallet::RequestState;
    return state == S::Draft || state == S::Waiting || state == S::Approved || state == S::Signing;
}

bool isCeremony(wallet::RequestState state)
{
    using S = wallet::RequestState;
    return state == S::Approved || state == S::Signing || state == S::Failed;
}

} // namespace

ApprovalsPage::ApprovalsPage(Context& context, QWidget* parent)
    : Page(context, tr("Approvals"), parent)
    , m_message(new Banner(this))
    , m_pane(new RequestPane(context, this))
    , m_empty(new EmptyState(QStringLiteral("inbox"),
          tr("No approvals waiting. Requests from your apps appear here."), tr("Make a payment"),
          this))
{
    m_message->setObjectName(QStringLiteral("approvalsMessage"));
    content()->addWidget(makeBar());
    content()->addWidget(m_message);
    m_file = new OpenFilePanel(context, this);
    m_file->setMaximumWidth(kPaneWidth);
    m_file->hide();
    content()->addLayout(narrow(m_file));
    m_body = new QWidget(this);
    auto* columns = new QHBoxLayout(m_body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(metric::S5);
    m_pane->setMaximumWidth(kPaneWidth);
    columns->addWidget(m_pane, 1000);
    columns->addStretch(1);
    columns->addWidget(makeSide());
    content()->addWidget(m_body, 1);
    content()->addWidget(m_empty, 1);
    m_room = new QWidget(this);
    content()->addWidget(m_room, 1);

    connect(m_file, &OpenFilePanel::opened, this, [this](const QString& id) {
        m_file->hide();
        select(id);
    });
    connect(m_file, &OpenFilePanel::cancelled, this, [this] {
        m_file->hide();
        reload();
    });
    connect(m_empty, &EmptyState::acted, this, [this] { emit goTo(Place::Send); });
    connect(&wallet(), &wallet::Wallet::requestsChanged, this, &ApprovalsPage::reload);
    connect(m_pane, &RequestPane::rejected, this, [this](const QString& id) {
        if (m_pane->id() == id) select(m_queue.value(0));
    });
    connect(m_pane, &RequestPane::backupAsked, this, [this] { emit goTo(Place::Backup); });
    reload();
}

QWidget* ApprovalsPage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S2);
    m_previous = iconButton(
        QStringLiteral("chevron-left"), tr("Previous request"), "previousRequest", bar);
    m_next = iconButton(QStringLiteral("chevron-right"), tr("Next request"), "nextRequest", bar);
    m_position = label({}, TextStyle::Label, 2, bar);
    m_position->setObjectName(QStringLiteral("position"));
    m_nextWaiting = secondaryButton(tr("Next request"), "nextWaiting", bar);
    auto* file = secondaryButton(tr("Open file…"), "openFile", bar);
    row->addWidget(m_previous);
    row->addWidget(m_position);
    row->addWidget(m_next);
    row->addWidget(m_nextWaiting);
    row->addStretch(1);
    row->addWidget(file);
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_nextWaiting, &QPushButton::clicked, this, [this] { select(m_queue.value(0)); });
    connect(file, &QPushButton::clicked, this, &ApprovalsPage::openFile);
    return bar;
}

QWidget* ApprovalsPage::makeSide()
{
    auto* area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFixedWidth(scaled(kSideWidth));
    auto* body = new QWidget(area);
    body->setObjectName(QStringLiteral("scrollBody"));
    auto* column = new QVBoxLayout(body);
    column->setContentsMargins(0, 0, metric::S3, 0); // room for the scroll bar
    column->setSpacing(metric::S5);
    auto* queueCard = new Card(body);
    queueCard->body()->addWidget(
        label(tr("Waiting, oldest first"), TextStyle::Heading, 1, queueCard));
    m_list = new RequestQueue(context(), queueCard);
    queueCard->body()->addWidget(m_list);
    column->addWidget(queueCard);
    auto* shares = new Card(body);
    shares->body()->addWidget(label(tr("Key shares"), TextStyle::Heading, 1, shares));
    auto* triangle = new LinkTriangle(wallet(), shares);
    triangle->setMinimumWidth(scaled(kTriangleWidth));
    shares->body()->addWidget(triangle);
    column->addWidget(shares);
    column->addStretch(1);
    connect(m_list, &RequestQueue::chosen, this, &ApprovalsPage::select);
    area->setWidget(body);
    area->hide();
    m_side = area;
    return area;
}

void ApprovalsPage::refresh() { reload(); }

void ApprovalsPage::open(const QString& id)
{
    if (id.isEmpty()) return reload();
    m_message->clear();
    select(id);
}

void ApprovalsPage::reload()
{
    auto requests = wallet().requests();
    requests.removeIf([](const wallet::RequestSummary& r) { return !isOpen(r.state); });
    std::ranges::stable_sort(requests, {}, &wallet::RequestSummary::created);
    m_queue.clear();
    for (const auto& request : std::as_const(requests)) m_queue << request.id;
    if (m_pane->id().isEmpty() && !m_queue.isEmpty()) m_pane->open(m_queue.first());

    const int at = int(m_queue.indexOf(m_pane->id())), waiting = int(m_queue.size());
    const int forYou = int(std::ranges::count_if(requests, &wallet::waitsForYou));
    setSubtitle(forYou ? tr("%n request(s) waiting for you", nullptr, forYou) : QString());
    const QLocale locale;
    m_position->setText(
        tr("Request %1 of %2").arg(locale.toString(at + 1), locale.toString(waiting)));
    for (QWidget* w : { static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_position),
             static_cast<QWidget*>(m_next) })
        w->setVisible(at >= 0 && waiting > 1);
    m_previous->setEnabled(at > 0);
    m_next->setEnabled(at + 1 < waiting);
    m_nextWaiting->setVisible(at < 0 && waiting > 0 && !m_pane->id().isEmpty());
    m_list->setRequests(m_queue, m_pane->id());
    showSide();
    const bool empty = m_pane->id().isEmpty();
    // While it is asked who signs a file, nothing else is decided.
    m_body->setVisible(!empty && m_file->isHidden());
    m_empty->setVisible(empty && m_file->isHidden());
    m_room->setVisible(!m_file->isHidden());
}

void ApprovalsPage::step(int by)
{
    const auto at = m_queue.indexOf(m_pane->id());
    if (at >= 0 && at + by >= 0 && at + by < m_queue.size()) select(m_queue[at + by]);
}

void ApprovalsPage::select(const QString& id)
{
    m_pane->open(id);
    reload();
}

void ApprovalsPage::openFile()
{
    m_message->clear();
    prompts().openFile(this, tr("Open an unsigned transaction"), [this](const QString& path) {
        if (path.isEmpty()) return;
        const auto asked = m_file->ask(path);
        if (!asked) m_message->show(asked.error());
        m_file->setVisible(asked.has_value());
        reload();
    });
}

QSize ApprovalsPage::minimumSizeHint() const
{
    // The side gives way when the window gets narrower; it must not hold the window open.
    const QSize whole = Page::minimumSizeHint();
    if (!m_side || m_side->isHidden()) return whole;
    return { whole.width() - m_side->width() - metric::S5, whole.height() };
}

void ApprovalsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    showSide();
}

void ApprovalsPage::showSide()
{
    // Beside the card only where the card keeps its width; never beside a ceremony, which shows the
    // shares itself.
    const auto request = wallet().request(m_pane->id());
    const bool ceremony = request && isCeremony(request->head.state);
    m_side->setVisible(
        !ceremony && width() >= scaled(kCardWidth + kSideWidth) + 2 * metric::S8 + metric::S5);
}

} // namespace tercet::ui
