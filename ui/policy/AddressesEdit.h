#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QCheckBox;

namespace tercet::ui {

class AddressList;

// The allow-list and the deny-list of a policy.
class AddressesEdit : public Card {
    Q_OBJECT
public:
    explicit AddressesEdit(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void show(const policy::Policy& policy);
    void read(policy::Policy& policy) const;

signals:
    void changed();

private:
    QCheckBox* m_only;
    AddressList *m_allowed, *m_denied;
};

} // namespace tercet::ui
