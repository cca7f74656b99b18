#include "ui/text/RiskText.h"

#include <QCoreApplication>
#include <QStringList>

namespace tercet::ui {

namespace {

struct Row {
    const char* code;
    const char* title;
    const char* detail;
};

#define TR(text) QT_TRANSLATE_NOOP("RiskText", text)
// %1 … are the risk's arguments.
constexpr Row kRisks[] = {
    { "call-not-understood", TR("This contract call cannot be shown in full"),
        TR("It may take everything the account holds.") },
    { "contract-creation", TR("This creates a contract"),
        TR("What its program does cannot be shown.") },
    { "delegate-call", TR("This hands control of the account to another program"),
        TR("Whoever wrote that program can take everything the account holds.") },
    { "gas-too-low", TR("The gas limit is too low"),
        TR("The transaction needs at least %1 gas; the network will refuse it.") },
    { "hash-message", TR("The message is a bare hash"),
        TR("What it stands for cannot be shown. Sign it only if you made it yourself.") },
    { "permit", TR("This signature gives permission to spend tokens"),
        TR("No transaction is needed afterwards: whoever has the signature can use it.") },
    { "to-burn-address", TR("Nobody can spend from this address"),
        TR("What is sent there is lost for good.") },
    { "to-system-address", TR("The recipient is a system address"),
        TR("What is sent there is lost for good.") },
    { "to-token-contract", TR("The recipient is a token's own contract"),
        TR("Tokens sent to a token contract are usually lost for good.") },
    { "to-zero-address", TR("The recipient is the zero address"),
        TR("What is sent there is lost for good.") },
    { "unlimited-approval", TR("Unlimited approval"),
        TR("The spender may take all of this token that the account holds now or later.") },
    { "value-with-token-call", TR("The transaction also sends coins to the token contract"),
        TR("Token contracts usually keep such coins for good.") },
    { "empty-message", TR("The message is empty"), "" },
    { "sign-in", TR("This signs you in at a site"),
        TR("Check that the site named in the message is the one you are visiting.") },
    { "to-self", TR("The recipient is this very account"), "" },
    { "wraps-native", TR("This exchanges coins for their wrapped token"), "" },
    { "zero-amount", TR("The amount is zero"), "" },
    { "approval", TR("This lets somebody else spend your tokens"),
        TR("Up to the amount shown, at any time, until you take it back.") },
    { "binary-message", TR("The message is not text"), TR("What it means cannot be shown.") },
    { "hidden-characters", TR("The text contains invisible characters"),
        TR("They are shown as marks. Text like this is often made to deceive.") },
    { "high-fee", TR("The fee is high"), TR("It can be as much as %1.") },
    { "moves-others-tokens", TR("This moves tokens of another owner"),
        TR("They are taken by an approval that the owner gave to this account.") },
    { "permit-owner", TR("The permission names another owner"),
        TR("The owner in the data is not this account.") },
    { "unknown-network", TR("This network has no name here"), TR("Check its number: %1.") },
    { "unknown-token", TR("This token is not on the list"),
        TR("The amount is in base units; anybody can make a token with any name.") },
    { "zero-fee", TR("The fee is zero"), TR("The network may never include this transaction.") },
    { "no-network", TR("The data names no network"),
        TR("The signature may be used on every network.") },
    { "no-contract", TR("The data names no contract"),
        TR("The signature may be used by any contract that accepts it.") },
    { "address-book", TR("The recipient is in your address book"), "" },
    { "paid-before", TR("You have paid this address before"), "" },
    { "own-address", TR("The recipient is an account of this vault"), "" },
    { "new-recipient", TR("You have never paid this address"),
        TR("Confirm it with the recipient by another channel before you approve.") },
    { "look-alike", TR("This address looks like one you know, but is another"),
        TR("It has the same beginning and end as %1 and differs in the middle. Somebody may want "
           "you to confuse them.") },
    { "not-decoded", TR("This request cannot be shown in full"),
        TR("It is refused while blind signing is off.") },
    { "blind-signing", TR("Blind signing is on"),
        TR("You would sign something that cannot be shown in full.") },
    { "policy-limit", TR("Above your limit for one transaction"),
        TR("The co-signers refuse it too.") },
    { "policy-ok", TR("Within your limits"), "" },
    { "wrong-chain", TR("The node is on another network"),
        TR("The node answers for chain %2, the transaction is for chain %1.") },
    { "nonce-used", TR("This nonce was used before"),
        TR("The network accepts only one transaction with it.") },
    { "insufficient-balance", TR("The account does not hold enough"),
        TR("The network will refuse the transaction.") },
};

constexpr Row kFields[] = {
    { "access-list", TR("Access list"), "" },
    { "action", TR("Action"), "" },
    { "amount", TR("Amount"), "" },
    { "chain-id", TR("Chain id"), "" },
    { "contract", TR("Contract"), "" },
    { "data", TR("Data"), "" },
    { "digest", TR("Digest"), "" },
    { "domain-hash", TR("Domain separator"), "" },
    { "domain-name", TR("Application claims to be"), "" },
    { "domain-salt", TR("Salt"), "" },
    { "domain-version", TR("Version"), "" },
    { "fee", TR("Fee at most"), "" },
    { "from", TR("From"), "" },
    { "function", TR("Function"), "" },
    { "gas", TR("Gas limit"), "" },
    { "gas-price", TR("Gas price"), "" },
    { "length", TR("Length"), "" },
    { "max-fee", TR("Maximum fee per gas"), "" },
    { "message", TR("Message"), "" },
    { "message-hex", TR("Message"), "" },
    { "network", TR("Network"), "" },
    { "nonce", TR("Nonce"), "" },
    { "owner", TR("Taken from"), "" },
    { "primary-type", TR("Type"), "" },
    { "priority-fee", TR("Maximum priority fee per gas"), "" },
    { "spender", TR("Spender"), "" },
    { "to", TR("To"), "" },
    { "token", TR("Token"), "" },
    { "total", TR("Leaves the wallet at most"), "" },
    { "type", TR("Transaction type"), "" },
    { "value", TR("Also sends"), "" },
};
#undef TR

QString translated(const char* text, const std::vector<std::string>& args = {})
{
    auto s = QCoreApplication::translate("RiskText", text);
    for (std::size_t i = 0; i < 3; ++i)
        s.replace(QLatin1Char('%') + QString::number(i + 1),
            i < args.size() ? QString::fromStdString(args[i]) : QString());
    return s;
}

} // namespace

RiskText riskText(const chains::Risk& risk)
{
    for (const auto& row : kRisks)
        if (risk.code == row.code)
            return { translated(row.title, risk.args),
                *row.detail ? translated(row.detail, risk.args) : QString() };
    return { QString::fromStdString(risk.text), {} };
}

QStringList knownRisks()
{
    QStringList out;
    for (const auto& row : kRisks) out << QLatin1String(row.code);
    return out;
}

QString fieldName(const chains::Field& field)
{
    for (const auto& row : kFields)
        if (field.id == row.code) return translated(row.title);
    return QString::fromStdString(field.name);
}

} // namespace tercet::ui
