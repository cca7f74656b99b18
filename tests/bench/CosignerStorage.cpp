#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <atomic>
#include <benchmark/benchmark.h>

#include "core/cosigner/SqlStorage.h"
#include "tests/support/PostgresServer.h"

// claimPresignature of a co-signer, the one write of an online signature: claims a second, by
// threads that each sign for a vault of their own.
using namespace tercet;
using namespace tercet::cosigner;

namespace {

Bytes32 id(std::uint64_t n)
{
    Bytes32 out {};
    for (int i = 0; i < 8; ++i) out[std::size_t(i)] = std::uint8_t(n >> (8 * i));
    return out;
}

constexpr std::uint64_t kVaults = 64;

std::unique_ptr<SqlStorage> prepared(const std::string& place)
{
    auto storage = SqlStorage::open(place);
    if (!storage) return nullptr;
    for (std::uint64_t n = 0; n < kVaults; ++n)
        if (!(*storage)->insertVault({ .vault = id(n) })) return nullptr;
    return std::move(*storage);
}

void claims(benchmark::State& state, SqlStorage* storage)
{
    static std::atomic<std::uint64_t> count { 0 };
    const Lease lease { id(std::uint64_t(state.thread_index()) % kVaults) };
    for (auto _ : state) {
        const auto claimed = storage->claimPresignature(lease, id(++count), id(7));
        if (!claimed || !*claimed) {
            state.SkipWithError("not claimed");
            return;
        }
    }
    state.SetItemsProcessed(state.iterations());
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    const QTemporaryDir folder;
    const auto sqlite = prepared(folder.filePath(QStringLiteral("c.sqlite")).toStdString());
    std::unique_ptr<SqlStorage> postgres;
    auto* const server = test::PostgresServer::get();
    if (server) postgres = prepared(server->freshDatabase());
    const auto add = [](const char* name, SqlStorage* storage) {
        if (!storage) return;
        benchmark::RegisterBenchmark(name, claims, storage)
            ->ThreadRange(1, 32)
            ->UseRealTime()
            ->MinTime(1);
    };
    add("claim/sqlite", sqlite.get());
    add("claim/postgres", postgres.get());
    if (!server) std::puts(test::PostgresServer::kMissing);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
