#pragma once

#include <array>

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace tercet::ui {

class DifferenceList;
class Pill;

// Which policy is in force at each of the three parties: this device's as it knows it, the
// co-signers' by asking them.
class PartiesCard : public Card {
    Q_OBJECT
public:
    explicit PartiesCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void ask();

private:
    struct Row {
        Pill* state;
        QLabel* words;
        DifferenceList* differences; // from this device's policy
    };
    Row row(wallet::Share share);
    void showDevice();
    void show(const Row& row, const wallet::CosignerStatus& status);

    wallet::Wallet& m_wallet;
    std::array<Row, wallet::kShareCount> m_rows;
    quint64 m_asked { 0 };
};

} // namespace tercet::ui
