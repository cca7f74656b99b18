#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/crypto/PasswordHash.h"
#include "core/keychain/ItemKeeper.h"
#include "core/mpc/CoreRecord.h"
#include "core/wallet/Handover.h"
#include "core/wallet/Storage.h"
#include "core/wallet/VaultData.h"

namespace tercet::wallet {

// Share 1's way into the keychain and out of it, in the order that keeps every kill in a state that
// is known: the database first learns what to expect, then the keychain is written (ItemKeeper.h).
// On the worker.
class VaultKeeper {
public:
    struct Parts {
        Storage& storage;
        Handover handover;
        keychain::ItemKeeper& keeper; // of the window's thread, reached by the handover
        Random& random;
        const Clock& clock;
        crypto::Argon2Cost cost;
    };
    // `info`: name, keychain kind, practice. The rest is filled in from the record.
    VaultKeeper(const Parts& parts, VaultInfo info, crypto::SecretBytes passphrase);

    // Durable on return. First the PENDING record: the vault is known as unfinished. Then the
    // ACTIVE one, with which it begins its life: account 0, the first policy, the samples of a
    // practice vault.
    Status store(const mpc::CoreRecord& record);
    const VaultRecord& vault() const { return m_vault; }

private:
    Result<crypto::SecretBytes> seal(const mpc::CoreRecord& record) const;
    Status storePending(const std::shared_ptr<crypto::SecretBytes>& text);
    Status storeActive(const std::shared_ptr<crypto::SecretBytes>& text);
    Status begin(Database& db) const;

    Parts m_parts;
    VaultRecord m_vault;
    crypto::SecretBytes m_passphrase;
};

keychain::ItemExpectation expectation(const VaultRecord& vault);

// The record of an item's text, checked against what the database says of the vault.
// WrongPassphrase, SealBroken, BadRecord; KeychainChanged where it is another vault's or another
// key's. Takes as long as Argon2id.
Result<mpc::CoreRecord> openRecord(const VaultRecord& vault, const crypto::SecretBytes& text,
    const crypto::SecretBytes& passphrase);

} // namespace tercet::wallet
