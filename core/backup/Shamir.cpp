#include "core/backup/Shamir.h"

#include <stdexcept>

namespace tercet::backup {

namespace {

using Byte = std::uint8_t;

Byte multiply(Byte a, Byte b)
{
    unsigned product = 0, x = a;
    for (int bit = 0; bit < 8; ++bit) {
        product ^= x & (0u - (b >> bit & 1u));
        x = (x << 1) ^ (0x11bu & (0u - (x >> 7)));
    }
    return Byte(product);
}

// b^254; of indices, which are public.
Byte inverse(Byte b)
{
    Byte out = 1;
    for (int i = 0; i < 254; ++i) out = multiply(out, b);
    return out;
}

} // namespace

std::vector<ShamirPoint> shamirSplit(
    std::span<const std::uint8_t, 32> secret, unsigned threshold, unsigned count, Random& random)
{
    if (threshold < 2 || threshold > count || count > 255)
        throw std::invalid_argument("Shamir's threshold");
    // Coefficients from the highest down to that of x; the secret is the constant one.
    std::vector<crypto::Secret<32>> coefficients(threshold - 1);
    for (auto& coefficient : coefficients) random.fill(coefficient.mutableView());
    std::vector<ShamirPoint> out(count);
    for (unsigned i = 0; i < count; ++i) {
        out[i].index = Byte(i + 1);
        auto value = out[i].value.mutableView();
        for (const auto& coefficient : coefficients)
            for (std::size_t n = 0; n < value.size(); ++n)
                value[n] = multiply(value[n] ^ coefficient.data()[n], Byte(i + 1));
        for (std::size_t n = 0; n < value.size(); ++n) value[n] ^= secret[n];
    }
    return out;
}

crypto::Secret<32> shamirCombine(std::span<const ShamirPoint* const> points)
{
    crypto::Secret<32> out;
    for (const auto* point : points) {
        Byte weight = 1; // Lagrange's at 0
        for (const auto* other : points)
            if (other->index != point->index)
                weight = multiply(
                    weight, multiply(other->index, inverse(other->index ^ point->index)));
        for (std::size_t n = 0; n < out.size(); ++n)
            out.data()[n] ^= multiply(point->value.data()[n], weight);
    }
    return out;
}

} // namespace tercet::backup
