#pragma once

#include <QWidget>

#include "ui/widgets/QrModules.h"

namespace tercet::ui {

// A QR code: dark modules on white with a quiet zone of four modules in both themes, whole device
// pixels a module.
class QrView : public QWidget {
    Q_OBJECT
public:
    explicit QrView(QWidget* parent = nullptr);
    void setText(const QString& text);
    QSize sizeHint() const override { return { 216, 216 }; }
    QSize minimumSizeHint() const override { return { 160, 160 }; }

protected:
    void paintEvent(QPaintEvent* e) override;

private:
    QrModules m_modules;
};

} // namespace tercet::ui
