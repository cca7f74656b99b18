#include "core/keychain/KeychainJobs.h"

namespace tercet::keychain {

namespace {
#ifdef Q_OS_MACOS
const QString kBackend = QStringLiteral("macOS Keychain");
#elif defined(Q_OS_WIN)
const QString kBackend = QStringLiteral("Windows Credential Manager");
#else
const QString kBackend = QStringLiteral("System keychain");
#endif
} // namespace

void KeychainJobs::status(std::function<void(StoreStatus)> done)
{
    auto answer = [done = std::move(done)] { done({ kBackend, LockState::Unknown, {} }); };
    QMetaObject::invokeMethod(this, std::move(answer), Qt::QueuedConnection);
}

void KeychainJobs::prepare(const Shared& task) { run(task, LockState::Unknown); }

void KeychainJobs::explain(
    const Shared& task, JobResult result, LockState lock, const QString& detail)
{
    release();
    finish(task, fail(jobCode(result, lock).value(), detail.toStdString()));
}

} // namespace tercet::keychain
