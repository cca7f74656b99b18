#include "ui/pages/ActivityList.h"

#include <QLocale>

#include "ui/approval/Headline.h"
#include "ui/pages/EventText.h"
#include "ui/pages/RequestQueue.h"
#include "ui/theme/Icons.h"

namespace tercet::ui {

ActivityList::ActivityList(Context& context, QWidget* parent)
    : QListWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("activity"));
    setAccessibleName(tr("Activity, newest first"));
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setIconSize({ 18, 18 });
    const auto choose = [this](QListWidgetItem* item) {
        if (const QString id = requestOf(item); !id.isEmpty()) emit chosen(id);
    };
    connect(this, &QListWidget::itemClicked, this, choose);
    connect(this, &QListWidget::itemActivated, this, choose);
}

void ActivityList::showRequests(const QString& filter)
{
    clear();
    const auto requests = m_context.wallet.requests();
    for (const auto& request : requests)
        add(kindIcon(request.kind), lineOf(request.id),
            tr("%1 · %2").arg(stateText(request.state),
                QLocale().toString(request.created.toLocalTime(), QLocale::ShortFormat)),
            request.id, filter);
}

void ActivityList::showEvents(const QString& filter)
{
    clear();
    const auto events = m_context.wallet.events();
    for (const auto& event : events)
        add(eventIcon(event.kind),
            eventText(event.kind, event.request.isEmpty() ? QString() : lineOf(event.request)),
            QLocale().toString(event.when.toLocalTime(), QLocale::ShortFormat), event.request,
            filter);
}

void ActivityList::add(const QString& iconName, const QString& title, const QString& detail,
    const QString& request, const QString& filter)
{
    if (count() >= m_limit) return;
    QString searched = title + QLatin1Char('\n') + detail;
    if (!filter.isEmpty()) {
        if (const auto found = m_context.wallet.request(request); !request.isEmpty() && found)
            searched += QString::fromStdString(found->decoded.recipient.value_or(std::string()))
                + QLatin1Char('\n') + found->recipientLabel + QLatin1Char('\n')
                + found->transactionHash + QLatin1Char('\n')
                + QString::fromStdString(found->decoded.network);
        if (!searched.contains(filter, Qt::CaseInsensitive)) return;
    }
    auto* item = new QListWidgetItem(icon(iconName), title + QLatin1Char('\n') + detail, this);
    item->setData(Qt::UserRole, request);
}

QString ActivityList::lineOf(const QString& id) const
{
    const auto request = m_context.wallet.request(id);
    return request ? requestLine(*request) : QString();
}

} // namespace tercet::ui
