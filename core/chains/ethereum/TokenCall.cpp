#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

namespace {

void warnUnknownToken(Card& card, const Address& contract)
{
    card.risk(Level::Warning, "unknown-token",
        "The token is not on the bundled list: check its contract's address; amounts are in base "
        "units.",
        { contract.text() });
}

// Transfers of a token whose own contract receives are lost even where the list does not know it.
void warnTokenRecipient(Card& card, const Transaction& tx, const Address& to, const Sender& from)
{
    if (to == *tx.to && !findToken(tx.chainId, to))
        card.risk(Level::Danger, "to-token-contract",
            "The recipient is the token's own contract: what is sent there is usually lost.");
    checkRecipient(card, tx.chainId, to, from);
}

void transfer(Card& card, const Transaction& tx, const Call& call, const Sender& from)
{
    card->kind = Kind::TokenTransfer;
    card->amount = tokenAmount(call.amount, tx.chainId, *tx.to);
    const auto amount = amountText(*card->amount);
    const auto whole
        = card->amount->symbol.empty() ? amount + " of the token " + tx.to->text() : amount;
    const auto to = call.account.text();
    const bool foreign = call.function == Function::TransferFrom;
    card.field("action", "Action", foreign ? "Move tokens of another account" : "Send tokens");
    card.field("amount", "Amount", amount);
    card.field("to", "To", to);
    if (foreign) card.field("owner", "Taken from", call.owner.text());
    card.field("token", "Token", tokenText(tx.chainId, *tx.to));
    card->summary = (foreign ? "Move " + whole + " from " + call.owner.text() : "Send " + whole)
        + " to " + to;
    if (foreign && !(from && call.owner == *from))
        card.risk(Level::Warning, "moves-others-tokens", "It moves tokens of another account.",
            { call.owner.text() });
    if (call.amount.isZero()) card.risk(Level::Note, "zero-amount", "The amount is zero.");
    warnTokenRecipient(card, tx, call.account, from);
}

// Of an unknown token the number may as well name an NFT, and zero is an NFT's number too: only a
// token of the list has its allowance taken back by it.
bool revokes(const Transaction& tx, const Call& call)
{
    return call.amount.isZero()
        && (call.function != Function::Approve || findToken(tx.chainId, *tx.to));
}

void approvalRisk(Card& card, const Transaction& tx, const Call& call)
{
    const auto spender = call.account.text();
    if (card->amount->unlimited)
        card.risk(Level::Danger, "unlimited-approval",
            "The spender may take all of this token, now and later.", { spender });
    else if (!revokes(tx, call))
        card.risk(Level::Warning, "approval",
            "The spender may take this amount at any time without asking again.", { spender });
}

void approve(Card& card, const Transaction& tx, const Call& call, const Sender& from)
{
    card->kind = Kind::TokenApproval;
    card->amount = tokenAmount(call.amount, tx.chainId, *tx.to);
    const bool decrease = call.function == Function::DecreaseAllowance;
    card->amount->unlimited = !decrease && isUnlimited(call.amount);
    const auto amount = amountText(*card->amount);
    const auto whole
        = card->amount->symbol.empty() ? amount + " of the token " + tx.to->text() : amount;
    const auto spender = call.account.text();
    if (decrease) {
        card.field("action", "Action", "Lower an allowance");
        card->summary = "Lower the allowance of " + spender + " by " + whole;
    } else if (call.function == Function::IncreaseAllowance) {
        card.field("action", "Action", "Raise an allowance");
        card->summary = "Allow " + spender + " to spend " + whole + " more";
    } else if (revokes(tx, call)) {
        card.field("action", "Action", "Revoke an allowance");
        card->summary
            = "Revoke the allowance of " + spender + " for " + tokenText(tx.chainId, *tx.to);
    } else {
        card.field("action", "Action", "Allow spending");
        card->summary
            = "Allow " + spender + " to spend " + (card->amount->unlimited ? "" : "up to ") + whole;
    }
    card.field("amount", "Amount", amount);
    card.field("spender", "Spender", spender);
    card.field("token", "Token", tokenText(tx.chainId, *tx.to));
    if (!decrease) approvalRisk(card, tx, call);
    if (from && call.account == *from)
        card.risk(Level::Note, "to-self", "The spender is the sender itself.");
}

void approveAll(Card& card, const Transaction& tx, const Call& call)
{
    card->kind = Kind::TokenApproval;
    const bool grant = !call.amount.isZero();
    const auto spender = call.account.text();
    card->amount = tokenAmount(grant ? Uint256::max() : Uint256(), tx.chainId, *tx.to);
    card->amount->unlimited = grant;
    card.field(
        "action", "Action", grant ? "Allow spending of a whole collection" : "Revoke an allowance");
    card.field("spender", "Spender", spender);
    card.field("token", "Token", tokenText(tx.chainId, *tx.to));
    card->summary = grant
        ? "Allow " + spender + " to move everything that you hold in " + tx.to->text()
        : "Revoke the allowance of " + spender + " for " + tx.to->text();
    if (grant) approvalRisk(card, tx, call);
}

} // namespace

bool describeTokenCall(Card& card, const Transaction& tx, const Call& call, const Sender& from)
{
    const bool known = findToken(tx.chainId, *tx.to) != nullptr;
    switch (call.function) {
    case Function::TransferFrom:
        if (!known) return false;
        [[fallthrough]];
    case Function::Transfer:
        transfer(card, tx, call, from);
        break;
    case Function::Approve:
    case Function::IncreaseAllowance:
    case Function::DecreaseAllowance:
        approve(card, tx, call, from);
        break;
    case Function::SetApprovalForAll:
        approveAll(card, tx, call);
        break;
    }
    card->recipient = call.account.text();
    card->contract = tx.to->text();
    if (!known) warnUnknownToken(card, *tx.to);
    if (!tx.value.isZero()) {
        card.field("value", "Also sends", amountText(nativeAmount(tx.value, tx.chainId)));
        card.risk(Level::Danger, "value-with-token-call",
            "It also sends " + amountText(nativeAmount(tx.value, tx.chainId))
                + " to the token's contract, where it is usually lost.",
            { amountText(nativeAmount(tx.value, tx.chainId)) });
    }
    return true;
}

} // namespace tercet::chains::ethereum
