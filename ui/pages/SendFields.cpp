#include "ui/pages/SendFields.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/LargeText.h"
#include "ui/pages/RecipientField.h"
#include "ui/pages/SignerChoice.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/AmountInput.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

SendFields::SendFields(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
{
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S4);
    m_to = new RecipientField(context, this);
    rows->addWidget(m_to);
    m_from = new SignerChoice(context.wallet, tr("From account"), true, this);
    rows->addWidget(m_from);
    m_network = addChoice(rows, tr("Network"), "network");
    m_asset = addChoice(rows, tr("Asset"), "asset");
    m_contract = label({}, TextStyle::MonoSmall, 2, this);
    m_contract->setObjectName(QStringLiteral("assetContract"));
    m_contract->setLayoutDirection(Qt::LeftToRight);
    m_contract->setWordWrap(true);
    rows->addWidget(m_contract);
    m_amount = addText(rows, tr("Amount"), "amountInput");
    rows->addWidget(rule(this));
    addFees(rows);
    connect(m_network, &QComboBox::currentIndexChanged, this, &SendFields::reloadAssets);
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        const QString contract = m_asset->currentData().toString();
        m_contract->setVisible(!contract.isEmpty());
        m_contract->setText(contract);
        m_contract->setAccessibleName(tr("Contract of the token: %1").arg(contract));
    });
    connect(m_feeKind, &QComboBox::currentIndexChanged, this, &SendFields::showFeeKind);
    reload();
    showFeeKind();
}

SendFields::Text SendFields::addText(
    QVBoxLayout* rows, const QString& name, const char* objectName, const QString& hint)
{
    Text out;
    out.edit = new QLineEdit(this);
    out.edit->setObjectName(QLatin1String(objectName));
    out.edit->setLayoutDirection(Qt::LeftToRight);
    out.edit->setMaxLength(100);
    out.field = new FormField(name, out.edit, this, hint);
    rows->addWidget(out.field);
    connect(
        out.edit, &QLineEdit::textEdited, out.field, [field = out.field] { field->setError({}); });
    return out;
}

QComboBox* SendFields::addChoice(QVBoxLayout* rows, const QString& name, const char* objectName)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(objectName));
    // The longest entry must not make the form wider than the window.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    rows->addWidget(new FormField(name, box, this));
    return box;
}

