#pragma once

#include <QWidget>

namespace tercet::ui {

// The product's mark: three points joined.
class Mark : public QWidget {
    Q_OBJECT
public:
    explicit Mark(int size, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent*) override;
};

QIcon appIcon();

} // namespace tercet::ui
