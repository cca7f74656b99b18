#pragma once

#include "ui/widgets/Card.h"

namespace tercet::ui {

// Every key of the window.
class ShortcutsCard : public Card {
    Q_OBJECT
public:
    explicit ShortcutsCard(QWidget* parent = nullptr);
};

} // namespace tercet::ui
