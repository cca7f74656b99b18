#include "core/backup/SecretBase58.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "core/crypto/Hash.h"

namespace tercet::backup {

crypto::SecretBytes secretBase58Check(ByteView payload)
{
    constexpr std::string_view kDigits
        = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    crypto::Secret<96> number;
    crypto::Secret<136> digits;
    crypto::Secret<32> check;
    const auto size = payload.size() + 4;
    if (size > number.size()) std::abort();
    std::copy(payload.begin(), payload.end(), number.data());
    crypto_hash_sha256(check.data(), payload.data(), payload.size());
    crypto_hash_sha256(check.data(), check.data(), check.size());
    std::copy_n(check.data(), 4, number.data() + payload.size());
    std::size_t count = 0, zeros = 0;
    while (zeros < size && number.data()[zeros] == 0) ++zeros;
    for (std::size_t first = zeros; first < size;) {
        unsigned rest = 0;
        for (std::size_t i = first; i < size; ++i) {
            const unsigned v = rest * 256 + number.data()[i];
            number.data()[i] = std::uint8_t(v / 58);
            rest = v % 58;
        }
        digits.data()[count++] = std::uint8_t(rest);
        while (first < size && number.data()[first] == 0) ++first;
    }
    crypto::SecretBytes out(zeros + count);
    for (std::size_t i = 0; i < zeros; ++i) out.data()[i] = '1';
    for (std::size_t i = 0; i < count; ++i)
        out.data()[zeros + i] = std::uint8_t(kDigits[digits.data()[count - 1 - i]]);
    return out;
}

} // namespace tercet::backup
