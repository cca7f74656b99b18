#include "core/keychain/SystemKeychain.h"

#include "core/keychain/KeychainJobs.h"

namespace tercet::keychain {

SystemKeychain::SystemKeychain(Deadlines deadlines, Delay& delay, QObject* parent)
    : SecretStore(parent)
    , m_jobs(std::make_unique<KeychainJobs>(deadlines, delay, [this] { emit askingPerson(); }))
{
}

SystemKeychain::SystemKeychain(QObject* parent)
    : SystemKeychain(Deadlines(), systemDelay(), parent)
{
}

SystemKeychain::~SystemKeychain() = default;

void SystemKeychain::status(QObject* context, std::function<void(StoreStatus)> done)
{
    m_jobs->status(
        [alive = QPointer<QObject>(context), done = std::move(done)](StoreStatus status) {
            if (alive) done(std::move(status));
        });
}

void SystemKeychain::rawRead(const QString& name, Callback<crypto::SecretBytes> done)
{
    m_jobs->add({ KeychainJobs::Kind::Read, name, {}, std::move(done) });
}

void SystemKeychain::rawWrite(const QString& name, crypto::SecretBytes text, Done done)
{
    m_jobs->add({ KeychainJobs::Kind::Write, name, std::move(text), withoutText(std::move(done)) });
}

void SystemKeychain::rawErase(const QString& name, Done done)
{
    m_jobs->add({ KeychainJobs::Kind::Erase, name, {}, withoutText(std::move(done)) });
}

} // namespace tercet::keychain
