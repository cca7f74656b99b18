#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// Auto-lock, the time to hold, and the way to the policy.
class SecurityCard : public Card {
    Q_OBJECT
public:
    explicit SecurityCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

signals:
    void policyWanted();

private:
    void addAutoLock();
    void addHold();
    void addPolicy();
    wallet::Wallet& m_wallet;
};

} // namespace tercet::ui
