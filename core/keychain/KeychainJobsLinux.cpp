#include "core/keychain/KeychainJobs.h"
#include "core/keychain/SecretServiceUnlock.h"

namespace tercet::keychain {

using secretservice::Look;
using secretservice::Sight;
using secretservice::Unlock;

void KeychainJobs::status(std::function<void(StoreStatus)> done)
{
    const auto onLook = [done = std::move(done)](const Sight& sight) { done(sight.status); };
    new Look({}, m_deadlines.answer, onLook, this);
}

void KeychainJobs::prepare(const Shared& task)
{
    const auto refuse = [this, task](LockState lock, const QStringList& facts) {
        release();
        const auto code = jobCode(JobResult::Other, lock).value();
        finish(task, fail(code, facts.join(QLatin1Char(' ')).toStdString()));
    };
    const auto onLook = [this, task, refuse](const Sight& sight) {
        const auto lock = sight.status.lock;
        if (lock == LockState::NoService || lock == LockState::Silent)
            return refuse(lock, sight.status.facts);
        task->service = sight.owner;
        secretservice::meetService(sight.owner);
        if (lock != LockState::Locked) return run(task, lock);
        m_askingPerson();
        const auto onUnlock = [this, task, refuse, facts = sight.status.facts](LockState now) {
            if (now == LockState::Unlocked) return run(task, now);
            refuse(now, facts);
        };
        new Unlock(sight, m_deadlines.answer, m_deadlines.person, m_delay, onUnlock, this);
    };
    new Look(task->name, m_deadlines.answer, onLook, this);
}

// The keyring may have been locked, gone or restarted while the job ran: "not found" alone says
// none of it.
void KeychainJobs::explain(const Shared& task, JobResult result, LockState, const QString& detail)
{
    const auto onLook = [this, task, result, detail](const Sight& sight) {
        release();
        const bool restarted = !sight.owner.isEmpty() && sight.owner != task->service;
        const auto told = restarted ? JobResult::Other : result;
        finish(task, fail(jobCode(told, sight.status.lock).value(), detail.toStdString()));
    };
    new Look(task->name, m_deadlines.answer, onLook, this);
}

} // namespace tercet::keychain
