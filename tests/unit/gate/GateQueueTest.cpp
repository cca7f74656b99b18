#include "core/cosigner/RequestViews.h"
#include "core/policy/PolicyChange.h"
#include "tests/unit/gate/GateFixture.h"

using namespace tercet;
using namespace tercet::test;
using cosigner::DeviceRole;
using cosigner::Operation;
using cosigner::QueueState;

namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1000;

// A vault behind both gates, a requester and an approver at each.
class GateQueue : public testing::Test {
protected:
    void SetUp() override
    {
        device.own = identity.clone();
        ASSERT_TRUE(google.pair());
        ASSERT_TRUE(azure.pair());
        ASSERT_TRUE(device.generate());
        vault = hex(device.record->wid);
        // The first call after the key generation binds the key to its vault.
        ASSERT_TRUE(google.get("/v1/vaults/" + vault));
        for (auto& at : both) {
            enrol(at, requester.key(), DeviceRole::Requester, "Payroll");
            enrol(at, approver.key(), DeviceRole::Approver, "Bob");
        }
    }
    void enrol(GatedCosigner& at, const Bytes32& key, DeviceRole role, const char* name,
        std::optional<Bytes32> of = {})
    {
        ASSERT_EQ(at.devices.insertDevice({ .key = key,
                      .role = role,
                      .vault = of.value_or(device.record->wid),
                      .name = name,
                      .enrolledMs = clock.wallMs() }),
            true);
    }
    cosigner::RequestDraft draft(std::uint64_t wei = 5)
    {
        return { .payload = transfer(wei),
            .note = "for the rent",
            .expiresMs = clock.wallMs() / 1000 * 1000 + kDay };
    }
    cosigner::Call create(const cosigner::RequestDraft& what)
    {
        return { .operation = Operation::CreateRequest,
            .vault = vault,
            .idempotencyKey = hex(random.bytes<16>()),
            .body = toBytes(view(cosigner::encodeDraft(what))) };
    }
    cosigner::Call about(Operation operation, const Bytes32& id) const
    {
        return { .operation = operation, .vault = vault, .request = hex(id) };
    }
    cosigner::Call decide(const crypto::SigningKey& key, const Bytes32& id, bool approves,
        std::string_view reason = {}) const
    {
        auto call = about(Operation::Decide, id);
        const auto signature
            = cosigner::signDecision(key, device.record->wid, id, approves, reason);
        call.body = toBytes(
            view(cosigner::encodeDecisionBody({ approves, std::string(reason), signature })));
        return call;
    }
    Result<Bytes32> id(Client& by, const cosigner::Call& call)
    {
        TERCET_TRY(const auto body, by.send(by.request(call)));
        return cosigner::decodeRequestId(text(body));
    }
    cosigner::RequestRow row(Client& by, const Bytes32& request)
    {
        const auto body = by.send(by.request(about(Operation::GetRequest, request)));
        EXPECT_TRUE(body) << body.error().context;
        const auto read = cosigner::decodeRequest(device.record->wid, text(*body));
        EXPECT_TRUE(read) << read.error().context;
        return read.value_or(cosigner::RequestRow {});
    }
    std::vector<cosigner::RequestRow> list(Client& by)
    {
        const auto body
            = by.send(by.request({ .operation = Operation::ListRequests, .vault = vault }));
        EXPECT_TRUE(body) << body.error().context;
        const auto page = cosigner::decodePage(device.record->wid, text(*body));
        EXPECT_TRUE(page) << page.error().context;
        return page->requests;
    }
    Code code(Client& by, const cosigner::Call& call) { return by.code(by.request(call)); }
    Code posted(Client& by, std::string_view body)
    {
        auto call = create(draft());
        call.body = toBytes(view(body));
        return code(by, call);
    }

    // At the first co-signer; there is nothing to wait for, a quorum of more is tighter.
    void needApprovals(std::uint8_t count)
    {
        policy::Policy policy;
        if (count > 0) policy.quorum = { { policy::Role::Approver, count } };
        const cosigner::Call call { .operation = Operation::SetPolicy,
            .vault = vault,
            .body = policy::signChange(identity.ik(), device.record->wid, { ++serial, policy }) };
        ASSERT_TRUE(google.send(google.request(call)));
    }
    // What the first co-signer's policy says of draft().
    policy::Decision said()
    {
        const auto asked = transfer(5);
        const cosigner::EvaluateBody body { kPath, std::uint8_t(asked.type), asked.bytes };
        const auto answer = google.send(google.request(
            { .operation = Operation::Evaluate, .vault = vault, .body = body.encode() }));
        EXPECT_TRUE(answer) << answer.error().context;
        return cosigner::decodeDecision(*answer).value_or(policy::Decision {});
    }

