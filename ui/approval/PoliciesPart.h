#pragma once

#include <QWidget>
#include <array>

#include "core/wallet/Wallet.h"

class QLabel;

namespace tercet::ui {

// What the policy of each of the three parties says of a request, before the person decides: this
// device's at once, the co-signers' when they have answered. Asking signs and counts nothing.
class PoliciesPart : public QWidget {
    Q_OBJECT
public:
    PoliciesPart(
        wallet::Wallet& wallet, const wallet::RequestDetail& request, QWidget* parent = nullptr);

private:
    void show(const wallet::PartyWords& words);
    std::array<QLabel*, wallet::kShareCount> m_rows {};
};

} // namespace tercet::ui
