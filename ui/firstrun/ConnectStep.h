#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

class QCheckBox;
class QLabel;

namespace tercet::ui {

class CosignerCard;

// The two co-signers of a vault: where they are, who they say they are, and what the person accepts
// of them.
class ConnectStep : public QWidget {
    Q_OBJECT
public:
    explicit ConnectStep(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void prefill(const std::array<wallet::CosignerPlace, 2>& known);
    void focusFirst();
    bool isComplete() const;
    std::array<wallet::CosignerPlace, 2> places() const;

signals:
    void changed();

private:
    // What the checkbox accepts, by what the two say they run in.
    QString meaning() const;

    std::array<CosignerCard*, 2> m_cards;
    QCheckBox* m_accept;
    QLabel* m_meaning;
};

} // namespace tercet::ui
