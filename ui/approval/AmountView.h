#pragma once

#include <QWidget>

#include "ui/approval/AmountText.h"

namespace tercet::ui {

// The amount at display size, alone. A number too long for one line is set smaller and wrapped,
// never cut: 256-bit integers have up to 78 digits.
class AmountView : public QWidget {
    Q_OBJECT
public:
    explicit AmountView(AmountText text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    const AmountText& text() const { return m_text; }
    // True when all of it is inside the visible region.
    bool fullyVisible() const;

protected:
    void paintEvent(QPaintEvent*) override;

private:
    bool fitsOneLine(int width) const;
    AmountText m_text;
};

} // namespace tercet::ui
