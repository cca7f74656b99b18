#include "ui/pages/LinkTriangle.h"

namespace tercet::ui {

LinkTriangle::LinkTriangle(wallet::Wallet& wallet, QWidget* parent)
    : ShareTriangle(parent)
{
    setObjectName(QStringLiteral("linkShares"));
    const auto follow = [this, &wallet] {
        const auto shares = wallet.link().shares;
        setStates(shares[0], shares[1], shares[2]);
    };
    connect(&wallet, &wallet::Wallet::linkChanged, this, follow);
    follow();
}

} // namespace tercet::ui
