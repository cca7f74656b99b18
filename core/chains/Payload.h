#pragma once

#include "core/chains/Decoded.h"

namespace tercet::chains {

// What is to be signed, as it is stored and as it travels to the co-signers. Each party decodes it
// and computes the digest itself; there is no type for a bare digest (protocol.md 10, attack 17).
enum class PayloadType : std::uint8_t {
    EthereumTransaction
    = 1, // the unsigned RLP bytes, typed (EIP-2718) or legacy (EIP-155 form, with chain id)
    EthereumMessage = 2, // the bytes of an EIP-191 personal message (version 0x45)
    EthereumTypedData = 3, // the JSON text of EIP-712 typed data
    SolanaMessage = 4, // the text of an off-chain message
    BitcoinMessage = 5, // the text of a BIP-322 message
};

// Of its number on the wire or on disk. Code::UnsupportedTransaction.
Result<PayloadType> payloadType(std::uint8_t value);

struct Payload {
    PayloadType type {};
    Bytes bytes {};
    friend bool operator==(const Payload&, const Payload&) = default;
};

// Strict; the errors say what is wrong with the bytes. `from` is the signer's own address, used for
// the fields and the checks. On Ethereum it may be empty; on Solana and Bitcoin what is signed
// depends on it. A payload that is well formed but not understood is a success
// with fullyDecoded = false.
Result<Decoded> decode(const Payload& payload, const std::string& from);

} // namespace tercet::chains
