#pragma once

#include <compare>
#include <string>

#include "core/chains/Decoded.h"

namespace tercet::policy {

// A family of chains whose transactions are written alike. The numbers are those of the encoding.
enum class Family : std::uint8_t { Other = 0, Ethereum = 1, Bitcoin = 2, Solana = 3 };
std::string_view familyName(Family family); // "other", "ethereum", "bitcoin", "solana"

// What amounts are counted in: a chain's own unit, or one token of it. Units are never added to one
// another: nobody here can attest a price.
struct Unit {
    Family family { Family::Ethereum };
    std::uint64_t chainId { 0 }; // of Ethereum's family; otherwise 0
    std::string contract {}; // the token's, in its canonical form; empty: the chain's own unit

    bool isToken() const { return !contract.empty(); }
    std::string text() const; // "ethereum:1", "ethereum:1:0x…": one for each unit
    friend auto operator<=>(const Unit&, const Unit&) = default;
};

// The own unit of the chain of which a decoded request is.
Unit ownUnit(const chains::Decoded& decoded);

// Digits after the point as a person writes amounts of it: of tokens by the bundled list, 0 for one
// that is not on it.
int decimals(const Unit& unit);
// "ETH", "USDC"; empty for a token that is not on the bundled list.
std::string symbol(const Unit& unit);

} // namespace tercet::policy
