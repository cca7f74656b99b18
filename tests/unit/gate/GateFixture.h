#pragma once

#include <gtest/gtest.h>

#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryDeviceStorage.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/crypto/SystemRandom.h"
#include "core/gate/Gate.h"
#include "core/gate/PairingCode.h"
#include "core/wire/Problem.h"
#include "tests/unit/ManualClock.h"
#include "tests/unit/backend/Device.h"

namespace tercet::test {

// One co-signer behind its gate, in memory.
struct GatedCosigner {
    GatedCosigner(int share, const Clock& clock, const gate::Limits& limits = {})
        : cosigner(*cosigner::Cosigner::start(
              { mpc::Party(share), storage, sealer, random, clock, {}, &requests, &devices }))
        , gate({ *cosigner, devices, random, clock },
              { { authority }, { share, "unattested", "0" }, limits })
    {
    }
    crypto::SystemRandom random {};
    cosigner::MemoryStorage storage {};
    cosigner::MemoryDeviceStorage devices {};
    cosigner::MemoryRequestStorage requests {};
    cosigner::KeySealer sealer { crypto::Secret<32>(random.bytes<32>()), random };
    std::string authority { "127.0.0.1:8443" };
    std::unique_ptr<cosigner::Cosigner> cosigner;
    gate::Gate gate;
};

// What a device writes and how it reads the answers.
class Client {
public:
    Client(GatedCosigner& to, const Clock& clock, const crypto::SigningKey& key)
        : m_to(to)
        , m_clock(clock)
        , m_key(key.clone())
    {
    }
    // A signed request, ready to be spoiled.
    gate::HttpRequest request(std::string method, std::string target, const Bytes& body = {},
        std::string_view type = {}, std::string_view idempotencyKey = {})
    {
        const auto mark = target.find('?');
        const auto query = mark == std::string::npos ? std::string() : target.substr(mark + 1);
        const auto path = target.substr(0, mark);
        const auto headers = wire::signRequest({ .method = method,
                                                   .authority = m_to.authority,
                                                   .path = path,
                                                   .query = query,
                                                   .contentType = type,
                                                   .idempotencyKey = idempotencyKey,
                                                   .body = body },
            m_key, (m_clock.wallMs() + skewMs) / 1000, m_random.bytes<16>());
        gate::HttpRequest out { std::move(method), std::move(target), {}, body, "192.0.2.7",
            connection };
        out.fields = { { "host", m_to.authority }, { "tercet-suite", "mw1" },
            { "content-digest", headers.contentDigest }, { "signature-input", headers.input },
            { "signature", headers.signature } };
        if (!type.empty()) out.fields.push_back({ "content-type", std::string(type) });
        if (!idempotencyKey.empty())
            out.fields.push_back({ "idempotency-key", std::string(idempotencyKey) });
        return out;
    }
    gate::HttpRequest request(const cosigner::Call& call)
    {
        const auto route = wire::routeOf(call);
        const bool hasBody = route.method == "POST" || route.method == "PUT";
        return request(route.method, route.path + (route.query.empty() ? "" : '?' + route.query),
            call.body, hasBody ? wire::contentType(call.operation) : std::string_view {},
            call.idempotencyKey);
    }
    gate::HttpRequest pairing(std::string_view code)
    {
        return request("POST", "/v1/devices", toBytes(view(wire::encodePairing(code, "Laptop"))),
            wire::kJsonType);
    }
    // The whole way of a request, as the server sends it; the answer's signature is verified.
    Result<Bytes> send(const gate::HttpRequest& request)
    {
        auto admitted = m_to.gate.admit(request);
        if (auto* const refused = std::get_if<gate::Gate::Handled>(&admitted))
            return read(request, *refused);
        const auto& admission = std::get<gate::Gate::Admission>(admitted);
        if (request.body.size() > admission.body)
            return read(request, m_to.gate.problem({ Code::JsonTooLarge }, request));
        if (request.body.size() > gate::Limits::kStrangersBody)
            if (const auto refused = m_to.gate.recognise(request, admission))
                return read(request, *refused);
        return read(request, m_to.gate.handle(request, admission));
    }
    // Of a request that is admitted, whatever its body.
    gate::Gate::Handled handled(const gate::HttpRequest& request)
    {
        auto admitted = m_to.gate.admit(request);
        if (auto* const refused = std::get_if<gate::Gate::Handled>(&admitted)) {
            ADD_FAILURE() << "not admitted";
            return *refused;
        }
        return m_to.gate.handle(request, std::get<gate::Gate::Admission>(admitted));
    }
    Result<Bytes> read(const gate::HttpRequest& request, const gate::Gate::Handled& handled)
    {
        last = handled;
        const auto& response = handled.response;
        const auto field
            = [&](const char* name) { return std::string(fieldOf(response.fields, name)); };
        const auto type = field("content-type");
        const auto bound = std::string(fieldOf(request.fields, "signature"));
        const bool isBound = wire::readSignatureField(bound).has_value();
        EXPECT_TRUE(wire::verifyResponse({ response.status, type, response.body },
            { field("content-digest"), field("signature-input"), field("signature") },
            isBound ? bound : std::string(), m_to.cosigner->identityKey().publicKey()));
        if (response.status == 200) return response.body;
        EXPECT_EQ(type, wire::kProblemType);
        const auto problem = wire::decodeProblem(response.status, text(response.body));
        EXPECT_TRUE(problem) << text(response.body);
        if (!problem) return fail(Code::Internal, "no problem");
        time = problem->serverTime;
        return std::unexpected(problem->error);
    }
    Result<Bytes> get(std::string target) { return send(request("GET", std::move(target))); }
    Code code(const gate::HttpRequest& request)
    {
        const auto answer = send(request);
        return answer ? Code::Internal : answer.error().code;
    }
    Status pair()
    {
        const auto pairingCode = gate::makePairingCode(m_random);
        const auto now = m_clock.wallMs();
        EXPECT_TRUE(
            m_to.devices.insertPairingCode(*gate::pairingCodeHash(pairingCode), now + 60'000, now));
        TERCET_CHECK(send(pairing(pairingCode)));
        return {};
    }
    const Bytes32& key() const { return m_key.publicKey(); }
    GatedCosigner& cosigner() { return m_to; }

    std::int64_t skewMs { 0 };
    std::uint64_t connection { 0 };
    std::optional<std::int64_t> time {}; // of the last problem
    gate::Gate::Handled last {};

private:
    GatedCosigner& m_to;
    const Clock& m_clock;
    crypto::SigningKey m_key;
    crypto::SystemRandom m_random;
};

// The device's side of both co-signers through their gates, in process.
class GateBackend final : public backend::CosignerBackend {
public:
    GateBackend(Client& google, Client& azure)
        : m_clients { &google, &azure }
    {
    }
    std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int, Done done) override
    {
        auto& client = *m_clients[to == backend::Cosigner::Google ? 0 : 1];
        const auto body = client.send(client.request(call));
        done(body ? wire::decodeAnswer(call, *body) : std::unexpected(body.error()));
        return std::make_unique<backend::Ticket>();
    }

private:
    std::array<Client*, 2> m_clients;
};

// A device with an identity, enrolled or not, and its clients of both co-signers.
struct Member {
    Member(std::array<GatedCosigner, 2>& at, Random& random, const Clock& clock)
        : identity(mpc::OwnIdentity::generate(random))
        , google(at[0], clock, identity.ik())
        , azure(at[1], clock, identity.ik())
        , backend(google, azure)
        , device(backend, random, clock)
    {
        device.own = identity.clone();
    }
    Status pair()
    {
        TERCET_CHECK(google.pair());
        return azure.pair();
    }
    // Of the answer of Google's.
    Code code(cosigner::Call call) { return google.code(google.request(call)); }

    mpc::OwnIdentity identity;
    Client google, azure;
    GateBackend backend;
    Device device;
};

} // namespace tercet::test
