#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// What this program is, its version and what it is made of.
class AboutCard : public Card {
    Q_OBJECT
public:
    explicit AboutCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
};

} // namespace tercet::ui
