#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

namespace {

// Precompiled contracts and what networks reserve beside them.
bool isSystemAddress(const Address& a) { return *Uint256::fromBytes(a.bytes()) < Uint256(0x1000); }

bool isBurnAddress(const Address& a)
{
    static const auto kDead = Address::parse("0x000000000000000000000000000000000000dead").value();
    return a == kDead;
}

} // namespace

void checkRecipient(Card& card, std::uint64_t chainId, const Address& to, const Sender& from)
{
    if (to.isZero())
        card.risk(Level::Danger, "to-zero-address",
            "The recipient is the zero address: what is sent there is lost.");
    else if (isBurnAddress(to))
        card.risk(Level::Danger, "to-burn-address",
            "The recipient is a burn address: what is sent there is lost.");
    else if (isSystemAddress(to))
        card.risk(Level::Danger, "to-system-address",
            "The recipient is a system contract: what is sent there is lost.");
    if (from && to == *from)
        card.risk(Level::Note, "to-self", "The recipient is the sender itself.");
    if (const auto* token = findToken(chainId, to)) {
        if (token->wrapsNative && !card->amount.value_or(Amount()).units.isZero()
            && card->kind == Kind::NativeTransfer)
            card.risk(Level::Note, "wraps-native",
                "The recipient turns it into " + token->symbol + ".", { token->symbol });
        else
            card.risk(Level::Danger, "to-token-contract",
                "The recipient is the contract of the token " + token->symbol
                    + ": what is sent there is usually lost.",
                { token->symbol });
    }
}

} // namespace tercet::chains::ethereum
