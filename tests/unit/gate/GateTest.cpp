#include "tests/unit/gate/GateFixture.h"

using namespace tercet;
using namespace tercet::test;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

const std::string kVault(64, 'a');

// What a request meets before it reaches the co-signer: signatures, time, nonces, forms, sizes.
class GateTest : public testing::Test {
protected:
    static gate::Field& field(gate::HttpRequest& request, std::string_view name)
    {
        return *std::ranges::find(request.fields, name, &gate::Field::name);
    }
    gate::HttpRequest devices() { return m_client.request("GET", "/v1/devices"); }
    // A request that a paired device may make.
    Code spoiled(const std::function<void(gate::HttpRequest&)>& spoil)
    {
        auto request = devices();
        spoil(request);
        return m_client.code(request);
    }

    ManualClock m_clock;
    crypto::SystemRandom m_random;
    GatedCosigner m_cosigner { 2, m_clock };
    Client m_client { m_cosigner, m_clock, crypto::SigningKey::generate(m_random) };
};

} // namespace

TEST_F(GateTest, IsOpenForWhatIsNobodys)
{
    for (const auto* target : { "/v1/health", "/v1/version", "/v1/identity" }) {
        EXPECT_TRUE(m_client.get(target)) << target;
        gate::HttpRequest unsignedRequest { "GET", target, { { "host", m_cosigner.authority } } };
        EXPECT_TRUE(m_client.send(unsignedRequest)) << target;
        EXPECT_FALSE(m_client.last.device);
        auto broken = m_client.request("GET", target);
        field(broken, "signature-input").value[90] ^= 1;
        EXPECT_EQ(m_client.code(broken), Code::BadSignature) << target;
    }
    EXPECT_EQ(wire::decodeAbout(text(*m_client.get("/v1/version"))),
        (wire::About { 2, "unattested", "0" }));
    const auto identity = cosigner::IdentityView::decode(*m_client.get("/v1/identity"));
    ASSERT_TRUE(identity);
    EXPECT_EQ(identity->keys.ik, m_cosigner.cosigner->identityKey().publicKey());
}

TEST_F(GateTest, OnlyEnrolledKeysGetIn)
{
    EXPECT_EQ(m_client.code(devices()), Code::UnknownDevice);
    ASSERT_TRUE(m_client.pair());
    EXPECT_TRUE(m_client.send(devices()));
    EXPECT_EQ(m_client.last.device, m_client.key());
    EXPECT_EQ(m_client.last.endpoint, "GET /v1/devices");
    ASSERT_EQ(m_cosigner.devices.revoke(m_client.key(), m_clock.wallMs()), true);
    EXPECT_EQ(m_client.code(devices()), Code::DeviceRevoked);
    EXPECT_EQ(m_client.last.response.status, 403);
}

