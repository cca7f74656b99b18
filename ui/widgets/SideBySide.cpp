#include "ui/widgets/SideBySide.h"

#include <QBoxLayout>

namespace tercet::ui {

SideBySide::SideBySide(int spacing, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(spacing);
}

void SideBySide::add(QWidget* widget) { m_layout->addWidget(widget, 1); }

QSize SideBySide::minimumSizeHint() const
{
    int widest = 0;
    for (int i = 0; i < m_layout->count(); ++i)
        widest = qMax(widest, m_layout->itemAt(i)->minimumSize().width());
    return { widest, m_layout->minimumSize().height() };
}

void SideBySide::resizeEvent(QResizeEvent* e)
{
    QWidget::resizeEvent(e);
    int beside = m_layout->spacing() * (m_layout->count() - 1);
    for (int i = 0; i < m_layout->count(); ++i)
        beside += m_layout->itemAt(i)->minimumSize().width();
    const auto wanted = width() >= beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_layout->direction() == wanted) return;
    m_layout->setDirection(wanted);
    updateGeometry();
}

} // namespace tercet::ui
