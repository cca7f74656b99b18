#pragma once

#include "core/wallet/Types.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

class Pill;

// One holder of a share: its icon, name, how it is, and facts.
class ShareCard : public Card {
    Q_OBJECT
public:
    ShareCard(wallet::Share share, QWidget* parent = nullptr);
    void setState(wallet::ShareState state, int latencyMs);
    void addFact(const QString& name, const QString& value, const char* objectName);

private:
    Pill* m_state;
};

} // namespace tercet::ui
