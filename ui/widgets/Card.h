#pragma once

#include <QFrame>

#include "ui/theme/Theme.h"

class QVBoxLayout;

namespace tercet::ui {

class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);
    QVBoxLayout* body() const { return m_body; }

private:
    QVBoxLayout* m_body;
};

} // namespace tercet::ui
