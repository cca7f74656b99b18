#include <QTemporaryDir>
#include <gtest/gtest.h>
#include <random>
#include <set>

#include "core/cosigner/KeySealer.h"
#include "core/crypto/SystemRandom.h"
#include "core/mpc/Body.h"
#include "core/mpc/LinkState.h"
#include "core/mpc/Online.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/presignature/RealCosigner.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/Device.h"

// The model is the code: random schedules on both real co-signers, with everything that can happen
// to them, and after every action the model's states are those of the real ones.
namespace tercet::presignature {

namespace {

using test::Device;

// Calls the first process of each on the caller's thread.
class Direct final : public backend::CosignerBackend {
public:
    explicit Direct(std::array<RealCosigner*, 2> cosigners)
        : m_cosigners(cosigners)
    {
    }
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int, Done done) override
    {
        done(m_cosigners[to == backend::Cosigner::Google ? 0 : 1]->first().handle(call));
        return std::make_unique<backend::Ticket>();
    }

private:
    std::array<RealCosigner*, 2> m_cosigners;
};

// One presignature with two requests for it, and the model's state of it at both co-signers.
struct Lane {
    Bytes32 presignature {};
    std::array<mpc::SigningInput, 2> inputs;
    std::array<Bytes32, 2> hashes {};
    std::array<State, 2> states { begin(), begin() };
    std::array<std::set<Request>, 2> shares {};

    Disk disk(const RealCosigner::Log& log) const
    {
        const auto found = log.find(presignature);
        if (found == log.end()) return Disk::Unused;
        return found->second == hashes[0] ? Disk::UsedForA : Disk::UsedForB;
    }
};

class Schedules : public testing::Test {
protected:
    static constexpr int kLanes = 12, kEpisodes = 12, kActionsPerLane = 12;

    int pick(int below) { return int(m_dice() % unsigned(below)); }

    // A fresh link, presignatures in it, and for each of them what to ask.
    void open()
    {
        for (auto& c : m_cosigners) {
            c.retireReplica();
            if (!c.up(false)) c.start(false);
        }
        m_clock.advance(3'600'001); // openings are limited by the hour
        ASSERT_TRUE(m_device.openLink());
        m_lanes.clear();
        for (int i = 0; i < kLanes; ++i) {
            ASSERT_TRUE(m_device.presign());
            Lane lane;
            for (std::size_t r = 0; r < 2; ++r)
                lane.inputs[r]
                    = m_device.input(test::kPath, test::transfer(std::uint64_t(++m_amount)))
                          .value();
            // The device takes it out of its own pool; what it asks is the adversary's business.
            const auto begun = m_device.link->beginSign(lane.inputs[0]).value();
            lane.presignature = mpc::Body::parse(begun.out.p2, { "pt", "n", "request" }, {})
                                    ->array<32>("pt")
                                    .value();
            for (std::size_t r = 0; r < 2; ++r)
                lane.hashes[r] = mpc::OnlineRequest::begin(lane.presignature, m_device.record->key,
                    lane.inputs[r].tweak, lane.inputs[r].digest)
                                     ->rq;
            m_lanes.push_back(std::move(lane));
        }
        for (std::size_t c = 0; c < 2; ++c) m_logs[c] = { m_cosigners[c].log(false) };
    }

    cosigner::Call request(const Lane& lane, std::size_t at, Request which)
    {
        auto& link = m_device.link->state();
        const auto party = mpc::Party(backend::kCosigners[at]);
        const auto nonce = m_random.bytes<32>();
        const auto session
            = crypto::hash(mpc::tag::kOnlineSession, link.id(), lane.presignature, nonce);
        const auto& input = lane.inputs[std::size_t(which)];
        const mpc::SignRequest message { .presignature = lane.presignature,
            .intent = { input.path, input.payloadType, input.payload,
                m_device.record->own.sign(
                    mpc::signedAs::kRequestApproval, lane.hashes[std::size_t(which)]) } };
        const auto sealed
            = link.seal(mpc::MessageType::Sign, session, 1, party, mpc::encodeSignRequest(message));
        const auto body
            = mpc::makeBody({ { "n", nonce }, { "pt", lane.presignature }, { "request", sealed } });
        const auto talk = m_device.session(cosigner::SessionKind::Sign);
        return m_device.next(talk, backend::kCosigners[at], body);
    }

    void endLink(std::size_t at)
    {
        auto& link = m_device.link->state();
        const auto body = mpc::makeBody({ { "end",
            link.seal(
                mpc::MessageType::End, link.id(), 1, mpc::Party(backend::kCosigners[at]), {}) } });
        const auto talk = m_device.session(cosigner::SessionKind::EndLink);
        (void)m_cosigners[at].first().handle(m_device.next(talk, backend::kCosigners[at], body));
    }

    void everyLane(std::size_t at, const Action& action, const Lane* but = nullptr)
    {
        for (auto& lane : m_lanes)
            if (&lane != but) lane.states[at] = after(lane.states[at], action, {});
    }
    void everyLaneTo(std::size_t at, Action action, const RealCosigner::Log& log)
    {
        for (auto& lane : m_lanes) {
            action.disk = lane.disk(log);
            lane.states[at] = after(lane.states[at], action, {});
        }
    }

