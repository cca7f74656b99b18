#include "ui/pages/BalanceCard.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/AmountText.h"
#include "ui/approval/AmountView.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {
constexpr int kNativeDecimals = 18;
}

BalanceCard::BalanceCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("balance"));
    body()->addWidget(label(tr("Balance"), TextStyle::Heading, 1, this));
}

void BalanceCard::refresh()
{
    delete m_rows;
    m_rows = new QWidget(this);
    auto* rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    body()->addWidget(m_rows);
    const auto networks = m_context.wallet.networks();
    bool any = false;
    for (const auto& network : networks) {
        if (network.nodeUrl.isEmpty()) continue;
        any = true;
        ask(network);
    }
    if (any) return;
    auto* none = label(tr("No node is set, so the balance is not known. Tercet asks nobody unless "
                          "you set a node."),
        TextStyle::Body, 2, m_rows);
    none->setObjectName(QStringLiteral("noNode"));
    none->setWordWrap(true);
    rows->addWidget(none);
    auto* set = secondaryButton(tr("Set a node"), "setNode", m_rows);
    rows->addWidget(set, 0, Qt::AlignLeft);
    connect(set, &QPushButton::clicked, this, &BalanceCard::settingsAsked);
}

void BalanceCard::ask(const wallet::Network& network)
{
    auto* row = new QWidget(m_rows);
    auto* line = new QVBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    auto* name = label(tr("%1: asking the node…").arg(network.name), TextStyle::Caption, 2, row);
    name->setWordWrap(true);
    line->addWidget(name);
    m_rows->layout()->addWidget(row);
    m_context.wallet.balance(
        network.chainId, 0, row, [row, line, name, network](Result<QString> balance) {
            const auto units = balance
                ? chains::Uint256::fromAmount(balance->toStdString(), kNativeDecimals)
                : std::unexpected(balance.error());
            if (!units) {
                name->setText(tr("%1: %2").arg(network.name, errorText(units.error()).both()));
                return;
            }
            name->setText(network.name);
            line->addWidget(new AmountView(
                amountText({ *units, kNativeDecimals, network.symbol.toStdString() }), row));
        });
}

} // namespace tercet::ui
