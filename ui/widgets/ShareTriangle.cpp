#include "ui/widgets/ShareTriangle.h"

#include <QPainter>

#include "ui/theme/Paint.h"

namespace tercet::ui {

ShareTriangle::ShareTriangle(QWidget* parent)
    : QWidget(parent)
    , m_device(new ShareNode(
          QStringLiteral("laptop"), tr("This device"), ShareNode::LabelSide::Above, this))
    , m_a(new ShareNode(
          QStringLiteral("cloud"), tr("Google Cloud"), ShareNode::LabelSide::Below, this))
    , m_b(new ShareNode(
          QStringLiteral("cloud"), tr("Microsoft Azure"), ShareNode::LabelSide::Below, this))
{
    m_device->setObjectName(QStringLiteral("shareDevice"));
    m_a->setObjectName(QStringLiteral("shareGoogle"));
    m_b->setObjectName(QStringLiteral("shareAzure"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Key shares"));
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShareTriangle::setStates(ShareState device, ShareState a, ShareState b)
{
    m_device->setState(device);
    m_a->setState(a);
    m_b->setState(b);
    const int up
        = (device != ShareState::Offline) + (a != ShareState::Offline) + (b != ShareState::Offline);
    setAccessibleDescription(tr("%n of 3 shares reachable", nullptr, up));
    update();
}

QSize ShareTriangle::sizeHint() const
{
    const QSize s = m_a->sizeHint();
    return { qMax(176, s.width() + 24) + s.width(), 2 * s.height() + 72 };
}

void ShareTriangle::resizeEvent(QResizeEvent*)
{
    const QSize s = m_device->sizeHint();
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    for (auto* n : { m_device, m_a, m_b }) n->resize(s);
    const int reach = qMin(88, (width() - s.width()) / 2);
    m_device->move((width() - s.width()) / 2, 0);
    const int bottom = height() - s.height();
    const int left = width() / 2 - reach - s.width() / 2,
              right = width() / 2 + reach - s.width() / 2;
    m_a->move(rtl ? right : left, bottom);
    m_b->move(rtl ? left : right, bottom);
}

void ShareTriangle::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const ShareNode* n[3] = { m_device, m_a, m_b };
    for (int i = 0; i < 3; ++i) {
        const ShareNode *x = n[i], *y = n[(i + 1) % 3];
        const bool down = x->state() == ShareState::Offline || y->state() == ShareState::Offline;
        const bool live = x->state() == ShareState::Working || y->state() == ShareState::Working;
        QPen pen(down  ? c(Token::Line)
                : live ? c(Token::AccentText)
                       : c(Token::Ok),
            live ? 2 : 1.5, down ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap);
        if (!down) pen.setColor(alpha(pen.color(), live ? 0.75 : 0.55));
        p.setPen(pen);
        p.drawLine(x->center(), y->center());
    }
    int signedCount = 0, up = 0;
    for (auto* x : n) {
        signedCount += x->state() == ShareState::Done;
        up += x->state() != ShareState::Offline;
    }
    const bool all = up == 3;
    const int th = Theme::the().lineHeight(TextStyle::Title),
              ch = Theme::the().lineHeight(TextStyle::Caption);
    const qreal midY = (m_device->center().y() + 2 * m_a->center().y()) / 3;
    const QRectF mid((width() - 120) / 2.0, midY - (th + ch) / 2.0 + 4, 120, th + ch);
    p.setPen(Qt::NoPen);
    p.setBrush(c(Token::Surface));
    p.setPen(all ? c(Token::Text) : c(Token::Bad));
    p.setFont(f(TextStyle::Title));
    p.drawText(mid.adjusted(0, 0, 0, -ch), Qt::AlignCenter,
        signedCount ? tr("%1/3").arg(signedCount) : tr("%1/3").arg(up));
    p.setPen(c(Token::Text3));
    p.setFont(f(TextStyle::Caption));
    p.drawText(
        mid.adjusted(0, th - 2, 0, 0), Qt::AlignCenter, signedCount ? tr("signed") : tr("online"));
}

} // namespace tercet::ui
