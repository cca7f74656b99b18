#include <QCommandLineParser>
#include <QCoreApplication>
#include <atomic>
#include <cstdio>
#include <thread>

#include "core/backend/HttpsBackend.h"
#include "core/crypto/SystemRandom.h"
#include "core/wire/Route.h"
#include "tests/bench/TlsClient.h"
#include "tests/support/PostgresServer.h"
#include "tests/support/RealCosigner.h"
#include "tests/unit/backend/Device.h"

// What one tercet-cosigner process with PostgreSQL serves when it has one core: online signatures
// of transfers from presignatures, over connections that stay, and openings of links. Everything
// that the devices have to compute is done before the clock runs. Wall time is of this machine and
// of what else it does; CPU time is the co-signer process's own.
using namespace tercet;
using namespace tercet::test;
using backend::Cosigner;
using Wall = std::chrono::steady_clock;

namespace {

constexpr int kBatch = 16;

double secondsSince(Wall::time_point began)
{
    return std::chrono::duration<double>(Wall::now() - began).count();
}

void need(bool ok, const std::string& what)
{
    if (!ok) throw std::runtime_error(what);
}

// One device with a vault of its own.
struct Wallet {
    Wallet(const std::array<backend::HttpsBackend::Peer, 2>& peers, mpc::OwnIdentity identity,
        Random& random, const tercet::Clock& clock)
        : own(std::move(identity))
        , backend(peers, std::make_shared<backend::DeviceSigner>(own.ik().clone()), random, clock)
        , device(backend, random, clock)
    {
        device.own = own.clone();
    }
    mpc::OwnIdentity own;
    backend::HttpsBackend backend;
    Device device;
};

// A signature that is asked for, and what came of it.
struct Job {
    Wallet* wallet;
    chains::Payload payload;
    mpc::Next<mpc::HubSigning> begun;
    cosigner::Call call;
    std::string request {}, answer {};
};

class Load {
public:
    Load(int vaults, const std::string& database, const QStringList& within, int workers)
        : m_two(2, database)
        , m_three(3)
    {
        if (workers > 0) m_two.configure({ { "server", { { "workers", workers } } } });
        m_two.start(within);
        m_three.start();
        std::array<backend::HttpsBackend::Peer, 2> peers {
            backend::HttpsBackend::Peer { *backend::readEndpoint(m_two.url(), m_two.pin()) },
            backend::HttpsBackend::Peer { *backend::readEndpoint(m_three.url(), m_three.pin()) }
        };
        for (int i = 0; i < vaults; ++i) {
            auto own = mpc::OwnIdentity::generate(m_random);
            auto wallet = std::make_unique<Wallet>(peers, std::move(own), m_random, m_clock);
            for (std::size_t at = 0; at < 2; ++at) {
                std::promise<Result<backend::HttpsBackend::Met>> met;
                const auto ticket = wallet->backend.meet(
                    backend::kCosigners[at], 20'000, [&](auto found) { met.set_value(found); });
                const auto found = met.get_future().get();
                need(found.has_value(), "a co-signer");
                peers[at].identity = found->identity.keys.ik;
                std::promise<Status> enrolled;
                const auto pairing = wallet->backend.enrol(backend::kCosigners[at],
                    wallet->own.ik().publicKey(), (at == 0 ? m_two : m_three).pairingCode(), 20'000,
                    [&](Status done) { enrolled.set_value(std::move(done)); });
                const auto known = enrolled.get_future().get();
                need(known.has_value(), "pairing: " + (known ? "" : known.error().context));
            }
            const auto made = wallet->device.generate();
            need(made.has_value(), "key generation: " + (made ? "" : made.error().context));
            m_wallets.push_back(std::move(wallet));
        }
    }

    struct Measured {
        double wall { 0 }, cpu { 0 };
    };

    // Each wallet's link, by so many at a time.
    Measured openLinks(int atATime)
    {
        std::atomic<std::size_t> next { 0 };
        return measured([&] {
            inParallel(atATime, [&](int) {
                for (std::size_t i; (i = next++) < m_wallets.size();) {
                    const auto open = m_wallets[i]->device.openLink();
                    need(open.has_value(), "link: " + (open ? "" : open.error().context));
                }
            });
        });
    }

    void presign(int each)
    {
        for (auto& wallet : m_wallets)
            for (int left = each; left > 0; left -= kBatch) {
                const auto made = wallet->device.presign(std::min(left, kBatch));
                need(made.has_value(), "presignature: " + (made ? "" : made.error().context));
            }
    }

    // `each` signatures of every wallet over this many connections; all answers are good.
    Measured sign(int each, int connections)
    {
        auto jobs = prepare(each);
        std::vector<std::unique_ptr<bench::TlsClient>> clients;
        for (int i = 0; i < connections; ++i)
            clients.push_back(std::make_unique<bench::TlsClient>(m_two.port()));
        const auto out = measured([&] {
            inParallel(connections, [&](int n) {
                for (auto i = std::size_t(n); i < jobs.size(); i += std::size_t(connections)) {
                    auto answer = clients[std::size_t(n)]->exchange(jobs[i].request);
                    need(answer.status == 200, answer.head + "\n" + answer.body);
                    jobs[i].answer = std::move(answer.body);
                }
            });
        });
        // With the other co-signer's share each must become a signature; one of each wallet does.
        for (std::size_t i = 0; i < jobs.size(); i += std::size_t(each)) finish(jobs[i]);
        return out;
    }

private:
    template <typename Run> Measured measured(Run&& run)
    {
        const auto cpu = m_two.cpuSeconds();
        const auto began = Wall::now();
        run();
        return { secondsSince(began), m_two.cpuSeconds() - cpu };
    }

    template <typename Run> static void inParallel(int threads, Run&& run)
    {
        std::vector<std::thread> all;
        std::mutex mutex;
        std::exception_ptr wrong;
        for (int n = 0; n < threads; ++n)
            all.emplace_back([&, n] {
                try {
                    run(n);
                } catch (...) {
                    const std::lock_guard lock(mutex);
                    wrong = std::current_exception();
                }
            });
        for (auto& thread : all) thread.join();
        if (wrong) std::rethrow_exception(wrong);
    }

    std::vector<Job> prepare(int each)
    {
        std::vector<Job> out;
        for (auto& wallet : m_wallets)
            for (int i = 0; i < each; ++i) {
                const auto payload = transfer(++m_amount);
                auto begun = wallet->device.link->beginSign(*wallet->device.input(kPath, payload));
                need(begun.has_value(), "no presignature");
                cosigner::Call call { .operation = cosigner::Operation::Open,
                    .vault = wallet->device.vault(),
                    .kind = cosigner::SessionKind::Sign,
                    .idempotencyKey = hex(m_random.bytes<16>()),
                    .body = begun->out.p2 };
                out.push_back({ wallet.get(), payload, std::move(*begun), std::move(call) });
            }
        for (auto& job : out) job.request = requestOf(job);
        return out;
    }

    std::string requestOf(const Job& job)
    {
        const auto route = wire::routeOf(job.call);
        const auto host = "127.0.0.1:" + std::to_string(m_two.port());
        const wire::Request parts { .method = route.method,
            .authority = host,
            .path = route.path,
            .query = route.query,
            .contentType = wire::kCborType,
            .idempotencyKey = job.call.idempotencyKey,
            .body = job.call.body };
        const auto signature = wire::signRequest(
            parts, job.wallet->own.ik(), m_clock.wallMs() / 1000, m_random.bytes<16>());
        return route.method + ' ' + route.path + '?' + route.query + " HTTP/1.1\r\nHost: " + host
            + "\r\nTercet-Suite: mw1\r\nContent-Type: " + std::string(wire::kCborType)
            + "\r\nContent-Length: " + std::to_string(job.call.body.size())
            + "\r\nIdempotency-Key: " + job.call.idempotencyKey
            + "\r\nContent-Digest: " + signature.contentDigest
            + "\r\nSignature-Input: " + signature.input + "\r\nSignature: " + signature.signature
            + "\r\n\r\n" + std::string(text(job.call.body));
    }

    void finish(Job& job)
    {
        const auto two = wire::decodeAnswer(job.call, view(job.answer));
        need(two.has_value(), "an answer that is none");
        auto call = job.call;
        call.body = job.begun.out.p3;
        const auto three = job.wallet->device.call(Cosigner::Azure, call);
        need(three.has_value(), "the other share");
        const auto signature = std::move(job.begun.state).onShares({ two->body, three->body });
        need(signature && verifies(job.wallet->device, kPath, job.payload, *signature),
            "no signature came of it");
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    RealCosigner m_two, m_three;
    std::vector<std::unique_ptr<Wallet>> m_wallets;
    std::uint64_t m_amount { 0 };
};

int number(const QCommandLineParser& words, const char* name)
{
    return words.value(QString::fromLatin1(name)).toInt();
}

void report(const char* what, int count, const Load::Measured& m)
{
    std::printf("%-10s %6d in %6.2f s: %7.1f a second; %6.3f ms CPU of the co-signer each, that is"
                " %.0f a second on one core\n",
        what, count, m.wall, count / m.wall, 1000 * m.cpu / count, count / m.cpu);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser words;
    const auto option = [&](const char* name, const char* what, const char* usual) {
        words.addOption({ QString::fromLatin1(name), QString::fromLatin1(what), QStringLiteral("n"),
            QString::fromLatin1(usual) });
    };
    words.addHelpOption();
    option("vaults", "vaults, each with a device of its own", "64");
    option("each", "signatures of each vault in a round, at most 64", "64");
    option("rounds", "rounds of signatures", "2");
    option("connections", "connections that sign at a time", "32");
    option("links", "links that are opened at a time", "4");
    option("core", "the core that the co-signer runs on", "0");
    option("workers", "the co-signer's setting; 0: its default", "0");
    words.process(app);
    auto* const server = PostgresServer::get();
    if (!server) {
        std::puts(PostgresServer::kMissing);
        return 77;
    }
    const int vaults = number(words, "vaults"), each = number(words, "each");
    try {
        const QStringList within { QStringLiteral("taskset"), QStringLiteral("-c"),
            words.value(QStringLiteral("core")) };
        Load load(vaults, server->freshDatabase(), within, number(words, "workers"));
        report("links", vaults, load.openLinks(number(words, "links")));
        for (int round = 0; round < number(words, "rounds"); ++round) {
            load.presign(each);
            report("signatures", vaults * each, load.sign(each, number(words, "connections")));
        }
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
