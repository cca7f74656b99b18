#include "ui/policy/LimitsEdit.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/chains/ethereum/Address.h"
#include "ui/approval/LargeText.h"
#include "ui/text/ErrorText.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/AmountInput.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/EvenColumns.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

using policy::Period;

constexpr int kAnyDecimals = 18, kFieldWidth = 132;
constexpr std::array kPeriods { Period::Transaction, Period::Day, Period::Week, Period::Month };
const QString kByContract = QStringLiteral("contract");

std::array<std::optional<chains::Uint256>*, 4> parts(policy::Limit& limit)
{
    return { &limit.perTransaction, &limit.periods.day, &limit.periods.week, &limit.periods.month };
}

QString suffix(const std::optional<policy::Unit>& unit)
{
    return unit ? QString::fromStdString(unit->text()) : QStringLiteral("any");
}

} // namespace

LimitsEdit::LimitsEdit(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_list(new QWidget(this))
{
    setObjectName(QStringLiteral("limits"));
    setAccessibleName(tr("Limits"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* hint
        = label(tr("What was signed within the last 24 hours, 7 days or 30 days counts, and fees "
                   "at their highest. An allowance counts as if all of it were taken. An empty "
                   "field is no limit."),
            TextStyle::Caption, 3, this);
    hint->setWordWrap(true);
    body()->addWidget(hint);
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S5);
    body()->addWidget(m_list);
    body()->addWidget(rule(this));
    body()->addWidget(makeAdder());
}

QWidget* LimitsEdit::makeAdder()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    column->addWidget(label(tr("Limits of one network or token"), TextStyle::Label, 2, box));
    auto* line = new EvenColumns(scaled(150), metric::S2, box);
    m_network = new QComboBox(line);
    m_network->setObjectName(QStringLiteral("limitNetwork"));
    m_network->setAccessibleName(tr("Network"));
    m_asset = new QComboBox(line);
    m_asset->setObjectName(QStringLiteral("limitAsset"));
    m_asset->setAccessibleName(tr("Unit or token"));
    for (auto* combo : { m_network, m_asset }) {
        combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        combo->setMinimumContentsLength(10);
        line->add(combo);
    }
    column->addWidget(line);
    for (const auto& network : m_wallet.networks())
        m_network->addItem(visibleText(network.name, 40), QVariant::fromValue(network.chainId));
    m_contract = new QLineEdit(box);
    m_contract->setObjectName(QStringLiteral("limitContract"));
    m_contract->setPlaceholderText(QStringLiteral("0x"));
    m_contract->setMaxLength(64);
    m_contractField = new FormField(tr("Address of the token’s contract"), m_contract, box);
    column->addWidget(m_contractField);
    auto* add = secondaryButton(tr("Add limits"), "addLimit", box);
    column->addWidget(add, 0, Qt::AlignLeft);
    connect(m_network, &QComboBox::currentIndexChanged, this, &LimitsEdit::fillAssets);
    connect(m_asset, &QComboBox::currentIndexChanged, this, [this] {
        m_contractField->setVisible(m_asset->currentData() == kByContract);
        m_contractField->setError({});
    });
    connect(add, &QPushButton::clicked, this, &LimitsEdit::addChosen);
    fillAssets();
    return box;
}

void LimitsEdit::fillAssets()
{
    const auto chain = m_network->currentData().toULongLong();
    m_asset->clear();
    m_asset->addItem(
        QString::fromStdString(policy::symbol({ policy::Family::Ethereum, chain, {} })), QString());
    for (const auto& token : m_wallet.tokens(chain)) m_asset->addItem(token.symbol, token.contract);
    m_asset->addItem(tr("Another token…"), kByContract);
}

void LimitsEdit::addChosen()
{
    policy::Unit unit { policy::Family::Ethereum, m_network->currentData().toULongLong(), {} };
    auto contract = m_asset->currentData().toString();
    if (contract == kByContract) contract = m_contract->text().trimmed();
    if (!contract.isEmpty() || m_asset->currentData() == kByContract) {
        const auto parsed = chains::ethereum::Address::parse(contract.toStdString());
        if (!parsed) return m_contractField->setError(errorText(parsed.error()).both());
        unit.contract = parsed->text();
    }
    for (const auto& row : m_rows)
        if (row.unit == unit) return row.edits[0]->setFocus();
    addRow({ unit, {}, {} }, false);
    m_contract->clear();
    m_rows.last().edits[0]->setFocus();
    emit changed();
}

void LimitsEdit::addRow(const policy::Limit& shown, bool ofAll)
{
    auto limit = shown;
    Row row { ofAll ? std::nullopt : std::optional(limit.unit), new QWidget(m_list), {}, {} };
    row.box->setObjectName(QStringLiteral("limit:") + suffix(row.unit));
    auto* column = new QVBoxLayout(row.box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* head = new QHBoxLayout;
    const auto name = ofAll ? anyUnitWords() : unitWords(limit.unit);
    head->addWidget(new UntrustedText(name, TextStyle::BodyStrong, 1, row.box), 1);
    if (row.unit) {
        auto* remove = iconButton(QStringLiteral("trash-2"),
            tr("Remove the limits of %1").arg(name), "removeLimit", row.box);
        head->addWidget(remove);
        connect(remove, &QToolButton::clicked, this, [this, unit = *row.unit] { removeRow(unit); });
    }
    column->addLayout(head);
    auto* fields = new EvenColumns(scaled(kFieldWidth), metric::S3, row.box);
    for (std::size_t i = 0; i < kPeriods.size(); ++i) {
        auto* edit = new QLineEdit(fields);
        edit->setObjectName(QStringLiteral("limit%1:%2").arg(i).arg(suffix(row.unit)));
        edit->setPlaceholderText(tr("No limit"));
        auto title = periodWords(kPeriods[i]);
        if (!title.isEmpty()) title[0] = title[0].toUpper();
        //: %1: a period ("within 24 hours"), %2: a unit ("ETH on Base")
        edit->setAccessibleName(tr("Limit %1 of %2").arg(periodWords(kPeriods[i]), name));
        const auto& amount = *parts(limit)[i];
        const int decimals = ofAll ? kAnyDecimals : policy::decimals(limit.unit);
        if (amount) edit->setText(localNumber(QString::fromStdString(amount->amount(decimals))));
        row.edits[i] = edit;
        row.fields[i] = new FormField(title, edit, fields);
        fields->add(row.fields[i]);
        connect(edit, &QLineEdit::textEdited, this, &LimitsEdit::changed);
    }
    column->addWidget(fields);
    m_list->layout()->addWidget(row.box);
    row.box->show();
    m_rows << row;
}

void LimitsEdit::removeRow(const policy::Unit& unit)
{
    m_rows.removeIf([&](const Row& row) {
        if (row.unit != unit) return false;
        row.box->hide();
        row.box->deleteLater();
        return true;
    });
    emit changed();
}

void LimitsEdit::show(const policy::Policy& policy)
{
    for (const auto& row : std::as_const(m_rows)) {
        row.box->hide();
        row.box->setParent(nullptr);
        row.box->deleteLater();
    }
    m_rows.clear();
    addRow({ {}, policy.limitPerTransaction, policy.otherUnits }, true);
    for (const auto& limit : policy.limits) addRow(limit, false);
}

bool LimitsEdit::read(policy::Policy& policy)
{
    bool good = true;
    policy.limits.clear();
    for (const auto& row : std::as_const(m_rows)) {
        policy::Limit limit { row.unit.value_or(policy::Unit {}), {}, {} };
        const int decimals = row.unit ? policy::decimals(limit.unit) : kAnyDecimals;
        for (std::size_t i = 0; i < kPeriods.size(); ++i) {
            const auto typed = row.edits[i]->text().trimmed();
            row.fields[i]->setError({});
            if (typed.isEmpty()) continue;
            const auto plain = plainNumber(typed);
            const auto amount = plain
                ? chains::Uint256::fromAmount(plain->toStdString(), decimals)
                : Result<chains::Uint256>(fail(Code::BadAmount, "not a number"));
            if (amount) *parts(limit)[i] = *amount;
            if (!amount) row.fields[i]->setError(errorText(amount.error()).both());
            good = good && amount.has_value();
        }
        const bool empty = !limit.perTransaction && limit.periods == policy::Periods {};
        if (!row.unit) {
            policy.limitPerTransaction = limit.perTransaction;
            policy.otherUnits = limit.periods;
        } else if (!limit.unit.isToken() || !empty) {
            policy.limits.push_back(limit); // of a token, nothing is no entry
        }
    }
    return good;
}

} // namespace tercet::ui
