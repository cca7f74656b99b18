#include "core/cosigner/Cosigner.h"

#include "core/cosigner/VaultSeals.h"

namespace tercet::cosigner {

namespace {

constexpr std::string_view kNewVault = "new";

template <typename View>
Result<Answer> answer(const Result<View>& view, const std::string& session = {})
{
    if (!view) return std::unexpected(view.error());
    return Answer { session, view->encode() };
}

} // namespace

Result<std::unique_ptr<Cosigner>> Cosigner::start(const Parts& parts)
{
    SealedRecords records(parts.self, parts.sealer);
    TERCET_TRY(const auto sealed, parts.storage.identity());
    if (sealed) {
        TERCET_TRY(auto own, records.openIdentity(*sealed));
        TERCET_CHECK(prepareRows(parts, records, own, *sealed));
        return std::unique_ptr<Cosigner>(new Cosigner(parts, std::move(own)));
    }
    auto own = mpc::OwnIdentity::generate(parts.random);
    TERCET_TRY(const auto fresh, records.sealIdentity(own));
    if (const auto inserted = parts.storage.insertIdentity(fresh); !inserted) {
        // Another process that shares the storage may have been faster.
        TERCET_TRY(const auto theirs, parts.storage.identity());
        if (!theirs) return std::unexpected(inserted.error());
        TERCET_TRY(own, records.openIdentity(*theirs));
    }
    if (parts.devices) parts.devices->useSeal(std::make_shared<const RowSeal>(own));
    return std::unique_ptr<Cosigner>(new Cosigner(parts, std::move(own)));
}

// Rows of a database that was written before there were seals get theirs once; that they have them
// is kept where only the sealing key writes, with the identity.
Status Cosigner::prepareRows(const Parts& parts, SealedRecords& records,
    const mpc::OwnIdentity& own, ByteView sealedIdentity)
{
    const auto seal = std::make_shared<const RowSeal>(own);
    TERCET_TRY(const auto done, records.rowsSealed(sealedIdentity));
    if (done != RowsSealed::All) {
        TERCET_TRY(const auto vaults, parts.storage.vaults());
        for (const auto& id : vaults) TERCET_CHECK(sealVault(parts.storage, id, *seal, done));
        if (parts.devices && done == RowsSealed::None) TERCET_CHECK(parts.devices->sealRows(*seal));
        TERCET_TRY(const auto anew, records.sealIdentity(own));
        TERCET_CHECK(parts.storage.replaceIdentity(anew));
    }
    if (parts.devices) parts.devices->useSeal(seal);
    return {};
}

Cosigner::Cosigner(const Parts& parts, mpc::OwnIdentity own)
    : m_own(std::move(own))
    , m_storage(parts.storage)
    , m_records(parts.self, parts.sealer)
    , m_seal(m_own)
    , m_leases(parts.storage, parts.clock, parts.random.bytes<16>())
    , m_env { parts.random, parts.clock, parts.random.bytes<32>() }
    , m_attestation(
          parts.self, m_own, parts.attestation, m_env, [this] { return m_storage.claimHead(); })
    , m_keygens(parts.self, m_own, m_storage, m_records, m_attestation, m_env)
    , m_requests(parts.requests ? *parts.requests : m_ownRequests, parts.devices, parts.clock)
{
}

Result<std::shared_ptr<VaultDesk>> Cosigner::desk(const std::string& vault)
{
    const auto id = arrayFromHex<32>(vault);
    if (!id || hex(*id) != vault)
        return fail(Code::BadField, "not 64 lower-case hex digits", "vault");
    return desk(*id);
}

Result<std::shared_ptr<VaultDesk>> Cosigner::desk(const Bytes32& vault)
{
    TERCET_TRY(const auto lease, m_leases.hold(vault));
    const std::lock_guard lock(m_mutex);
    if (const auto it = m_desks.find(vault); it != m_desks.end()) {
        if (!it->second->gone() && it->second->lease() == lease) return it->second;
        m_desks.erase(it);
    }
    TERCET_TRY(const auto row, m_storage.vault(vault));
    if (!row) return fail(Code::NoSuchVaultAtCosigner, "no such vault", "vault");
    TERCET_TRY(
        auto opened, VaultDesk::open(lease, *row, m_storage, m_records, m_seal, m_requests, m_env));
    return m_desks.emplace(vault, std::move(opened)).first->second;
}

Result<std::optional<Cosigner::Owner>> Cosigner::owner(const Bytes32& vault)
{
    const auto found = desk(vault);
    if (!found && found.error().code == Code::NoSuchVaultAtCosigner) return std::nullopt;
    if (!found) return std::unexpected(found.error());
    return Owner { (*found)->device(), (*found)->active() };
}

bool Cosigner::asksForSignature(const Call& call)
{
    if (call.operation == Operation::Open)
        return call.kind == SessionKind::Sign || call.kind == SessionKind::Schnorr;
    // Full signing: the request rides on the last round of presigning.
    return call.operation == Operation::Round && call.round == 3
        && mpc::PeerVault::requestsSignature(call.body);
}

Result<Answer> Cosigner::handle(const Call& call)
{
    // What kind of session a round is of, its desk knows; mpc::Body holds it to the kind's limit.
    const bool mayBeBatch = call.operation == Operation::Round || call.kind == SessionKind::Presign;
    if (call.body.size() > (mayBeBatch ? kMaxBatchBody : kMaxBody))
        return fail(Code::BadLength, "too large", "body");
    if (call.operation == Operation::Identity)
        return Answer { {}, IdentityView { m_own.publicKeys(), m_own.certificate() }.encode() };
    if (call.operation == Operation::Attest) {
        TERCET_TRY(auto evidence, m_attestation.attest(call.body));
        return Answer { {}, std::move(evidence) };
    }
    if (call.vault == kNewVault) return onKeygen(call);
    auto out = serve(call, false);
    m_requests.publish();
    return out;
}

Result<Answer> Cosigner::serve(const Call& call, bool again)
{
    const auto vault = desk(call.vault);
    if (!vault) {
        if (vault.error().code == Code::NoSuchVaultAtCosigner && resolvesAbsent(call))
            return onKeygen(call);
        return std::unexpected(vault.error());
    }
    auto out = onVault(**vault, call);
    if ((*vault)->outdated()) {
        close(**vault);
        // Storage knew a record that the desk did not, and so nothing was said of it.
        const bool refused = !out && out.error().code == Code::ProtocolRefused;
        if (refused && !again) return serve(call, true);
    }
    return orElsewhere(**vault, std::move(out));
}

// A change that storage refused may have come from a desk whose vault somebody else serves now:
// then what the desk knows is of the past.
Result<Answer> Cosigner::orElsewhere(const VaultDesk& desk, Result<Answer> answer)
{
    const bool refused = !answer
        && (answer.error().code == Code::Storage || answer.error().code == Code::VaultElsewhere);
    if (!refused || m_leases.isCurrent(desk.lease())) return answer;
    close(desk);
    return fail(Code::VaultElsewhere, "another process has the vault", "vault");
}

// With its links and sessions; the next call opens another from storage.
void Cosigner::close(const VaultDesk& desk)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_desks.find(desk.lease().vault);
    if (it != m_desks.end() && it->second.get() == &desk) m_desks.erase(it);
}

