#include "ui/pages/ActivityPage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/RequestPane.h"
#include "ui/pages/ActivityList.h"
#include "ui/pages/EmptyState.h"
#include "ui/pages/Narrow.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {
constexpr int kDetailWidth = 720;
}

ActivityPage::ActivityPage(Context& context, QWidget* parent)
    : Page(context, tr("Activity"), parent)
    , m_list(nullptr)
    , m_detail(new RequestPane(context, this))
    , m_empty(new EmptyState(QStringLiteral("history"),
          tr("Nothing has happened in this vault yet."), tr("Make a payment"), this))
{
    m_bar = makeBar();
    content()->addWidget(m_bar);
    auto* card = new Card(this);
    m_list = new ActivityList(context, card);
    card->body()->setContentsMargins(metric::S3, metric::S3, metric::S3, metric::S3);
    card->body()->addWidget(m_list, 1);
    m_none = label(tr("Nothing here matches the filter."), TextStyle::Body, 2, card);
    m_none->setObjectName(QStringLiteral("noMatch"));
    card->body()->addWidget(m_none);
    m_body = card;
    content()->addWidget(m_body, 1);
    m_back = quietButton(tr("Back to the list"), "back", this);
    content()->addWidget(m_back, 0, Qt::AlignLeft);
    m_detail->setMaximumWidth(kDetailWidth);
    m_holder = new QWidget(this);
    auto* holder = narrow(m_detail);
    holder->setContentsMargins(0, 0, 0, 0);
    m_holder->setLayout(holder);
    content()->addWidget(m_holder, 1);
    content()->addWidget(m_empty, 1);

    connect(m_list, &ActivityList::chosen, this, &ActivityPage::open);
    connect(m_detail, &RequestPane::backupAsked, this, [this] { emit goTo(Place::Backup); });
    connect(m_back, &QPushButton::clicked, this, [this] { open({}); });
    connect(m_empty, &EmptyState::acted, this, [this] { emit goTo(Place::Send); });
    connect(&wallet(), &wallet::Wallet::eventsChanged, this, &ActivityPage::reload);
    connect(&wallet(), &wallet::Wallet::requestsChanged, this, &ActivityPage::reload);
    open({});
}

QWidget* ActivityPage::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S3);
    m_what = new QComboBox(bar);
    m_what->setObjectName(QStringLiteral("what"));
    m_what->setAccessibleName(tr("What the list shows"));
    m_what->addItem(tr("Requests"));
    m_what->addItem(tr("All events"));
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("filter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Filter by words, address or hash"));
    m_filter->setAccessibleName(tr("Filter"));
    row->addWidget(m_what);
    row->addWidget(m_filter, 1);
    connect(m_what, &QComboBox::currentIndexChanged, this, &ActivityPage::reload);
    connect(m_filter, &QLineEdit::textChanged, this, &ActivityPage::reload);
    return bar;
}

void ActivityPage::refresh() { reload(); }

void ActivityPage::open(const QString& id)
{
    m_detail->open(id);
    reload();
}

bool ActivityPage::focusFilter()
{
    open({});
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

void ActivityPage::reload()
{
    const QString filter = m_filter->text().trimmed();
    if (m_what->currentIndex() == 0)
        m_list->showRequests(filter);
    else
        m_list->showEvents(filter);
    const bool detail = !m_detail->id().isEmpty();
    const bool nothing = wallet().requests().isEmpty() && wallet().events().isEmpty();
    m_empty->setVisible(nothing && !detail);
    m_bar->setVisible(!nothing && !detail);
    m_body->setVisible(!nothing && !detail);
    m_list->setVisible(m_list->count() > 0);
    m_none->setVisible(m_list->count() == 0);
    m_holder->setVisible(detail);
    m_back->setVisible(detail);
}

} // namespace tercet::ui
