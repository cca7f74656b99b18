#pragma once

#include <functional>
#include <map>

#include "core/mpc/HubDkg.h"
#include "core/mpc/HubLink.h"
#include "core/mpc/HubResolve.h"
#include "core/mpc/PeerDkg.h"
#include "core/mpc/PeerVault.h"

// P1, P2 and P3 of one vault in one process, for tests: what the wallet and the co-signers do with
// the protocol's sessions, without threads, storage or a wire. `tap` sees, and may change, every
// body on its way.
namespace tercet::mpc::test {

// ChaCha20 under a seed and a counter: random enough, the same in every run.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(MutableByteView out) override;

private:
    Bytes32 m_key {};
    std::uint64_t m_draws { 0 };
};

class FakeClock final : public Clock {
public:
    std::int64_t wallMs() const override { return now; }
    std::int64_t monotonicMs() const override { return now; }
    std::int64_t now { 1'800'000'000'000 };
};

class CountingRecords final : public MemoryRecords {
public:
    Status store(const CoreRecord& record) override
    {
        ++stored;
        last = record.encode();
        return MemoryRecords::store(record);
    }
    int stored { 0 };
    crypto::SecretBytes last;
};

enum class Session { Dkg, Link, Presign, Sign, Nonces, Schnorr, Refresh, Resolve, Drill, Restore };

class ThreeParties {
public:
    // (session, round, from, to, body): P1 is always one end.
    using Tap = std::function<void(Session, int, Party, Party, Bytes&)>;

    explicit ThreeParties(std::uint64_t seed = 1);

    Step<> dkg();
    Step<> openLink();
    Step<> presign(int count = 1); // one session
    Step<crypto::EcdsaSignature> sign(const SigningInput& input);
    Step<crypto::EcdsaSignature> fullSign(const SigningInput& input); // without a pool
    Step<> nonces(Curve curve, int count);
    Step<ByteArray<64>> bip340(const SchnorrInput& input);
    Step<ByteArray<64>> ed25519(const EdInput& input);
    Step<> refresh(); // in the link that is open; a next one is for the caller to open
    Step<> resolve(); // whatever is pending anywhere
    // Path, tweak and digest as a wallet would make them; the payload is a test's own.
    SigningInput input(std::vector<std::uint32_t> path, const Bytes32& digest) const;

    // The live link's inside at `p`, also while it opens.
    LinkState& state(Party p) { return p == Party::P1 ? *opening : *peer(p).linkState(); }
    PeerVault& peer(Party k) { return k == Party::P2 ? *m_p2 : *m_p3; }
    MemoryJournal& journal(Party p) { return m_journals[std::size_t(number(p) - 1)]; }
    CountingRecords& records(Party k) { return m_records[std::size_t(number(k) - 1)]; }
    const CoreRecord& record(Party p);
    Environment env();

    DkgSetup dkgSetup();
    // One round with both co-signers: `call` is what P_k does with its body.
    Step<Bodies> round(Session session, int number, const Bodies& out,
        const std::function<Step<Bytes>(Party, ByteView)>& call);

    SeededRandom random;
    Random* entropy { &random }; // from which the sessions draw
    FakeClock clock;
    Tap tap;
    // Both co-signers hear each round, also where the first has aborted, as over a network.
    bool bothAnswer { false };
    std::map<Party, Abort> ended; // how each co-signer that aborted did; never cleared here
    std::array<std::optional<OwnIdentity>, 3> own;
    std::optional<Epochs> hub; // P1's records
    std::shared_ptr<const CoreRecord> hubRecord; // hub->current()
    std::optional<HubLink> link;
    std::shared_ptr<LinkState> opening; // P1's, from round 2 of the link on
    std::optional<PeerVault> m_p2, m_p3;

private:
    Step<Bytes> answerSign(Party k, ByteView body);

    MemoryJournal m_journals[3];
    CountingRecords m_records[3];
};

} // namespace tercet::mpc::test
