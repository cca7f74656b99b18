#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QComboBox;
class QLabel;
class QSpinBox;

namespace tercet::ui {

// Which of the wallet's own addresses: an account and the number of an address in it.
class SignerChoice : public QWidget {
    Q_OBJECT
public:
    // `accountName`: what the account is for, e.g. "From account". `withAddress`: the address
    // chosen stands below, whole.
    SignerChoice(wallet::Wallet& wallet, const QString& accountName, bool withAddress,
        QWidget* parent = nullptr);
    void reload(); // the accounts; keeps the choice
    quint32 account() const;
    quint32 index() const;

signals:
    void changed();

private:
    void showAddress();

    wallet::Wallet& m_wallet;
    QComboBox* m_account;
    QSpinBox* m_index;
    QLabel* m_address { nullptr };
};

} // namespace tercet::ui