void SendFields::addFees(QVBoxLayout* rows)
{
    auto* title = label(tr("Network fee and nonce"), TextStyle::Heading, 1, this);
    title->setWordWrap(true);
    auto* head = new QBoxLayout(largeText() ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    head->addWidget(title, 1);
    m_ask = secondaryButton(tr("Fill in from the node"), "askNode", this);
    head->addWidget(m_ask);
    rows->addLayout(head);
    m_nodeNote = label({}, TextStyle::Caption, 3, this);
    m_nodeNote->setObjectName(QStringLiteral("nodeNote"));
    m_nodeNote->setWordWrap(true);
    rows->addWidget(m_nodeNote);
    connect(m_ask, &QPushButton::clicked, this, &SendFields::nodeAsked);
    m_feeKind = addChoice(rows, tr("Kind of fee"), "feeKind");
    m_feeKind->addItem(tr("With a maximum and a priority fee (EIP-1559)"), true);
    m_feeKind->addItem(tr("One gas price (legacy)"), false);
    m_gasLimit = addText(
        rows, tr("Gas limit"), "gasLimit", tr("21,000 for a plain payment; a token needs more."));
    m_maxFee = addText(rows, tr("Maximum fee per gas, in gwei"), "maxFee");
    m_priorityFee = addText(rows, tr("Priority fee per gas, in gwei"), "priorityFee");
    m_gasPrice = addText(rows, tr("Gas price, in gwei"), "gasPrice");
    m_nonce = addText(rows, tr("Nonce"), "nonce",
        tr("The number of transactions that this address has sent so far."));
}

void SendFields::reload()
{
    const auto keep = [](QComboBox* box, auto fill) {
        const QSignalBlocker quiet(box);
        const QVariant was = box->currentData();
        box->clear();
        fill();
        const int at = was.isValid() ? box->findData(was) : -1;
        box->setCurrentIndex(qMax(0, at));
    };
    m_from->reload();
    keep(m_network, [this] {
        const auto networks = m_context.wallet.networks();
        for (const auto& network : networks) m_network->addItem(network.name, network.chainId);
    });
    m_to->reload();
    reloadAssets();
}

void SendFields::reloadAssets()
{
    const quint64 chainId = m_network->currentData().toULongLong();
    const QString was = m_asset->currentData().toString();
    m_asset->clear();
    bool hasNode = false;
    const auto networks = m_context.wallet.networks();
    for (const auto& network : networks) {
        if (network.chainId != chainId) continue;
        m_asset->addItem(network.symbol, QString());
        hasNode = !network.nodeUrl.isEmpty();
    }
    const auto tokens = m_context.wallet.tokens(chainId);
    for (const auto& token : tokens)
        m_asset->addItem(tr("%1 (%2)").arg(token.symbol, token.name), token.contract);
    m_asset->setCurrentIndex(qMax(0, m_asset->findData(was)));
    m_ask->setEnabled(hasNode);
    m_nodeNote->setText(hasNode
            ? tr("The node tells the nonce and today's fees; you can change them.")
            : tr("No node is set for this network: type the fee and the nonce, or set a node in "
                 "Settings."));
}

void SendFields::showFeeKind()
{
    const bool dynamic = m_feeKind->currentData().toBool();
    m_maxFee.field->setVisible(dynamic);
    m_priorityFee.field->setVisible(dynamic);
    m_gasPrice.field->setVisible(!dynamic);
}

void SendFields::clear()
{
    m_to->clear();
    m_amount.edit->clear();
    m_nonce.edit->clear();
}

wallet::SendForm SendFields::form() const
{
    wallet::SendForm out;
    out.chainId = m_network->currentData().toULongLong();
    out.account = m_from->account();
    out.index = m_from->index();
    out.to = m_to->address();
    out.amount = plainNumber(m_amount.edit->text()).value_or(QString());
    out.token = m_asset->currentData().toString();
    out.eip1559 = m_feeKind->currentData().toBool();
    out.gasLimit = m_gasLimit.edit->text().trimmed();
    out.maxFeePerGasGwei = plainNumber(m_maxFee.edit->text()).value_or(QString());
    out.maxPriorityFeePerGasGwei = plainNumber(m_priorityFee.edit->text()).value_or(QString());
    out.gasPriceGwei = plainNumber(m_gasPrice.edit->text()).value_or(QString());
    out.nonce = m_nonce.edit->text().trimmed();
    return out;
}

bool SendFields::check()
{
    const auto fields = fieldsByName();
    for (auto* field : fields) field->setError({});
    bool ok = m_to->check();
    const auto number = [&](const Text& text, bool whole) {
        if (text.field->isHidden()) return;
        const QString typed = text.edit->text().trimmed();
        const auto plain = plainNumber(typed);
        QString wrong;
        if (typed.isEmpty())
            wrong = tr("Fill in this field.");
        else if (!plain || (whole && plain->contains(QLatin1Char('.'))))
            wrong = whole ? tr("Write a whole number, digits only.")
                          : tr("Write digits with “%1” as the decimal sign and without grouping.")
                                .arg(QLocale().decimalPoint());
        if (wrong.isEmpty()) return;
        text.field->setError(wrong);
        ok = false;
    };
    number(m_amount, false);
    number(m_gasLimit, true);
    number(m_maxFee, false);
    number(m_priorityFee, false);
    number(m_gasPrice, false);
    number(m_nonce, true);
    return ok;
}

QHash<QString, FormField*> SendFields::fieldsByName() const
{
    return { { QStringLiteral("to"), m_to->field() }, { QStringLiteral("amount"), m_amount.field },
        { QStringLiteral("gasLimit"), m_gasLimit.field },
        { QStringLiteral("maxFeePerGasGwei"), m_maxFee.field },
        { QStringLiteral("maxPriorityFeePerGasGwei"), m_priorityFee.field },
        { QStringLiteral("gasPriceGwei"), m_gasPrice.field },
        { QStringLiteral("nonce"), m_nonce.field } };
}

bool SendFields::showError(const Error& error)
{
    auto* field = fieldsByName().value(QString::fromStdString(error.field));
    if (!field || field->isHidden()) return false;
    field->setError(errorText(error).both());
    return true;
}

void SendFields::setAsking(bool asking)
{
    m_ask->setText(asking ? tr("Asking the node…") : tr("Fill in from the node"));
    m_ask->setEnabled(!asking);
}

void SendFields::fill(const wallet::NodeFacts& facts)
{
    const auto put = [](const Text& text, const QString& value) {
        if (value.isEmpty()) return;
        text.edit->setText(localNumber(value));
        text.field->setError({});
    };
    put(m_nonce, facts.nonce);
    put(m_gasLimit, facts.gasLimit);
    put(m_maxFee, facts.maxFeePerGasGwei);
    put(m_priorityFee, facts.maxPriorityFeePerGasGwei);
    put(m_gasPrice, facts.gasPriceGwei);
    if (facts.balance.isEmpty()) return;
    m_nodeNote->setText(tr("The node says that this account holds %1 %2.")
            .arg(localNumber(facts.balance), m_asset->itemText(0)));
}

} // namespace tercet::ui
