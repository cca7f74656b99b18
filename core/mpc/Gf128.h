#pragma once

#include "core/base/Bytes.h"
#include "core/mpc/Params.h"

// GF(2^128) modulo X^128 + X^7 + X^2 + X + 1; bit i of the little-endian number is the coefficient
// of X^i (protocol.md 4.2). Constant time: no tables, no branches on values.
namespace tercet::mpc {

struct Gf128 {
    std::uint64_t low { 0 }, high { 0 };

    static Gf128 load(const std::uint8_t* le16);
    void store(std::uint8_t* le16) const;
    Gf128& operator^=(Gf128 b);
    // bit ? *this : 0; bit is 0 or 1.
    Gf128 masked(std::uint8_t bit) const;
    friend bool operator==(const Gf128&, const Gf128&) = default; // for tests
};

// Carry-less multiplication, by PCLMULQDQ where the processor has it, else by shifts and masks.
Gf128 multiply(Gf128 a, Gf128 b);
// The two ways of doing it; the second only where hasCarrylessMultiply().
Gf128 multiplyPortable(Gf128 a, Gf128 b);
Gf128 multiplyCarryless(Gf128 a, Gf128 b);
bool hasCarrylessMultiply();

// The linear hash of the OT extension's check: uni(v) = v⁽⁴⁾ ⊕ Σ_{m<4} χ_m·v⁽ᵐ⁾ for a row of 80
// bytes.
class RowHash {
public:
    // `carryless` only where hasCarrylessMultiply().
    explicit RowHash(std::span<const std::uint8_t, kDataBlocks * kBlockBytes> challenge,
        bool carryless = hasCarrylessMultiply());
    Gf128 operator()(const std::uint8_t* row) const;

private:
    std::array<Gf128, kDataBlocks> m_challenge;
    bool m_carryless;
};

} // namespace tercet::mpc
