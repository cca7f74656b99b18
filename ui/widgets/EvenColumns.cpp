#include "ui/widgets/EvenColumns.h"

#include <QGridLayout>
#include <utility>

namespace tercet::ui {

EvenColumns::EvenColumns(int columnWidth, int spacing, QWidget* parent)
    : QWidget(parent)
    , m_columnWidth(columnWidth)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(spacing);
}

void EvenColumns::add(QWidget* widget)
{
    m_widgets << widget;
    arrange(m_columns);
}

int EvenColumns::columnWidth() const
{
    int widest = m_columnWidth;
    for (const auto* w : m_widgets) widest = qMax(widest, w->minimumSizeHint().width());
    return widest;
}

QSize EvenColumns::minimumSizeHint() const
{
    return { columnWidth(), m_grid->minimumSize().height() };
}

void EvenColumns::arrange(int columns)
{
    for (auto* w : std::as_const(m_widgets)) m_grid->removeWidget(w);
    for (int i = 0; i < 4; ++i) m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < m_widgets.size(); ++i)
        m_grid->addWidget(m_widgets[i], i / columns, i % columns, Qt::AlignTop);
    m_columns = columns;
    updateGeometry();
}

void EvenColumns::resizeEvent(QResizeEvent* e)
{
    QWidget::resizeEvent(e);
    const int wide = columnWidth(), gap = m_grid->spacing();
    const auto fits = [&](int n) { return n * wide + (n - 1) * gap <= width(); };
    const int wanted = fits(4) ? 4 : fits(2) ? 2 : 1;
    if (wanted != m_columns) arrange(wanted);
}

} // namespace tercet::ui
