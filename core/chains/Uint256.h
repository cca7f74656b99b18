#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/base/Bytes.h"

namespace tercet::chains {

// An unsigned integer below 2^256: amounts, fees, nonces. Value type, 32 bytes big-endian inside.
// Never a double. Arithmetic and decimal conversion are Botan's BigInt.
class Uint256 {
public:
    constexpr Uint256() = default;
    constexpr Uint256(std::uint64_t v)
    {
        for (std::size_t i = 0; i < 8; ++i) m_be[31 - i] = std::uint8_t(v >> (8 * i));
    }
    static Uint256 max();
    // Big-endian, at most 32 bytes, leading zeros allowed; Code::NumberTooLarge.
    static Result<Uint256> fromBytes(ByteView be);
    // "0x" quantity as in JSON-RPC: at least one digit, no leading zeros except "0x0".
    // Code::BadNumber, NumberTooLarge.
    static Result<Uint256> fromQuantity(std::string_view text);
    // Decimal digits only, no sign, no leading zeros except "0"; at most 78 digits.
    // Code::BadNumber, NumberTooLarge.
    static Result<Uint256> fromDecimal(std::string_view text);
    // A human amount such as "1250.5" in units of 10^decimals: '.' as the separator, no grouping,
    // no exponent, no more fraction digits than decimals. Code::BadAmount, NumberTooLarge.
    static Result<Uint256> fromAmount(std::string_view text, int decimals);

    std::string decimal() const; // "1250500000"
    std::string quantity() const; // "0x4a817c800"
    // "1250.5": exact, no trailing zeros, no exponent.
    std::string amount(int decimals) const;
    const ByteArray<32>& be() const { return m_be; }
    Bytes minimalBytes() const; // without leading zeros; empty for zero
    bool isZero() const { return *this == Uint256(); }
    bool fitsU64() const;
    std::uint64_t toU64() const; // the low 64 bits

    // Overflow and underflow are errors: Code::NumberTooLarge.
    Result<Uint256> plus(const Uint256& b) const;
    Result<Uint256> minus(const Uint256& b) const;
    Result<Uint256> times(const Uint256& b) const;
    friend constexpr auto operator<=>(const Uint256&, const Uint256&)
        = default; // big-endian bytes order as numbers do

private:
    ByteArray<32> m_be {};
};

} // namespace tercet::chains
