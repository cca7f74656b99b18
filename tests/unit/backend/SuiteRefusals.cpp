#include "core/policy/PolicyChange.h"
#include "tests/unit/backend/BackendSuite.h"

namespace tercet::test {

TEST_P(BackendSuite, RefusesAboveTheLimitThoughTheDeviceAsks)
{
    // value 1,000 + fee of at most 210,000
    auto d = linked(2, { chains::Uint256(211'000) });
    expectSigns(d, transfer(1'000));
    auto begun = d.link->beginSign(*d.input(kPath, transfer(1'001)));
    ASSERT_TRUE(begun);
    for (const auto c : kCosigners) {
        const auto refused
            = d.call(c, d.next(d.session(SessionKind::Sign), c, begun->out[mpc::Party(c)]));
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, Code::PolicyLimit);
        EXPECT_EQ(refused.error().field, "limit-per-transaction");
        EXPECT_EQ(d.vaultAt(c)->signatures, 1u);
    }
}

TEST_P(BackendSuite, RefusesWhatItCannotDecode)
{
    auto d = linked(2);
    const auto blind = transfer(0, { 0xde, 0xad, 0xbe, 0xef, 1 });
    EXPECT_EQ(d.sign(kPath, blind).error().code, Code::NotFullyDecoded);
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
    // Both, and each on its own: one that allows it does not help.
    const policy::Policy allows { std::nullopt, true };
    EXPECT_EQ(*d.setPolicy(kCosigners[0], 1, allows),
        (cosigner::PolicyView { 1, policy::Change::Loosening }));
    EXPECT_EQ(d.sign(kPath, blind).error().code, Code::NotFullyDecoded);
    EXPECT_EQ(d.vaultAt(kCosigners[1])->signatures, 0u);
    ASSERT_TRUE(d.setPolicy(kCosigners[1], 1, allows));
    ASSERT_TRUE(d.presign());
    expectSigns(d, blind);
}

TEST_P(BackendSuite, RefusesPathsAndPayloadsOutsideTheRule)
{
    auto d = linked(0);
    const auto attempt = [&](const mpc::SigningInput& input) {
        EXPECT_TRUE(d.presign());
        auto begun = d.link->beginSign(input);
        EXPECT_TRUE(begun);
        auto talk = d.session(SessionKind::Sign);
        return d.exchange(talk, begun->out);
    };
    for (const auto& path : { std::vector<std::uint32_t> { 44, 60, 0, 0 }, { 44, 60, 0, 1, 0 },
             { 44, 60, 0, 0, 1u << 20 }, { 44, 0, 0, 0, 0 } })
        EXPECT_EQ(attempt(*d.input(path, transfer(1))).error().code, Code::BadPath);
    auto input = *d.input(kPath, transfer(1));
    input.payloadType = 9;
    EXPECT_EQ(attempt(input).error().code, Code::UnsupportedTransaction);
    input.payloadType = 1;
    input.payload.push_back(0);
    EXPECT_FALSE(attempt(input));
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
}

TEST_P(BackendSuite, BelievesNoDigestOfTheDevice)
{
    auto d = linked(1);
    auto input = *d.input(kPath, transfer(1));
    input.digest = d.input(kPath, transfer(1'000'000))->digest; // shown: 1, asked for: a million
    auto begun = d.link->beginSign(input);
    ASSERT_TRUE(begun);
    auto talk = d.session(SessionKind::Sign);
    const auto shares = d.exchange(talk, begun->out);
    EXPECT_FALSE(shares) << "P1's own signature over the request is of another one";
    for (const auto c : kCosigners) EXPECT_EQ(d.vaultAt(c)->signatures, 0u);
}

TEST_P(BackendSuite, ChangesThePolicyOnTheDevicesSignatureOnly)
{
    auto d = generated();
    const policy::Policy tight { chains::Uint256(10) };
    const auto c = kCosigners[0];
    EXPECT_EQ(*d.setPolicy(c, 1, tight), (cosigner::PolicyView { 1, policy::Change::Tightening }));
    EXPECT_EQ(
        *d.setPolicy(c, 1, tight), (cosigner::PolicyView { 1, policy::Change::None })); // a repeat
    EXPECT_EQ(d.setPolicy(c, 1, {}).error().code, Code::PolicyForbidden); // the number is spent
    EXPECT_EQ(*d.setPolicy(c, 5, {}), (cosigner::PolicyView { 5, policy::Change::Loosening }));
    EXPECT_EQ(d.setPolicy(c, 1, tight).error().code, Code::PolicyForbidden); // an old one again

    auto thief = generated();
    const auto body = policy::signChange(thief.record->own.ik(), d.record->wid, { 6, tight });
    EXPECT_EQ(d.call(c, { .operation = Operation::SetPolicy, .vault = d.vault(), .body = body })
                  .error()
                  .code,
        Code::BadSignature);
    auto again = restarted(d);
    EXPECT_EQ(again.vaultAt(c)->policySerial, 5u);
    EXPECT_EQ(again.vaultAt(c)->policy, policy::Policy {});
    EXPECT_EQ(again.vaultAt(kCosigners[1])->policySerial, 0u);
}

TEST_P(BackendSuite, GeneratesOnlyWhatItCanEnforce)
{
    auto d = device();
    const auto attempt = [&](auto change) {
        auto setup = d.setup({});
        EXPECT_TRUE(setup);
        change(*setup);
        auto begun = mpc::HubDkg::begin(std::move(*setup), d.environment);
        EXPECT_TRUE(begun);
        auto talk = d.session(SessionKind::Keygen);
        return d.exchange(talk, begun->out);
    };
    EXPECT_TRUE(attempt([](auto&) { }));
    EXPECT_EQ(
        attempt([](mpc::DkgSetup& s) { s.policy = { 3, 0, 0 }; }).error().code, Code::UnknownField);
    EXPECT_EQ(attempt([](mpc::DkgSetup& s) { s.recipients.fill(1); }).error().code,
        Code::CosignerRefused);
    // Identity keys of another co-signer in its place.
    EXPECT_FALSE(attempt([](mpc::DkgSetup& s) {
        std::swap(s.identities[mpc::Party::P2], s.identities[mpc::Party::P3]);
        std::swap(s.certificates[1], s.certificates[2]);
    }));
}

TEST_P(BackendSuite, RefusesWhatDoesNotExist)
{
    auto d = generated();
    const auto c = kCosigners[0];
    const auto code = [&](const cosigner::Call& call) {
        const auto answer = d.call(c, call);
        return answer ? std::string_view("none") : codeName(answer.error().code);
    };
    const std::string unknown(64, '0');
    const auto key = std::string(32, 'a');
    EXPECT_EQ(code({ .operation = Operation::Vault, .vault = unknown }),
        codeName(Code::NoSuchVaultAtCosigner));
    for (const auto& bad :
        { std::string(), std::string("00"), std::string(64, 'A'), std::string(63, '0') + "g" })
        EXPECT_EQ(code({ .operation = Operation::Vault, .vault = bad }), codeName(Code::BadField))
            << bad;
    EXPECT_EQ(
        code({ .operation = Operation::Round, .vault = d.vault(), .session = key, .round = 2 }),
        codeName(Code::NoSuchSession));
    for (const auto kind : { SessionKind::Keygen, SessionKind::None })
        EXPECT_EQ(code({ .operation = Operation::Open,
                      .vault = d.vault(),
                      .kind = kind,
                      .idempotencyKey = key }),
            codeName(Code::CosignerRefused));
    EXPECT_EQ(code({ .operation = Operation::Open,
                  .vault = "new",
                  .kind = SessionKind::Link,
                  .idempotencyKey = key }),
        codeName(Code::BadField));
    EXPECT_EQ(code({ .operation = Operation::Open,
                  .vault = d.vault(),
                  .kind = SessionKind::Link,
                  .idempotencyKey = key,
                  .body = Bytes(257 * 1024) }),
        codeName(Code::BadLength));
}

TEST_P(BackendSuite, SurvivesGarbage)
{
    auto d = linked(1);
    for (const auto kind : { SessionKind::Keygen, SessionKind::Link, SessionKind::Presign,
             SessionKind::Sign, SessionKind::EndLink })
        for (const std::size_t size : { 0u, 1u, 33u, 500u, 40'000u })
            for (const auto c : kCosigners) {
                Bytes garbage(size);
                m_random.fill(garbage);
                EXPECT_FALSE(d.call(c, d.next(d.session(kind), c, garbage)));
            }
    expectSigns(d, transfer(2)); // the live link has noticed nothing
}

} // namespace tercet::test