    std::uint64_t serial { 0 };
    crypto::SystemRandom random;
    ManualClock clock;
    std::array<GatedCosigner, 2> both { GatedCosigner(2, clock), GatedCosigner(3, clock) };
    mpc::OwnIdentity identity { mpc::OwnIdentity::generate(random) };
    crypto::SigningKey requesterKey { crypto::SigningKey::generate(random) },
        approverKey { crypto::SigningKey::generate(random) },
        strangerKey { crypto::SigningKey::generate(random) };
    Client google { both[0], clock, identity.ik() }, azure { both[1], clock, identity.ik() };
    Client requester { both[0], clock, requesterKey },
        requesterAtAzure { both[1], clock, requesterKey };
    Client approver { both[0], clock, approverKey }, stranger { both[0], clock, strangerKey };
    GateBackend backend { google, azure };
    Device device { backend, random, clock };
    std::string vault;
};

} // namespace

TEST_F(GateQueue, BothCosignersKnowARequestByTheSameId)
{
    const auto call = create(draft());
    const auto first = id(requester, call), second = id(requesterAtAzure, call);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(*first, *second);
    const auto seen = row(google, *first);
    EXPECT_EQ(seen.state, QueueState::Waiting);
    EXPECT_EQ(seen.requester, requesterKey.publicKey());
    EXPECT_EQ(seen.requesterName, "Payroll");
    EXPECT_EQ(seen.draft, draft());
    EXPECT_EQ(list(google).size(), 1U);
    EXPECT_EQ(list(requester).size(), 1U);
}

TEST_F(GateQueue, TheSameKeyAndBodyAgainIsTheSameRequest)
{
    const auto call = create(draft());
    const auto first = id(requester, call);
    EXPECT_EQ(id(requester, call), first);
    auto other = call;
    other.body = toBytes(view(cosigner::encodeDraft(draft(6))));
    EXPECT_EQ(code(requester, other), Code::RoundConflict);
    EXPECT_EQ(list(google).size(), 1U);
    // The very message again.
    const auto replayed = requester.request(create(draft(7)));
    ASSERT_TRUE(requester.send(replayed));
    EXPECT_EQ(requester.code(replayed), Code::RequestReplayed);
    EXPECT_EQ(list(google).size(), 2U);
}

TEST_F(GateQueue, WhatCannotBeReadIsRefusedAtOnce)
{
    auto broken = draft();
    broken.payload.bytes.pop_back();
    EXPECT_NE(code(requester, create(broken)), Code::Internal);
    auto late = draft();
    late.expiresMs = clock.wallMs() / 1000 * 1000;
    EXPECT_EQ(code(requester, create(late)), Code::Expired);
    late.expiresMs += 31 * kDay;
    EXPECT_EQ(code(requester, create(late)), Code::NumberTooLarge);
    auto foreign = draft();
    foreign.from = "0x0000000000000000000000000000000000000001";
    EXPECT_EQ(code(requester, create(foreign)), Code::WrongSender);
    EXPECT_EQ(posted(requester, std::string(100, '[')), Code::JsonTooDeep);
    EXPECT_EQ(posted(requester, "{}"), Code::MissingField);
    EXPECT_EQ(posted(requester, R"({"a":1,"a":2})"), Code::JsonDuplicateKey);
    auto large = requester.request(create(draft()));
    large.body.assign(16 * 1024 + 1, ' ');
    EXPECT_EQ(both[0].gate.handle(large).error->code, Code::JsonTooLarge);
    auto unkeyed = create(draft());
    unkeyed.idempotencyKey.clear();
    EXPECT_EQ(code(requester, unkeyed), Code::BadField);
    EXPECT_TRUE(list(google).empty());
}

TEST_F(GateQueue, EachKeyDoesWhatItsRoleMay)
{
    const auto mine = id(requester, create(draft()));
    ASSERT_TRUE(mine);
    const auto before = row(google, *mine);
    EXPECT_EQ(code(requester, decide(requesterKey, *mine, true)), Code::WrongRole);
    EXPECT_EQ(code(approver, create(draft(6))), Code::WrongRole);
    for (auto* const by : { &requester, &approver })
        EXPECT_EQ(code(*by, { .operation = Operation::Vault, .vault = vault }), Code::WrongRole);
    EXPECT_EQ(code(stranger, create(draft(6))), Code::UnknownDevice);
    EXPECT_EQ(code(stranger, decide(strangerKey, *mine, false)), Code::UnknownDevice);

    enrol(both[0], strangerKey.publicKey(), DeviceRole::Requester, "Shop");
    EXPECT_EQ(code(stranger, about(Operation::GetRequest, *mine)), Code::NoSuchRequest);
    EXPECT_TRUE(list(stranger).empty());
    EXPECT_EQ(row(google, *mine), before);
    EXPECT_EQ(list(google).size(), 1U);
}

