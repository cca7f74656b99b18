#include "core/chains/ethereum/Lists.h"

#include <algorithm>

#include "core/base/Json.h"

namespace tercet::chains::ethereum {

extern const char* const kNetworksJson;
extern const char* const kTokensJson;

namespace {

// The lists are part of the program: a test reads every entry, and a broken one is a programming
// error.
const std::vector<Network>& networkList()
{
    static const auto list = [] {
        const auto entries = json::parse(kNetworksJson).value();
        std::vector<Network> out;
        for (const auto& n : entries)
            out.push_back({ json::integer(n, "chainId").value(), json::string(n, "name").value(),
                json::string(n, "symbol").value() });
        return out;
    }();
    return list;
}

const std::vector<Token>& tokenList()
{
    static const auto list = [] {
        const auto entries = json::parse(kTokensJson).value();
        std::vector<Token> out;
        for (const auto& t : entries)
            out.push_back({ json::integer(t, "chainId").value(),
                Address::parse(json::string(t, "contract").value()).value(),
                json::string(t, "symbol").value(), json::string(t, "name").value(),
                int(json::integer(t, "decimals").value()), t.contains("wrapsNative") });
        return out;
    }();
    return list;
}

} // namespace

std::span<const Network> networks() { return networkList(); }

const Network* findNetwork(std::uint64_t chainId)
{
    const auto& list = networkList();
    const auto it = std::ranges::find(list, chainId, &Network::chainId);
    return it == list.end() ? nullptr : &*it;
}

std::string networkName(std::uint64_t chainId)
{
    const auto* network = findNetwork(chainId);
    return network ? network->name : "Chain " + std::to_string(chainId);
}

std::string nativeSymbol(std::uint64_t chainId)
{
    const auto* network = findNetwork(chainId);
    return network ? network->symbol : "coins";
}

std::span<const Token> tokens() { return tokenList(); }

const Token* findToken(std::uint64_t chainId, const Address& contract)
{
    const auto& list = tokenList();
    const auto it = std::ranges::find_if(
        list, [&](const Token& t) { return t.chainId == chainId && t.contract == contract; });
    return it == list.end() ? nullptr : &*it;
}

} // namespace tercet::chains::ethereum
