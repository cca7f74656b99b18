#include "ui/widgets/FitScroll.h"

#include <QEvent>
#include <QLayout>

#include "ui/theme/Paint.h"

namespace tercet::ui {

FitScroll::FitScroll(QWidget* content, QWidget* parent)
    : QScrollArea(parent)
{
    content->setObjectName(QStringLiteral("scrollBody"));
    setWidget(content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setFocusPolicy(Qt::NoFocus);
    content->installEventFilter(this);
    setMinimumWidth(content->minimumSizeHint().width());
}

int FitScroll::contentHeight() const
{
    auto* l = widget()->layout();
    const int w = qMax(viewport()->width(), widget()->minimumSizeHint().width());
    return l->hasHeightForWidth() ? l->totalHeightForWidth(w) : l->totalSizeHint().height();
}

QSize FitScroll::sizeHint() const { return { widget()->sizeHint().width(), contentHeight() }; }

void FitScroll::resizeEvent(QResizeEvent* e)
{
    QScrollArea::resizeEvent(e);
    setMaximumHeight(contentHeight());
}

bool FitScroll::eventFilter(QObject* o, QEvent* e)
{
    if (e->type() == QEvent::LayoutRequest) {
        setMaximumHeight(contentHeight());
        updateGeometry();
    }
    return QScrollArea::eventFilter(o, e);
}

} // namespace tercet::ui
