#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

// The connection's health in a word, in every page's head; follows the wallet.
class ConnectionPill : public Pill {
    Q_OBJECT
public:
    explicit ConnectionPill(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    void update();
    wallet::Wallet& m_wallet;
};

// "Google Cloud", "Microsoft Azure", "This device".
QString shareName(wallet::Share share);
// Where a co-signer runs: "AMD SEV-SNP", "Intel SGX"; empty for this device.
QString shareEnclave(wallet::Share share);

} // namespace tercet::ui
