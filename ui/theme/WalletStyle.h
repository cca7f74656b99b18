#pragma once
#include <QProxyStyle>

namespace tercet::ui {

// The few primitives a style sheet cannot express: the focus ring and some hints. Everything else
// is Fusion.
class WalletStyle : public QProxyStyle {
    Q_OBJECT
public:
    WalletStyle()
        : QProxyStyle(QStringLiteral("Fusion"))
    {
    }
    int styleHint(StyleHint hint, const QStyleOption* opt, const QWidget* w,
        QStyleHintReturn* ret) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* opt, const QWidget* w) const override;
    void drawPrimitive(
        PrimitiveElement el, const QStyleOption* opt, QPainter* p, const QWidget* w) const override;
};

} // namespace tercet::ui
