#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

class Identicon : public QWidget {
    Q_OBJECT
public:
    explicit Identicon(const QByteArray& seed, int size = 40, QWidget* parent = nullptr);
    QSize sizeHint() const override { return { m_size, m_size }; }

protected:
    void paintEvent(QPaintEvent*) override;

private:
    QByteArray m_hash;
    int m_size;
};

} // namespace tercet::ui
