#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace tercet::ui {

// What the policy restricts, in a few lines, and the way to the page that changes it.
class PolicyCard : public Card {
    Q_OBJECT
public:
    explicit PolicyCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void update();

signals:
    void wanted();

private:
    wallet::Wallet& m_wallet;
    QLabel *m_lines, *m_waits;
};

} // namespace tercet::ui