// A key generation that did not end here is asked for under the vault's name.
bool Cosigner::resolvesAbsent(const Call& call)
{
    if (call.operation == Operation::Open) return call.kind == SessionKind::Resolve;
    return m_keygens.knows(call.session);
}

Result<Answer> Cosigner::onKeygen(const Call& call)
{
    switch (call.operation) {
    case Operation::Open:
        if (call.kind != SessionKind::Keygen && !resolvesAbsent(call))
            return fail(Code::BadField, "a new vault begins with its key", "kind");
        return m_keygens.open(call);
    case Operation::Round:
        return m_keygens.round(call);
    case Operation::State:
        return answer(m_keygens.state(call.session), call.session);
    case Operation::Abort: {
        TERCET_CHECK(m_keygens.abort(call.session));
        return Answer { call.session, {} };
    }
    case Operation::PeerNonce:
    case Operation::PeerEvidence:
        return onPeer(call, AttestationDesk::place(call.vault, call.caller), std::nullopt);
    default:
        return fail(Code::BadField, "not for a new vault", "vault");
    }
}

// A device that asks for another's place brings evidence of its own.
std::string Cosigner::placeOf(VaultDesk& desk, const Call& call)
{
    if (!call.caller || *call.caller == desk.device()) return call.vault;
    return call.vault + "/" + hex(*call.caller);
}

