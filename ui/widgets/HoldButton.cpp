#include "ui/widgets/HoldButton.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

HoldButton::HoldButton(const QString& text, QWidget* parent)
    : QAbstractButton(parent)
{
    setText(text);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setAccessibleDescription(
        tr("Hold until the bar is full to approve. Activating it once asks you "
           "to type a confirmation instead."));
    m_fill.setStartValue(0.0);
    m_fill.setEndValue(1.0);
    m_fill.setDuration(1500);
    connect(&m_fill, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
        m_progress = v.toReal();
        update();
    });
    connect(&m_fill, &QVariantAnimation::finished, this, [this] {
        if (!m_holding) return;
        m_holding = false;
        emit held();
    });
    connect(this, &QAbstractButton::clicked, this, &HoldButton::typedConfirmationRequested);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize HoldButton::sizeHint() const
{
    return { QFontMetrics(f(TextStyle::BodyStrong)).horizontalAdvance(text()) + 76,
        metric::ControlHeight + 4 };
}

void HoldButton::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF r = QRectF(rect()).adjusted(2, 2, -2, -2);
    QPainterPath clip;
    clip.addRoundedRect(r, 8, 8);
    const QColor base = !isEnabled() ? c(Token::Line)
        : m_holding                  ? c(Token::Accent)
        : underMouse()               ? c(Token::AccentHover)
                                     : c(Token::Accent);
    p.fillPath(clip, base);
    if (m_progress > 0) {
        p.save();
        p.setClipPath(clip);
        QRectF fill = r;
        fill.setWidth(r.width() * m_progress);
        if (layoutDirection() == Qt::RightToLeft) fill.moveRight(r.right());
        p.fillRect(fill, c(Token::AccentPress));
        p.restore();
    }
    const QColor fg = isEnabled() ? c(Token::OnAccent) : c(Token::Text3);
    p.setFont(f(TextStyle::BodyStrong));
    const int tw = p.fontMetrics().horizontalAdvance(text());
    const qreal x0 = (width() - tw - 26) / 2.0;
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    paintIcon(p, QRectF(rtl ? x0 + tw + 8 : x0, (height() - 18) / 2.0, 18, 18), m_symbol, fg);
    p.setPen(fg);
    p.drawText(
        QRectF(rtl ? x0 : x0 + 26, 0, tw + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (hasFocus()) {
        p.setPen(QPen(c(Token::Focus), 2));
        p.setBrush(Qt::NoBrush);
        p.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
        p.setPen(QPen(c(Token::Surface), 1.5));
        p.drawRoundedRect(r.adjusted(1.5, 1.5, -1.5, -1.5), 7, 7);
    }
}

void HoldButton::begin()
{
    m_holding = true;
    setDown(true);
    m_fill.setDirection(QAbstractAnimation::Forward);
    m_fill.start();
}

void HoldButton::cancel()
{
    if (!m_holding) return;
    m_holding = false;
    setDown(false);
    m_fill.stop();
    m_progress = 0;
    update();
}

void HoldButton::mousePressEvent(QMouseEvent* e)
{
    if (e->button() == Qt::LeftButton) begin();
}
void HoldButton::mouseReleaseEvent(QMouseEvent*)
{
    cancel();
    setDown(false);
}
void HoldButton::keyPressEvent(QKeyEvent* e)
{
    if (e->key() == Qt::Key_Space) {
        if (!e->isAutoRepeat()) begin();
    } else if (e->key() == Qt::Key_Return || e->key() == Qt::Key_Enter) {
        cancel(); // Enter decides nothing on the card, whatever the platform makes of it elsewhere
    } else {
        cancel(); // a second key means that somebody is typing, not approving
        QAbstractButton::keyPressEvent(e);
    }
}
void HoldButton::keyReleaseEvent(QKeyEvent* e)
{
    if (e->key() == Qt::Key_Space) {
        if (!e->isAutoRepeat()) cancel();
    } else
        QAbstractButton::keyReleaseEvent(e);
}
void HoldButton::changeEvent(QEvent* e)
{
    if (e->type() == QEvent::EnabledChange && !isEnabled()) cancel();
    QAbstractButton::changeEvent(e);
}
void HoldButton::hideEvent(QHideEvent* e)
{
    cancel();
    QAbstractButton::hideEvent(e);
}
void HoldButton::focusOutEvent(QFocusEvent* e)
{
    cancel();
    QAbstractButton::focusOutEvent(e);
}

} // namespace tercet::ui
