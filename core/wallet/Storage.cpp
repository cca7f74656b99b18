#include "core/wallet/Storage.h"

namespace tercet::wallet {

Result<std::unique_ptr<Storage>> Storage::open(const QString& file)
{
    std::unique_ptr<Storage> storage(new Storage);
    std::promise<Status> opened;
    auto result = opened.get_future();
    storage->m_thread = std::thread([&, s = storage.get()] { s->loop(file, opened); });
    TERCET_CHECK(result.get());
    return storage;
}

Storage::~Storage()
{
    {
        std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void Storage::post(Work work)
{
    std::lock_guard lock(m_mutex);
    m_jobs.push_back({ std::move(work), nullptr });
    m_wake.notify_all();
}

Status Storage::run(Work work)
{
    std::promise<Status> done;
    auto result = done.get_future();
    {
        std::lock_guard lock(m_mutex);
        m_jobs.push_back({ std::move(work), &done });
    }
    m_wake.notify_all();
    return result.get();
}

void Storage::onFailure(std::function<void(const Error&)> told)
{
    std::lock_guard lock(m_mutex);
    m_told = std::move(told);
}

void Storage::failAfter(int writes)
{
    std::lock_guard lock(m_mutex);
    m_writesLeft = writes;
}

void Storage::loop(const QString& file, std::promise<Status>& opened)
{
    auto db = Database::open(file);
    if (!db) {
        opened.set_value(std::unexpected(db.error()));
        return;
    }
    m_db = std::move(*db);
    opened.set_value({}); // `file` and `opened` are the caller's and gone from here on
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_stop || !m_jobs.empty(); });
        if (m_jobs.empty()) break;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        Status status = perform(job);
        if (job.done) job.done->set_value(std::move(status));
        lock.lock();
    }
    lock.unlock();
    m_db.reset();
}

Status Storage::perform(const Job& job)
{
    std::unique_lock lock(m_mutex);
    if (m_error) return std::unexpected(*m_error);
    const bool gone = m_writesLeft == 0;
    if (m_writesLeft > 0) --m_writesLeft;
    lock.unlock();
    const Status status = gone ? fail(Code::Storage, "no storage")
                               : m_db->transaction([&] { return job.work(*m_db); });
    if (status) return {};
    const bool disk = status.error().code == Code::Storage || status.error().code == Code::DiskFull;
    if (job.done && !disk) return status; // the wallet's own rules; who waits deals with it
    lock.lock();
    m_error = status.error();
    auto told = m_told;
    lock.unlock();
    if (told) told(status.error());
    return status;
}

} // namespace tercet::wallet
