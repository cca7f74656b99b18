#pragma once

#include "core/base/Bytes.h"

// Solana's off-chain messages: text that is signed by an address and can never be a transaction,
// which cannot begin with 0xFF.
//
// What is signed, header version 0 of the specification "Off-chain message signing" of Solana's
// validator:
//   "\xFF" "solana offchain" 16 ‖ version 1 = 0 ‖ application domain 32 ‖ format 1 ‖ number of
//   signers 1 = 1 ‖ the signer's key 32 ‖ LE16 length of the text ‖ text
//
// This is what the specification says, and what the current SDKs of both languages write. Earlier
// releases of the `solana` command line left out domain and signers (a header of 20 bytes); that
// form binds the text to no signer, contradicts the specification and is not made here. Version 0
// and not 1, because everything that reads version 1 reads 0 too.
namespace tercet::chains::solana {

enum class MessageFormat : std::uint8_t {
    Ascii = 0, // 0x20…0x7E only, 1232 bytes with the header: what a hardware wallet can show
    Utf8 = 1, // any text, 1232 bytes with the header
    LongUtf8 = 2, // 65535 bytes with the header
};

inline constexpr std::size_t kHeaderBytes = 85; // with one signer
inline constexpr std::size_t kMaxShort = 1232, kMaxLong = 65535; // with the header

// No application asks through this wallet, so none is named.
inline constexpr Bytes32 kNoApplication {};

// The lowest format that holds the text. Code::MissingField for an empty text, BadUtf8,
// TextTooLong.
Result<MessageFormat> formatOf(ByteView text);
// What is signed. The same errors.
Result<Bytes> offchainMessage(ByteView text, const Bytes32& signer);

} // namespace tercet::chains::solana
