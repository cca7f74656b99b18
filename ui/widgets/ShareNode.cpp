#include "ui/widgets/ShareNode.h"

#include <QAccessible>
#include <QPainter>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

QString ShareNode::stateText(ShareState s)
{
    switch (s) {
    case ShareState::Ready:
        return tr("Ready");
    case ShareState::Waiting:
        return tr("Waiting");
    case ShareState::Working:
        return tr("Working…");
    case ShareState::Done:
        return tr("Done");
    case ShareState::Offline:
        return tr("Unreachable");
    case ShareState::Failed:
        return tr("Failed");
    }
    return {};
}

Token ShareNode::stateToken(ShareState s)
{
    switch (s) {
    case ShareState::Ready:
    case ShareState::Done:
        return Token::Ok;
    case ShareState::Waiting:
        return Token::Text3;
    case ShareState::Working:
        return Token::AccentText;
    case ShareState::Offline:
    case ShareState::Failed:
        return Token::Bad;
    }
    return Token::Text3;
}

ShareNode::ShareNode(
    QString iconName, QString name, QString detail, LabelSide side, QWidget* parent)
    : QWidget(parent)
    , m_icon(std::move(iconName))
    , m_name(std::move(name))
    , m_detail(std::move(detail))
    , m_side(side)
{
    resize(sizeHint());
    m_spin.setStartValue(0.0);
    m_spin.setEndValue(360.0);
    m_spin.setDuration(1100);
    m_spin.setLoopCount(-1);
    connect(&m_spin, &QVariantAnimation::valueChanged, this, [this](const QVariant& v) {
        m_angle = v.toReal();
        update();
    });
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setState(ShareState::Waiting);
}

void ShareNode::setState(ShareState s)
{
    m_state = s;
    setAccessibleName(tr("%1: %2").arg(m_name, stateText(s)));
    if (s == ShareState::Working && Theme::the().animationsEnabled())
        m_spin.start();
    else
        m_spin.stop();
    // Tells a screen reader that the name has changed.
    QAccessibleEvent ev(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&ev);
    update();
}

int ShareNode::textHeight() const
{
    return Theme::the().lineHeight(TextStyle::Label)
        + Theme::the().lineHeight(TextStyle::Caption) * (m_detail.isEmpty() ? 1 : 2);
}

QSize ShareNode::sizeHint() const
{
    const QFontMetrics name(f(TextStyle::Label)), small(f(TextStyle::Caption));
    const int width = qMax(name.horizontalAdvance(m_name),
        qMax(small.horizontalAdvance(m_detail), small.horizontalAdvance(stateText(m_state))));
    return { qMax(120, width + 8), Diameter + 10 + textHeight() };
}

QPointF ShareNode::center() const
{
    const qreal y = m_side == LabelSide::Below ? Diameter / 2.0 + 4 : height() - Diameter / 2.0 - 4;
    return QPointF(pos()) + QPointF(width() / 2.0, y);
}

void ShareNode::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QColor tone = c(stateToken(m_state));
    const bool below = m_side == LabelSide::Below;
    const QRectF circle(
        (width() - Diameter) / 2.0, below ? 4 : height() - Diameter - 4, Diameter, Diameter);
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::Surface));
    p.drawEllipse(circle.adjusted(-4, -4, 4, 4)); // a halo, so that edges stop short of the ring
    const bool broken = m_state == ShareState::Offline || m_state == ShareState::Failed;
    const Token tint = m_state == ShareState::Working ? Token::AccentTint
        : broken                                      ? Token::BadTint
        : m_state == ShareState::Waiting              ? Token::Sunken
                                                      : Token::OkTint;
    p.setBrush(c(tint));
    p.setPen(QPen(m_state == ShareState::Working ? alpha(tone, 0.25) : tone, 2,
        m_state == ShareState::Waiting ? Qt::DashLine : Qt::SolidLine));
    p.drawEllipse(circle.adjusted(1, 1, -1, -1));
    if (m_state == ShareState::Working) {
        p.setPen(QPen(tone, 2.5, Qt::SolidLine, Qt::RoundCap));
        p.setBrush(Qt::NoBrush);
        p.drawArc(circle.adjusted(1, 1, -1, -1), int((90 - m_angle) * 16), -100 * 16);
    }
    paintIcon(p, QRectF(circle.center() - QPointF(12, 12), QSizeF(24, 24)), m_icon, tone);
    if (m_state == ShareState::Done || m_state == ShareState::Ready || broken) {
        const QRectF badge(circle.right() - 17, circle.bottom() - 17, 20, 20);
        p.setPen(QPen(c(Token::Surface), 2));
        p.setBrush(tone);
        p.drawEllipse(badge);
        paintIcon(p, badge.adjusted(4, 4, -4, -4),
            broken ? QStringLiteral("x") : QStringLiteral("check"), c(Token::Surface));
    }
    int top = below ? Diameter + 10 : 0;
    const auto line = [&](const QString& text, TextStyle style, Token token) {
        const int height = Theme::the().lineHeight(style);
        p.setPen(c(token));
        p.setFont(f(style));
        p.drawText(QRect(0, top, width(), height), Qt::AlignCenter, text);
        top += height;
    };
    line(m_name, TextStyle::Label, Token::Text);
    if (!m_detail.isEmpty()) line(m_detail, TextStyle::Caption, Token::Text3);
    line(stateText(m_state), TextStyle::Caption, stateToken(m_state));
}

} // namespace tercet::ui
