#pragma once

#include <functional>
#include <set>

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
    // In those rows he takes Alice's Δ for 0, or for 1 where `guessedOnes` says so: whoever guesses
    // all of them is never found out and ends in the same product.
    Bob(
        const OtReceiverKeys& keys, const Bytes32& extensionId, const Choice& x,
        const ChoiceOfRow& choose = [](std::size_t, const Choice& x) { return x; },
        const std::set<std::size_t>& guessedOnes = {});
    // d_0, d_1 without any check.
    ScalarPair finish(const Bytes32& extensionId, const Bytes32& nonceA, ByteView answer) const;
};

// The x of an honest Bob's message, for whoever has his keys.
Choice choiceOf(const OtReceiverKeys& keys, const Bytes32& extensionId, ByteView message);

using Row = std::array<crypto::Scalar, kWidth>;
using TamperRow = std::function<Row(std::size_t column, const Row& row)>;

struct Alice {
    ScalarPair c;
    Bytes answer;

    // An Alice who sends other rows of ã and computes θ, η and μ from what she sent. In those rows
    // she takes Bob's β for 0, or for 1 where `guessedOnes` says so, with the same consequences.
    Alice(
        ByteView message, const OtSenderKeys& keys, const Bytes32& extensionId,
        const Bytes32& nonceA, const ScalarPair& inputs, const crypto::Scalar& check,
        const TamperRow& tamper = [](std::size_t, const Row& row) { return row; },
        const std::set<std::size_t>& guessedOnes = {});
};

// Σ over set bits, schoolbook, of the little-endian bit strings.
ByteArray<16> multiply(const ByteArray<16>& a, const ByteArray<16>& b);

} // namespace tercet::mpc::reference
