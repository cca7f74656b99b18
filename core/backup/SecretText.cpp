#include "core/backup/SecretText.h"

#include <algorithm>
#include <cstdlib>

#include "core/crypto/Hash.h"

namespace tercet::backup {

void SecretText::put(std::uint8_t byte)
{
    if (m_size == m_bytes.size()) std::abort();
    m_bytes.data()[m_size++] = byte;
}

SecretText& SecretText::operator<<(std::string_view text)
{
    for (const char c : text) put(std::uint8_t(c));
    return *this;
}

SecretText& SecretText::hex(ByteView bytes)
{
    const auto digit = [](unsigned v) { return std::uint8_t('0' + v + (((9u - v) >> 8) & 39u)); };
    for (const auto b : bytes) {
        put(digit(b >> 4));
        put(digit(b & 15u));
    }
    return *this;
}

SecretText& SecretText::base58Check(ByteView payload)
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
    for (std::size_t i = 0; i < zeros; ++i) put('1');
    while (count > 0) put(std::uint8_t(kDigits[digits.data()[--count]]));
    return *this;
}

crypto::SecretBytes SecretText::take()
{
    m_bytes.truncate(m_size);
    return std::move(m_bytes);
}

} // namespace tercet::backup
