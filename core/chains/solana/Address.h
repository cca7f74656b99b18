#pragma once

#include <string>
#include <string_view>

#include "core/base/Bytes.h"

namespace tercet::chains::solana {

// An address is the Ed25519 public key in base58.
std::string addressText(const Bytes32& key);
// Strict: 32 bytes in their only encoding. That the bytes are a point is not checked.
// Code::BadAddress.
Result<Bytes32> parseAddress(std::string_view text);

} // namespace tercet::chains::solana
