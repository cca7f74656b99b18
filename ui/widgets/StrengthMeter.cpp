#include "ui/widgets/StrengthMeter.h"

#include <QPainter>
#include <QVBoxLayout>

#include "ui/theme/Paint.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kSegments = 4, kBar = 6;

Token toneOf(Strength strength)
{
    switch (strength) {
    case Strength::Weak:
        return Token::Bad;
    case Strength::Fair:
        return Token::Warn;
    case Strength::Good:
    case Strength::Strong:
        break;
    }
    return Token::Ok;
}

} // namespace

StrengthMeter::StrengthMeter(QWidget* parent)
    : QWidget(parent)
    , m_text(label({}, TextStyle::Caption, 2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, kBar + metric::S1, 0, 0);
    m_text->setObjectName(QStringLiteral("strength"));
    m_text->setWordWrap(true);
    column->addWidget(m_text);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
    rate({});
}

void StrengthMeter::rate(ByteView passphrase)
{
    m_empty = passphrase.empty();
    m_strength = strengthOf(guessBits(passphrase));
    if (m_empty)
        m_text->setText(tr("Four or more unrelated words are easy to remember and hard to guess."));
    else
        switch (m_strength) {
        case Strength::Weak:
            m_text->setText(tr("Too easy to guess: a day on one computer is enough."));
            break;
        case Strength::Fair:
            m_text->setText(
                tr("Fair: it stops a thief, not a determined attacker with many computers."));
            break;
        case Strength::Good:
            m_text->setText(tr("Good: guessing it would take many computers for years."));
            break;
        case Strength::Strong:
            m_text->setText(tr("Strong: nobody can guess it."));
            break;
        }
    setAccessibleName(m_text->text());
    update();
}

void StrengthMeter::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    const int filled = m_empty ? 0 : int(m_strength) + 1;
    const qreal wide = (width() - metric::S1 * (kSegments - 1)) / qreal(kSegments);
    for (int i = 0; i < kSegments; ++i) {
        const int place = layoutDirection() == Qt::RightToLeft ? kSegments - 1 - i : i;
        p.setBrush(i < filled ? c(toneOf(m_strength)) : c(Token::Line));
        p.drawRoundedRect(
            QRectF(place * (wide + metric::S1), 0, wide, kBar), kBar / 2.0, kBar / 2.0);
    }
}

} // namespace tercet::ui
