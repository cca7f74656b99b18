#include "core/keychain/MemoryStore.h"

#include "core/keychain/Deadline.h"

namespace tercet::keychain {

namespace {
constexpr std::chrono::seconds kAnswerDeadline { 5 };
}

MemoryStore::MemoryStore(Delay& delay, QObject* parent)
    : SecretStore(parent)
    , m_delay(delay)
{
}

void MemoryStore::status(QObject* context, std::function<void(StoreStatus)> done)
{
    auto answer = [status = m_mood.status, done = std::move(done)] { done(status); };
    QMetaObject::invokeMethod(context, std::move(answer), Qt::QueuedConnection);
}

void MemoryStore::put(const QString& name, crypto::SecretBytes text)
{
    m_items.insert_or_assign(name, std::move(text));
}

void MemoryStore::rawRead(const QString& name, Callback<crypto::SecretBytes> done)
{
    done = withDeadline(m_delay, kAnswerDeadline, this, std::move(done));
    if (m_mood.silent) return;
    const auto answer = [this, name, done] {
        if (const auto code = jobCode(m_mood.job, m_mood.status.lock)) return done(fail(*code));
        const auto it = m_items.find(name);
        if (it == m_items.end())
            return done(fail(*jobCode(JobResult::NotFound, m_mood.status.lock)));
        done(it->second.clone());
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

void MemoryStore::rawWrite(const QString& name, crypto::SecretBytes text, Done done)
{
    done = withDeadline(m_delay, kAnswerDeadline, this, std::move(done));
    if (m_mood.silent) return;
    const auto shared = std::make_shared<crypto::SecretBytes>(std::move(text));
    const auto answer = [this, name, shared, done] {
        if (const auto code = jobCode(m_mood.job, m_mood.status.lock)) return done(fail(*code));
        if (!m_mood.losesWrites) {
            m_items.insert_or_assign(name, std::move(*shared));
            ++m_changes;
        }
        done({});
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

void MemoryStore::rawErase(const QString& name, Done done)
{
    done = withDeadline(m_delay, kAnswerDeadline, this, std::move(done));
    if (m_mood.silent) return;
    const auto answer = [this, name, done] {
        if (const auto code = jobCode(m_mood.job, m_mood.status.lock)) return done(fail(*code));
        if (!m_mood.eraseLies) m_changes += int(m_items.erase(name));
        done({});
    };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
}

} // namespace tercet::keychain
