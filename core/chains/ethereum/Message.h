#pragma once

#include "core/base/Bytes.h"
#include "core/crypto/Ecdsa.h"

namespace tercet::chains::ethereum {

inline constexpr std::size_t kMaxMessageBytes = 64 * 1024;

// EIP-191 version 0x45: keccak256("\x19Ethereum Signed Message:\n" ‖ decimal length ‖ message).
Bytes32 messageDigest(ByteView message);

// How the signature of a message is written: r ‖ s ‖ v with v = 27 + the parity of R.
ByteArray<65> messageSignature(const crypto::EcdsaSignature& signature);

} // namespace tercet::chains::ethereum