TEST_F(GateTest, PairingTakesACodeOnce)
{
    const auto code = gate::makePairingCode(m_random);
    const auto now = m_clock.wallMs();
    ASSERT_TRUE(
        m_cosigner.devices.insertPairingCode(*gate::pairingCodeHash(code), now + 60'000, now));
    EXPECT_EQ(m_client.code(m_client.pairing("0000-0000-0000-0000")), Code::WrongPairingCode);
    EXPECT_EQ(m_client.code(m_client.pairing("?")), Code::WrongPairingCode);
    const auto first = m_client.send(m_client.pairing(code));
    ASSERT_TRUE(first);
    EXPECT_TRUE(wire::checkEnrolled(text(*first), m_client.key(), 2));
    // Its answer was lost: the same again.
    EXPECT_EQ(m_client.send(m_client.pairing(code)), first);
    Client other(m_cosigner, m_clock, crypto::SigningKey::generate(m_random));
    EXPECT_EQ(other.code(other.pairing(code)), Code::WrongPairingCode);
    ASSERT_EQ(m_cosigner.devices.revoke(m_client.key(), m_clock.wallMs()), true);
    EXPECT_EQ(m_client.code(m_client.pairing(code)), Code::DeviceRevoked);
    EXPECT_EQ(m_cosigner.devices.devices()->size(), 1U);
}

TEST_F(GateTest, PairingBodiesAreReadStrictly)
{
    const auto sent = [&](std::string_view body, std::string_view type = wire::kJsonType) {
        return m_client.code(m_client.request("POST", "/v1/devices", toBytes(view(body)), type));
    };
    EXPECT_EQ(sent("{"), Code::BadJson);
    EXPECT_EQ(sent(""), Code::BadJson);
    EXPECT_EQ(sent("[]"), Code::BadJson);
    EXPECT_EQ(sent("{}"), Code::MissingField);
    EXPECT_EQ(sent(R"({"pairing_code":1})"), Code::BadField);
    EXPECT_EQ(sent(R"({"pairing_code":"a","pairing_code":"b"})"), Code::JsonDuplicateKey);
    EXPECT_EQ(sent(R"({"pairing_code":"a","role":"device"})"), Code::UnknownField);
    EXPECT_EQ(sent(R"({"pairing_code":1.5})"), Code::JsonFloat);
    EXPECT_EQ(sent("{}", wire::kCborType), Code::BadField);
    m_clock.advance(600'000);
    EXPECT_EQ(sent(R"({"pairing_code":)" + std::string(900, '[')), Code::JsonTooDeep);
    EXPECT_TRUE(m_cosigner.devices.devices()->empty());
}

TEST_F(GateTest, ARequestCountsOnce)
{
    ASSERT_TRUE(m_client.pair());
    const auto request = devices();
    EXPECT_TRUE(m_client.send(request));
    EXPECT_EQ(m_client.code(request), Code::RequestReplayed);
    m_clock.advance(50'000);
    EXPECT_EQ(m_client.code(request), Code::RequestReplayed);
    // A nonce of one key is not another's.
    Client other(m_cosigner, m_clock, crypto::SigningKey::generate(m_random));
    ASSERT_TRUE(other.pair());
    EXPECT_TRUE(other.send(other.request("GET", "/v1/devices")));
}

TEST_F(GateTest, AReusedNonceIsRefusedWhateverElseChanged)
{
    ASSERT_TRUE(m_client.pair());
    const auto key = crypto::SigningKey::generate(m_random);
    Client twice(m_cosigner, m_clock, key);
    ASSERT_TRUE(twice.pair());
    const auto with = [&](const std::string& target) {
        const auto headers = wire::signRequest(
            { .method = "GET", .authority = m_cosigner.authority, .path = target }, key,
            m_clock.wallMs() / 1000, { 7 });
        return gate::HttpRequest { "GET", target,
            { { "host", m_cosigner.authority }, { "tercet-suite", "mw1" },
                { "content-digest", headers.contentDigest }, { "signature-input", headers.input },
                { "signature", headers.signature } } };
    };
    EXPECT_TRUE(twice.send(with("/v1/devices")));
    EXPECT_EQ(twice.code(with("/v1/vaults/" + kVault)), Code::RequestReplayed);
}

TEST_F(GateTest, TellsItsTimeToAWrongClock)
{
    ASSERT_TRUE(m_client.pair());
    for (const std::int64_t skew : { 60'000L, -60'000L }) {
        m_client.skewMs = skew;
        EXPECT_TRUE(m_client.send(devices())) << skew;
    }
    for (const std::int64_t skew : { 61'000L, -61'000L, 86'400'000L, -1'700'000'000'000L }) {
        m_client.skewMs = skew;
        EXPECT_EQ(m_client.code(devices()), Code::ClockSkew) << skew;
        EXPECT_EQ(m_client.time, m_clock.wallMs() / 1000);
    }
    m_client.skewMs = 0;
    // Ahead of all arithmetic.
    auto request = devices();
    auto& input = field(request, "signature-input").value;
    const auto at = input.find(";created=") + 9;
    input.replace(at, input.find(';', at) - at, "9223372036854775807");
    EXPECT_EQ(m_client.code(request), Code::BadSignature);
}

TEST_F(GateTest, EveryPartOfARequestCounts)
{
    ASSERT_TRUE(m_client.pair());
    using Request = gate::HttpRequest;
    EXPECT_EQ(spoiled([](Request& r) { r.target = "/v1/vaults/" + kVault; }), Code::BadSignature);
    EXPECT_EQ(spoiled([](Request& r) {
        r.target = "/v1/vaults/" + kVault;
        r.method = "DELETE";
    }),
        Code::BadMethod);
    EXPECT_EQ(
        spoiled([](Request& r) { field(r, "host").value = "other.example"; }), Code::BadField);
    EXPECT_EQ(spoiled([](Request& r) { field(r, "tercet-suite").value = "mw2"; }), Code::BadField);
    EXPECT_EQ(
        spoiled([](Request& r) { field(r, "signature").value[20] ^= 1; }), Code::BadSignature);
    EXPECT_EQ(spoiled([](Request& r) { field(r, "signature").value = "x"; }), Code::BadSignature);
    EXPECT_EQ(
        spoiled([](Request& r) { field(r, "content-digest").value[15] ^= 1; }), Code::BadSignature);
    for (const auto* name : { "signature", "signature-input", "content-digest", "tercet-suite" })
        EXPECT_NE(spoiled([&](Request& r) {
            std::erase_if(r.fields, [&](const auto& f) { return f.name == name; });
        }),
            Code::Internal)
            << name;
    EXPECT_EQ(spoiled([](Request& r) {
        std::erase_if(r.fields, [](const auto& f) { return f.name.starts_with("signature"); });
    }),
        Code::BadSignature);
    for (const auto* name : { "host", "signature", "content-length", "content-type" })
        EXPECT_EQ(spoiled([&](Request& r) {
            for (int i = 0; i < 2; ++i) r.fields.push_back({ name, "0" });
        }),
            Code::BadField)
            << name;
    for (const auto* name : { "transfer-encoding", "content-encoding", "expect", "upgrade" })
        EXPECT_EQ(spoiled([&](Request& r) { r.fields.push_back({ name, "x" }); }), Code::BadField)
            << name;
}

TEST_F(GateTest, AChangedBodyIsRefused)
{
    ASSERT_TRUE(m_client.pair());
    const cosigner::Call open { .operation = Operation::Open,
        .vault = "new",
        .kind = SessionKind::Keygen,
        .idempotencyKey = std::string(32, '1'),
        .body = { 0xa0 } };
    auto request = m_client.request(open);
    request.body[0] ^= 1;
    EXPECT_EQ(m_client.code(request), Code::BadSignature);
    request = m_client.request(open);
    field(request, "idempotency-key").value[0] = '2';
    EXPECT_EQ(m_client.code(request), Code::BadSignature);
    request = m_client.request(open);
    field(request, "content-type").value = "application/json";
    EXPECT_EQ(m_client.code(request), Code::BadSignature);
    auto other = m_client.request("POST", "/v1/vaults/new/sessions?kind=keygen", open.body,
        wire::kJsonType, open.idempotencyKey);
    EXPECT_EQ(m_client.code(other), Code::BadField);
    // As it was signed, it reaches the co-signer, which finds it empty.
    EXPECT_EQ(m_client.code(m_client.request(open)), Code::ProtocolDropped);
}

TEST_F(GateTest, ARequestForTheOtherCosignerIsNone)
{
    GatedCosigner other(3, m_clock);
    ASSERT_TRUE(m_client.pair());
    auto request = devices();
    request.fields[0].value = "127.0.0.1:9443";
    EXPECT_EQ(m_client.code(request), Code::BadField);
}

TEST_F(GateTest, BodiesAreBoundedByKind)
{
    const auto limit = [&](const std::string& method, const std::string& target) {
        const auto admitted = m_cosigner.gate.admit(m_client.request(method, target));
        const auto* const admission = std::get_if<gate::Gate::Admission>(&admitted);
        EXPECT_TRUE(admission) << target;
        return admission ? admission->body : 1;
    };
    const auto sessions = "/v1/vaults/" + kVault + "/sessions";
    EXPECT_EQ(limit("GET", "/v1/health"), 0U);
    EXPECT_EQ(limit("GET", "/v1/vaults/" + kVault), 0U);
    EXPECT_EQ(limit("POST", "/v1/devices"), 1024U);
    EXPECT_EQ(limit("POST", "/v1/attestation"), 1024U);
    EXPECT_EQ(limit("POST", "/v1/vaults/" + kVault + "/requests"), 16U * 1024);
    EXPECT_EQ(limit("POST", sessions + "?kind=link"), 256U * 1024);
    EXPECT_EQ(limit("PUT", "/v1/vaults/" + kVault + "/policy"), 256U * 1024);
    EXPECT_EQ(limit("POST", sessions + "?kind=presign"), 4U * 1024 * 1024);
    EXPECT_EQ(limit("PUT", sessions + '/' + std::string(32, '1') + "/rounds/2"), 4U * 1024 * 1024);
    // And again where the body is.
    const auto large
        = m_client.request("POST", "/v1/devices", Bytes(1024 + 1, ' '), wire::kJsonType);
    EXPECT_EQ(m_client.read(large, m_client.handled(large)).error().code, Code::JsonTooLarge);
    const auto withBody = m_client.request("GET", "/v1/devices", { 1 });
    EXPECT_EQ(m_client.read(withBody, m_client.handled(withBody)).error().code, Code::JsonTooLarge);
}

// Before a byte of its body is asked for.
TEST_F(GateTest, TheHeaderAloneShowsWhoAsks)
{
    ASSERT_TRUE(m_client.pair());
    const auto open = [&](Client& client) {
        const cosigner::Call call { .operation = Operation::Open,
            .vault = "new",
            .kind = SessionKind::Keygen,
            .idempotencyKey = std::string(32, '1'),
            .body = Bytes(20'000, 1) };
        return client.request(call);
    };
    auto head = open(m_client);
    head.body.clear();
    const auto code = [&](const gate::HttpRequest& request) {
        const auto admitted = m_cosigner.gate.admit(request);
        const auto* const refused = std::get_if<gate::Gate::Handled>(&admitted);
        return refused ? refused->error->code : Code::Internal;
    };
    const auto admitted = m_cosigner.gate.admit(head);
    ASSERT_TRUE(std::holds_alternative<gate::Gate::Admission>(admitted));
    const auto& admission = std::get<gate::Gate::Admission>(admitted);
    EXPECT_EQ(admission.signedBy->key, m_client.key());
    EXPECT_FALSE(m_cosigner.gate.recognise(head, admission));
    // Another body than the one that was signed.
    EXPECT_EQ(m_cosigner.gate.handle(head, admission).error->code, Code::BadSignature);

    auto spoiled = head;
    field(spoiled, "signature").value[20] ^= 1;
    EXPECT_EQ(code(spoiled), Code::BadSignature);
    spoiled = head;
    field(spoiled, "content-digest").value[15] ^= 1;
    EXPECT_EQ(code(spoiled), Code::BadSignature);
    m_client.skewMs = 61'000;
    EXPECT_EQ(code(open(m_client)), Code::ClockSkew);
    m_client.skewMs = 0;

    // A key that nobody enrolled signs as well as any: its large body is not read.
    Client stranger(m_cosigner, m_clock, crypto::SigningKey::generate(m_random));
    const auto strange = open(stranger);
    const auto let = m_cosigner.gate.admit(strange);
    ASSERT_TRUE(std::holds_alternative<gate::Gate::Admission>(let));
    const auto refused = m_cosigner.gate.recognise(strange, std::get<gate::Gate::Admission>(let));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->error->code, Code::UnknownDevice);
    EXPECT_FALSE(refused->known);
}

TEST_F(GateTest, AddressesAreLimitedBeforeTheSignatureDevicesAfterIt)
{
    gate::Limits limits;
    limits.address = { 10, 10'000 };
    limits.device = { 3, 30'000 };
    limits.pairing = { 2, 60'000 };
    GatedCosigner strict(2, m_clock, limits);
    Client client(strict, m_clock, crypto::SigningKey::generate(m_random));
    ASSERT_TRUE(client.pair());
    for (int i = 0; i < 3; ++i) EXPECT_TRUE(client.get("/v1/devices"));
    EXPECT_EQ(client.code(client.request("GET", "/v1/devices")), Code::RateLimited);
    EXPECT_EQ(client.last.response.status, 429);
    EXPECT_EQ(fieldOf(client.last.response.fields, "retry-after"), "10");
    for (int i = 0; i < 5; ++i) EXPECT_TRUE(client.get("/v1/health"));
    EXPECT_EQ(client.code(client.request("GET", "/v1/health")), Code::RateLimited);
    EXPECT_EQ(fieldOf(client.last.response.fields, "retry-after"), "1");
    auto elsewhere = client.request("GET", "/v1/health");
    elsewhere.peer = "192.0.2.8";
    EXPECT_TRUE(client.send(elsewhere));
    m_clock.advance(10'000);
    EXPECT_TRUE(client.get("/v1/devices"));
    Client stranger(strict, m_clock, crypto::SigningKey::generate(m_random));
    const std::string guess = "0000-0000-0000-0000";
    EXPECT_EQ(stranger.code(stranger.pairing(guess)), Code::WrongPairingCode);
    EXPECT_EQ(stranger.code(stranger.pairing(guess)), Code::RateLimited);
}

TEST_F(GateTest, ADeviceHasAFewConnections)
{
    gate::Limits limits;
    limits.connections = 2;
    GatedCosigner strict(2, m_clock, limits);
    Client client(strict, m_clock, crypto::SigningKey::generate(m_random));
    ASSERT_TRUE(client.pair());
    const auto on = [&](std::uint64_t connection) {
        client.connection = connection;
        return client.get("/v1/devices");
    };
    EXPECT_TRUE(on(1));
    EXPECT_TRUE(on(2));
    EXPECT_EQ(on(3).error().code, Code::RateLimited);
    EXPECT_TRUE(on(1));
    strict.gate.closed(2);
    EXPECT_TRUE(on(3));
    EXPECT_EQ(on(2).error().code, Code::RateLimited);
}

TEST_F(GateTest, SpeaksOfItselfOnRequest)
{
    const auto request = devices();
    EXPECT_EQ(m_client.read(request, m_cosigner.gate.problem({ Code::Overloaded, "full" }, request))
                  .error()
                  .code,
        Code::Overloaded);
    EXPECT_EQ(m_client.last.response.status, 503);
    EXPECT_EQ(m_client.read({}, m_cosigner.gate.problem({ Code::BadField })).error().code,
        Code::BadField);
}
