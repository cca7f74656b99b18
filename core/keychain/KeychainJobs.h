#pragma once

#include <QPointer>
#include <deque>
#include <memory>

#include "core/keychain/SystemKeychain.h"

namespace QKeychain {
class Job;
}

namespace tercet::keychain {

// The one row of jobs behind SystemKeychain. QtKeychain's own row cannot be left by a job that
// waits in it; here what was not started can still be given up, so a late write or delete never
// happens behind the back of whoever was told "timeout".
class KeychainJobs final : public QObject {
    Q_OBJECT
public:
    enum class Kind { Read, Write, Erase };
    struct Task {
        Kind kind {};
        QString name;
        crypto::SecretBytes text; // Write
        Callback<crypto::SecretBytes> done {}; // without a text for Write and Erase
        QString service {}; // the keychain's process, as it was found before the job
    };

    KeychainJobs(
        SystemKeychain::Deadlines deadlines, Delay& delay, std::function<void()> askingPerson);
    ~KeychainJobs() override;

    void add(Task task);
    void status(std::function<void(StoreStatus)> done);

private:
    using Shared = std::shared_ptr<Task>;

    void startNext();
    // Makes sure that the keychain is there and open, as far as this system tells, then run().
    void prepare(const Shared& task);
    void run(const Shared& task, LockState lock);
    void onFinished(const Shared& task, LockState lock, QKeychain::Job* job);
    // Finds out what the failure means, then finish().
    void explain(const Shared& task, JobResult result, LockState lock, const QString& detail);
    void finish(const Shared& task, Result<crypto::SecretBytes> result);
    void giveUpWaiting(const Shared& task);
    void release();

    SystemKeychain::Deadlines m_deadlines;
    Delay& m_delay;
    std::function<void()> m_askingPerson;
    std::deque<Shared> m_waiting;
    bool m_busy { false };
    bool m_stuck { false }; // the running job is past its deadline and cannot be stopped
};

inline Callback<crypto::SecretBytes> withoutText(Done done)
{
    return [done = std::move(done)](Result<crypto::SecretBytes> result) {
        if (!result) return done(std::unexpected(std::move(result).error()));
        done({});
    };
}

} // namespace tercet::keychain
