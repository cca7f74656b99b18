#pragma once

#include <map>
#include <variant>

#include "core/chains/AddressKind.h"
#include "core/crypto/Bip32.h"
#include "core/crypto/EdBip32.h"

namespace tercet::chains {

// The public key of one of a vault's addresses: root key plus tweak times the base point, in the
// curve of its kind.
struct AddressKey {
    struct Secp256k1 {
        crypto::Point key;
        crypto::Scalar tweak;
    };
    struct Ed25519 {
        crypto::EdPoint key;
        crypto::EdScalar tweak;
    };
    AddressPath place;
    std::string address;
    std::variant<Secp256k1, Ed25519> key;

    // 33 bytes compressed, or Ed25519's 32. Of P2TR it is the internal key.
    Bytes publicKey() const;
};

// A vault's addresses, derived from its public root keys. What was derived is remembered, so that
// signing again under the same account costs one step of derivation and under the same address
// none. One thread at a time.
class KeyTree {
public:
    KeyTree(const crypto::ExtendedKey& secp256k1, const crypto::EdExtendedKey& ed25519)
        : m_secp256k1(secp256k1)
        , m_ed25519(ed25519)
    {
    }
    // Code::BadPath for a hardened account or index, or where there is no key. The reference is
    // good until the next call.
    Result<const AddressKey*> find(const AddressPath& place);

private:
    static constexpr std::size_t kRemembered = 128;
    using Branch = std::vector<std::uint32_t>;
    Result<AddressKey> derive(const AddressPath& place);

    crypto::ExtendedKey m_secp256k1;
    crypto::EdExtendedKey m_ed25519;
    std::map<Branch, crypto::Derived> m_secpBranches;
    std::map<Branch, crypto::EdDerived> m_edBranches;
    std::map<AddressPath, AddressKey> m_keys;
};

} // namespace tercet::chains
