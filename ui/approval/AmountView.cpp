#include "ui/approval/AmountView.h"

#include <QPainter>
#include <QTextLayout>
#include <QTextOption>
#include <cmath>

#include "ui/theme/Paint.h"

namespace tercet::ui {

namespace {

constexpr int kGap = metric::S2;

// Lays the whole text out in lines of at most `width` and returns the height; paints when a painter
// is given.
qreal wrapped(const QString& text, int width, QPainter* p)
{
    QTextLayout layout(text, f(TextStyle::Title));
    QTextOption option(Qt::AlignLeft);
    option.setTextDirection(Qt::LeftToRight);
    option.setWrapMode(QTextOption::WrapAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({ 0, y });
        y += Theme::the().lineHeight(TextStyle::Title);
    }
    layout.endLayout();
    if (p) layout.draw(p, {});
    return y;
}

} // namespace

AmountView::AmountView(AmountText text, QWidget* parent)
    : QWidget(parent)
    , m_text(std::move(text))
{
    setObjectName(QStringLiteral("amount"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setLayoutDirection(Qt::LeftToRight);
    setAccessibleName(m_text.unit.isEmpty() ? tr("Amount %1").arg(m_text.number)
                                            : tr("Amount %1 %2").arg(m_text.number, m_text.unit));
    connect(&Theme::the(), &Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

bool AmountView::fitsOneLine(int width) const { return sizeHint().width() <= width; }

QSize AmountView::sizeHint() const
{
    const qreal number = QFontMetricsF(f(TextStyle::Display)).horizontalAdvance(m_text.number);
    const qreal unit = m_text.unit.isEmpty()
        ? 0
        : kGap + QFontMetricsF(f(TextStyle::Title)).horizontalAdvance(m_text.unit);
    return { int(std::ceil(number + unit)) + 2, Theme::the().lineHeight(TextStyle::Display) };
}

QSize AmountView::minimumSizeHint() const
{
    return { qMin(sizeHint().width(), 160), Theme::the().lineHeight(TextStyle::Display) };
}

int AmountView::heightForWidth(int width) const
{
    if (fitsOneLine(width)) return Theme::the().lineHeight(TextStyle::Display);
    return int(std::ceil(
        wrapped(m_text.number + QLatin1Char(' ') + m_text.unit, qMax(width, 1), nullptr)));
}

bool AmountView::fullyVisible() const
{
    return isVisible() && height() >= heightForWidth(width())
        && visibleRegion().boundingRect() == rect();
}

void AmountView::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setPen(c(Token::Text));
    if (!fitsOneLine(width())) {
        wrapped(m_text.number + QLatin1Char(' ') + m_text.unit, width(), &p);
        return;
    }
    // Number and unit stand on one base line.
    const QFont display = f(TextStyle::Display), title = f(TextStyle::Title);
    const QFontMetricsF m(display);
    const qreal base = (height() + m.capHeight()) / 2;
    p.setFont(display);
    p.drawText(QPointF(0, base), m_text.number);
    p.setFont(title);
    p.setPen(c(Token::Text2));
    p.drawText(QPointF(m.horizontalAdvance(m_text.number) + kGap, base), m_text.unit);
}

} // namespace tercet::ui
