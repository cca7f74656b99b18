#include "core/mpc/Transpose.h"

namespace tercet::mpc {

namespace {

// An 8×8 bit matrix, row k in byte k (Hacker's Delight 7-3).
std::uint64_t transpose8x8(std::uint64_t x)
{
    std::uint64_t t = (x ^ x >> 7) & 0x00aa00aa00aa00aaULL;
    x ^= t ^ t << 7;
    t = (x ^ x >> 14) & 0x0000cccc0000ccccULL;
    x ^= t ^ t << 14;
    t = (x ^ x >> 28) & 0x00000000f0f0f0f0ULL;
    return x ^ t ^ t << 28;
}

} // namespace

void transpose(const Rows& rows, Columns& columns)
{
    for (std::size_t r = 0; r < kBaseOts; r += 8)
        for (std::size_t c = 0; c < kXi; c += 8) {
            std::uint64_t block = 0;
            for (std::size_t k = 0; k < 8; ++k)
                block |= std::uint64_t(rows.data()[(r + k) * kRowBytes + c / 8]) << (8 * k);
            block = transpose8x8(block);
            for (std::size_t k = 0; k < 8; ++k)
                columns.data()[(c + k) * kBlockBytes + r / 8] = std::uint8_t(block >> (8 * k));
        }
}

} // namespace tercet::mpc
