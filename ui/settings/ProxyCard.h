#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;

// Whether co-signers and nodes are reached directly, by a SOCKS5 proxy such as Tor, or by an HTTP
// proxy.
class ProxyCard : public Card {
    Q_OBJECT
public:
    explicit ProxyCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    void show(const QString& proxy);
    void edited();
    void save();
    QString wanted() const;
    wallet::Wallet& m_wallet;
    QComboBox* m_kind;
    QLineEdit* m_address;
    FormField* m_field;
    QPushButton* m_save;
    Banner* m_banner;
};

} // namespace tercet::ui
