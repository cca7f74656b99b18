#include "tests/unit/backend/Device.h"

#include "core/chains/ethereum/Transaction.h"
#include "core/crypto/Bip32.h"
#include "core/policy/PolicyChange.h"

namespace tercet::test {

using backend::kCosigners;
using cosigner::Operation;
using cosigner::SessionKind;

namespace {

mpc::Party party(backend::Cosigner c) { return mpc::Party(c); }

// A step of the protocol as a Result.
template <typename T> Result<T> result(mpc::Step<T> step)
{
    if (!step) return std::unexpected(step.error().error());
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return std::move(*step);
}

} // namespace

Device::Device(backend::CosignerBackend& b, Random& r, const Clock& clock)
    : backend(b)
    , random(r)
    , m_environment(new mpc::Environment { r, clock, r.bytes<32>() })
    , environment(*m_environment)
{
}

Result<cosigner::Answer> Device::call(backend::Cosigner to, cosigner::Call call, int timeoutMs)
{
    std::promise<Result<cosigner::Answer>> promise;
    const auto ticket = backend.submit(
        to, std::move(call), timeoutMs, [&](auto answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

Device::Session Device::session(SessionKind kind)
{
    const bool fresh = kind == SessionKind::Keygen;
    return { kind, fresh ? "new" : vault(), hex(random.bytes<16>()) };
}

cosigner::Call Device::next(const Session& session, backend::Cosigner to, const Bytes& body) const
{
    if (session.round == 0)
        return { .operation = Operation::Open,
            .vault = session.vault,
            .kind = session.kind,
            .idempotencyKey = session.key,
            .body = body };
    return { .operation = Operation::Round,
        .vault = session.vault,
        .session = session.ids[to == backend::Cosigner::Google ? 0 : 1],
        .round = session.round + 1,
        .body = body };
}

Result<mpc::Bodies> Device::exchange(Session& session, const mpc::Bodies& out, int timeoutMs)
{
    std::array<std::promise<Result<cosigner::Answer>>, 2> promises;
    std::array<std::unique_ptr<backend::Ticket>, 2> tickets;
    for (std::size_t i = 0; i < 2; ++i)
        tickets[i] = backend.submit(kCosigners[i],
            next(session, kCosigners[i], out[party(kCosigners[i])]), timeoutMs,
            [&promise = promises[i]](auto answer) { promise.set_value(std::move(answer)); });
    std::array<Result<cosigner::Answer>, 2> answers { promises[0].get_future().get(),
        promises[1].get_future().get() };
    mpc::Bodies in;
    for (std::size_t i = 0; i < 2; ++i) {
        if (!answers[i]) return std::unexpected(answers[i].error());
        session.ids[i] = answers[i]->session;
        in[party(kCosigners[i])] = std::move(answers[i]->body);
    }
    ++session.round;
    return in;
}

Result<mpc::DkgSetup> Device::setup(const policy::Policy& policy)
{
    mpc::DkgSetup out { .own = own ? own->clone() : mpc::OwnIdentity::generate(random),
        .identities = {},
        .policy = policy::encode(policy) };
    out.identities[mpc::Party::P1] = out.own.publicKeys();
    out.certificates[0] = out.own.certificate();
    for (const auto c : kCosigners) {
        TERCET_TRY(const auto answer, call(c, { .operation = Operation::Identity }));
        TERCET_TRY(const auto offered, cosigner::IdentityView::decode(answer.body));
        out.identities[party(c)] = offered.keys;
        out.certificates[mpc::number(party(c)) - 1] = offered.certificate;
    }
    return out;
}

Status Device::generate(const policy::Policy& policy)
{
    TERCET_TRY(auto dkg, setup(policy));
    auto talk = session(SessionKind::Keygen);
    TERCET_TRY(auto begun, result(mpc::HubDkg::begin(std::move(dkg), environment)));
    TERCET_TRY(const auto commitments, exchange(talk, begun.out));
    TERCET_TRY(auto revealing, result(std::move(begun.state).onCommitments(commitments)));
    TERCET_TRY(const auto reveals, exchange(talk, revealing.out));
    TERCET_TRY(auto confirming, result(std::move(revealing.state).onReveals(reveals)));
    if (records) TERCET_CHECK(records->store(confirming.state.record()));
    TERCET_TRY(const auto confirmations, exchange(talk, confirming.out));
    TERCET_TRY(auto active, result(std::move(confirming.state).onConfirmations(confirmations)));
    if (records) TERCET_CHECK(records->store(active));
    record = std::make_shared<const mpc::CoreRecord>(std::move(active));
    return {};
}

Status Device::openLink()
{
    link.reset();
    auto talk = session(SessionKind::Link);
    TERCET_TRY(auto opening, result(mpc::HubLinkOpening::begin(record, journal, environment)));
    TERCET_TRY(const auto hellos, exchange(talk, opening.out));
    TERCET_TRY(auto keying, result(std::move(opening.state).onHellos(hellos)));
    TERCET_TRY(const auto transfers, exchange(talk, keying.out));
    TERCET_TRY(auto confirming, result(std::move(keying.state).onTransfers(transfers)));
    TERCET_TRY(const auto confirmations, exchange(talk, confirming.out));
    TERCET_TRY(link, result(std::move(confirming.state).onConfirmations(confirmations)));
    return {};
}

Status Device::refresh(mpc::Epochs& epochs)
{
    auto talk = session(SessionKind::Refresh);
    TERCET_TRY(auto begun, result(link->beginRefresh()));
    TERCET_TRY(const auto commitments, exchange(talk, begun.out));
    TERCET_TRY(auto revealing, result(std::move(begun.state).onCommitments(commitments)));
    TERCET_TRY(const auto reveals, exchange(talk, revealing.out));
    TERCET_TRY(auto confirming, result(std::move(revealing.state).onReveals(reveals)));
    TERCET_CHECK(result(epochs.begin(confirming.state.record())));
    TERCET_TRY(const auto answers, exchange(talk, confirming.out));
    TERCET_TRY(
        const auto confirmations, result(std::move(confirming.state).onConfirmations(answers)));
    TERCET_CHECK(result(epochs.confirm(confirmations)));
    record = epochs.current();
    return {};
}

Status Device::resolve(mpc::Epochs& epochs)
{
    std::optional<Bytes32> transcript;
    if (const auto* waiting = epochs.pending()) transcript = waiting->tr;
    record = epochs.current();
    for (;;) {
        auto talk = session(SessionKind::Resolve);
        TERCET_TRY(auto asked, result(mpc::HubResolve::begin(epochs, transcript, environment)));
        TERCET_TRY(const auto answers, exchange(talk, asked.out));
        TERCET_TRY(auto outcome, result(std::move(asked.state).onAnswers(answers)));
        if (std::holds_alternative<mpc::HubResolve::Nothing>(outcome)) return {};
        if (const auto* found = std::get_if<mpc::HubResolve::Found>(&outcome)) {
            transcript = found->transcript;
            continue;
        }
        auto& [settling, out] = std::get<mpc::Next<mpc::HubResolveSettling>>(outcome);
        TERCET_CHECK(result(epochs.settle(settling.settlement())));
        record = epochs.current();
        TERCET_TRY(const auto standings, exchange(talk, out));
        return result(std::move(settling).onStandings(standings));
    }
}

Result<Device::Multiplied> Device::multiply(int count)
{
    auto talk = session(SessionKind::Presign);
    TERCET_TRY(auto begun, result(link->beginPresign(count)));
    TERCET_TRY(const auto extensions, exchange(talk, begun.out));
    TERCET_TRY(auto multiplying, result(std::move(begun.state).onExtensions(extensions)));
    TERCET_TRY(const auto shares, exchange(talk, multiplying.out));
    TERCET_TRY(auto finishing, result(std::move(multiplying.state).onShares(shares)));
    return Multiplied { std::move(talk), std::move(finishing) };
}

Status Device::presign(int count)
{
    TERCET_TRY(auto made, multiply(count));
    TERCET_TRY(const auto confirmations, exchange(made.talk, made.finishing.out));
    return result(std::move(made.finishing.state).onConfirmations(confirmations));
}

Result<crypto::EcdsaSignature> Device::sign(
    const std::vector<std::uint32_t>& path, const chains::Payload& payload)
{
    TERCET_TRY(const auto wanted, input(path, payload));
    auto talk = session(SessionKind::Sign);
    TERCET_TRY(auto begun, result(link->beginSign(wanted)));
    TERCET_TRY(const auto shares, exchange(talk, begun.out));
    return result(std::move(begun.state).onShares(shares));
}

Result<crypto::EcdsaSignature> Device::fullSign(
    const std::vector<std::uint32_t>& path, const chains::Payload& payload)
{
    TERCET_TRY(const auto wanted, input(path, payload));
    TERCET_TRY(auto made, multiply(1));
    TERCET_TRY(auto signing, result(std::move(made.finishing.state).sign(wanted)));
    TERCET_TRY(const auto shares, exchange(made.talk, signing.out));
    return result(std::move(signing.state).onShares(shares));
}

Status Device::fetchNonces(mpc::Curve curve, int count)
{
    auto talk = session(SessionKind::Nonces);
    TERCET_TRY(auto begun, result(link->beginNonces(curve, count)));
    TERCET_TRY(const auto commitments, exchange(talk, begun.out));
    return result(std::move(begun.state).onCommitments(commitments));
}

Result<ByteArray<64>> Device::signSchnorr(
    const chains::AddressPath& place, const chains::Payload& payload)
{
    auto talk = session(SessionKind::Schnorr);
    const auto begin = [&]() -> Result<mpc::Next<mpc::HubFrostSigning>> {
        if (place.kind == chains::AddressKind::Solana) {
            TERCET_TRY(const auto input, edInput(place, payload));
            return result(link->beginEd25519(input));
        }
        TERCET_TRY(const auto input, schnorrInput(place, payload));
        return result(link->beginBip340(input));
    };
    TERCET_TRY(auto begun, begin());
    TERCET_TRY(const auto shares, exchange(talk, begun.out));
    return result(std::move(begun.state).onShares(shares));
}

Status Device::endLink()
{
    auto talk = session(SessionKind::EndLink);
    TERCET_CHECK(exchange(talk, link->end()));
    link.reset();
    return {};
}

Result<cosigner::VaultView> Device::vaultAt(backend::Cosigner at)
{
    TERCET_TRY(const auto answer, call(at, { .operation = Operation::Vault, .vault = vault() }));
    return cosigner::VaultView::decode(answer.body);
}

Result<cosigner::PolicyView> Device::setPolicy(
    backend::Cosigner at, std::uint64_t serial, const policy::Policy& policy)
{
    const auto body = policy::signChange(record->own.ik(), record->wid, { serial, policy });
    TERCET_TRY(const auto answer,
        call(at, { .operation = Operation::SetPolicy, .vault = vault(), .body = body }));
    return cosigner::PolicyView::decode(answer.body);
}

std::string Device::address(const std::vector<std::uint32_t>& path) const
{
    const auto derived = crypto::derivePublic({ record->key, record->chainCode }, path);
    return chains::ethereum::Address::ofKey(derived->node.key).text();
}

Result<mpc::SigningInput> Device::input(
    const std::vector<std::uint32_t>& path, const chains::Payload& payload) const
{
    TERCET_TRY(const auto derived, crypto::derivePublic({ record->key, record->chainCode }, path));
    TERCET_TRY(const auto decoded, chains::decode(payload, address(path)));
    return mpc::SigningInput { path, std::uint8_t(payload.type), payload.bytes, derived.tweak,
        decoded.digest };
}

chains::AddressKey Device::key(const chains::AddressPath& place) const
{
    chains::KeyTree tree({ .key = record->key, .chainCode = record->chainCode },
        { record->edKey, record->edChainCode });
    return **tree.find(place);
}

Result<mpc::SchnorrInput> Device::schnorrInput(
    const chains::AddressPath& place, const chains::Payload& payload) const
{
    const auto signer = key(place);
    TERCET_TRY(const auto decoded, chains::decode(payload, signer.address));
    return mpc::SchnorrInput { .path = place.path(),
        .payloadType = std::uint8_t(payload.type),
        .payload = payload.bytes,
        .tweak = std::get<chains::AddressKey::Secp256k1>(signer.key).tweak,
        .message = toBytes(decoded.digest) };
}

Result<mpc::EdInput> Device::edInput(
    const chains::AddressPath& place, const chains::Payload& payload) const
{
    const auto signer = key(place);
    TERCET_TRY(auto decoded, chains::decode(payload, signer.address));
    return mpc::EdInput { .path = place.path(),
        .payloadType = std::uint8_t(payload.type),
        .payload = payload.bytes,
        .tweak = std::get<chains::AddressKey::Ed25519>(signer.key).tweak,
        .message = std::move(decoded.signedBytes) };
}

chains::Payload transfer(std::uint64_t wei, const Bytes& data)
{
    using namespace chains::ethereum;
    const Transaction tx { .chainId = 31337,
        .maxFeePerGas = 10,
        .maxPriorityFeePerGas = 1,
        .gasLimit = data.empty() ? 21'000u : 100'000u,
        .to = *Address::parse("0x70997970c51812dc3a010c7d01b50e0d17dc79c8"),
        .value = wei,
        .data = data };
    return { chains::PayloadType::EthereumTransaction, buildUnsigned(tx) };
}

chains::Payload message(std::string_view text)
{
    return { chains::PayloadType::EthereumMessage, toBytes(view(text)) };
}

bool verifies(const Device& device, const std::vector<std::uint32_t>& path,
    const chains::Payload& payload, const crypto::EcdsaSignature& signature)
{
    const auto digest = chains::decode(payload, device.address(path))->digest;
    const auto key
        = crypto::derivePublic({ device.record->key, device.record->chainCode }, path)->node.key;
    const auto recovered = crypto::ecdsaRecover(digest, signature);
    return crypto::ecdsaVerify(key, digest, signature) && recovered && *recovered == key;
}

} // namespace tercet::test
