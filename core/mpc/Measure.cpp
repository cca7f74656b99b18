#include "core/mpc/Measure.h"

#include <algorithm>
#include <ctime>
#include <functional>
#include <semaphore>
#include <thread>

#include "core/crypto/Bip32.h"
#include "core/crypto/SystemRandom.h"
#include "core/mpc/Body.h"
#include "core/mpc/HubDkg.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/PeerDkg.h"
#include "core/mpc/PeerVault.h"

namespace tercet::mpc {

namespace {

using crypto::Scalar;
using Milliseconds = std::chrono::duration<double, std::milli>;

double threadMs()
{
    timespec now {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

// Runs P3's half of a round while the caller runs P2's.
class SecondThread {
public:
    SecondThread()
        : m_thread([this](const std::stop_token& stop) {
            for (;;) {
                m_start.acquire();
                if (stop.stop_requested()) return;
                (*m_work)();
                m_done.release();
            }
        })
    {
    }
    ~SecondThread()
    {
        m_thread.request_stop();
        m_start.release();
    }
    void start(std::function<void()>& work)
    {
        m_work = &work;
        m_start.release();
    }
    void wait() { m_done.acquire(); }

private:
    std::function<void()>* m_work { nullptr };
    std::binary_semaphore m_start { 0 }, m_done { 0 };
    std::jthread m_thread;
};

// One run of one stage.
struct Sample {
    double wallMs { 0 };
    std::array<double, 3> cpuMs {};
    double bytes { 0 };
};

class Recorder {
public:
    template <typename F> auto at(Party p, F&& work)
    {
        const auto before = threadMs();
        auto result = work();
        m_sample.cpuMs[std::size_t(number(p) - 1)] += threadMs() - before;
        return result;
    }
    void sent(const Bodies& bodies)
    {
        m_sample.bytes += double(bodies.p2.size() + bodies.p3.size());
    }
    void begin()
    {
        m_sample = {};
        m_begun = std::chrono::steady_clock::now();
    }
    Sample end()
    {
        m_sample.wallMs = Milliseconds(std::chrono::steady_clock::now() - m_begun).count();
        return m_sample;
    }

private:
    Sample m_sample;
    std::chrono::steady_clock::time_point m_begun;
};

// The three parties of one vault.
class Trio {
public:
    Step<> dkg();
    Step<> openLink();
    Step<> presign();
    Step<> sign();
    Step<> fullSign();

    Recorder recorder;

private:
    using Call = std::function<Step<Bytes>(Party, ByteView)>;
    using Multiplied = Next<HubPresignFinishing>;
    Step<Bodies> round(const Bodies& out, const Call& call);
    template <typename F> auto hub(F&& work)
    {
        return recorder.at(Party::P1, std::forward<F>(work));
    }
    Step<Multiplied> multiply(); // a presignature but for its third round
    static Scalar tweak(const CoreRecord& record, const std::vector<std::uint32_t>& path);
    SigningInput input();
    Step<Bytes> answer(Party k, ByteView body);
    Environment env() { return { m_random, m_clock, {} }; }
    static std::size_t at(Party p) { return std::size_t(number(p) - 1); }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    MemoryRecords m_records;
    std::array<std::optional<MemoryJournal>, 3> m_journals;
    std::array<std::unique_ptr<PeerVault>, 3> m_peers; // of P2 and P3
    std::shared_ptr<const CoreRecord> m_record;
    std::optional<HubLink> m_link;
    SecondThread m_second;
};

Step<Bodies> Trio::round(const Bodies& out, const Call& call)
{
    recorder.sent(out);
    Step<Bytes> second;
    std::function<void()> work
        = [&] { second = recorder.at(Party::P3, [&] { return call(Party::P3, out.p3); }); };
    m_second.start(work);
    auto first = recorder.at(Party::P2, [&] { return call(Party::P2, out.p2); });
    m_second.wait();
    Bodies answers;
    TERCET_TRY(answers.p2, std::move(first));
    TERCET_TRY(answers.p3, std::move(second));
    recorder.sent(answers);
    return answers;
}

Step<> Trio::dkg()
{
    std::array<OwnIdentity, 3> own { OwnIdentity::generate(m_random),
        OwnIdentity::generate(m_random), OwnIdentity::generate(m_random) };
    DkgSetup setup { .own = own[0].clone(), .identities = {} };
    for (const auto p : kParties) {
        setup.identities[p] = own[at(p)].publicKeys();
        setup.certificates[at(p)] = own[at(p)].certificate();
        m_journals[at(p)].emplace();
        m_peers[at(p)].reset();
    }
    std::array<std::optional<PeerDkg>, 3> first;
    std::array<std::optional<PeerDkgConfirming>, 3> second;

    recorder.begin();
    TERCET_TRY(auto begun, hub([&] { return HubDkg::begin(std::move(setup), env()); }));
    TERCET_TRY(const auto commits, round(begun.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto opening, DkgOpening::parse(body));
        TERCET_TRY(auto reply, PeerDkg::begin(k, own[at(k)].clone(), std::move(opening), env()));
        first[at(k)] = std::move(reply.state);
        return std::move(reply.answer);
    }));
    TERCET_TRY(auto revealing, hub([&] { return std::move(begun.state).onCommitments(commits); }));
    TERCET_TRY(const auto reveals, round(revealing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto reply, std::move(*first[at(k)]).onRound2(body));
        second[at(k)] = std::move(reply.state);
        return std::move(reply.answer);
    }));
    TERCET_TRY(auto confirming, hub([&] { return std::move(revealing.state).onReveals(reveals); }));
    TERCET_TRY(
        const auto confirms, round(confirming.out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(auto stored, std::move(*second[at(k)]).onRound3(body));
            m_peers[at(k)] = std::make_unique<PeerVault>(
                std::move(stored.record), *m_journals[at(k)], m_records, env());
            return std::move(stored.answer);
        }));
    TERCET_TRY(
        auto active, hub([&] { return std::move(confirming.state).onConfirmations(confirms); }));
    m_record = std::make_shared<const CoreRecord>(std::move(active));
    return {};
}

