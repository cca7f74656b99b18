#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include "core/wallet/Database.h"

namespace tercet::wallet {

// The one writer of the data folder's database, on a thread of its own, so that no fsync holds up
// the window. Work runs in the order in which it was handed in, by whichever thread. Each piece of
// work is one transaction.
//
// A write that fails for the disk's sake, or that nobody waits for, stops the storage: everything
// after it fails too with the first error, so that the file never holds an effect without its
// cause. What must be on disk before something else happens uses run().
class Storage {
public:
    using Work = std::function<Status(Database&)>;
    static Result<std::unique_ptr<Storage>> open(const QString& file);
    ~Storage(); // finishes what was posted

    void post(Work work);
    Status run(Work work); // waits until it is durable
    Status flush()
    {
        return run([](Database&) -> Status { return {}; });
    }
    // Called at most once, on the storage's thread, with the first error.
    void onFailure(std::function<void(const Error&)> told);
    // Tests: the next `writes` pieces of work succeed, then the disk "is gone", as after a crash at
    // that boundary.
    void failAfter(int writes);

private:
    struct Job {
        Work work;
        std::promise<Status>* done { nullptr };
    };
    Storage() = default;
    void loop(const QString& file, std::promise<Status>& opened);
    Status perform(const Job& job);

    std::unique_ptr<Database> m_db; // the thread's
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stop { false };
    int m_writesLeft { -1 }; // -1: no limit
    std::optional<Error> m_error;
    std::function<void(const Error&)> m_told;
    std::thread m_thread;
};

} // namespace tercet::wallet
