#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLineEdit;

namespace tercet::ui {

class Banner;

// The networks that are used and the node of each; a node is asked only where its address is set.
// The others are chosen from the list of names, or by their number.
class NetworkCard : public Card {
    Q_OBJECT
public:
    explicit NetworkCard(wallet::Wallet& wallet, QWidget* parent = nullptr);

private:
    void fill();
    QWidget* row(const wallet::Network& network);
    void save(quint64 chainId, const QString& url);
    void addNew();
    QWidget* adder();
    QLayout* meteredRow();
    wallet::Wallet& m_wallet;
    QWidget* m_list;
    Banner* m_banner;
    QComboBox* m_newNetwork;
    QLineEdit *m_newChain, *m_newUrl;
};

} // namespace tercet::ui