Result<Answer> Cosigner::onVault(VaultDesk& desk, const Call& call)
{
    switch (call.operation) {
    case Operation::Open:
        if (call.kind == SessionKind::Refresh)
            TERCET_CHECK(m_attestation.allowCeremony(call.vault, desk.peer()));
        if (call.kind == SessionKind::Restore)
            TERCET_CHECK(m_attestation.allowCeremony(placeOf(desk, call), desk.peer()));
        return desk.openSession(call);
    case Operation::Round:
        return desk.round(call);
    case Operation::State:
        return answer(desk.state(call.session), call.session);
    case Operation::Abort: {
        TERCET_CHECK(desk.abort(call.session));
        return Answer { call.session, {} };
    }
    case Operation::Vault:
        return answer(desk.describe());
    case Operation::SetPolicy:
        return answer(desk.setPolicy(call.body));
    case Operation::Evaluate: {
        TERCET_TRY(const auto decision, desk.evaluate(call.body));
        return Answer { {}, encodeDecision(decision) };
    }
    case Operation::Pending:
        return answer(desk.pending());
    case Operation::CancelPending:
        return answer(desk.cancelPending(call.pending));
    case Operation::Freeze:
        return answer(desk.freeze(call.body));
    case Operation::Recipients:
        return answer(desk.recipients());
    case Operation::SetRecipients:
        return answer(desk.setRecipients(call.body));
    case Operation::Export: {
        TERCET_CHECK(m_attestation.allowCeremony(call.vault, desk.peer()));
        TERCET_TRY(auto part, desk.exportShare(call.body));
        return Answer { {}, std::move(part) };
    }
    case Operation::PeerNonce:
    case Operation::PeerEvidence:
        return onPeer(call, placeOf(desk, call), desk.peer());
    case Operation::CreateRequest:
    case Operation::ListRequests:
    case Operation::GetRequest:
    case Operation::Decide:
        return onQueue(desk, call);
    default:
        return fail(Code::BadField, "not for a vault", "operation");
    }
}

Result<Answer> Cosigner::onPeer(
    const Call& call, const std::string& place, const std::optional<mpc::PublicIdentity>& known)
{
    if (call.operation == Operation::PeerNonce) {
        TERCET_TRY(auto nonce, m_attestation.peerNonce(place));
        return Answer { {}, std::move(nonce) };
    }
    TERCET_CHECK(m_attestation.takePeer(place, call.body, known));
    return Answer {};
}

Result<Answer> Cosigner::onQueue(VaultDesk& desk, const Call& call)
{
    const auto& vault = desk.lease().vault;
    const auto device = desk.device();
    switch (call.operation) {
    case Operation::CreateRequest:
        return m_requests.create(
            vault, device, call, [&](const mpc::SigningIntent& asked) { return desk.read(asked); });
    case Operation::ListRequests:
        return m_requests.list(vault, device, call);
    case Operation::GetRequest:
        return m_requests.get(vault, device, call);
    default:
        return m_requests.decide(vault, device, call);
    }
}

} // namespace tercet::cosigner
