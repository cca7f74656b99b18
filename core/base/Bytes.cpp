#include "core/base/Bytes.h"

#include <algorithm>

namespace tercet {

namespace {

constexpr char kHexDigits[] = "0123456789abcdef";
constexpr char kBase64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

int nibble(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

int sextet(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '-') return 62;
    if (c == '_') return 63;
    return -1;
}

} // namespace

bool equal(ByteView a, ByteView b) { return std::ranges::equal(a, b); }

std::string hex(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto b : bytes) {
        out.push_back(kHexDigits[b >> 4]);
        out.push_back(kHexDigits[b & 15]);
    }
    return out;
}

std::string hex0x(ByteView bytes) { return "0x" + hex(bytes); }

Result<Bytes> fromHex(std::string_view digits)
{
    if (digits.size() % 2) return fail(Code::BadHex, "odd number of hex digits");
    Bytes out;
    out.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int hi = nibble(digits[i]), lo = nibble(digits[i + 1]);
        if (hi < 0 || lo < 0) return fail(Code::BadHex, "not a hex digit");
        out.push_back(std::uint8_t(hi << 4 | lo));
    }
    return out;
}

Result<Bytes> fromHex0x(std::string_view digits)
{
    if (!digits.starts_with("0x")) return fail(Code::BadHex, "no 0x prefix");
    return fromHex(digits.substr(2));
}

std::string base64url(ByteView bytes)
{
    std::string out;
    out.reserve((bytes.size() * 4 + 2) / 3);
    std::uint32_t acc = 0;
    int bits = 0;
    for (auto b : bytes) {
        acc = acc << 8 | b;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            out.push_back(kBase64[acc >> bits & 63]);
        }
    }
    if (bits) out.push_back(kBase64[acc << (6 - bits) & 63]);
    return out;
}

Result<Bytes> fromBase64url(std::string_view digits)
{
    if (digits.size() % 4 == 1) return fail(Code::BadBase64, "impossible length");
    Bytes out;
    out.reserve(digits.size() * 3 / 4);
    std::uint32_t acc = 0;
    int bits = 0;
    for (char c : digits) {
        const int v = sextet(c);
        if (v < 0) return fail(Code::BadBase64, "not a base64url digit");
        acc = acc << 6 | std::uint32_t(v);
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            out.push_back(std::uint8_t(acc >> bits));
        }
    }
    if (acc & ((1u << bits) - 1)) return fail(Code::BadBase64, "bits past the end");
    return out;
}

} // namespace tercet