TEST_F(GateQueue, AnotherVaultsOrARevokedKeyMayNothing)
{
    const auto mine = id(requester, create(draft()));
    enrol(both[0], strangerKey.publicKey(), DeviceRole::Approver, "Eve", Bytes32 { 7 });
    EXPECT_EQ(code(stranger, decide(strangerKey, *mine, false)), Code::WrongRole);
    EXPECT_EQ(
        code(stranger, { .operation = Operation::ListRequests, .vault = vault }), Code::WrongRole);
    ASSERT_EQ(both[0].devices.revoke(requesterKey.publicKey(), clock.wallMs()), true);
    EXPECT_EQ(code(requester, create(draft(6))), Code::DeviceRevoked);
    EXPECT_EQ(row(google, *mine).state, QueueState::Waiting);
}

TEST_F(GateQueue, ADecisionCountsOnlyWithItsMakersSignature)
{
    const auto asked = id(requester, create(draft()));
    EXPECT_EQ(code(approver, decide(strangerKey, *asked, true)), Code::BadSignature);
    auto other = decide(approverKey, *asked, true);
    other.body = toBytes(view(cosigner::encodeDecisionBody(
        { false, {}, cosigner::signDecision(approverKey, device.record->wid, *asked, true, {}) })));
    EXPECT_EQ(code(approver, other), Code::BadSignature);
    EXPECT_TRUE(row(google, *asked).decisions.empty());

    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *asked, true, "fine"))));
    EXPECT_EQ(row(google, *asked).state, QueueState::Waiting);
    ASSERT_TRUE(google.send(google.request(decide(identity.ik(), *asked, true))));
    const auto after = row(google, *asked);
    EXPECT_EQ(after.state, QueueState::Approved);
    ASSERT_EQ(after.decisions.size(), 2U);
    for (const auto& decision : after.decisions)
        EXPECT_TRUE(cosigner::verifyDecision(device.record->wid, *asked, decision));
    // Repeated, and final.
    ASSERT_TRUE(google.send(google.request(decide(identity.ik(), *asked, true))));
    EXPECT_EQ(row(google, *asked), after);
    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *asked, false))));
    EXPECT_EQ(row(google, *asked).state, QueueState::Rejected);
    EXPECT_EQ(code(google, decide(identity.ik(), *asked, true, "again")), Code::WrongState);
}

TEST_F(GateQueue, ItExpiresByTheClock)
{
    const auto asked = id(requester, create(draft()));
    clock.advance(kDay + 1000);
    EXPECT_EQ(code(google, decide(identity.ik(), *asked, true)), Code::Expired);
    EXPECT_EQ(row(google, *asked).state, QueueState::Expired);
}

TEST_F(GateQueue, ASignatureEndsItAndARejectionForbidsIt)
{
    const auto first = id(requester, create(draft(5)));
    const auto second = id(requester, create(draft(6)));
    ASSERT_TRUE(device.openLink());
    ASSERT_TRUE(device.presign());
    ASSERT_TRUE(device.sign(kPath, transfer(5)));
    EXPECT_EQ(row(google, *first).state, QueueState::Signed);
    EXPECT_EQ(row(google, *second).state, QueueState::Waiting);
    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *second, false))));
    ASSERT_TRUE(device.presign());
    EXPECT_EQ(device.sign(kPath, transfer(6)).error().code, Code::CosignerRefused);
    EXPECT_EQ(row(google, *second).state, QueueState::Rejected);
}

TEST_F(GateQueue, WhatWasRejectedCannotBeAskedForAgain)
{
    const auto call = create(draft());
    const auto first = id(requester, call);
    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *first, false, "never"))));
    // The same message again is the same request, rejected as it is; another one is refused.
    EXPECT_EQ(id(requester, call), first);
    EXPECT_EQ(code(requester, create(draft())), Code::WrongState);
    auto worded = draft();
    worded.note = "other words";
    EXPECT_EQ(code(requester, create(worded)), Code::WrongState);
    enrol(both[0], strangerKey.publicKey(), DeviceRole::Requester, "Shop");
    EXPECT_EQ(code(stranger, create(draft())), Code::WrongState);
    EXPECT_EQ(list(google).size(), 1U);
    EXPECT_EQ(row(google, *first).state, QueueState::Rejected);
    ASSERT_TRUE(id(requester, create(draft(6))));
    ASSERT_TRUE(device.openLink());
    ASSERT_TRUE(device.presign());
    EXPECT_EQ(device.sign(kPath, transfer(5)).error().code, Code::CosignerRefused);
    // Its term ends it.
    clock.advance(kDay + 1000);
    EXPECT_TRUE(id(requester, create(draft())));
}

