#include "ui/theme/WalletStyle.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyleOption>

namespace tercet::ui {

int WalletStyle::styleHint(
    StyleHint hint, const QStyleOption* opt, const QWidget* w, QStyleHintReturn* ret) const
{
    switch (hint) {
    case SH_EtchDisabledText:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Widget_Animation_Duration:
        return Theme::the().animationsEnabled() ? 120 : 0;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, opt, w, ret);
    }
}

int WalletStyle::pixelMetric(PixelMetric metric, const QStyleOption* opt, const QWidget* w) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 10;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 2;
    default:
        return QProxyStyle::pixelMetric(metric, opt, w);
    }
}

void WalletStyle::drawPrimitive(
    PrimitiveElement el, const QStyleOption* opt, QPainter* p, const QWidget* w) const
{
    if (el == PE_FrameFocusRect) {
        p->save();
        p->setRenderHint(QPainter::Antialiasing);
        p->setPen(QPen(Theme::the().color(Token::Focus), 2));
        p->setBrush(Qt::NoBrush);
        p->drawRoundedRect(QRectF(opt->rect).adjusted(1, 1, -1, -1), 6, 6);
        p->restore();
        return;
    }
    QProxyStyle::drawPrimitive(el, opt, p, w);
}

} // namespace tercet::ui
