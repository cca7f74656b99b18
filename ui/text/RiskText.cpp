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

// %1 … are the risk's arguments.
constexpr Row kRisks[] = {
    { "call-not-understood",
        QT_TRANSLATE_NOOP("RiskText", "This contract call cannot be shown in full"),
        QT_TRANSLATE_NOOP("RiskText", "It may take everything the account holds.") },
    { "contract-creation", QT_TRANSLATE_NOOP("RiskText", "This creates a contract"),
        QT_TRANSLATE_NOOP("RiskText", "What its program does cannot be shown.") },
    { "delegate-call",
        QT_TRANSLATE_NOOP("RiskText", "This hands control of the account to another program"),
        QT_TRANSLATE_NOOP(
            "RiskText", "Whoever wrote that program can take everything the account holds.") },
    { "gas-too-low", QT_TRANSLATE_NOOP("RiskText", "The gas limit is too low"),
        QT_TRANSLATE_NOOP(
            "RiskText", "The transaction needs at least %1 gas; the network will refuse it.") },
    { "hash-message", QT_TRANSLATE_NOOP("RiskText", "The message is a bare hash"),
        QT_TRANSLATE_NOOP("RiskText",
            "What it stands for cannot be shown. Sign it only if you made it yourself.") },
    { "permit", QT_TRANSLATE_NOOP("RiskText", "This signature gives permission to spend tokens"),
        QT_TRANSLATE_NOOP("RiskText",
            "No transaction is needed afterwards: whoever has the signature can use it.") },
    { "to-burn-address", QT_TRANSLATE_NOOP("RiskText", "Nobody can spend from this address"),
        QT_TRANSLATE_NOOP("RiskText", "What is sent there is lost for good.") },
    { "to-system-address", QT_TRANSLATE_NOOP("RiskText", "The recipient is a system address"),
        QT_TRANSLATE_NOOP("RiskText", "What is sent there is lost for good.") },
    { "to-token-contract", QT_TRANSLATE_NOOP("RiskText", "The recipient is a token's own contract"),
        QT_TRANSLATE_NOOP(
            "RiskText", "Tokens sent to a token contract are usually lost for good.") },
    { "to-zero-address", QT_TRANSLATE_NOOP("RiskText", "The recipient is the zero address"),
        QT_TRANSLATE_NOOP("RiskText", "What is sent there is lost for good.") },
    { "unlimited-approval", QT_TRANSLATE_NOOP("RiskText", "Unlimited approval"),
        QT_TRANSLATE_NOOP("RiskText",
            "The spender may take all of this token that the account holds now or later.") },
    { "value-with-token-call",
        QT_TRANSLATE_NOOP("RiskText", "The transaction also sends coins to the token contract"),
        QT_TRANSLATE_NOOP("RiskText", "Token contracts usually keep such coins for good.") },
    { "empty-message", QT_TRANSLATE_NOOP("RiskText", "The message is empty"), "" },
    { "sign-in", QT_TRANSLATE_NOOP("RiskText", "This signs you in at a site"),
        QT_TRANSLATE_NOOP(
            "RiskText", "Check that the site named in the message is the one you are visiting.") },
    { "to-self", QT_TRANSLATE_NOOP("RiskText", "The recipient is this very account"), "" },
    { "wraps-native", QT_TRANSLATE_NOOP("RiskText", "This exchanges coins for their wrapped token"),
        "" },
    { "zero-amount", QT_TRANSLATE_NOOP("RiskText", "The amount is zero"), "" },
    { "approval", QT_TRANSLATE_NOOP("RiskText", "This lets somebody else spend your tokens"),
        QT_TRANSLATE_NOOP(
            "RiskText", "Up to the amount shown, at any time, until you take it back.") },
    { "binary-message", QT_TRANSLATE_NOOP("RiskText", "The message is not text"),
        QT_TRANSLATE_NOOP("RiskText", "What it means cannot be shown.") },
    { "hidden-characters", QT_TRANSLATE_NOOP("RiskText", "The text contains invisible characters"),
        QT_TRANSLATE_NOOP(
            "RiskText", "They are shown as marks. Text like this is often made to deceive.") },
    { "high-fee", QT_TRANSLATE_NOOP("RiskText", "The fee is high"),
        QT_TRANSLATE_NOOP("RiskText", "It can be as much as %1.") },
    { "moves-others-tokens", QT_TRANSLATE_NOOP("RiskText", "This moves tokens of another owner"),
        QT_TRANSLATE_NOOP(
            "RiskText", "They are taken by an approval that the owner gave to this account.") },
    { "permit-owner", QT_TRANSLATE_NOOP("RiskText", "The permission names another owner"),
        QT_TRANSLATE_NOOP("RiskText", "The owner in the data is not this account.") },
    { "unknown-network", QT_TRANSLATE_NOOP("RiskText", "This network has no name here"),
        QT_TRANSLATE_NOOP("RiskText", "Check its number: %1.") },
    { "unknown-token", QT_TRANSLATE_NOOP("RiskText", "This token is not on the list"),
        QT_TRANSLATE_NOOP(
            "RiskText", "The amount is in base units; anybody can make a token with any name.") },
    { "zero-fee", QT_TRANSLATE_NOOP("RiskText", "The fee is zero"),
        QT_TRANSLATE_NOOP("RiskText", "The network may never include this transaction.") },
    { "no-network", QT_TRANSLATE_NOOP("RiskText", "The data names no network"),
        QT_TRANSLATE_NOOP("RiskText", "The signature may be used on every network.") },
    { "own-address", QT_TRANSLATE_NOOP("RiskText", "The recipient is an account of this vault"),
        "" },
    { "new-recipient", QT_TRANSLATE_NOOP("RiskText", "You have never paid this address"),
        QT_TRANSLATE_NOOP(
            "RiskText", "Confirm it with the recipient by another channel before you approve.") },
    { "look-alike",
        QT_TRANSLATE_NOOP("RiskText", "This address looks like one you know, but is another"),
        QT_TRANSLATE_NOOP("RiskText",
            "It has the same beginning and end as %1 and differs in the middle. Somebody may want "
            "you to confuse them.") },
    { "request-not-shared", QT_TRANSLATE_NOOP("RiskText", "Not both co-signers have this request"),
        QT_TRANSLATE_NOOP("RiskText",
            "Only what both have can be signed. It may still be on its way to the other one.") },
    { "node-chain", QT_TRANSLATE_NOOP("RiskText", "The node is on another network"),
        QT_TRANSLATE_NOOP(
            "RiskText", "It answers for chain %1. Check its address under Settings.") },
    { "not-fully-decoded", QT_TRANSLATE_NOOP("RiskText", "This request cannot be shown in full"),
        QT_TRANSLATE_NOOP("RiskText", "It is refused while blind signing is off.") },
    { "policy-forbidden", QT_TRANSLATE_NOOP("RiskText", "Your policy does not allow this"),
        QT_TRANSLATE_NOOP("RiskText", "The co-signers refuse it too.") },
    { "policy-period", QT_TRANSLATE_NOOP("RiskText", "Above your limit for a day, week or month"),
        QT_TRANSLATE_NOOP("RiskText", "What was signed before counts.") },
    { "policy-kind", QT_TRANSLATE_NOOP("RiskText", "Your policy allows no requests of this kind"),
        "" },
    { "policy-recipient", QT_TRANSLATE_NOOP("RiskText", "Your policy does not allow this address"),
        "" },
    { "policy-quorum", QT_TRANSLATE_NOOP("RiskText", "Approvals are missing"), "" },
    { "policy-hours", QT_TRANSLATE_NOOP("RiskText", "Your policy has quiet hours now"), "" },
    { "policy-new-recipient",
        QT_TRANSLATE_NOOP("RiskText", "This recipient is too new for your policy"), "" },
    { "frozen", QT_TRANSLATE_NOOP("RiskText", "The vault is frozen"), "" },
    { "policy-limit", QT_TRANSLATE_NOOP("RiskText", "Above your limit for one transaction"),
        QT_TRANSLATE_NOOP("RiskText", "The co-signers refuse it too.") },
};

