#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QLabel;

namespace tercet::ui {

// What the node says the first account holds, for each network that has a node.
class BalanceCard : public Card {
    Q_OBJECT
public:
    explicit BalanceCard(Context& context, QWidget* parent = nullptr);
    void refresh();

signals:
    void settingsAsked();

private:
    void ask(const wallet::Network& network);
    Context& m_context;
    QWidget* m_rows { nullptr };
};

} // namespace tercet::ui
