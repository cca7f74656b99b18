#include "core/backup/age/Bech32.h"

namespace tercet::backup::age::bech32 {

namespace {

constexpr std::string_view kAlphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::array<std::uint32_t, 5> kGenerator { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
    0x2a1462b3 };
constexpr std::size_t kSymbols = 52, kChecksum = 6;

constexpr std::uint8_t lower(std::uint8_t c)
{
    return c >= 'A' && c <= 'Z' ? std::uint8_t(c + 32) : c;
}

// 0xff where a = b, else 0; both below 256.
std::uint8_t same(unsigned a, unsigned b) { return std::uint8_t(((a ^ b) - 1) >> 8); }

class Checksum {
public:
    explicit Checksum(std::string_view prefix)
    {
        for (const char c : prefix) add(lower(std::uint8_t(c)) >> 5);
        add(0);
        for (const char c : prefix) add(lower(std::uint8_t(c)) & 31);
    }
    ~Checksum() { sodium_memzero(&m_state, sizeof m_state); }
    void add(std::uint32_t symbol)
    {
        const std::uint32_t top = m_state >> 25;
        m_state = (m_state & 0x1ffffff) << 5 ^ symbol;
        for (std::size_t i = 0; i < kGenerator.size(); ++i)
            m_state ^= kGenerator[i] & (0u - (top >> i & 1));
    }
    std::uint32_t value() const { return m_state; }

private:
    std::uint32_t m_state { 1 };
};

std::uint8_t character(unsigned symbol, bool upper)
{
    std::uint8_t out = 0;
    for (unsigned i = 0; i < kAlphabet.size(); ++i)
        out |= std::uint8_t(kAlphabet[i]) & same(i, symbol);
    const auto letter = std::uint8_t(0u - (out >> 6 & 1)); // no digit has this bit
    return upper ? std::uint8_t(out - (letter & 32)) : out;
}

// 0x20 set in the result: not of the alphabet.
unsigned symbolOf(std::uint8_t c, bool upper)
{
    unsigned out = 0;
    std::uint8_t found = 0;
    for (unsigned i = 0; i < kAlphabet.size(); ++i) {
        const std::uint8_t hit = same(character(i, upper), c);
        out |= i & hit;
        found |= hit;
    }
    return out | (~unsigned(found) & 0x20);
}

bool isUpper(std::string_view prefix)
{
    return prefix.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") != prefix.npos;
}

} // namespace

crypto::SecretBytes encode(std::string_view prefix, std::span<const std::uint8_t, 32> bytes)
{
    const bool upper = isUpper(prefix);
    crypto::SecretBytes out(prefix.size() + 1 + kDataChars);
    std::memcpy(out.data(), prefix.data(), prefix.size());
    auto* at = out.data() + prefix.size();
    *at++ = '1';
    Checksum sum(prefix);
    unsigned bits = 0;
    std::uint32_t window = 0;
    const auto put = [&](unsigned symbol) {
        sum.add(symbol);
        *at++ = character(symbol, upper);
    };
    for (const auto byte : bytes) {
        window = (window << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5) put(window >> (bits - 5) & 31);
    }
    put(window << (5 - bits) & 31);
    sodium_memzero(&window, sizeof window);
    for (std::size_t i = 0; i < kChecksum; ++i) sum.add(0);
    const std::uint32_t check = sum.value() ^ 1;
    for (unsigned i = 0; i < kChecksum; ++i) *at++ = character(check >> 5 * (5 - i) & 31, upper);
    return out;
}

bool decode(std::string_view prefix, ByteView text, std::span<std::uint8_t, 32> out)
{
    if (text.size() != prefix.size() + 1 + kDataChars) return false;
    if (tercet::text(text.first(prefix.size())) != prefix || text[prefix.size()] != '1')
        return false;
    const bool upper = isUpper(prefix);
    Checksum sum(prefix);
    std::uint32_t window = 0;
    unsigned bits = 0, bad = 0;
    std::size_t n = 0;
    const auto data = text.subspan(prefix.size() + 1);
    for (std::size_t i = 0; i < kDataChars; ++i) {
        const unsigned symbol = symbolOf(data[i], upper);
        bad |= symbol & 0x20;
        sum.add(symbol & 31);
        if (i >= kSymbols) continue;
        window = (window << 5 | (symbol & 31)) & 0x1fff;
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            out[n++] = std::uint8_t(window >> bits);
        }
    }
    bad |= window & ((1u << bits) - 1); // the padding
    bad |= sum.value() ^ 1;
    sodium_memzero(&window, sizeof window);
    if (bad) sodium_memzero(out.data(), out.size());
    return !bad;
}

} // namespace tercet::backup::age::bech32