Step<> Trio::openLink()
{
    recorder.begin();
    TERCET_TRY(
        auto opening, hub([&] { return HubLinkOpening::begin(m_record, *m_journals[0], env()); }));
    TERCET_TRY(const auto hellos, round(opening.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(auto opened, m_peers[at(k)]->linkRound1(body));
        return std::move(opened.answer);
    }));
    TERCET_TRY(auto keying, hub([&] { return std::move(opening.state).onHellos(hellos); }));
    TERCET_TRY(const auto transfers, round(keying.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->linkRound2(body);
    }));
    TERCET_TRY(
        auto confirming, hub([&] { return std::move(keying.state).onTransfers(transfers); }));
    TERCET_TRY(const auto confirms, round(confirming.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->linkRound3(body);
    }));
    TERCET_TRY(m_link, hub([&] { return std::move(confirming.state).onConfirmations(confirms); }));
    return {};
}

Step<Trio::Multiplied> Trio::multiply()
{
    TERCET_TRY(auto begun, hub([&] { return m_link->beginPresign(); }));
    TERCET_TRY(const auto extensions, round(begun.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound1(body);
    }));
    TERCET_TRY(
        auto multiplying, hub([&] { return std::move(begun.state).onExtensions(extensions); }));
    TERCET_TRY(const auto shares, round(multiplying.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound2(body);
    }));
    return hub([&] { return std::move(multiplying.state).onShares(shares); });
}

Step<> Trio::presign()
{
    TERCET_TRY(auto finishing, multiply());
    TERCET_TRY(const auto reports, round(finishing.out, [&](Party k, ByteView body) {
        return m_peers[at(k)]->presignRound3(body);
    }));
    return hub([&] { return std::move(finishing.state).onConfirmations(reports); });
}

// Path to tweak, as each party derives it from its own record.
Scalar Trio::tweak(const CoreRecord& record, const std::vector<std::uint32_t>& path)
{
    const auto derived = crypto::derivePublic({ record.key, record.chainCode }, path);
    return derived ? derived->tweak : Scalar();
}

