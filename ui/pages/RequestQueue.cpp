#include "ui/pages/RequestQueue.h"

#include "ui/approval/AmountText.h"
#include "ui/approval/Headline.h"
#include "ui/approval/LargeText.h"
#include "ui/theme/Icons.h"

namespace tercet::ui {

namespace {
constexpr int kMaxHeight = 160; // three lines; the rest scrolls
}

QString requestLine(const wallet::RequestDetail& request)
{
    if (!request.decoded.amount || request.decoded.amount->units.isZero())
        return headline(request.decoded);
    switch (request.decoded.kind) {
    case chains::Kind::NativeTransfer:
    case chains::Kind::TokenTransfer:
        return RequestQueue::tr("Send %1").arg(amountText(*request.decoded.amount).both());
    case chains::Kind::TokenApproval:
        return RequestQueue::tr("Allow spending: %1")
            .arg(amountText(*request.decoded.amount).both());
    default:
        return headline(request.decoded);
    }
}

RequestQueue::RequestQueue(Context& context, QWidget* parent)
    : QListWidget(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("queue"));
    setAccessibleName(tr("Requests that wait, oldest first"));
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setIconSize({ 18, 18 });
    connect(this, &QListWidget::itemClicked, this,
        [this](QListWidgetItem* item) { emit chosen(item->data(Qt::UserRole).toString()); });
    connect(this, &QListWidget::itemActivated, this,
        [this](QListWidgetItem* item) { emit chosen(item->data(Qt::UserRole).toString()); });
}

void RequestQueue::setRequests(const QStringList& ids, const QString& current)
{
    const QSignalBlocker quiet(this);
    clear();
    for (const QString& id : ids) {
        const auto request = m_context.wallet.request(id);
        if (!request) continue;
        auto* item = new QListWidgetItem(icon(kindIcon(request->head.kind)),
            QStringLiteral("%1\n%2").arg(
                requestLine(*request), agoText(request->head.created, m_context.now())),
            this);
        item->setData(Qt::UserRole, id);
        item->setData(Qt::AccessibleDescriptionRole, stateText(request->head.state));
        if (id == current) setCurrentItem(item);
    }
    updateGeometry();
}

QSize RequestQueue::sizeHint() const
{
    int height = 0;
    for (int i = 0; i < count(); ++i) height += sizeHintForRow(i);
    return { 200, qBound(44, height + 4, scaled(kMaxHeight)) };
}

} // namespace tercet::ui
