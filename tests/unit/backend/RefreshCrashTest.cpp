#include <algorithm>
#include <gtest/gtest.h>

#include "core/cosigner/Cosigner.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/crypto/SystemRandom.h"
#include "tests/unit/backend/Device.h"
#include "tests/unit/cosigner/WatchedStorage.h"

// Every way in which one fault can cut off a refresh, a key generation, or the settling of either:
// a party killed before and after each of its durable writes, before and after each message that it
// sends or takes, each message lost, and each write of a co-signer reported as failed, whether or
// not it took place. (Presignatures and the later rounds of a link decide
// nothing; there, only the writes count.) A first run counts the points; then one run for each of
// them. After it the parties start again over what they had stored, and all three must be in the
// same epoch, the old one or the next one, and sign.
namespace tercet::test {

namespace {

using backend::kCosigners;
using cosigner::SessionKind;
using mpc::Party;

struct Killed {
    Party who;
};

std::string name(Party p) { return "P" + std::to_string(mpc::number(p)); }

// Counts the points that a run passes, and strikes at one of them.
class Fate {
public:
    bool strikes(const std::string& what)
    {
        if (!m_watching) return false;
        ++m_passed;
        names.push_back(what);
        if (m_passed != m_at) return false;
        struck = what;
        m_watching = false;
        return true;
    }
    void watch(int at)
    {
        m_watching = true;
        m_at = at;
        m_passed = 0;
        struck.clear();
        names.clear();
    }
    void rest() { m_watching = false; }
    int passed() const { return m_passed; }
    std::string struck;
    std::vector<std::string> names; // of the points passed

private:
    bool m_watching { false };
    int m_at { 0 }, m_passed { 0 };
};

// P1's store; what it wraps is its disk.
class MortalRecords final : public mpc::RecordStore {
public:
    MortalRecords(mpc::MemoryRecords& disk, Fate& fate)
        : m_disk(disk)
        , m_fate(fate)
    {
    }
    Status store(const mpc::CoreRecord& r) override
    {
        return write("store", [&] { return m_disk.store(r); });
    }
    Status storeNext(const mpc::CoreRecord& r) override
    {
        return write("storeNext", [&] { return m_disk.storeNext(r); });
    }
    Status promote(const mpc::CoreRecord& r) override
    {
        return write("promote", [&] { return m_disk.promote(r); });
    }
    Status drop(const mpc::VoidProof& why) override
    {
        return write("drop", [&] { return m_disk.drop(why); });
    }
    Result<std::optional<mpc::VoidProof>> dropped(const Bytes32& transcript) const override
    {
        return m_disk.dropped(transcript);
    }
    Status forgetPrevious() override
    {
        return write("forgetPrevious", [&] { return m_disk.forgetPrevious(); });
    }
    Result<bool> declareVoid(const Bytes32& transcript) override
    {
        return m_disk.declareVoid(transcript);
    }

private:
    template <typename F> Status write(const char* what, F f)
    {
        if (m_fate.strikes(std::string("P1 killed before ") + what)) throw Killed { Party::P1 };
        const auto done = f();
        if (m_fate.strikes(std::string("P1 killed after ") + what)) throw Killed { Party::P1 };
        return done;
    }
    mpc::MemoryRecords& m_disk;
    Fate& m_fate;
};

// What is on the three disks.
struct Disks {
    std::shared_ptr<mpc::MemoryRecords> hub { std::make_shared<mpc::MemoryRecords>() };
    std::array<std::shared_ptr<cosigner::MemoryStorage>, 2> cosigners {
        std::make_shared<cosigner::MemoryStorage>(), std::make_shared<cosigner::MemoryStorage>()
    };
};

// Three mortal parties on one thread, and the wire between them.
class World final : public backend::CosignerBackend {
public:
    explicit World(Disks d)
        : disks(std::move(d))
    {
        for (const auto c : kCosigners) startCosigner(c);
        startHub();
    }

