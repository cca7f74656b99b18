#include "ui/widgets/CeremonySteps.h"

#include <QPainter>
#include <cmath>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

CeremonySteps::CeremonySteps(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CeremonySteps::setSteps(QList<Step> steps)
{
    m_steps = std::move(steps);
    QStringList said;
    const char* words[] = { QT_TR_NOOP("done"), QT_TR_NOOP("in progress"),
        QT_TR_NOOP("not started"), QT_TR_NOOP("failed") };
    for (const auto& s : m_steps)
        said << QStringLiteral("%1: %2").arg(s.title, tr(words[int(s.state)]));
    setAccessibleName(tr("Signing steps"));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

static int stepPitch()
{
    return Theme::the().lineHeight(TextStyle::Label) + Theme::the().lineHeight(TextStyle::Caption)
        + metric::S3;
}

QSize CeremonySteps::sizeHint() const
{
    return { 264, int(m_steps.size()) * stepPitch() - metric::S3 + 2 };
}

void CeremonySteps::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const qreal cx = rtl ? width() - 10 : 10;
    for (int i = 0; i < m_steps.size(); ++i) {
        const auto& s = m_steps[i];
        const int titleH = Theme::the().lineHeight(TextStyle::Label),
                  detailH = Theme::the().lineHeight(TextStyle::Caption);
        const qreal y = i * stepPitch() + titleH / 2.0 + 1;
        if (i + 1 < m_steps.size()) {
            p.setPen(QPen(s.state == State::Done ? alpha(c(Token::Ok), 0.6) : c(Token::Line), 1.5));
            p.drawLine(QPointF(cx, y + 12), QPointF(cx, y + stepPitch() - 12));
        }
        const QRectF dot(cx - 9, y - 9, 18, 18);
        switch (s.state) {
        case State::Done:
            p.setPen(Qt::NoPen);
            p.setBrush(c(Token::Ok));
            p.drawEllipse(dot);
            paintIcon(
                p, dot.adjusted(3.5, 3.5, -3.5, -3.5), QStringLiteral("check"), c(Token::Surface));
            break;
        case State::Active:
            p.setPen(QPen(c(Token::AccentText), 2));
            p.setBrush(c(Token::AccentTint));
            p.drawEllipse(dot.adjusted(1, 1, -1, -1));
            p.setPen(Qt::NoPen);
            p.setBrush(c(Token::AccentText));
            p.drawEllipse(dot.center(), 3.5, 3.5);
            break;
        case State::Pending:
            p.setPen(QPen(c(Token::Control), 1.5));
            p.setBrush(Qt::NoBrush);
            p.drawEllipse(dot.adjusted(1, 1, -1, -1));
            break;
        case State::Failed:
            p.setPen(Qt::NoPen);
            p.setBrush(c(Token::Bad));
            p.drawEllipse(dot);
            paintIcon(
                p, dot.adjusted(3.5, 3.5, -3.5, -3.5), QStringLiteral("x"), c(Token::Surface));
            break;
        }
        const QRect tr = QRect(rtl ? 0 : 32, i * stepPitch() + 1, width() - 32, titleH);
        const auto al = Qt::AlignVCenter | (rtl ? Qt::AlignRight : Qt::AlignLeft);
        p.setPen(s.state == State::Pending ? c(Token::Text3) : c(Token::Text));
        p.setFont(f(TextStyle::Label));
        p.drawText(tr, al, s.title);
        p.setPen(s.state == State::Failed ? c(Token::Bad) : c(Token::Text3));
        p.setFont(f(TextStyle::Caption));
        p.drawText(QRect(tr.left(), tr.bottom() + 1, tr.width(), detailH), al, s.detail);
    }
}

} // namespace tercet::ui