TEST_F(GateQueue, TheDevicesOwnRejectionIsFinalToo)
{
    const auto asked = id(requester, create(draft()));
    ASSERT_TRUE(google.send(google.request(decide(identity.ik(), *asked, false))));
    EXPECT_EQ(code(google, decide(identity.ik(), *asked, true)), Code::WrongState);
    EXPECT_EQ(code(google, create(draft())), Code::WrongState);
    ASSERT_TRUE(device.openLink());
    ASSERT_TRUE(device.presign());
    EXPECT_EQ(device.sign(kPath, transfer(5)).error().code, Code::CosignerRefused);
}

TEST_F(GateQueue, ApprovalsAreThoseOfKeysThatMayApproveNow)
{
    needApprovals(1);
    const auto asked = id(requester, create(draft()));
    ASSERT_TRUE(id(requesterAtAzure, create(draft())));
    EXPECT_EQ(said().code, Code::PolicyQuorum);
    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *asked, true))));
    EXPECT_TRUE(said().allowed());
    auto seen = row(google, *asked).decisions.at(0);
    EXPECT_TRUE(seen.counts);
    EXPECT_EQ(seen.name, "Bob");
    // The same again, by whomever, keeps what was there.
    ASSERT_TRUE(id(requester, create(draft())));
    EXPECT_TRUE(said().allowed());
    // Another approver is needed, not another approval.
    needApprovals(2);
    const auto again = id(requester, create(draft()));
    ASSERT_TRUE(approver.send(approver.request(decide(approverKey, *again, true))));
    EXPECT_EQ(said().have, 1U);
    needApprovals(1);

    ASSERT_EQ(both[0].devices.revoke(approverKey.publicKey(), clock.wallMs()), true);
    EXPECT_EQ(said().code, Code::PolicyQuorum);
    EXPECT_EQ(said().have, 0U);
    seen = row(google, *asked).decisions.at(0);
    EXPECT_TRUE(seen.approves);
    EXPECT_FALSE(seen.counts);
}

TEST_F(GateQueue, AnApprovalThatNobodySignedCountsNothing)
{
    needApprovals(1);
    const auto asked = id(requester, create(draft()));
    // As the operator of the database could write it.
    const auto vaultId = device.record->wid;
    cosigner::QueueDecision forged { .by = approverKey.publicKey(),
        .role = DeviceRole::Approver,
        .approves = true,
        .atMs = clock.wallMs() };
    ASSERT_EQ(both[0].requests.decide(vaultId, *asked, forged, QueueState::Waiting), true);
    EXPECT_EQ(said().have, 0U);
    // A requester's key is no approver's, whatever stands there.
    forged.by = requesterKey.publicKey();
    forged.signature = cosigner::signDecision(requesterKey, vaultId, *asked, true, {});
    ASSERT_EQ(both[0].requests.decide(vaultId, *asked, forged, QueueState::Waiting), true);
    EXPECT_EQ(said().have, 0U);
    forged.by = approverKey.publicKey();
    forged.signature = cosigner::signDecision(approverKey, vaultId, *asked, true, {});
    ASSERT_EQ(both[0].requests.decide(vaultId, *asked, forged, QueueState::Waiting), true);
    EXPECT_TRUE(said().allowed());
}

TEST_F(GateQueue, OnlySoManyWaitOfOneRequester)
{
    for (std::uint64_t n = 1; n <= 32; ++n) ASSERT_TRUE(id(requester, create(draft(n))));
    EXPECT_EQ(code(requester, create(draft(33))), Code::RateLimited);
    EXPECT_EQ(list(google).size(), 32U);
}

TEST_F(GateQueue, ALongPollIsWokenByAChange)
{
    const cosigner::Call poll { .operation = Operation::ListRequests, .vault = vault, .wait = 25 };
    const auto request = google.request(poll);
    const auto nothing = both[0].gate.handle(request);
    ASSERT_TRUE(nothing.waiting);
    int woken = 0;
    const auto watch = both[0].gate.watch(nothing, [&] { ++woken; });
    EXPECT_TRUE(both[0].gate.again(request, nothing).waiting);
    ASSERT_TRUE(id(requester, create(draft())));
    EXPECT_EQ(woken, 1);
    both[0].gate.unwatch(watch);
    const auto news = google.read(request, both[0].gate.again(request, nothing));
    ASSERT_TRUE(news);
    EXPECT_FALSE(google.last.waiting);
    EXPECT_EQ(cosigner::decodePage(device.record->wid, text(*news))->requests.size(), 1U);
    // A key that was revoked meanwhile learns nothing.
    ASSERT_EQ(both[0].devices.revoke(identity.ik().publicKey(), clock.wallMs()), true);
    EXPECT_EQ(both[0].gate.again(request, nothing).error->code, Code::DeviceRevoked);
}
