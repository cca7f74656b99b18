#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;

// Auto-lock, the time to hold, the limit for one transaction and blind signing. The last two are
// policy: they are brought to both co-signers before they count.
class SecurityCard : public Card {
    Q_OBJECT
public:
    explicit SecurityCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    void addAutoLock();
    void addHold();
    void addPolicy();
    void showPolicy();
    void savePolicy();
    wallet::Wallet& m_wallet;
    QLineEdit *m_limit { nullptr }, *m_daily { nullptr };
    FormField *m_limitField { nullptr }, *m_dailyField { nullptr };
    QCheckBox* m_blind { nullptr };
    QPushButton* m_save { nullptr };
    Banner* m_banner { nullptr };
};

} // namespace tercet::ui
