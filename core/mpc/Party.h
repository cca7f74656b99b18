#pragma once

#include <array>
#include <cstdint>

#include "core/base/Bytes.h"

namespace tercet::mpc {

// The three holders of a share: P1 is this computer and the hub, P2 and P3 are the co-signers.
enum class Party : std::uint8_t { P1 = 1, P2 = 2, P3 = 3 };

inline constexpr std::array<Party, 3> kParties { Party::P1, Party::P2, Party::P3 };

constexpr std::uint8_t number(Party p) { return std::uint8_t(p); }
// The other two, in ascending order.
constexpr std::array<Party, 2> others(Party p)
{
    if (p == Party::P1) return { Party::P2, Party::P3 };
    if (p == Party::P2) return { Party::P1, Party::P3 };
    return { Party::P1, Party::P2 };
}
// The third one, for two different parties.
constexpr Party third(Party a, Party b) { return Party(6 - number(a) - number(b)); }
// LE8(i), as protocol.md writes an index in a hash.
constexpr ByteArray<1> encode(Party p) { return { number(p) }; }
// LE8(i) ‖ LE8(j): an ordered pair in one field, or two fields of one byte each, as the formula
// says.
constexpr ByteArray<2> encode(Party i, Party j) { return { number(i), number(j) }; }

} // namespace tercet::mpc
