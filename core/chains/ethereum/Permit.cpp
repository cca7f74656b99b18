#include <algorithm>

#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

namespace {

// The value of the member with this name, wherever it stands first.
const TypedLeaf* findMember(const TypedData& data, std::string_view name)
{
    const auto it = std::ranges::find_if(data.message, [&](const TypedLeaf& leaf) {
        const auto dot = leaf.path.rfind('.');
        return std::string_view(leaf.path).substr(dot == leaf.path.npos ? 0 : dot + 1) == name;
    });
    return it == data.message.end() ? nullptr : &*it;
}

std::optional<Address> addressOf(const TypedLeaf* leaf)
{
    if (!leaf || leaf->type != "address") return {};
    return *Address::parse(leaf->text);
}

// ERC-2612 and DAI's own permit name the token as the domain's contract; Permit2 names tokens in
// the message.
std::optional<Address> permitToken(const TypedData& data)
{
    for (const auto* path : { "details.token", "permitted.token" })
        if (const auto token = addressOf(data.find(path))) return token;
    const bool own = data.find("value") || data.find("allowed");
    return own && !findMember(data, "token") ? data.verifyingContract : std::nullopt;
}

const TypedLeaf* permitUnits(const TypedData& data)
{
    for (const auto* path : { "details.amount", "permitted.amount", "value", "allowed" })
        if (const auto* leaf = data.find(path); leaf && leaf->number) return leaf;
    return nullptr;
}

bool allowsAll(const TypedLeaf& leaf)
{
    if (!leaf.number) return false;
    if (leaf.type == "bool") return leaf.path == "allowed" && !leaf.number->isZero();
    return isUnlimited(*leaf.number);
}

// A multisig's own transaction (Safe): with operation 1 the called program acts as the multisig
// itself.
void checkMultisig(Card& card, const TypedData& data)
{
    if (data.primaryType != "SafeTx") return;
    const auto* operation = data.find("operation");
    if (operation && operation->number && !operation->number->isZero())
        card.risk(Level::Danger, "delegate-call",
            "It lets another contract's program act as the multisig: that program can take "
            "everything.");
    if (const auto* call = data.find("data"); call && call->text != "0x")
        card.risk(Level::Danger, "call-not-understood",
            "What this contract call does cannot be shown. It may take everything the account "
            "holds.");
}

} // namespace

void checkPermit(Card& card, const TypedData& data, const Sender& from)
{
    checkMultisig(card, data);
    const auto spender = addressOf(findMember(data, "spender"));
    if (!spender && !data.primaryType.starts_with("Permit")) return;

    const auto who = spender ? spender->text() : std::string("another contract");
    card.risk(Level::Danger, "permit",
        "With this signature the spender can take tokens without a transaction of yours.", { who });
    if (spender) card->recipient = spender->text();
    const bool unlimited = std::ranges::any_of(data.message, allowsAll);
    const auto token = permitToken(data);
    const auto* units = permitUnits(data);
    if (token && units && units->number && card->chainId) {
        auto amount = tokenAmount(*units->number, card->chainId, *token);
        amount.unlimited = allowsAll(*units);
        card->amount = amount;
        card->contract = token->text();
        if (amount.symbol.empty())
            card.risk(Level::Warning, "unknown-token",
                "The token is not on the bundled list: check its contract's address; amounts are "
                "in base units.",
                { token->text() });
        card.field("amount", "Amount", amountText(amount));
        card.field("token", "Token", tokenText(card->chainId, *token));
        card->summary = "Sign a permit: " + who + " may take " + amountInWords(amount) + " on "
            + card->network;
    }
    if (unlimited)
        card.risk(Level::Danger, "unlimited-approval",
            "The spender may take all of this token, now and later.", { who });
    for (const auto* name : { "owner", "holder" })
        if (const auto owner = addressOf(data.find(name)); owner && from && *owner != *from)
            card.risk(Level::Warning, "permit-owner",
                "It names another owner than the account that signs.", { owner->text() });
}

} // namespace tercet::chains::ethereum
