#include "core/cosigner/SqlPool.h"

#include "core/cosigner/SqlSchema.h"

namespace tercet::cosigner {

thread_local SqlPool::Own* SqlPool::t_own = nullptr;

Result<std::shared_ptr<SqlPool>> SqlPool::open(const SqlPlace& place, int connections)
{
    std::shared_ptr<SqlPool> pool(new SqlPool(place, connections));
    TERCET_CHECK(pool->write([](SqlConnection& c) { return prepareSchema(c); }));
    return pool;
}

SqlPool::SqlPool(SqlPlace place, int connections)
    : m_place(std::move(place))
    , m_most(m_place.isPostgres() ? std::size_t(std::max(connections, 1)) : 1)
{
}

SqlPool::~SqlPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    for (auto& thread : m_threads) thread.join();
}

std::shared_ptr<void> SqlPool::connectThisThread()
{
    if (!isPostgres() || t_own) return {};
    t_own = new Own { this, SqlConnection(m_place) };
    return { t_own, [](Own* own) {
                t_own = nullptr;
                delete own;
            } };
}

void SqlPool::post(Job job)
{
    if (t_own && t_own->pool == this) {
        {
            const std::lock_guard lock(m_mutex);
            doubtAfterLoss(t_own->connection, t_own->losses);
        }
        return finish(t_own->connection, job);
    }
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() > m_idle && m_threads.size() < m_most)
        m_threads.emplace_back([this] { serve(); });
    m_wake.notify_one();
}

void SqlPool::serve()
{
    SqlConnection connection(m_place);
    std::uint64_t losses = 0;
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_stop || !m_jobs.empty(); });
        --m_idle;
        if (m_jobs.empty()) return;
        auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        doubtAfterLoss(connection, losses);
        lock.unlock();
        finish(connection, job);
        job = nullptr;
        lock.lock();
    }
}

void SqlPool::doubtAfterLoss(SqlConnection& connection, std::uint64_t& losses)
{
    if (std::exchange(losses, m_losses) != m_losses) connection.suspect();
}

void SqlPool::finish(SqlConnection& connection, Job& job)
{
    for (int attempt = 1;; ++attempt) {
        const bool done = job(connection, attempt);
        if (connection.fault() == SqlConnection::Fault::Lost) {
            connection.forgetFault();
            connection.close();
        }
        if (done) return;
    }
}

void SqlPool::noteLoss(SqlConnection& connection)
{
    if (!connection.takeLost()) return;
    const std::lock_guard lock(m_mutex);
    ++m_losses;
}

Status SqlPool::transaction(const std::function<Status(SqlConnection&)>& change)
{
    return write([&](SqlConnection& connection) {
        return connection.transaction([&] { return change(connection); });
    });
}

} // namespace tercet::cosigner
