#include "ui/widgets/ShareTriangle.h"

#include <QPainter>

#include "ui/theme/Paint.h"
#include "ui/widgets/ConnectionPill.h"

namespace tercet::ui {

namespace {

bool isDown(const ShareNode& node)
{
    return node.state() == ShareState::Offline || node.state() == ShareState::Failed;
}

} // namespace

ShareTriangle::ShareTriangle(QWidget* parent)
    : QWidget(parent)
    , m_device(new ShareNode(QStringLiteral("laptop"), shareName(wallet::Share::Device), QString(),
          ShareNode::LabelSide::Above, this))
    , m_a(new ShareNode(QStringLiteral("cloud"), shareName(wallet::Share::Google),
          shareEnclave(wallet::Share::Google), ShareNode::LabelSide::Below, this))
    , m_b(new ShareNode(QStringLiteral("cloud"), shareName(wallet::Share::Azure),
          shareEnclave(wallet::Share::Azure), ShareNode::LabelSide::Below, this))
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
    const auto reachable
        = [](ShareState s) { return s != ShareState::Offline && s != ShareState::Failed; };
    const int up = reachable(device) + reachable(a) + reachable(b);
    setAccessibleDescription(tr("%n of 3 shares reachable", nullptr, up));
    update();
}

QSize ShareTriangle::sizeHint() const
{
    const QSize s = m_a->sizeHint().expandedTo(m_b->sizeHint());
    return { qMax(176, s.width() + 24) + s.width(),
        m_device->sizeHint().height() + s.height() + 72 };
}

void ShareTriangle::resizeEvent(QResizeEvent*)
{
    const QSize s = m_a->sizeHint().expandedTo({ m_b->sizeHint().width(), 0 });
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const QSize top = m_device->sizeHint();
    m_device->resize(s.width(), top.height());
    m_a->resize(s);
    m_b->resize(s);
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
        const bool down = isDown(*x) || isDown(*y);
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
        up += !isDown(*x);
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
    p.drawText(mid.adjusted(0, th - 2, 0, 0), Qt::AlignCenter,
        signedCount ? (m_doneWord.isEmpty() ? tr("signed") : m_doneWord) : tr("online"));
}

} // namespace tercet::ui
