#pragma once

#include <string>
#include <string_view>

#include "core/base/Bytes.h"

namespace tercet::chains::bitcoin {

// A native segwit output: version 0 with 20 or 32 bytes, or version 1…16 with 2…40.
struct WitnessProgram {
    std::uint8_t version { 0 };
    Bytes program {};
    friend bool operator==(const WitnessProgram&, const WitnessProgram&) = default;
};

// Of the main network ("bc"): bech32 (BIP-173) for version 0, bech32m (BIP-350) for the others;
// lower case.
std::string encodeSegwit(const WitnessProgram& program);
// Strict: all lower or all upper case. Code::BadAddress, BadChecksum.
Result<WitnessProgram> decodeSegwit(std::string_view address);

} // namespace tercet::chains::bitcoin
