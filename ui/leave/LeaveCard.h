#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace tercet::ui {

// On Key shares: the ways out that need neither Tercet nor the co-signers, and how they stand.
class LeaveCard : public Card {
    Q_OBJECT
public:
    explicit LeaveCard(Context& context, QWidget* parent = nullptr);
    void update(); // from the wallet

signals:
    void wanted();
    void recoveryWanted();

private:
    void ask(backup::Purpose purpose, QLabel* state);
    Context& m_context;
    QLabel *m_export, *m_trust;
};

} // namespace tercet::ui
