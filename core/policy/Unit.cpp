#include "core/policy/Unit.h"

#include "core/chains/ethereum/Lists.h"

namespace tercet::policy {

namespace {

const chains::ethereum::Token* tokenOf(const Unit& unit)
{
    if (unit.family != Family::Ethereum || !unit.isToken()) return nullptr;
    const auto contract = chains::ethereum::Address::parse(unit.contract);
    return contract ? chains::ethereum::findToken(unit.chainId, *contract) : nullptr;
}

} // namespace

std::string_view familyName(Family family)
{
    switch (family) {
    case Family::Other:
        return "other";
    case Family::Ethereum:
        return "ethereum";
    case Family::Bitcoin:
        return "bitcoin";
    case Family::Solana:
        return "solana";
    }
    return "other";
}

std::string Unit::text() const
{
    std::string out(familyName(family));
    if (family == Family::Ethereum) out += ":" + std::to_string(chainId);
    if (isToken()) out += ":" + contract;
    return out;
}

Unit ownUnit(const chains::Decoded& decoded)
{
    if (decoded.chainId != 0) return { Family::Ethereum, decoded.chainId, {} };
    if (decoded.network == "Bitcoin") return { Family::Bitcoin, 0, {} };
    if (decoded.network == "Solana") return { Family::Solana, 0, {} };
    return { Family::Other, 0, {} };
}

int decimals(const Unit& unit)
{
    if (unit.isToken()) {
        const auto* token = tokenOf(unit);
        return token ? token->decimals : 0;
    }
    switch (unit.family) {
    case Family::Ethereum:
        return chains::ethereum::kNativeDecimals;
    case Family::Bitcoin:
        return 8;
    case Family::Solana:
        return 9;
    case Family::Other:
        break;
    }
    return 0;
}

std::string symbol(const Unit& unit)
{
    if (unit.isToken()) {
        const auto* token = tokenOf(unit);
        return token ? token->symbol : std::string();
    }
    switch (unit.family) {
    case Family::Ethereum:
        return chains::ethereum::nativeSymbol(unit.chainId);
    case Family::Bitcoin:
        return "BTC";
    case Family::Solana:
        return "SOL";
    case Family::Other:
        break;
    }
    return {};
}

} // namespace tercet::policy
