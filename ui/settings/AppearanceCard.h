#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// Theme, text size, motion and language.
class AppearanceCard : public Card {
    Q_OBJECT
public:
    explicit AppearanceCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

signals:
    void changed(); // stored already
};

} // namespace tercet::ui
