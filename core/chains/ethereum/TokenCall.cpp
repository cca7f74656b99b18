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
void warnTokenRecipient(
    Card& card, const Transaction& tx, const Address& token, const Address& to, const Sender& from)
{
    if (to == token && !findToken(tx.chainId, to))
        card.risk(Level::Danger, "to-token-contract",
            "The recipient is the token's own contract: what is sent there is usually lost.");
    checkRecipient(card, tx.chainId, to, from);
}

void transfer(
    Card& card, const Transaction& tx, const Address& token, const Call& call, const Sender& from)
{
    const auto amount = tokenAmount(call.amount, tx.chainId, token);
    card->kind = Kind::TokenTransfer;
    card->amount = amount;
    const auto to = call.account.text();
    const bool foreign = call.function == Function::TransferFrom;
    card.field("action", "Action", foreign ? "Move tokens of another account" : "Send tokens");
    card.field("amount", "Amount", amountText(amount));
    card.field("to", "To", to);
    if (foreign) card.field("owner", "Taken from", call.owner.text());
    card.field("token", "Token", tokenText(tx.chainId, token));
    card->summary = foreign
        ? "Move " + amountInWords(amount) + " from " + call.owner.text() + " to " + to
        : "Send " + amountInWords(amount) + " to " + to;
    if (foreign && !(from && call.owner == *from))
        card.risk(Level::Warning, "moves-others-tokens", "It moves tokens of another account.",
            { call.owner.text() });
    if (call.amount.isZero()) card.risk(Level::Note, "zero-amount", "The amount is zero.");
    warnTokenRecipient(card, tx, token, call.account, from);
}

// Of an unknown token the number may as well name an NFT, and zero is an NFT's number too: only a
// token of the list has its allowance taken back by it.
bool revokes(const Transaction& tx, const Address& token, const Call& call)
{
    return call.amount.isZero()
        && (call.function != Function::Approve || findToken(tx.chainId, token));
}

void unlimitedRisk(Card& card, const std::string& spender)
{
    card.risk(Level::Danger, "unlimited-approval",
        "The spender may take all of this token, now and later.", { spender });
}

void approve(
    Card& card, const Transaction& tx, const Address& token, const Call& call, const Sender& from)
{
    const bool decrease = call.function == Function::DecreaseAllowance;
    const bool revoke = revokes(tx, token, call);
    auto amount = tokenAmount(call.amount, tx.chainId, token);
    amount.unlimited = !decrease && isUnlimited(call.amount);
    card->kind = Kind::TokenApproval;
    card->amount = amount;
    const auto spender = call.account.text();
    if (decrease) {
        card.field("action", "Action", "Lower an allowance");
        card->summary = "Lower the allowance of " + spender + " by " + amountInWords(amount);
    } else if (call.function == Function::IncreaseAllowance) {
        card.field("action", "Action", "Raise an allowance");
        card->summary = "Allow " + spender + " to spend " + amountInWords(amount) + " more";
    } else if (revoke) {
        card.field("action", "Action", "Revoke an allowance");
        card->summary
            = "Revoke the allowance of " + spender + " for " + tokenText(tx.chainId, token);
    } else {
        card.field("action", "Action", "Allow spending");
        card->summary = "Allow " + spender + " to spend " + (amount.unlimited ? "" : "up to ")
            + amountInWords(amount);
    }
    card.field("amount", "Amount", amountText(amount));
    card.field("spender", "Spender", spender);
    card.field("token", "Token", tokenText(tx.chainId, token));
    if (amount.unlimited)
        unlimitedRisk(card, spender);
    else if (!decrease && !revoke)
        card.risk(Level::Warning, "approval",
            "The spender may take this amount at any time without asking again.", { spender });
    if (from && call.account == *from)
        card.risk(Level::Note, "to-self", "The spender is the sender itself.");
}

void approveAll(Card& card, const Transaction& tx, const Address& token, const Call& call)
{
    const bool grant = !call.amount.isZero();
    const auto spender = call.account.text();
    auto amount = tokenAmount(grant ? Uint256::max() : Uint256(), tx.chainId, token);
    amount.unlimited = grant;
    card->kind = Kind::TokenApproval;
    card->amount = amount;
    card.field(
        "action", "Action", grant ? "Allow spending of a whole collection" : "Revoke an allowance");
    card.field("spender", "Spender", spender);
    card.field("token", "Token", tokenText(tx.chainId, token));
    card->summary = grant
        ? "Allow " + spender + " to move everything that you hold in " + token.text()
        : "Revoke the allowance of " + spender + " for " + token.text();
    if (grant) unlimitedRisk(card, spender);
}

} // namespace

bool describeTokenCall(
    Card& card, const Transaction& tx, const Address& token, const Call& call, const Sender& from)
{
    const bool known = findToken(tx.chainId, token) != nullptr;
    switch (call.function) {
    case Function::TransferFrom:
        if (!known) return false;
        [[fallthrough]];
    case Function::Transfer:
        transfer(card, tx, token, call, from);
        break;
    case Function::Approve:
    case Function::IncreaseAllowance:
    case Function::DecreaseAllowance:
        approve(card, tx, token, call, from);
        break;
    case Function::SetApprovalForAll:
        approveAll(card, tx, token, call);
        break;
    }
    card->recipient = call.account.text();
    card->contract = token.text();
    if (!known) warnUnknownToken(card, token);
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
