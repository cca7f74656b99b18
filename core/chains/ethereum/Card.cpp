#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

std::string amountText(const Amount& amount)
{
    if (amount.symbol.empty())
        return amount.unlimited ? "unlimited" : amount.units.decimal() + " base units";
    return (amount.unlimited ? "unlimited" : amount.units.amount(amount.decimals)) + " "
        + amount.symbol;
}

std::string amountInWords(const Amount& amount)
{
    const auto text = amountText(amount);
    return amount.symbol.empty() ? text + " of the token " + amount.contract : text;
}

Amount nativeAmount(const Uint256& units, std::uint64_t chainId)
{
    return { units, kNativeDecimals, nativeSymbol(chainId), {}, false };
}

Amount tokenAmount(const Uint256& units, std::uint64_t chainId, const Address& contract)
{
    const auto* token = findToken(chainId, contract);
    return { units, token ? token->decimals : 0, token ? token->symbol : std::string(),
        contract.text(), false };
}

bool isUnlimited(const Uint256& units)
{
    static const auto kUint96 = *Uint256::fromBytes(Bytes(12, 0xFF)),
                      kUint128 = *Uint256::fromBytes(Bytes(16, 0xFF));
    return units == kUint96 || units >= kUint128;
}

std::string tokenText(std::uint64_t chainId, const Address& contract)
{
    const auto* token = findToken(chainId, contract);
    return token ? token->symbol + " (" + contract.text() + ")" : contract.text();
}

} // namespace tercet::chains::ethereum
