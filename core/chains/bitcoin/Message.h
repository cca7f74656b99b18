#pragma once

#include "core/chains/bitcoin/Address.h"
#include "core/crypto/Ecdsa.h"

// BIP-322 signed messages in the "simple" form: the witness of a virtual transaction to_sign that
// spends the only output of another one, to_spend, which holds the message's hash and the address's
// script. Neither can ever be in a block.
namespace tercet::chains::bitcoin {

inline constexpr std::size_t kMaxMessageBytes = 64 * 1024;

Bytes32 messageHash(ByteView message); // TaggedHash("BIP0322-signed-message", message)
// Transaction ids in the order of hashing; as text they are written the other way round.
Bytes32 toSpendId(ByteView message, const Address& address);
Bytes32 toSignId(ByteView message, const Address& address);

// What is signed: for P2WPKH BIP-143's hash with SIGHASH_ALL, by ECDSA; for P2TR BIP-341's key-path
// hash with SIGHASH_DEFAULT, by BIP-340.
Bytes32 messageDigest(ByteView message, const Address& address);

// The signature as text: base64 of the witness stack. BIP-322 2.0 also allows the prefix "smp" in
// front of it; we leave it out, because every verifier takes the form without it and older ones
// only that.
std::string messageSignature(const crypto::Point& key, const crypto::EcdsaSignature& signature);
std::string messageSignature(std::span<const std::uint8_t, 64> bip340);

} // namespace tercet::chains::bitcoin
