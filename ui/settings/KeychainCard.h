#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// Where this device's share is kept, and the doctor that tries the keychain with a probe item.
class KeychainCard : public Card {
    Q_OBJECT
public:
    explicit KeychainCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
};

} // namespace tercet::ui
