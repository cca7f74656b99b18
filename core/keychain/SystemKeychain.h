#pragma once

#include <memory>

#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

class KeychainJobs;

// The operating system's keychain through QtKeychain, text data, never its plaintext fallback. Make
// one a process: QtKeychain runs one job at a time.
//
// On Linux the Secret Service is asked first over D-Bus, with a short deadline: whether it is
// there, answers, and is locked. A locked one is unlocked through its own prompt, which is taken
// back when the deadline passes; the job itself is started only on a keyring that is open. So no
// job waits behind a prompt, and "locked" is told from "missing" and from "dismissed".
class SystemKeychain final : public SecretStore {
    Q_OBJECT
public:
    struct Deadlines {
        std::chrono::milliseconds answer { 5000 }; // of the service on the bus
        std::chrono::milliseconds person { 120000 }; // to answer the desktop's prompt
        std::chrono::milliseconds job { 20000 };
    };
    explicit SystemKeychain(
        Deadlines deadlines, Delay& delay = systemDelay(), QObject* parent = nullptr);
    explicit SystemKeychain(QObject* parent = nullptr);
    ~SystemKeychain() override;

    void status(QObject* context, std::function<void(StoreStatus)> done) override;

protected:
    void rawRead(const QString& name, Callback<crypto::SecretBytes> done) override;
    void rawWrite(const QString& name, crypto::SecretBytes text, Done done) override;
    void rawErase(const QString& name, Done done) override;

private:
    std::unique_ptr<KeychainJobs> m_jobs;
};

} // namespace tercet::keychain
