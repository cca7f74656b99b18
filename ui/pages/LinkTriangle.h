#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/ShareTriangle.h"

namespace tercet::ui {

// The three shares as the link sees them; follows the wallet.
class LinkTriangle : public ShareTriangle {
    Q_OBJECT
public:
    explicit LinkTriangle(wallet::Wallet& wallet, QWidget* parent = nullptr);
};

} // namespace tercet::ui
