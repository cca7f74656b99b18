#include "core/keychain/KeychainJobs.h"

#include <algorithm>
#include <qt6keychain/keychain.h>
#include <utility>

namespace tercet::keychain {

namespace {

JobResult resultOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return JobResult::Ok;
    case QKeychain::EntryNotFound:
        return JobResult::NotFound;
    case QKeychain::AccessDeniedByUser:
        return JobResult::DeniedByPerson;
    case QKeychain::AccessDenied:
        return JobResult::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return JobResult::NoBackend;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return JobResult::Other;
}

QKeychain::Job* makeJob(const KeychainJobs::Task& task)
{
    const QString service = QLatin1String(kService);
    switch (task.kind) {
    case KeychainJobs::Kind::Read:
        return new QKeychain::ReadPasswordJob(service);
    case KeychainJobs::Kind::Erase:
        return new QKeychain::DeletePasswordJob(service);
    case KeychainJobs::Kind::Write:
        break;
    }
    auto* job = new QKeychain::WritePasswordJob(service);
    const auto* bytes = reinterpret_cast<const char*>(task.text.data());
    auto text = QString::fromLatin1(bytes, qsizetype(task.text.size()));
    job->setTextData(text); // encoded into a copy of the job's own
    sodium_memzero(text.data(), std::size_t(text.size()) * sizeof(QChar));
    return job;
}

// The job's buffer is shared with what binaryData() returns, so it is wiped in place.
crypto::SecretBytes takeText(QKeychain::Job* job)
{
    auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(job);
    if (!read) return {};
    const QByteArray data = read->binaryData();
    auto* bytes = const_cast<char*>(data.constData());
    const auto size = std::size_t(data.size());
    auto text = crypto::SecretBytes::from({ reinterpret_cast<const std::uint8_t*>(bytes), size });
    sodium_memzero(bytes, size);
    return text;
}

} // namespace

KeychainJobs::KeychainJobs(
    SystemKeychain::Deadlines deadlines, Delay& delay, std::function<void()> askingPerson)
    : m_deadlines(deadlines)
    , m_delay(delay)
    , m_askingPerson(std::move(askingPerson))
{
}

KeychainJobs::~KeychainJobs() = default;

void KeychainJobs::add(Task task)
{
    const auto shared = std::make_shared<Task>(std::move(task));
    m_waiting.push_back(shared);
    if (m_stuck) giveUpWaiting(shared);
    QMetaObject::invokeMethod(this, &KeychainJobs::startNext, Qt::QueuedConnection);
}

void KeychainJobs::startNext()
{
    if (m_busy || m_waiting.empty()) return;
    m_busy = true;
    const auto task = m_waiting.front();
    m_waiting.pop_front();
    prepare(task);
}

void KeychainJobs::run(const Shared& task, LockState lock)
{
    auto* job = makeJob(*task);
    task->text.clear();
    job->setKey(task->name);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this,
        [this, task, lock](QKeychain::Job* finished) { onFinished(task, lock, finished); });
    // A keychain that does not tell whether it is locked may be asking the person right now.
    const auto deadline = lock == LockState::Unknown ? m_deadlines.person : m_deadlines.job;
    m_delay.after(deadline, job, [this, task, alive = QPointer<KeychainJobs>(this)] {
        if (!alive || !task->done) return;
        m_stuck = true;
        for (const auto& waiting : m_waiting) giveUpWaiting(waiting);
        finish(task, fail(Code::KeychainTimeout, "the job does not end"));
    });
    job->start();
}

void KeychainJobs::onFinished(const Shared& task, LockState lock, QKeychain::Job* job)
{
    auto text = takeText(job);
    const auto result = resultOf(job->error());
    const auto detail = job->errorString();
    m_stuck = false;
    if (!task->done) return release(); // told "timeout" before
    if (result != JobResult::Ok) return explain(task, result, lock, detail);
    release();
    finish(task, std::move(text));
}

void KeychainJobs::finish(const Shared& task, Result<crypto::SecretBytes> result)
{
    if (task->done) std::exchange(task->done, {})(std::move(result));
}

// Whoever waits behind a stuck job hears soon, and is never started after that.
void KeychainJobs::giveUpWaiting(const Shared& task)
{
    m_delay.after(m_deadlines.answer, this, [this, task] {
        if (!std::erase(m_waiting, task)) return;
        finish(task, fail(Code::KeychainTimeout, "an earlier job does not end"));
    });
}

void KeychainJobs::release()
{
    m_busy = false;
    QMetaObject::invokeMethod(this, &KeychainJobs::startNext, Qt::QueuedConnection);
}

} // namespace tercet::keychain
