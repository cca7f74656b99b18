#pragma once

#include <functional>

#include "core/mpc/Rvole.h"

// The formulas of protocol.md 4.2 and 4.3 once more, as plainly as they can be written and without
// regard for speed or timing: what the product is compared with, and a party that can cheat
// consistently.
namespace tercet::mpc::reference {

using Choice = ByteArray<kRowBytes>;
using ChoiceOfRow = std::function<Choice(std::size_t row, const Choice& x)>;

struct Bob {
    std::vector<Choice> rows; // t_r^0
    Choice x;
    crypto::Scalar chi;
    Bytes message;

    // A Bob who uses another x in some rows of U and hashes everything else as the protocol says.
    Bob(
        const OtReceiverKeys& keys, const Bytes32& extensionId, const Choice& x,
        const ChoiceOfRow& choose = [](std::size_t, const Choice& x) { return x; });
};

using Row = std::array<crypto::Scalar, kWidth>;
using TamperRow = std::function<Row(std::size_t column, const Row& row)>;

struct Alice {
    ScalarPair c;
    Bytes answer;

    // An Alice who sends other rows of ã and computes θ, η and μ from what she sent.
    Alice(
        const Bob& bob, const OtSenderKeys& keys, const Bytes32& extensionId, const Bytes32& nonceA,
        const ScalarPair& inputs, const crypto::Scalar& check,
        const TamperRow& tamper = [](std::size_t, const Row& row) { return row; });
};

// Σ over set bits, schoolbook, of the little-endian bit strings.
ByteArray<16> multiply(const ByteArray<16>& a, const ByteArray<16>& b);

} // namespace tercet::mpc::reference
