#pragma once

#include <QPointer>

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class Pill;

// One co-signer to connect to: its address, the fingerprint of its TLS key and the pairing code;
// what it says it is, once it was checked.
class CosignerCard : public Card {
    Q_OBJECT
public:
    CosignerCard(wallet::Wallet& wallet, wallet::Share share, QWidget* parent = nullptr);
    wallet::CosignerPlace place() const; // with what was shown, once it was checked
    // Of what stands in the fields now.
    bool isChecked() const { return m_met.has_value() && !place().pairingCode.isEmpty(); }
    // Where it was: then only the pairing code is missing.
    void prefill(const QString& url, const QString& pin);
    void focusFirst();

signals:
    void changed();

private:
    QLineEdit* field(const QString& name, const QString& hint, const char* objectName);
    void edited(const QString& text);
    void check();
    void update();

    wallet::Wallet& m_wallet;
    wallet::Share m_share;
    Pill* m_state;
    QLineEdit *m_url, *m_pin, *m_code;
    QPushButton* m_check;
    Banner* m_error;
    QWidget* m_identityRow { nullptr };
    std::optional<wallet::CosignerMet> m_met;
    bool m_asking { false };
    quint64 m_attempt { 0 };
};

} // namespace tercet::ui