    void startHub()
    {
        device.emplace(*this, m_random, m_clock);
        device->records = &m_hubRecords;
        epochs.reset();
        const auto& held = *disks.hub;
        if (!held.current) return;
        epochs.emplace(mpc::Epochs::Held { held.current->clone(),
                           held.next ? std::optional(held.next->clone()) : std::nullopt,
                           held.previous.has_value() },
            m_hubRecords);
        device->record = epochs->current();
    }

    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int, Done done) override
    {
        done(carry(to, call));
        return {};
    }

    // The refresh in a link that is open, and with it the first link and presignature of the new
    // epoch. A kill of P1 is the end of it.
    Status refresh(int strikeAt)
    {
        TERCET_CHECK(device->openLink());
        fate.watch(strikeAt);
        return untilKilled([&]() -> Status {
            TERCET_CHECK(device->refresh(*epochs));
            TERCET_CHECK(device->openLink());
            TERCET_CHECK(device->presign());
            if (const auto done = epochs->proven(); !done)
                return std::unexpected(done.error().error());
            return {};
        });
    }
    Status generate()
    {
        return untilKilled([&]() -> Status { return device->generate(); });
    }
    Status resolve()
    {
        return untilKilled([&]() -> Status { return device->resolve(*epochs); });
    }

    // All three at one place, with shares that add up.
    void expectOneEpoch(std::uint32_t from, std::uint32_t to)
    {
        const auto& own = *epochs->current();
        EXPECT_FALSE(epochs->pending());
        EXPECT_TRUE(own.epoch == from || own.epoch == to) << own.epoch;
        EXPECT_EQ(own.status, mpc::RecordStatus::Active);
        auto sum = own.x;
        for (const auto c : kCosigners) {
            const auto row = *disk(c).vault(own.wid);
            ASSERT_TRUE(row);
            EXPECT_TRUE(row->next.empty());
            const auto record = records(c).openRecord(own.wid, row->record);
            ASSERT_TRUE(record);
            EXPECT_EQ(record->eid, own.eid);
            EXPECT_EQ(record->status, mpc::RecordStatus::Active);
            sum = sum + record->x;
        }
        EXPECT_EQ(*crypto::Point::mulBase(sum), own.key);
    }
    void expectSigns()
    {
        ASSERT_TRUE(device->link) << "recover() opens it";
        ASSERT_TRUE(device->presign());
        const auto signature = device->sign(kPath, message("still here"));
        ASSERT_TRUE(signature) << signature.error().context;
        EXPECT_TRUE(verifies(*device, kPath, message("still here"), *signature));
    }
    // Nothing of the vault is left anywhere.
    void expectNothing()
    {
        EXPECT_FALSE(disks.hub->current);
        for (const auto c : kCosigners)
            if (m_made) {
                EXPECT_FALSE(disk(c).vault(*m_made)->has_value());
            }
    }

    Fate fate;
    Disks disks;
    std::optional<Device> device;
    std::optional<mpc::Epochs> epochs;
    bool hubKilled { false };
    std::optional<Bytes32> m_made; // WID of what generate() was about

private:
    static std::size_t at(backend::Cosigner c) { return c == backend::Cosigner::Google ? 0 : 1; }
    cosigner::MemoryStorage& disk(backend::Cosigner c) { return *disks.cosigners[at(c)]; }
    cosigner::SealedRecords records(backend::Cosigner c) { return { Party(c), m_sealer }; }

