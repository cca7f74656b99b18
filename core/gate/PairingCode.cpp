#include "core/gate/PairingCode.h"

#include "core/crypto/Hash.h"

namespace tercet::gate {

namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kLength = 16, kGroup = 4;
constexpr crypto::Tag kTag { "mw1.cos.pairing" };

char digitOf(char c)
{
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    if (c == 'O') return '0';
    if (c == 'I' || c == 'L') return '1';
    return c;
}

} // namespace

std::string makePairingCode(Random& random)
{
    const auto bytes = random.bytes<kLength>(); // 32 divides 256: every digit is as likely
    std::string out;
    for (std::size_t i = 0; i < kLength; ++i) {
        if (i > 0 && i % kGroup == 0) out += '-';
        out += kDigits[bytes[i] % kDigits.size()];
    }
    return out;
}

Result<Bytes32> pairingCodeHash(std::string_view code)
{
    std::string digits;
    for (const char c : code) {
        if (c == '-' || c == ' ') continue;
        if (kDigits.find(digitOf(c)) == std::string_view::npos || digits.size() == kLength)
            return fail(Code::WrongPairingCode, "not a pairing code", "pairing_code");
        digits += digitOf(c);
    }
    if (digits.size() != kLength)
        return fail(Code::WrongPairingCode, "not a pairing code", "pairing_code");
    return crypto::hash(kTag, view(digits));
}

} // namespace tercet::gate
