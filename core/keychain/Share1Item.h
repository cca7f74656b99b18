#pragma once

#include "core/base/Random.h"
#include "core/crypto/PasswordHash.h"
#include "core/crypto/Secret.h"

// The text of a keychain item (or of a sealed file): a core record, sealed. base64url without
// padding of
//
//   "TS" ‖ version 1 ‖ form ‖ body ‖ digest[8]
//   form 1, passphrase:    body = passes u8 ‖ KiB LE32 ‖ salt[16] ‖ nonce[24] ‖ check[16] ‖
//   XChaCha20-Poly1305(record) form 0, keychain only: body = record
//
// K = Argon2id(passphrase, salt); check = Hkey_"tercet.s1.check"(K; ; 16); the key is
// Hkey_"tercet.s1.key"(K). Associated data: everything before the ciphertext, then the vault id.
// digest = H_"tercet.s1.dig"(vault id, everything before; 8) finds accidental damage, and another
// vault's item, without a passphrase.
namespace tercet::keychain::share1 {

enum class Form : std::uint8_t { KeychainOnly = 0, Passphrase = 1 };

// What the head says, before anything is authenticated.
struct Head {
    Form form {};
    crypto::Argon2Cost cost {}; // {0, 0} for KeychainOnly
};

// SealBroken: no item text; StorageNewer: a later version's; BadField: a cost out of bounds (passes
// 1…16, at most 1 GiB).
Result<Head> head(ByteView text);

// What seals the items of one vault while it is unlocked, in place of the passphrase: the key that
// it gave with one salt. Move-only; wiped when destroyed.
class Sealer {
public:
    // Takes as long as Argon2id. Errors as seal().
    static Result<Sealer> make(
        const crypto::SecretBytes& passphrase, crypto::Argon2Cost cost, Random& random);
    static Sealer keychainOnly() { return {}; }

    // ItemTooLarge as seal(). Every item has a nonce of its own.
    Result<crypto::SecretBytes> seal(
        const crypto::SecretBytes& record, ByteView vaultId, Random& random) const;
    // Only of an item that this sealer made; SealBroken for any other.
    Result<crypto::SecretBytes> open(const crypto::SecretBytes& text, ByteView vaultId) const;

private:
    friend struct Opening;
    Form m_form { Form::KeychainOnly };
    crypto::Argon2Cost m_cost {};
    ByteArray<16> m_salt {}, m_check {};
    crypto::Secret<32> m_key;
};

// An item opened with its passphrase, and what seals the next one. Takes as long as Argon2id;
// errors as open().
struct Opening {
    crypto::SecretBytes record;
    Sealer sealer;
    static Result<Opening> open(
        const crypto::SecretBytes& text, ByteView vaultId, const crypto::SecretBytes& passphrase);
};

// Both take as long as Argon2id: call them on a worker. ItemTooLarge above 1,999 characters (a
// record of 1,400 bytes fits).
Result<crypto::SecretBytes> seal(const crypto::SecretBytes& record, ByteView vaultId,
    const crypto::SecretBytes& passphrase, crypto::Argon2Cost cost, Random& random);
// WrongPassphrase when the passphrase is not the one; SealBroken when the item is damaged, was
// tampered with or belongs to another vault; besides what head() says. `passphrase` is not looked
// at for KeychainOnly.
Result<crypto::SecretBytes> open(
    const crypto::SecretBytes& text, ByteView vaultId, const crypto::SecretBytes& passphrase);

// Only when the person chose it: whoever can read the keychain has the record.
Result<crypto::SecretBytes> wrapKeychainOnly(const crypto::SecretBytes& record, ByteView vaultId);

} // namespace tercet::keychain::share1
