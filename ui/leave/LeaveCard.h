#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// On Key shares: the ways out that need neither Tercet nor the co-signers.
class LeaveCard : public Card {
    Q_OBJECT
public:
    explicit LeaveCard(Context& context, QWidget* parent = nullptr);

signals:
    void recoveryWanted();
};

} // namespace tercet::ui