    void deliver(std::size_t at, bool second)
    {
        auto& lane = m_lanes[std::size_t(pick(kLanes))];
        const Action action { .kind = Action::Kind::Deliver,
            .second = second,
            .request = Request(pick(2)),
            .cut = pick(8) ? Cut::None : Cut(1 + pick(2)) };
        const auto call = request(lane, at, action.request);
        auto& real = m_cosigners[at];
        const auto delivery = real.deliver(second, call, action.cut);
        Reply expected {};
        lane.states[at] = after(lane.states[at], action, {}, &expected);
        const auto reply = delivery.died ? Reply::None
            : delivery.answer            ? Reply::Share
                                         : Reply::Refused;
        EXPECT_EQ(reply, expected) << action.text();
        if (delivery.died) everyLane(at, { .kind = Action::Kind::Kill, .second = second }, &lane);
        if (reply == Reply::Share) {
            lane.shares[at].insert(action.request);
            // The same call once more: the same bytes, nothing done again.
            const auto again = real.deliver(second, call, Cut::None);
            ASSERT_TRUE(again.answer);
            EXPECT_EQ(again.answer->body, delivery.answer->body);
            ++m_answered;
        }
        m_logs[at].push_back(real.log(second));
    }

    void act()
    {
        const auto at = std::size_t(pick(2));
        auto& real = m_cosigners[at];
        const bool replica = m_lanes[0].states[at].promoted;
        const bool second = replica && pick(3) == 0;
        const auto& past = m_logs[at][std::size_t(pick(int(m_logs[at].size())))];
        using enum Action::Kind;
        const int dice = pick(100);
        if (!real.up(second)) {
            real.start(second);
            everyLane(at, { .kind = Start, .second = second });
        } else if (dice < 2) {
            real.kill(second);
            everyLane(at, { .kind = Kill, .second = second });
        } else if (dice < 3 && !second) {
            endLink(at);
            everyLane(at, { .kind = EndLink });
        } else if (dice < 15) {
            real.rollBack(second, past);
            everyLaneTo(at, { .kind = Rollback, .second = second }, past);
        } else if (dice < 18 && !replica) {
            real.promote(past);
            everyLaneTo(at, { .kind = Promote }, past);
        } else {
            deliver(at, second);
        }
    }

    void compare()
    {
        for (std::size_t at = 0; at < 2; ++at) {
            auto& real = m_cosigners[at];
            int free = 0;
            for (const bool second : { false, true }) {
                if (second && !m_lanes[0].states[at].promoted) continue;
                const auto log = real.log(second);
                for (const auto& lane : m_lanes) {
                    const auto& process = second ? lane.states[at].second : lane.states[at].first;
                    EXPECT_EQ(process.up, real.up(second));
                    EXPECT_EQ(process.disk, lane.disk(log));
                    if (!second) free += process.memory == Memory::Free;
                }
            }
            for (const auto& lane : m_lanes) EXPECT_LE(lane.shares[at].size(), 1u);
            if (!real.up(false)) continue;
            const auto view = m_device.vaultAt(backend::kCosigners[at]).value();
            EXPECT_EQ(view.presignatures, std::uint64_t(free));
        }
    }

    std::mt19937 m_dice { 20 };
    QTemporaryDir m_folder;
    crypto::SystemRandom m_random;
    test::ManualClock m_clock;
    cosigner::KeySealer m_sealer { crypto::Secret<32>(m_random.bytes<32>()), m_random };
    std::array<RealCosigner, 2> m_cosigners { RealCosigner(m_folder.path().toStdString(),
                                                  mpc::Party::P2, m_sealer, m_random, m_clock),
        RealCosigner(m_folder.path().toStdString(), mpc::Party::P3, m_sealer, m_random, m_clock) };
    Direct m_backend { { &m_cosigners[0], &m_cosigners[1] } };
    Device m_device { m_backend, m_random, m_clock };
    std::vector<Lane> m_lanes;
    std::array<std::vector<RealCosigner::Log>, 2> m_logs;
    int m_amount { 0 }, m_answered { 0 };
};

} // namespace

TEST_F(Schedules, TheModelIsTheCode)
{
    ASSERT_TRUE(m_device.generate());
    int shares = 0;
    for (int episode = 0; episode < kEpisodes; ++episode) {
        SCOPED_TRACE("episode " + std::to_string(episode));
        open();
        if (HasFatalFailure()) return;
        for (int i = 0; i < kLanes * kActionsPerLane; ++i) {
            SCOPED_TRACE("action " + std::to_string(i));
            act();
            compare();
            if (HasFailure()) return;
        }
        for (const auto& lane : m_lanes)
            shares += int(lane.shares[0].size() + lane.shares[1].size());
    }
    EXPECT_GT(shares, kLanes * kEpisodes / 2);
    EXPECT_GT(m_answered, shares); // some were asked for the same again
}

} // namespace tercet::presignature
