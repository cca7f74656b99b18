#include "ui/widgets/AddressView.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <cmath>

#include "ui/theme/Paint.h"

namespace tercet::ui {

AddressView::AddressView(const QString& address, QWidget* parent)
    : QWidget(parent)
    , m_address(address)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Recipient address 0x %1").arg(groups().join(QLatin1Char(' '))));
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QStringList AddressView::groups() const
{
    QStringList g;
    for (qsizetype i = 2; i < m_address.size(); i += 4) g << m_address.mid(i, 4);
    return g;
}

qreal AddressView::groupWidth() const
{
    return QFontMetricsF(f(TextStyle::MonoStrong)).horizontalAdvance(QStringLiteral("0000")) + 6;
}

QSize AddressView::sizeHint() const
{
    // From the content alone, never from the width on offer: a height-for-width that some outer
    // layout ignores would cut the address in half without a sound.
    const qreal prefix
        = QFontMetricsF(f(TextStyle::MonoStrong)).horizontalAdvance(QStringLiteral("0x")) + 6;
    const int lines = int((groups().size() + Columns - 1) / Columns);
    return { int(std::ceil(prefix + Columns * groupWidth())) + 4,
        lines * Theme::the().lineHeight(TextStyle::Mono) + 4 };
}

bool AddressView::fullyVisible() const
{
    return isVisible() && width() >= sizeHint().width() && height() >= sizeHint().height()
        && visibleRegion().boundingRect() == rect();
}

void AddressView::paintEvent(QPaintEvent*)
{
    // An address always reads left to right, also in a right-to-left interface.
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        p.setPen(QPen(c(Token::Focus), 2));
        p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    const auto gs = groups();
    const int line = Theme::the().lineHeight(TextStyle::Mono);
    const QFont strong = f(TextStyle::MonoStrong), plain = f(TextStyle::Mono);
    const qreal prefix = QFontMetricsF(strong).horizontalAdvance(QStringLiteral("0x")) + 3;
    const qreal cap = QFontMetricsF(strong).capHeight();
    p.setFont(strong);
    p.setPen(c(Token::Text));
    p.drawText(QPointF(2, 2 + (line + cap) / 2), m_address.left(2));
    for (int i = 0; i < gs.size(); ++i) {
        // Every group weighs the same. Bold ends would train the eye to check just what an address
        // poisoner copies.
        p.setFont(i % 2 ? plain : strong);
        p.setPen(i % 2 ? c(Token::Text2) : c(Token::Text));
        const int row = i / Columns;
        p.drawText(
            QPointF(2 + prefix + (i % Columns) * groupWidth(), 2 + row * line + (line + cap) / 2),
            gs[i]);
    }
}

void AddressView::keyPressEvent(QKeyEvent* e)
{
    if (e->matches(QKeySequence::Copy))
        QGuiApplication::clipboard()->setText(m_address);
    else
        QWidget::keyPressEvent(e);
}

} // namespace tercet::ui
