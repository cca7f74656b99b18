#pragma once

#include <QThreadPool>
#include <filesystem>

#include "core/base/AtomicFile.h"
#include "core/crypto/PasswordHash.h"
#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

// Files in `keys/` of the data folder, for a computer without a keychain and a person who chose
// this. Each is mode 0600 in a folder of mode 0700, written atomically and durably
// (writeAtomically()). Nothing but the passphrase is before it, so only texts sealed with at least
// `floor` are taken (BadField), never the keychain-only form. Temporary files of writes that were
// killed are removed when the store is opened.
class SealedFileStore final : public SecretStore {
    Q_OBJECT
public:
    explicit SealedFileStore(std::filesystem::path folder,
        crypto::Argon2Cost floor = crypto::kFileCost, FileSystem& files = systemFiles(),
        Delay& delay = systemDelay(), QObject* parent = nullptr);
    ~SealedFileStore() override; // waits for the write that is under way

    void status(QObject* context, std::function<void(StoreStatus)> done) override;
    std::filesystem::path pathOf(const QString& name) const;

protected:
    void rawRead(const QString& name, Callback<crypto::SecretBytes> done) override;
    void rawWrite(const QString& name, crypto::SecretBytes text, Done done) override;
    void rawErase(const QString& name, Done done) override;
    Status accepts(ByteView text) const override;

private:
    std::filesystem::path m_folder;
    crypto::Argon2Cost m_floor;
    FileSystem& m_files;
    Delay& m_delay;
    QThreadPool m_worker; // one thread: one file operation at a time
};

} // namespace tercet::keychain
