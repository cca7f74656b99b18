#pragma once

#include <span>

#include "core/chains/ethereum/Address.h"

// What the product knows of networks and tokens: resources/networks.json and resources/tokens.json,
// compiled in.
namespace tercet::chains::ethereum {

inline constexpr int kNativeDecimals = 18;

struct Network {
    std::uint64_t chainId;
    std::string name;
    std::string symbol; // of its own unit
};

struct Token {
    std::uint64_t chainId;
    Address contract;
    std::string symbol;
    std::string name;
    int decimals;
    bool wrapsNative; // sending the chain's own unit to it is what it is for
};

std::span<const Network> networks(); // by chain id
const Network* findNetwork(std::uint64_t chainId);
// "Ethereum Mainnet", or "Chain 31337" where it has no name.
std::string networkName(std::uint64_t chainId);
// "ETH", or "coins" where the network has no name.
std::string nativeSymbol(std::uint64_t chainId);

std::span<const Token> tokens(); // by chain id, then symbol
const Token* findToken(std::uint64_t chainId, const Address& contract);

} // namespace tercet::chains::ethereum