    template <typename F> Status untilKilled(F work)
    {
        try {
            return work();
        } catch (const Killed&) { // only P1's own arrives here
            hubKilled = true;
            return fail(Code::Internal, "killed");
        }
    }
    void startCosigner(backend::Cosigner c)
    {
        const auto who = Party(c);
        const auto strike = [this, who](const char* when) {
            return [this, who, when]() -> Status {
                if (fate.strikes(name(who) + " killed " + when + " a write")) throw Killed { who };
                if (fate.strikes(name(who) + " told of a failure " + when + " a write"))
                    return fail(Code::Storage, "cut off");
                return {};
            };
        };
        m_cosigners[at(c)].reset();
        m_storages[at(c)].emplace(disks.cosigners[at(c)],
            WatchedStorage::Watch {
                .beforeWrite = strike("before"), .afterWrite = strike("after") });
        auto started
            = cosigner::Cosigner::start({ who, *m_storages[at(c)], m_sealer, m_random, m_clock });
        if (!started) throw std::runtime_error(started.error().context);
        m_cosigners[at(c)] = std::move(*started);
    }
    Result<cosigner::Answer> carry(backend::Cosigner to, const cosigner::Call& call)
    {
        const auto who = Party(to);
        const auto lost = fail(Code::CosignerUnreachable, "no answer");
        if (call.operation == cosigner::Operation::Open) m_kind = call.kind;
        const auto round = std::max(call.round, 1u);
        const bool decides = m_kind != SessionKind::Presign && m_kind != SessionKind::Sign
            && (m_kind != SessionKind::Link || round == 1)
            && call.operation != cosigner::Operation::Identity;
        const auto what = " " + std::string(sessionKindName(m_kind)) + " " + std::to_string(round)
            + " for " + name(who);
        const auto strikes
            = [&](const std::string& point) { return decides && fate.strikes(point); };
        if (strikes("P1 killed before" + what)) throw Killed { Party::P1 };
        if (strikes("request lost:" + what)) return lost;
        if (strikes(name(who) + " killed before" + what)) {
            startCosigner(to);
            return lost;
        }
        Result<cosigner::Answer> answer = lost;
        try {
            answer = m_cosigners[at(to)]->handle(call);
        } catch (const Killed&) {
            startCosigner(to);
            return lost;
        }
        if (strikes(name(who) + " killed after" + what)) {
            startCosigner(to);
            return lost;
        }
        if (strikes("answer lost:" + what)) return lost;
        if (strikes("P1 killed after" + what)) throw Killed { Party::P1 };
        return answer;
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    cosigner::KeySealer& m_sealer { sealer() };
    static cosigner::KeySealer& sealer()
    {
        static crypto::SystemRandom random;
        static cosigner::KeySealer all { crypto::Secret<32>(random.bytes<32>()), random };
        return all;
    }
    SessionKind m_kind {};
    MortalRecords m_hubRecords { *disks.hub, fate };
    std::array<std::optional<WatchedStorage>, 2> m_storages;
    std::array<std::unique_ptr<cosigner::Cosigner>, 2> m_cosigners;
};

// The disks of a vault in epoch 1, made once; every run begins with a copy.
class Vault {
public:
    static const Vault& get()
    {
        static const Vault all;
        return all;
    }
    Disks copy() const { return copyOf(m_disks); }
    static Disks copyOf(const Disks& disks)
    {
        const auto clone = [](const std::optional<mpc::CoreRecord>& record) {
            return record ? std::optional(record->clone()) : std::nullopt;
        };
        Disks out;
        out.hub->current = clone(disks.hub->current);
        out.hub->next = clone(disks.hub->next);
        out.hub->previous = clone(disks.hub->previous);
        for (std::size_t i = 0; i < 2; ++i) {
            auto& from = *disks.cosigners[i];
            auto& to = *out.cosigners[i];
            (void)to.insertIdentity(**from.identity());
            (void)to.insertVault(**from.vault(disks.hub->current->wid));
        }
        return out;
    }

private:
    Vault()
    {
        World world { m_disks };
        if (!world.generate() || !world.device->openLink())
            throw std::runtime_error("no vault to begin with");
    }
    Disks m_disks;
};

// As a wallet does it: what is pending is settled before the next link; a refusal says that a
// co-signer knows more.
Status recover(World& world)
{
    if (world.hubKilled) world.startHub();
    if (!world.epochs) return {};
    if (world.epochs->pending()) TERCET_CHECK(world.resolve());
    if (world.epochs->gone()) return {};
    world.device->record = world.epochs->current();
    auto opened = world.device->openLink();
    if (!opened && opened.error().code == Code::RefreshUnfinished) {
        TERCET_CHECK(world.resolve());
        opened = world.device->openLink();
    }
    return opened;
}

struct Tally {
    int points { 0 }, old { 0 }, next { 0 }, none { 0 };
};
void print(const char* what, const Tally& t)
{
    std::printf("%-28s %4d points: %d in the old epoch, %d in the new one, %d without a vault\n",
        what, t.points, t.old, t.next, t.none);
}

} // namespace

TEST(RefreshCrash, OneFaultAnywhereInARefresh)
{
    World dry { Vault::get().copy() };
    ASSERT_TRUE(dry.refresh(0));
    const int points = dry.fate.passed();
    dry.fate.rest();
    Tally tally { points };
    for (int point = 1; point <= points; ++point) {
        World world { Vault::get().copy() };
        (void)world.refresh(point);
        SCOPED_TRACE(world.fate.struck);
        ASSERT_FALSE(world.fate.struck.empty());
        world.fate.rest();
        const auto recovered = recover(world);
        ASSERT_TRUE(recovered) << recovered.error().context;
        world.expectOneEpoch(1, 2);
        world.expectSigns();
        if (HasFailure()) break;
        ++(world.epochs->current()->epoch == 1 ? tally.old : tally.next);
    }
    print("refresh", tally);
    EXPECT_EQ(tally.old + tally.next, points);
    EXPECT_GT(tally.old, 0);
    EXPECT_GT(tally.next, 0);
}

// Two more faults, one after the other, while the first one is being settled: everybody starts
// again, and it is settled anew.
TEST(RefreshCrash, MoreFaultsAnywhereInTheSettling)
{
    // How far round 3 came: to nobody, to P2 only, to both.
    static constexpr const char* kFirst[] = { "P1 killed after storeNext",
        "request lost: refresh 3 for P3", "answer lost: refresh 3 for P3" };
    World dry { Vault::get().copy() };
    ASSERT_TRUE(dry.refresh(0));
    Tally tally;
    for (const std::string first : kFirst) {
        const auto found = std::ranges::find(dry.fate.names, first);
        ASSERT_NE(found, dry.fate.names.end()) << first;
        World broken { Vault::get().copy() };
        (void)broken.refresh(int(found - dry.fate.names.begin()) + 1);
        ASSERT_EQ(broken.fate.struck, first);
        const auto settling = [&](const Disks& disks, int point) {
            auto world = std::make_unique<World>(Vault::copyOf(disks));
            world->fate.watch(point);
            (void)world->resolve();
            world->fate.rest();
            return world;
        };
        const int points = settling(broken.disks, 0)->fate.passed();
        for (int second = 1; second <= points; ++second) {
            const auto once = settling(broken.disks, second);
            const int more = settling(once->disks, 0)->fate.passed();
            for (int third = 0; third <= more; ++third) {
                const auto twice = settling(once->disks, third);
                SCOPED_TRACE(first + "; " + once->fate.struck + "; " + twice->fate.struck);
                World end { Vault::copyOf(twice->disks) };
                const auto settled = end.resolve();
                ASSERT_TRUE(settled) << settled.error().context;
                end.expectOneEpoch(1, 2);
                if (HasFailure()) return;
                ++tally.points;
                ++(end.epochs->current()->epoch == 1 ? tally.old : tally.next);
            }
        }
    }
    print("settling a refresh", tally);
    EXPECT_GT(tally.old, 0);
    EXPECT_GT(tally.next, 0);
}

// The same for a vault that does not exist yet: it is finished or nothing is left of it.
TEST(RefreshCrash, OneFaultAnywhereInAKeyGeneration)
{
    World dry { Disks {} };
    dry.fate.watch(0);
    ASSERT_TRUE(dry.generate());
    const int points = dry.fate.passed();
    Tally tally { points };
    for (int point = 1; point <= points; ++point) {
        World world { Disks {} };
        world.fate.watch(point);
        (void)world.generate();
        SCOPED_TRACE(world.fate.struck);
        world.fate.rest();
        world.startHub();
        if (world.disks.hub->current) world.m_made = world.disks.hub->current->wid;
        const auto recovered = recover(world);
        ASSERT_TRUE(recovered) << recovered.error().context;
        if (world.disks.hub->current) {
            world.expectOneEpoch(1, 1);
            world.expectSigns();
            ++tally.next;
        } else {
            world.expectNothing();
            ++tally.none;
        }
        if (HasFailure()) break;
    }
    print("key generation", tally);
    EXPECT_EQ(tally.next + tally.none, points);
    EXPECT_GT(tally.next, 0);
    EXPECT_GT(tally.none, 0);
}

} // namespace tercet::test
