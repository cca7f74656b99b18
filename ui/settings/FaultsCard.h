#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// Practice mode's switches: what each emulated co-signer does wrong.
class FaultsCard : public Card {
    Q_OBJECT
public:
    explicit FaultsCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    QWidget* column(wallet::Share cosigner);
    wallet::Wallet& m_wallet;
};

} // namespace tercet::ui
