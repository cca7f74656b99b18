#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

// Whether the desktop tells of arriving requests, and how much of them.
class NotificationsCard : public Card {
    Q_OBJECT
public:
    explicit NotificationsCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
};

} // namespace tercet::ui
