#include "core/backend/MockBackend.h"

#include "core/backend/Pending.h"
#include "core/backend/TimedQueue.h"
#include "core/base/AtomicFile.h"
#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeyFile.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlRequests.h"
#include "core/cosigner/SqlStorage.h"
#include "core/cosigner/TaskThread.h"

namespace tercet::backend {

namespace {

using Milliseconds = std::chrono::milliseconds;

// Late enough to be late, and soon enough not to be kept for long.
constexpr Milliseconds kLateness { 1 };

constexpr std::array kDatabases { "google.sqlite", "azure.sqlite" }; // in the order of kCosigners

void flipOneBit(Bytes& body)
{
    if (!body.empty()) body[body.size() / 2] ^= 1;
}

Result<crypto::Secret<32>> sealingKey(const std::filesystem::path& folder, Random& random)
{
    const auto path = folder / "sealing.key";
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored)) return cosigner::readKeyFile(path);
    for (const auto* database : kDatabases)
        if (std::filesystem::exists(folder / database, ignored))
            return fail(Code::FileNotFound, "the practice co-signers' sealing key is missing");
    return cosigner::createKeyFile(path, random);
}

} // namespace

struct MockBackend::Host {
    std::shared_ptr<cosigner::Storage> storage;
    std::shared_ptr<cosigner::RequestStorage> requests;
    std::shared_ptr<cosigner::RecordSealer> sealer;
    std::unique_ptr<cosigner::Cosigner> cosigner;
    mutable std::mutex mutex {}; // of faults
    Faults faults {};
    cosigner::TaskThread thread {}; // the last member: it stops before the rest goes
};

MockBackend::MockBackend()
    : m_deliveries(std::make_unique<TimedQueue>())
{
}

MockBackend::~MockBackend()
{
    for (auto& host : m_hosts) host.reset();
}

Result<std::unique_ptr<MockBackend>> MockBackend::open(
    const QString& dataFolder, Random& random, const Clock& clock)
{
    const auto folder = std::filesystem::absolute(dataFolder.toStdU16String()) / "cosigners";
    TERCET_CHECK(systemFiles().makeFolder(folder, 0700));
    std::error_code error; // it may have been there with another mode
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) return fail(Code::FileUnwritable, "the practice co-signers' folder");
    TERCET_TRY(auto key, sealingKey(folder, random));
    std::array<std::shared_ptr<cosigner::Storage>, 2> storages;
    std::array<std::shared_ptr<cosigner::RequestStorage>, 2> requests;
    for (std::size_t i = 0; i < 2; ++i) {
        const auto path = QString::fromStdU16String((folder / kDatabases[i]).u16string());
        TERCET_TRY(const auto place, cosigner::SqlPlace::parse(path.toStdString()));
        TERCET_TRY(const auto pool, cosigner::SqlPool::open(place));
        storages[i] = std::make_shared<cosigner::SqlStorage>(pool);
        requests[i] = std::make_shared<cosigner::SqlRequests>(pool);
    }
    return over(std::move(storages), std::make_shared<cosigner::KeySealer>(std::move(key), random),
        random, clock, {}, std::move(requests));
}

Result<std::unique_ptr<MockBackend>> MockBackend::inMemory(Random& random, const Clock& clock)
{
    crypto::Secret<32> key;
    random.fill(key.mutableView());
    return over({ std::make_shared<cosigner::MemoryStorage>(),
                    std::make_shared<cosigner::MemoryStorage>() },
        std::make_shared<cosigner::KeySealer>(std::move(key), random), random, clock);
}

Result<std::unique_ptr<MockBackend>> MockBackend::over(
    std::array<std::shared_ptr<cosigner::Storage>, 2> storages,
    const std::shared_ptr<cosigner::RecordSealer>& sealer, Random& random, const Clock& clock,
    const std::array<cosigner::AttestationParts, 2>& attestation,
    std::array<std::shared_ptr<cosigner::RequestStorage>, 2> requests)
{
    std::unique_ptr<MockBackend> backend(new MockBackend);
    for (std::size_t i = 0; i < 2; ++i) {
        const auto self = mpc::Party(kCosigners[i]);
        TERCET_TRY(auto cosigner,
            cosigner::Cosigner::start(
                { self, *storages[i], *sealer, random, clock, attestation[i], requests[i].get() }));
        backend->m_hosts[i]
            = std::make_unique<Host>(storages[i], requests[i], sealer, std::move(cosigner));
    }
    return backend;
}

Faults MockBackend::faults(Cosigner of) const
{
    const std::lock_guard lock(host(of).mutex);
    return host(of).faults;
}

void MockBackend::setFaults(Cosigner of, const Faults& faults)
{
    const std::lock_guard lock(host(of).mutex);
    host(of).faults = faults;
}

void MockBackend::listen(Host& host, const cosigner::Call& call, const Deliver& deliver)
{
    host.thread.post([this, &host, call, deliver] {
        const auto changes = host.cosigner->requestChanges();
        const auto ask = [&host, call, deliver] { deliver(host.cosigner->handle(call)); };
        const auto vault = arrayFromHex<32>(call.vault).value_or(Bytes32 {});
        const auto watch = changes->add(vault, [&host, ask] { host.thread.post(ask); });
        auto now = host.cosigner->handle(call);
        if (!now || !now->nothingYet) {
            if (changes->remove(watch)) deliver(std::move(now));
            return;
        }
        m_deliveries->at(std::chrono::steady_clock::now() + std::chrono::seconds(call.wait),
            [changes, watch, deliver, now = std::move(now)] {
                if (changes->remove(watch)) deliver(now);
            });
    });
}

std::unique_ptr<Ticket> MockBackend::submit(
    Cosigner to, cosigner::Call call, int timeoutMs, Done done)
{
    const auto now = std::chrono::steady_clock::now();
    const auto deadline = now + Milliseconds(timeoutMs);
    const auto faults = this->faults(to);
    const auto latency = Milliseconds(faults.latencyMs);
    const auto pending = std::make_shared<Pending<Result<cosigner::Answer>>>(std::move(done));
    auto ticket = std::make_unique<PendingTicket<Result<cosigner::Answer>>>(pending);
    auto& queue = *m_deliveries;

    queue.at(
        deadline, [pending] { pending->finish(fail(Code::CosignerTimeout, "no answer in time")); });
    if (faults.offline) {
        queue.at(now, [pending] { pending->finish(fail(Code::CosignerUnreachable, "offline")); });
        return ticket;
    }
    if (faults.refuse) {
        queue.at(now + latency,
            [pending] { pending->finish(fail(Code::CosignerRefused, "refuses everything")); });
        return ticket;
    }
    if (call.wait > 0 && !faults.drop && !faults.delay) {
        const auto deliver = [&queue, latency, pending](Result<cosigner::Answer> result) {
            queue.at(std::chrono::steady_clock::now() + latency,
                [pending, result = std::move(result)]() mutable {
                    pending->finish(std::move(result));
                });
        };
        listen(host(to), call, deliver);
        return ticket;
    }
    host(to).thread.post([&queue, &cosigner = *host(to).cosigner, call = std::move(call), faults,
                             latency, deadline, pending] {
        auto result = cosigner.handle(call);
        if (faults.duplicate) static_cast<void>(cosigner.handle(call));
        if (faults.drop) return;
        if (faults.wrongMessage && result) flipOneBit(result->body);
        const auto when
            = faults.delay ? deadline + kLateness : std::chrono::steady_clock::now() + latency;
        queue.at(when, [pending, result = std::move(result)]() mutable {
            pending->finish(std::move(result));
        });
    });
    return ticket;
}

} // namespace tercet::backend
