#pragma once

#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/keychain/ItemKeeper.h"
#include "core/keychain/Share1Item.h"
#include "core/mpc/Epochs.h"
#include "core/policy/Standing.h"
#include "core/wallet/Handover.h"
#include "core/wallet/Storage.h"
#include "core/wallet/VaultData.h"

namespace tercet::wallet {

// Share 1's way into the keychain and out of it, in the order that keeps every kill in a state that
// is known: the database first learns what to expect, then the keychain is written (ItemKeeper.h),
// then the database learns that it is there. On the worker.
//
// A refresh needs a second record for a while. Two of them do not fit into one item of Windows'
// 2,560 bytes, and a crash between the bytes of one item could cost both: so it is a second item,
// share-1-next, and the database's word which of the two is the current one (NextItem).
class VaultKeeper final : public mpc::RecordStore {
public:
    struct Parts {
        Storage& storage;
        Handover handover;
        keychain::ItemKeeper& keeper; // of the window's thread, reached by the handover
        Random& random;
        const Clock& clock;
        // After every change of what the database holds of the vault.
        std::function<void(const VaultRecord&)> changed { [](const VaultRecord&) { } };
    };
    // A vault that is being made. `info`: name, keychain kind, practice, passphrase; the rest is
    // filled in from the record.
    VaultKeeper(const Parts& parts, VaultInfo info, keychain::share1::Sealer sealer);

    struct Opened;
    // The vault that the database knows as `known`, with `text`, its current item (currentItem()).
    // WrongPassphrase, SealBroken, BadRecord; KeychainChanged where it is another vault's or
    // another key's; what reading the second item says. Takes as long as Argon2id.
    static Result<Opened> open(const Parts& parts, const VaultRecord& known,
        crypto::SecretBytes text, const crypto::SecretBytes& passphrase);

    const VaultRecord& vault() const { return m_vault; }

    // First the PENDING record of a key generation: the vault is known as unfinished. Then the
    // ACTIVE one, with which it begins its life: account 0, the first policy, the samples of a
    // practice vault.
    // Of a vault that is restored (VaultInfo::restoring) both are stored without that.
    Status store(const mpc::CoreRecord& record) override;
    // The co-signers let this device in at that time (Unix time), not before.
    Status waits(std::int64_t dueMs);
    // The restored vault begins its life, or goes on with what the one had in whose place it came,
    // under the policy that the co-signers hold.
    Status restored(const policy::Standing& policy);
    // A restore that came to nothing: the item and the vault's row go (vaults::remove()).
    Status forget();
    Status storeNext(const mpc::CoreRecord& pending) override;
    Status promote(const mpc::CoreRecord& active) override;
    Status drop(const mpc::VoidProof& why) override;
    Result<std::optional<mpc::VoidProof>> dropped(const Bytes32& transcript) const override;
    // share-1 becomes the current item again, and the second one goes.
    Status forgetPrevious() override;
    Result<bool> declareVoid(const Bytes32& transcript) override;

private:
    using Text = std::shared_ptr<crypto::SecretBytes>;
    VaultKeeper(const Parts& parts, VaultRecord vault, keychain::share1::Sealer sealer, Text text);
    Result<Text> seal(const mpc::CoreRecord& record);
    Status save(const VaultRecord& changed, const Storage::Work& also = {});
    Status storePending(const Text& text);
    Status storeActive(const Text& text);
    Status begin(Database& db, const VaultRecord& vault, const policy::Standing& policy) const;
    Status addSamples(Database& db, const VaultInfo& info) const;
    Status leave();
    Result<std::optional<mpc::CoreRecord>> readNext();
    Result<keychain::ItemExpectation> replace(
        const keychain::ItemExpectation& expected, const Text& text);

    Parts m_parts;
    VaultRecord m_vault;
    keychain::share1::Sealer m_sealer;
    Text m_text; // of the current item
    // What was sealed or opened last. A keychain that reports a failure may have written all the
    // same, so a record that is stored again is the same text again, which is recognised.
    struct Sealed {
        Bytes32 transcript {};
        mpc::RecordStatus status {};
        Text text;
    };
    std::optional<Sealed> m_sealed;
};

struct VaultKeeper::Opened {
    mpc::Epochs::Held held;
    std::unique_ptr<VaultKeeper> keeper;
};

keychain::ItemExpectation shareItem(const VaultRecord& vault); // share-1
keychain::ItemExpectation nextItem(const VaultRecord& vault); // share-1-next
// The one that holds the current record.
keychain::ItemExpectation currentItem(const VaultRecord& vault);

} // namespace tercet::wallet
