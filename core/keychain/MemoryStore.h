#pragma once

#include <map>

#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

// For tests, and for `--keychain memory`: gone with the object.
class MemoryStore final : public SecretStore {
    Q_OBJECT
public:
    explicit MemoryStore(Delay& delay = systemDelay(), QObject* parent = nullptr);

    void status(QObject* context, std::function<void(StoreStatus)> done) override;

    // How the store misbehaves from now on, told as a keychain would tell it.
    struct Mood {
        StoreStatus status { QStringLiteral("Memory"), LockState::Unlocked };
        JobResult job { JobResult::Ok }; // of every job; Ok: works
        bool silent { false }; // never answers: KeychainTimeout
        bool eraseLies {
            false
        }; // reports success and keeps the item, as a locked Secret Service does
        bool losesWrites { false }; // reports success and keeps what was there
    };
    void setMood(const Mood& mood) { m_mood = mood; }
    // Beside every rule, for tests.
    const std::map<QString, crypto::SecretBytes>& items() const { return m_items; }
    void put(const QString& name, crypto::SecretBytes text);
    int changes() const { return m_changes; } // by write() and remove(), put() not counted

protected:
    void rawRead(const QString& name, Callback<crypto::SecretBytes> done) override;
    void rawWrite(const QString& name, crypto::SecretBytes text, Done done) override;
    void rawErase(const QString& name, Done done) override;

private:
    Delay& m_delay;
    Mood m_mood;
    std::map<QString, crypto::SecretBytes> m_items;
    int m_changes { 0 };
};

} // namespace tercet::keychain
