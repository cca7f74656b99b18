#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QCheckBox;
class QLineEdit;

namespace tercet::ui {

class FormField;
class KeychainChoice;
class NewPassphrase;

// The vault's name, the passphrase twice, and where the share of this device is kept.
class ProtectStep : public QWidget {
    Q_OBJECT
public:
    explicit ProtectStep(wallet::Wallet& wallet, QWidget* parent = nullptr);
    // The vault has its name already; empty: it is asked for.
    void setKnownName(const QString& name);
    void focusFirst();
    bool isComplete() const;
    QString name() const;
    crypto::SecretBytes takePassphrase(); // empty with "keychain only"
    wallet::KeychainKind keychain() const;

signals:
    void changed();
    void submitted();

private:
    void update();
    wallet::Wallet& m_wallet;
    bool m_named { false };
    QLineEdit* m_name;
    FormField* m_nameField;
    NewPassphrase* m_passphrase;
    KeychainChoice* m_keychain;
};

} // namespace tercet::ui