SigningInput Trio::input()
{
    const auto digest = m_random.bytes<32>();
    SigningInput input { .path = { 44, 60, 0, 0, 0 },
        .payloadType = 2,
        .payload = toBytes(digest),
        .tweak = {},
        .digest = digest };
    input.tweak = tweak(*m_record, input.path);
    return input;
}

Step<Bytes> Trio::answer(Party k, ByteView body)
{
    TERCET_TRY(const auto request, m_peers[at(k)]->openSign(body));
    Bytes32 digest {};
    std::copy_n(request.intent.payload.begin(),
        std::min(request.intent.payload.size(), digest.size()), digest.begin());
    return m_peers[at(k)]->answerSign(
        request, tweak(m_peers[at(k)]->record(), request.intent.path), digest);
}

Step<> Trio::sign()
{
    TERCET_TRY(auto signing, hub([&] { return m_link->beginSign(input()); }));
    TERCET_TRY(const auto shares,
        round(signing.out, [&](Party k, ByteView body) { return answer(k, body); }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

Step<> Trio::fullSign()
{
    TERCET_TRY(auto finishing, multiply());
    TERCET_TRY(auto signing, hub([&] { return std::move(finishing.state).sign(input()); }));
    TERCET_TRY(const auto shares, round(signing.out, [&](Party k, ByteView body) -> Step<Bytes> {
        TERCET_TRY(const auto report, m_peers[at(k)]->presignRound3(body));
        TERCET_TRY(const auto share, answer(k, body));
        return mergedBodies(report, share);
    }));
    TERCET_CHECK(hub([&] { return std::move(signing.state).onShares(shares); }));
    return {};
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto n = values.size();
    if (!n) return 0;
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

double busiest(const Sample& s) { return *std::ranges::max_element(s.cpuMs); }

StageCost summary(const std::vector<Sample>& samples)
{
    std::vector<double> wall, cpu, bytes;
    for (const auto& s : samples) {
        wall.push_back(s.wallMs);
        cpu.push_back(busiest(s));
        bytes.push_back(s.bytes);
    }
    return { median(wall), median(cpu), median(bytes), int(samples.size()) };
}

// The first presignature's surplus belongs to its link.
Sample withSurplus(Sample link, const Sample& first, const Sample& later)
{
    link.wallMs += std::max(0.0, first.wallMs - later.wallMs);
    for (std::size_t i = 0; i < 3; ++i)
        link.cpuMs[i] += std::max(0.0, first.cpuMs[i] - later.cpuMs[i]);
    link.bytes += first.bytes - later.bytes;
    return link;
}

constexpr int kSignaturesALink = 8;

} // namespace

Step<ProtocolCost> measureProtocol(std::chrono::milliseconds duration)
{
    const auto until = std::chrono::steady_clock::now() + duration;
    std::vector<Sample> dkg, link, presign, online, full;
    Trio trio;
    const auto timed = [&trio](Step<> (Trio::*stage)()) -> Step<Sample> {
        trio.recorder.begin();
        TERCET_CHECK((trio.*stage)());
        return trio.recorder.end();
    };
    do {
        TERCET_CHECK(trio.dkg());
        dkg.push_back(trio.recorder.end());
        TERCET_TRY(const auto opened, timed(&Trio::openLink));
        TERCET_TRY(const auto first, timed(&Trio::presign));
        TERCET_CHECK(timed(&Trio::sign));
        for (int i = 0; i < kSignaturesALink; ++i) {
            TERCET_TRY(presign.emplace_back(), timed(&Trio::presign));
            TERCET_TRY(online.emplace_back(), timed(&Trio::sign));
            TERCET_TRY(full.emplace_back(), timed(&Trio::fullSign));
        }
        link.push_back(withSurplus(opened, first, presign.back()));
    } while (std::chrono::steady_clock::now() < until);
    return ProtocolCost { summary(dkg), summary(link), summary(presign), summary(online),
        summary(full) };
}

} // namespace tercet::mpc
