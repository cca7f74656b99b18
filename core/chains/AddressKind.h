#pragma once

#include <span>

#include "core/chains/Payload.h"

namespace tercet::chains {

// The kinds of address under which this wallet signs. Each has its own branch of the path, its own
// curve and signature, so that no key ever signs for two purposes.
enum class AddressKind : std::uint8_t {
    Ethereum, // m/44/60/N/0/I, ECDSA
    BitcoinP2wpkh, // m/84/0/N/0/I, ECDSA
    BitcoinP2tr, // m/86/0/N/0/I, BIP-340, key path without a script tree (BIP-86)
    Solana, // m/44/501/N/0/I, Ed25519
};

enum class SignatureKind : std::uint8_t { Ecdsa, Bip340, Ed25519 };
SignatureKind signatureKind(AddressKind kind);

// Whether a payload of this type may be signed under an address of this kind.
bool signs(AddressKind kind, PayloadType type);

// The kind of an address that this wallet could have made: EIP-55, bech32, bech32m or base58.
// Code::BadAddress, BadChecksum.
Result<AddressKind> addressKind(std::string_view address);

// Which of a vault's addresses: the path without what the kind says. Nothing is hardened, because
// three shares can only derive publicly.
struct AddressPath {
    AddressKind kind { AddressKind::Ethereum };
    std::uint32_t account { 0 }, index { 0 };

    std::vector<std::uint32_t> branch() const; // m/purpose/coin/account/0
    std::vector<std::uint32_t> path() const; // m/purpose/coin/account/0/index
    // Code::BadPath for a path of another form.
    static Result<AddressPath> read(std::span<const std::uint32_t> path);
    friend auto operator<=>(const AddressPath&, const AddressPath&) = default;
};

} // namespace tercet::chains
