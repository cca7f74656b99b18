#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QVBoxLayout;

namespace tercet::ui {

class AddressEdit;
class FormField;

// Addresses in full, one below the other, each with its label where it has one, and a field that
// adds to them.
class AddressList : public QWidget {
    Q_OBJECT
public:
    // `name` tells two lists apart for tests and screen readers: "allowed".
    AddressList(wallet::Wallet& wallet, const QString& name, const QString& field,
        QWidget* parent = nullptr);
    void show(const std::vector<std::string>& addresses);
    std::vector<std::string> addresses() const { return m_addresses; }

signals:
    void changed();

private:
    void add();
    void fill();
    QWidget* row(const QString& address);
    wallet::Wallet& m_wallet;
    std::vector<std::string> m_addresses;
    QVBoxLayout* m_rows;
    AddressEdit* m_edit;
    FormField* m_field;
};

} // namespace tercet::ui
