#include "ui/widgets/ChoiceCard.h"

#include <QPainter>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

namespace {

constexpr int kPadding = metric::S4, kIcon = 24, kText = kPadding + kIcon + metric::S3;
constexpr int kRadio = 20;

} // namespace

ChoiceCard::ChoiceCard(QString iconName, const QString& title, QString detail, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(std::move(iconName))
    , m_detail(std::move(detail))
{
    setText(title);
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(title);
    setAccessibleDescription(m_detail);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QRect ChoiceCard::detailRect(int width, int top) const
{
    const QRect room(0, top, width - kText - 2 * kPadding - kRadio, 10'000);
    return QFontMetrics(f(TextStyle::Body)).boundingRect(room, Qt::TextWordWrap, m_detail);
}

QSize ChoiceCard::sizeHint() const { return { 560, heightForWidth(560) }; }

int ChoiceCard::heightForWidth(int width) const
{
    return 2 * kPadding + Theme::the().lineHeight(TextStyle::Heading) + 2
        + detailRect(width, 0).height();
}

void ChoiceCard::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    p.setPen(QPen(hasFocus() ? c(Token::Focus)
            : on             ? c(Token::Accent)
                             : c(Token::Control),
        hasFocus() || on ? 2 : 1));
    p.setBrush(on ? c(Token::AccentTint) : underMouse() ? c(Token::Sunken) : c(Token::Surface));
    p.drawRoundedRect(frame, metric::RadiusCard, metric::RadiusCard);

    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const auto mirrored = [&](QRect r) {
        return rtl ? QRect(width() - r.right() - 1, r.y(), r.width(), r.height()) : r;
    };
    const auto align = Qt::AlignTop | (rtl ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignAbsolute;
    paintIcon(p, mirrored({ kPadding, kPadding, kIcon, kIcon }), m_icon,
        on ? c(Token::AccentText) : c(Token::Text2));
    const int heading = Theme::the().lineHeight(TextStyle::Heading);
    const int textWidth = width() - kText - 2 * kPadding - kRadio;
    p.setPen(c(Token::Text));
    p.setFont(f(TextStyle::Heading));
    p.drawText(mirrored({ kText, kPadding, textWidth, heading }), align, text());
    p.setPen(c(Token::Text2));
    p.setFont(f(TextStyle::Body));
    p.drawText(mirrored({ kText, kPadding + heading + 2, textWidth, height() }),
        align | Qt::TextWordWrap, m_detail);

    const QRectF radio = mirrored({ width() - kPadding - kRadio, kPadding + 1, kRadio, kRadio });
    p.setPen(QPen(on ? c(Token::Accent) : c(Token::Control), 2));
    p.setBrush(c(Token::Surface));
    p.drawEllipse(radio.adjusted(1, 1, -1, -1));
    if (!on) return;
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::Accent));
    p.drawEllipse(radio.center(), 5, 5);
}

} // namespace tercet::ui