constexpr Row kFields[] = {
    { "access-list", QT_TRANSLATE_NOOP("RiskText", "Access list"), "" },
    { "action", QT_TRANSLATE_NOOP("RiskText", "Action"), "" },
    { "amount", QT_TRANSLATE_NOOP("RiskText", "Amount"), "" },
    { "application", QT_TRANSLATE_NOOP("RiskText", "Application"), "" },
    { "chain-id", QT_TRANSLATE_NOOP("RiskText", "Chain id"), "" },
    { "contract", QT_TRANSLATE_NOOP("RiskText", "Contract"), "" },
    { "data", QT_TRANSLATE_NOOP("RiskText", "Data"), "" },
    { "digest", QT_TRANSLATE_NOOP("RiskText", "Digest"), "" },
    { "domain-hash", QT_TRANSLATE_NOOP("RiskText", "Domain separator"), "" },
    { "domain-name", QT_TRANSLATE_NOOP("RiskText", "Application claims to be"), "" },
    { "domain-salt", QT_TRANSLATE_NOOP("RiskText", "Salt"), "" },
    { "domain-version", QT_TRANSLATE_NOOP("RiskText", "Version"), "" },
    { "fee", QT_TRANSLATE_NOOP("RiskText", "Fee at most"), "" },
    { "from", QT_TRANSLATE_NOOP("RiskText", "From"), "" },
    { "function", QT_TRANSLATE_NOOP("RiskText", "Function"), "" },
    { "gas", QT_TRANSLATE_NOOP("RiskText", "Gas limit"), "" },
    { "gas-price", QT_TRANSLATE_NOOP("RiskText", "Gas price"), "" },
    { "length", QT_TRANSLATE_NOOP("RiskText", "Length"), "" },
    { "max-fee", QT_TRANSLATE_NOOP("RiskText", "Maximum fee per gas"), "" },
    { "message", QT_TRANSLATE_NOOP("RiskText", "Message"), "" },
    { "message-hex", QT_TRANSLATE_NOOP("RiskText", "Message"), "" },
    { "network", QT_TRANSLATE_NOOP("RiskText", "Network"), "" },
    { "nonce", QT_TRANSLATE_NOOP("RiskText", "Nonce"), "" },
    { "owner", QT_TRANSLATE_NOOP("RiskText", "Taken from"), "" },
    { "primary-type", QT_TRANSLATE_NOOP("RiskText", "Type"), "" },
    { "priority-fee", QT_TRANSLATE_NOOP("RiskText", "Maximum priority fee per gas"), "" },
    { "spender", QT_TRANSLATE_NOOP("RiskText", "Spender"), "" },
    { "to", QT_TRANSLATE_NOOP("RiskText", "To"), "" },
    { "token", QT_TRANSLATE_NOOP("RiskText", "Token"), "" },
    { "total", QT_TRANSLATE_NOOP("RiskText", "Leaves the wallet at most"), "" },
    { "type", QT_TRANSLATE_NOOP("RiskText", "Transaction type"), "" },
    { "value", QT_TRANSLATE_NOOP("RiskText", "Also sends"), "" },
};

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
