#include <algorithm>

#include "core/chains/Text.h"
#include "core/chains/ethereum/Decode.h"

namespace tercet::chains::ethereum {

void Card::untrusted(std::string id, std::string name, std::string_view value)
{
    if (hasHidden(value, true)
        && std::ranges::find(m_decoded.risks, "hidden-characters", &Risk::code)
            == m_decoded.risks.end())
        risk(Level::Warning, "hidden-characters",
            "It contains characters that cannot be seen; they are shown as codes.");
    m_decoded.fields.push_back({ std::move(id), std::move(name), visible(value, true), true });
}

void Card::risk(Level level, std::string code, std::string text, std::vector<std::string> args)
{
    m_decoded.risks.push_back({ level, std::move(code), std::move(text), std::move(args) });
}

Decoded Card::take()
{
    std::ranges::stable_sort(m_decoded.risks, std::greater(), &Risk::level);
    return std::move(m_decoded);
}

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
