#pragma once

#include <ctime>
#include <functional>
#include <semaphore>
#include <set>
#include <thread>

#include "core/crypto/EdBip32.h"
#include "core/crypto/SystemRandom.h"
#include "core/mpc/HubDkg.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/PeerDkg.h"
#include "core/mpc/PeerVault.h"

// The parts of measureProtocol(): inside only.
namespace tercet::mpc {

// One run of one stage.
struct Sample {
    double wallMs { 0 };
    std::array<double, 3> cpuMs {};
    double bytes { 0 };
    double busiest() const { return *std::max_element(cpuMs.begin(), cpuMs.end()); }
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
    void sent(Bodies bodies) { m_sent.push_back(std::move(bodies)); }
    void begin();
    Sample end();
    void forget() { m_seen.clear(); } // what was sent before counts again

private:
    static double threadMs();
    Sample m_sample;
    std::vector<Bodies> m_sent;
    std::set<Bytes32> m_seen; // hashes of what was sent
    std::chrono::steady_clock::time_point m_begun;
};

// A co-signer's thread: does its half of a round while the other does the same.
class PeerThread {
public:
    PeerThread();
    ~PeerThread();
    void start(std::function<void()> work);
    void wait() { m_done.acquire(); }

private:
    std::function<void()> m_work;
    std::binary_semaphore m_start { 0 }, m_done { 0 };
    std::jthread m_thread;
};

// The three parties of one vault, and the stages that are measured. P1 is on the caller's thread.
class MeasuredVault {
public:
    Step<> dkg();
    Step<> openLink();
    Step<> presign();
    Step<> sign();
    Step<> fullSign();
    Step<> fetchNonces(); // for one BIP-340 and one Ed25519 signature; each signature refills
    Step<> signBip340();
    Step<> signEd25519();

    Recorder& recorder() { return m_recorder; }

private:
    using Call = std::function<Step<Bytes>(Party, ByteView)>;
    using Multiplied = Next<HubPresignFinishing>;
    using Path = std::vector<std::uint32_t>;
    Step<Bodies> round(const Bodies& out, const Call& call);
    template <typename F> auto hub(F&& work)
    {
        return m_recorder.at(Party::P1, std::forward<F>(work));
    }
    Step<Multiplied> multiply(); // a presignature but for its third round
    crypto::Scalar tweak(Party p) const; // by a party's own record
    crypto::EdScalar edTweak(Party p); // likewise; each party remembers the account's branch
    const CoreRecord& record(Party p) const;
    SigningInput input();
    void next(std::initializer_list<std::uint32_t> account); // a key and a message not used before
    Step<Bytes> answer(Party k, ByteView body);
    Environment env() { return { m_random, m_clock, {} }; }
    static std::size_t at(Party p) { return std::size_t(number(p) - 1); }

    Recorder m_recorder;
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    std::array<MemoryRecords, 3> m_records;
    std::array<std::optional<MemoryJournal>, 3> m_journals;
    std::array<std::unique_ptr<PeerVault>, 3> m_peers; // of P2 and P3
    std::shared_ptr<const CoreRecord> m_record;
    std::optional<HubLink> m_link;
    std::array<std::optional<crypto::EdDerived>, 3> m_edBranches;
    Path m_path;
    std::uint32_t m_index { 0 };
    Bytes32 m_message {};
    PeerThread m_second, m_third;
};

} // namespace tercet::mpc
