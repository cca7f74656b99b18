#include "core/chains/bitcoin/Bech32.h"

#include <algorithm>
#include <optional>

namespace tercet::chains::bitcoin {

namespace {

constexpr std::string_view kPrefix = "bc", kDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::uint32_t kBech32 = 1, kBech32m = 0x2bc830a3;
constexpr std::size_t kChecksum = 6, kLongest = 90;

std::uint32_t checksumOf(std::uint8_t version) { return version == 0 ? kBech32 : kBech32m; }

// The BCH code's state after the prefix and these 5-bit values.
std::uint32_t polymod(ByteView values)
{
    constexpr std::uint32_t kGenerator[]
        = { 0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3 };
    std::uint32_t state = 1;
    const auto take = [&](std::uint8_t v) {
        const auto top = state >> 25;
        state = (state & 0x1ffffff) << 5 ^ v;
        for (std::size_t i = 0; i < 5; ++i)
            if (top >> i & 1) state ^= kGenerator[i];
    };
    for (const char c : kPrefix) take(std::uint8_t(c >> 5));
    take(0);
    for (const char c : kPrefix) take(std::uint8_t(c & 31));
    for (const auto v : values) take(v);
    return state;
}

// Groups of `from` bits as groups of `to` bits; empty where the padding is not zero or too long.
std::optional<Bytes> regroup(ByteView in, unsigned from, unsigned to, bool pad)
{
    Bytes out;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const auto v : in) {
        held = (held << from | v) & 0xfff;
        for (bits += from; bits >= to;) {
            bits -= to;
            out.push_back(std::uint8_t(held >> bits & ((1u << to) - 1)));
        }
    }
    const auto rest = std::uint8_t(held << (to - bits) & ((1u << to) - 1));
    if (pad && bits > 0) out.push_back(rest);
    if (!pad && (bits >= from || rest != 0)) return {};
    return out;
}

} // namespace

std::string encodeSegwit(const WitnessProgram& program)
{
    Bytes values { program.version };
    append(values, regroup(program.program, 8, 5, true).value_or(Bytes {})); // padded: never empty
    auto checked = values;
    checked.resize(checked.size() + kChecksum);
    const auto sum = polymod(checked) ^ checksumOf(program.version);
    for (unsigned i = 0; i < kChecksum; ++i)
        values.push_back(std::uint8_t(sum >> 5 * (kChecksum - 1 - i) & 31));
    auto out = std::string(kPrefix) + "1";
    for (const auto v : values) out += kDigits[v];
    return out;
}

Result<WitnessProgram> decodeSegwit(std::string_view address)
{
    const auto has = [&](char first, char last) {
        return std::ranges::any_of(address, [=](char c) { return c >= first && c <= last; });
    };
    if (address.size() > kLongest || (has('a', 'z') && has('A', 'Z')))
        return fail(Code::BadAddress, "too long, or of both cases");
    std::string lower(address);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = char(c - 'A' + 'a');
    const auto start = kPrefix.size() + 1;
    if (!lower.starts_with(kPrefix) || lower.size() < start + 1 + kChecksum || lower[2] != '1')
        return fail(Code::BadAddress, "not of the main network's segwit form");
    Bytes values;
    for (const char c : std::string_view(lower).substr(start)) {
        const auto v = kDigits.find(c);
        if (v == kDigits.npos) return fail(Code::BadAddress, "not a digit of bech32");
        values.push_back(std::uint8_t(v));
    }
    if (polymod(values) != checksumOf(values[0])) return fail(Code::BadChecksum, "bech32");
    const auto program
        = regroup(ByteView(values).subspan(1, values.size() - 1 - kChecksum), 5, 8, false);
    if (!program) return fail(Code::BadAddress, "bad padding");
    const auto n = program->size();
    if (values[0] > 16 || n < 2 || n > 40 || (values[0] == 0 && n != 20 && n != 32))
        return fail(Code::BadAddress, "no such witness program");
    return WitnessProgram { values[0], *program };
}

} // namespace tercet::chains::bitcoin
