#include "core/chains/Uint256.h"

#include <algorithm>
#include <botan/bigint.h>

namespace tercet::chains {

namespace {

constexpr std::size_t kMaxDigits = 78; // of 2^256 − 1

Botan::BigInt toBig(const Uint256& v) { return Botan::BigInt(v.be().data(), v.be().size()); }

Result<Uint256> fromBig(const Botan::BigInt& v)
{
    if (v.is_negative() || v.bits() > 256) return fail(Code::NumberTooLarge, "not within 256 bits");
    ByteArray<32> be;
    Botan::BigInt::encode_1363(be.data(), be.size(), v);
    return Uint256::fromBytes(be);
}

bool digitsOnly(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Uint256 Uint256::max()
{
    Uint256 v;
    v.m_be.fill(0xFF);
    return v;
}

Result<Uint256> Uint256::fromBytes(ByteView be)
{
    if (be.size() > 32) return fail(Code::NumberTooLarge, "more than 32 bytes");
    Uint256 v;
    std::ranges::copy(be, v.m_be.end() - std::ptrdiff_t(be.size()));
    return v;
}

Result<Uint256> Uint256::fromQuantity(std::string_view text)
{
    if (!text.starts_with("0x") || text.size() < 3)
        return fail(Code::BadNumber, "not a 0x quantity");
    auto digits = text.substr(2);
    if (digits.size() > 1 && digits[0] == '0') return fail(Code::BadNumber, "leading zeros");
    if (digits.size() > 64) {
        const bool isHex = digits.find_first_not_of("0123456789abcdefABCDEF") == digits.npos;
        return fail(isHex ? Code::NumberTooLarge : Code::BadNumber, "more than 64 digits");
    }
    const auto bytes = fromHex(digits.size() % 2 ? "0" + std::string(digits) : std::string(digits));
    if (!bytes) return fail(Code::BadNumber, "not hex");
    return fromBytes(*bytes);
}

Result<Uint256> Uint256::fromDecimal(std::string_view text)
{
    if (text.empty() || !digitsOnly(text)) return fail(Code::BadNumber, "not a decimal number");
    if (text.size() > 1 && text[0] == '0') return fail(Code::BadNumber, "leading zeros");
    if (text.size() > kMaxDigits) return fail(Code::NumberTooLarge, "not within 256 bits");
    return fromBig(Botan::BigInt(std::string(text)));
}

Result<Uint256> Uint256::fromAmount(std::string_view text, int decimals)
{
    const auto dot = text.find('.');
    const auto whole = text.substr(0, dot);
    const auto fraction = dot == text.npos ? std::string_view() : text.substr(dot + 1);
    if (whole.empty() || !digitsOnly(whole) || !digitsOnly(fraction))
        return fail(Code::BadAmount, "not an amount");
    if (dot != text.npos && fraction.empty())
        return fail(Code::BadAmount, "no digit after the point");
    if (whole.size() > 1 && whole[0] == '0') return fail(Code::BadAmount, "leading zeros");
    if (fraction.size() > std::size_t(decimals))
        return fail(Code::BadAmount, "too many digits after the point");

    std::string digits { whole };
    digits += fraction;
    digits.append(std::size_t(decimals) - fraction.size(), '0');
    const auto first = digits.find_first_not_of('0');
    if (first == digits.npos) return Uint256();
    return fromDecimal(std::string_view(digits).substr(first));
}

std::string Uint256::decimal() const { return isZero() ? "0" : toBig(*this).to_dec_string(); }

std::string Uint256::quantity() const
{
    const auto digits = hex(m_be);
    const auto first = digits.find_first_not_of('0');
    return first == digits.npos ? "0x0" : "0x" + digits.substr(first);
}

std::string Uint256::amount(int decimals) const
{
    auto digits = decimal();
    const auto places = std::size_t(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    auto fraction = digits.substr(digits.size() - places);
    digits.resize(digits.size() - places);
    fraction.resize(fraction.find_last_not_of('0') + 1); // npos + 1 = 0
    return fraction.empty() ? digits : digits + "." + fraction;
}

Bytes Uint256::minimalBytes() const
{
    return { std::ranges::find_if(m_be, [](auto b) { return b != 0; }), m_be.end() };
}

bool Uint256::fitsU64() const
{
    return std::all_of(m_be.begin(), m_be.begin() + 24, [](auto b) { return b == 0; });
}

std::uint64_t Uint256::toU64() const
{
    std::uint64_t v = 0;
    for (std::size_t i = 24; i < 32; ++i) v = v << 8 | m_be[i];
    return v;
}

Result<Uint256> Uint256::plus(const Uint256& b) const { return fromBig(toBig(*this) + toBig(b)); }
Result<Uint256> Uint256::minus(const Uint256& b) const { return fromBig(toBig(*this) - toBig(b)); }
Result<Uint256> Uint256::times(const Uint256& b) const { return fromBig(toBig(*this) * toBig(b)); }

} // namespace tercet::chains
