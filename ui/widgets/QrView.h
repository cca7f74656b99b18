#pragma once

#include <QWidget>
#include <vector>

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
    int m_size { 0 }; // modules a side
    std::vector<bool> m_modules;
};

} // namespace tercet::ui
