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
    void setFact(const char* objectName, const QString& value); // of one that was added
    // In groups of four digits, to compare with another party's screen.
    void addIdentity(const QString& hex);

private:
    Pill* m_state;
};

} // namespace tercet::ui
