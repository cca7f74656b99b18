#pragma once

#include <condition_variable>
#include <deque>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/cosigner/SqlConnection.h"

namespace tercet::cosigner {

// The connections to one database. A connection of Qt Sql belongs to the thread that made it, and
// callers come from any thread: so each connection has a thread of its own, and all of them take
// from one queue. SQLite has one, since it has one writer anyway; PostgreSQL has as many as are
// busy at a time, up to `connections`, so that many commits wait for the server's disk together.
// Callers wait for their answer; a caller with a connection of its own waits for no other thread. A
// server that was restarted is found again. Thread-safe. Needs a QCoreApplication, as Qt's SQL
// drivers do.
class SqlPool {
public:
    static constexpr int kConnections = 8;

    // Opens the first connection and brings the schema up to date; an SQLite file is made where
    // there is none (mode 0600). Code::StorageNewer for a database of a later version, which is
    // left as it is; Code::Storage for everything else.
    static Result<std::shared_ptr<SqlPool>> open(
        const SqlPlace& place, int connections = kConnections);
    ~SqlPool();

    bool isPostgres() const { return m_place.isPostgres(); }

    // While what it returns lives, the calls of this thread run on the thread itself, over a
    // connection of its own beside the others. Empty for SQLite, and where the thread has one
    // already. Given up on the same thread, before the pool ends.
    std::shared_ptr<void> connectThisThread();

    // Runs `work(SqlConnection&)`, which returns a Result and changes nothing: it may run again.
    template <typename Work> auto read(Work&& work) { return run(work, true); }
    // One statement that changes something. It runs again only where the first time is known to
    // have changed nothing; where that is not known, it is Code::Storage.
    template <typename Work> auto write(Work&& work) { return run(work, false); }
    // All of `change` or nothing; it may run more than once.
    Status transaction(const std::function<Status(SqlConnection&)>& change);

private:
    // False: it must run again, on a connection that is ready.
    using Job = std::move_only_function<bool(SqlConnection&, int attempt)>;
    static constexpr int kAttempts = 5;

    // A connection of one thread, and the losses that it knows of.
    struct Own {
        const SqlPool* pool;
        SqlConnection connection;
        std::uint64_t losses { 0 };
    };
    static thread_local Own* t_own;

    explicit SqlPool(SqlPlace place, int connections);
    void post(Job job); // to whichever connection, or to this thread's own: then it is done
    void serve();
    void doubtAfterLoss(SqlConnection& connection, std::uint64_t& losses); // m_mutex is held
    static void finish(SqlConnection& connection, Job& job);
    void noteLoss(SqlConnection& connection);

    template <typename Work> auto run(Work& work, bool repeatable)
    {
        using Out = std::invoke_result_t<Work&, SqlConnection&>;
        std::promise<Out> promise;
        auto answer = promise.get_future();
        post([&](SqlConnection& connection, int attempt) {
            auto ready = connection.ready();
            noteLoss(connection);
            if (!ready) {
                promise.set_value(std::unexpected(ready.error()));
                return true;
            }
            connection.forgetFault();
            Out out = work(connection);
            noteLoss(connection);
            const bool again = !out && connection.fault() != SqlConnection::Fault::None
                && (repeatable || connection.undone());
            if (again && attempt < kAttempts) return false;
            promise.set_value(std::move(out));
            return true;
        });
        return answer.get();
    }

    const SqlPlace m_place;
    const std::size_t m_most;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    std::size_t m_idle { 0 };
    std::uint64_t m_losses { 0 };
    bool m_stop { false };
    std::vector<std::thread> m_threads;
};

} // namespace tercet::cosigner
