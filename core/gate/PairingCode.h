#pragma once

#include "core/base/Random.h"

namespace tercet::gate {

// 80 random bits for a person to copy: "4K7T-9QXM-2ZRD-HW5C". The digits are Crockford's base 32,
// which has no I, L, O, U.
std::string makePairingCode(Random& random);
// What is stored of it. Case, hyphens and spaces do not matter, and what people write for a digit
// (o, i, l) is that digit. Code::WrongPairingCode for what cannot be a code.
Result<Bytes32> pairingCodeHash(std::string_view code);

} // namespace tercet::gate
