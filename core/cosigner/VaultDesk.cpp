#include "core/cosigner/VaultDesk.h"

#include <algorithm>

#include "core/cosigner/Outcomes.h"
#include "core/mpc/Body.h"

namespace tercet::cosigner {

namespace {

constexpr std::uint32_t roundsOf(SessionKind kind)
{
    using enum SessionKind;
    if (kind == Resolve || kind == Drill || kind == Restore) return 2;
    return kind == Link || kind == Presign || kind == Refresh ? 3 : 1;
}

// On secp256k1.
const crypto::Scalar& tweakOf(const Intent& intent)
{
    return std::get<chains::AddressKey::Secp256k1>(intent.signer.key).tweak;
}

} // namespace

Result<std::unique_ptr<VaultDesk>> VaultDesk::open(const Lease& lease, const VaultRow& row,
    Storage& storage, SealedRecords& records, const RowSeal& seal, RequestDesk& requests,
    const mpc::Environment& env)
{
    TERCET_TRY(auto policy, PolicyDesk::open(lease, row, storage, seal, env.clock));
    TERCET_TRY(auto restore, RestoreDesk::open(lease, storage, seal, env.clock));
    TERCET_TRY(auto exports, ExportDesk::open(lease, storage, seal, env));
    TERCET_TRY(auto current, records.openRecord(row.vault, row.record));
    mpc::Epochs::Held held { std::move(current), {}, !row.previous.empty() };
    if (!row.next.empty()) {
        TERCET_TRY(held.next, records.openRecord(row.vault, row.next));
    }
    // Rows older than their TRs.
    if (row.transcript == Bytes32 {})
        TERCET_CHECK(storage.setRecord(lease, row.record, held.current.tr));
    return std::unique_ptr<VaultDesk>(new VaultDesk(lease, std::move(policy), std::move(restore),
        std::move(exports), std::move(held), storage, records, requests, env));
}

VaultDesk::VaultDesk(const Lease& lease, PolicyDesk policy, RestoreDesk restore, ExportDesk exports,
    mpc::Epochs::Held held, Storage& storage, SealedRecords& records, RequestDesk& requests,
    const mpc::Environment& env)
    : m_lease(lease)
    , m_storage(storage)
    , m_requests(requests)
    , m_books(lease, held.current.identities[mpc::Party::P1].ik, storage, records)
    , m_records(records)
    , m_clock(env.clock)
    , m_policy(std::move(policy))
    , m_restore(std::move(restore))
    , m_exports(std::move(exports))
    , m_vault(std::move(held), m_books, m_books, env)
    , m_keys({ .key = m_vault.record().key, .chainCode = m_vault.record().chainCode },
          { m_vault.record().edKey, m_vault.record().edChainCode })
    , m_sessions(env.clock, env.entropy,
          [this](const std::string&, SessionKind kind, std::uint32_t rounds, SessionState how) {
              ended(kind, rounds, how);
          })
{
}

Result<Answer> VaultDesk::openSession(const Call& call)
{
    using enum SessionKind;
    if (call.kind == None || call.kind == Keygen)
        return fail(Code::CosignerRefused, "not offered here", "kind");
    const std::lock_guard lock(m_mutex);
    // A freeze holds up no epoch that is to be settled.
    if (call.kind != EndLink) TERCET_CHECK(call.kind == Resolve ? settle() : settleThawed());
    const bool signs
        = call.kind == Presign || call.kind == Sign || call.kind == Nonces || call.kind == Schnorr;
    if (signs) TERCET_CHECK(hasRefreshed());
    return m_sessions.open(
        call, roundsOf(call.kind), [&](const std::string& id) { return begin(call, id); });
}

Result<Answer> VaultDesk::round(const Call& call)
{
    const std::lock_guard lock(m_mutex);
    TERCET_TRY(const auto kind, m_sessions.kind(call.session));
    TERCET_CHECK(kind == SessionKind::Resolve ? settle() : settleThawed());
    return m_sessions.round(call, [&] { return advance(kind, call); });
}

Result<SessionView> VaultDesk::state(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.state(session);
}

Status VaultDesk::abort(const std::string& session)
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.abort(session);
}

SessionTable::Outcome VaultDesk::begin(const Call& call, const std::string& id)
{
    switch (call.kind) {
    case SessionKind::Link:
        return openLink(call.body);
    case SessionKind::Presign: {
        auto answer = m_vault.presignRound1(call.body);
        if (answer) m_sessions.supersede(SessionKind::Presign, id);
        return outcomeOf(std::move(answer));
    }
    case SessionKind::Sign:
        return sign(call.body);
    case SessionKind::Refresh: {
        auto answer = m_vault.refreshRound1(call.body);
        if (answer) m_sessions.supersede(SessionKind::Refresh, id);
        return outcomeOf(std::move(answer));
    }
    case SessionKind::Resolve:
        return outcomeOf(m_vault.resolveRound1(call.body));
    case SessionKind::Drill:
        return outcomeOf(m_vault.drillRound1(call.body));
    case SessionKind::Restore:
        return openRestore(call.body);
    case SessionKind::Nonces:
        return outcomeOf(m_vault.noncesRound(call.body));
    case SessionKind::Schnorr:
        return signSchnorr(call.body);
    default: {
        const auto end = m_vault.end(call.body);
        return end ? SessionTable::Outcome { Bytes {} } : outcomeOf(end.error());
    }
    }
}

SessionTable::Outcome VaultDesk::openLink(ByteView body)
{
    m_books.readAnew();
    auto opened = m_vault.linkRound1(body);
    if (!opened) return outcomeOf(opened.error());
    return { std::move(opened->answer), true, opened->refused.has_value() };
}

SessionTable::Outcome VaultDesk::openRestore(ByteView body)
{
    auto challenge = m_vault.restoreRound1(
        body, [this](const mpc::PublicIdentity& device) { return m_restore.standing(device); });
    m_gone = m_vault.gone();
    return outcomeOf(std::move(challenge));
}

SessionTable::Outcome VaultDesk::finishRestore(ByteView body)
{
    const auto claim = m_vault.openRestore(body);
    if (!claim) return outcomeOf(claim.error());
    const auto& device = claim->device;
    const auto isTaken = [&] { return m_vault.record().identities[mpc::Party::P1] == device; };
    if (!isTaken()) {
        // As long as whoever has the device may take a looser policy back.
        const auto delay = m_policy.standing().policy.looseningDelayS;
        if (const auto proven = m_restore.prove(*claim, delay); !proven)
            return refused(proven.error());
        if (const auto settled = settleRestore(); !settled) return refused(settled.error());
    }
    const auto standing = isTaken() ? mpc::RestoreStanding { mpc::RestoreState::Taken, 0 }
                                    : m_restore.standing(device);
    return { m_vault.answerRestore(*claim, standing) };
}

SessionTable::Outcome VaultDesk::finishDrill(ByteView body)
{
    const auto now = m_clock.wallMs();
    auto receipt = m_vault.drillRound2(body, now);
    if (receipt)
        if (const auto noted = m_restore.drilled(now); !noted) return refused(noted.error());
    return outcomeOf(std::move(receipt));
}

SessionTable::Outcome VaultDesk::sign(ByteView body)
{
    const auto request = m_vault.openSign(body);
    if (!request) return outcomeOf(request.error());
    const auto intent = permitted(request->intent, { chains::SignatureKind::Ecdsa });
    if (!intent) return refused(intent.error());
    auto share = answerSign(*request, *intent);
    if (share) noteSigned();
    return outcomeOf(std::move(share));
}

mpc::Step<Bytes> VaultDesk::answerSign(const mpc::SignRequest& request, const Intent& intent)
{
    m_books.withNextClaim(m_policy.booking(intent));
    auto share = m_vault.answerSign(request, tweakOf(intent), intent.decoded.digest);
    m_books.withNextClaim({}); // an answer from memory claims nothing
    return share;
}

SessionTable::Outcome VaultDesk::signSchnorr(ByteView body)
{
    using enum chains::SignatureKind;
    m_books.readAnew();
    const auto request = m_vault.openFrost(body);
    if (!request) return outcomeOf(request.error());
    const auto intent = permitted(request->intent, { Bip340, Ed25519 });
    if (!intent) return refused(intent.error());
    // These have no claim that it could go with.
    if (const auto booking = m_policy.booking(*intent); !booking.empty())
        if (const auto booked = m_storage.book(m_lease, booking); !booked)
            return refused(booked.error());
    const auto outcome = [&](auto answer) {
        if (answer) noteSigned();
        return outcomeOf(std::move(answer));
    };
    if (const auto* key = std::get_if<chains::AddressKey::Ed25519>(&intent->signer.key))
        return outcome(m_vault.answerEd25519(*request, key->tweak, intent->decoded.signedBytes));
    // BIP-86: the address commits to no script tree.
    if (request->keyPath != mpc::KeyPath::Taproot)
        return refused({ Code::BadField, "not the key path of the address", "keyPath" });
    return outcome(m_vault.answerBip340(*request, tweakOf(*intent), intent->decoded.digest));
}

Result<Intent> VaultDesk::permitted(
    const mpc::SigningIntent& request, std::initializer_list<chains::SignatureKind> kinds)
{
    TERCET_TRY(auto intent, readIntent(m_keys, request));
    if (std::ranges::find(kinds, chains::signatureKind(intent.signer.place.kind)) == kinds.end())
        return fail(Code::BadPath, "the path's signatures are of another kind");
    TERCET_TRY(const auto queue, m_requests.standing(m_lease.vault, deviceKey(), intent, request));
    m_queued = queue.open;
    TERCET_TRY(const auto decision, m_policy.judge(intent, queue.approvers));
    TERCET_CHECK(decision.status());
    return intent;
}

SessionTable::Outcome VaultDesk::finishPresign(ByteView body)
{
    if (!mpc::PeerVault::requestsSignature(body)) return outcomeOf(m_vault.presignRound3(body));
    // Full signing, protocol.md 5.7.
    if (const auto done = hasRefreshed(); !done) return refused(done.error());
    const auto request = m_vault.openSign(body);
    if (!request) return outcomeOf(request.error());
    const auto intent = permitted(request->intent, { chains::SignatureKind::Ecdsa });
    if (!intent) return refused(intent.error());
    const auto report = m_vault.presignRound3(body);
    if (!report) return outcomeOf(report.error());
    const auto share = answerSign(*request, *intent);
    // The round is over, however this ends.
    if (!share) return { std::unexpected(share.error().error()) };
    noteSigned();
    return { mpc::mergedBodies(*report, *share) };
}

Status VaultDesk::hasRefreshed() const
{
    if (m_restore.mustRefresh(m_vault.record().epoch))
        return fail(Code::RestoreUnfinished, "a new device begins with a refresh", "kind");
    return {};
}

void VaultDesk::noteSigned()
{
    if (!m_queued.empty()) static_cast<void>(m_requests.noteSigned(m_lease.vault, m_queued));
}

Result<Intent> VaultDesk::read(const mpc::SigningIntent& asked)
{
    const std::lock_guard lock(m_mutex);
    return readIntent(m_keys, asked);
}

SessionTable::Outcome VaultDesk::advance(SessionKind kind, const Call& call)
{
    const bool second = call.round == 2;
    if (kind == SessionKind::Presign)
        return second ? outcomeOf(m_vault.presignRound2(call.body)) : finishPresign(call.body);
    if (kind == SessionKind::Refresh)
        return outcomeOf(
            second ? m_vault.refreshRound2(call.body) : m_vault.refreshRound3(call.body));
    if (kind == SessionKind::Resolve) {
        auto standing = m_vault.resolveRound2(call.body);
        m_gone = m_vault.gone();
        return outcomeOf(std::move(standing));
    }
    if (kind == SessionKind::Drill) return finishDrill(call.body);
    if (kind == SessionKind::Restore) return finishRestore(call.body);
    auto answer = second ? m_vault.linkRound2(call.body) : m_vault.linkRound3(call.body);
    // This candidate has become the link: an older session must not end it any more.
    if (second && answer) m_sessions.supersede(SessionKind::Link, call.session);
    return outcomeOf(std::move(answer));
}

void VaultDesk::ended(SessionKind kind, std::uint32_t rounds, SessionState how)
{
    // After its second round the opening is the live link, though a half-made one.
    if (kind == SessionKind::Link && how == SessionState::Aborted && rounds >= 2) m_vault.endLink();
}

bool VaultDesk::outdated()
{
    const std::lock_guard lock(m_mutex);
    if (unsure()) return true;
    // Storage knew of a record with that TR. Is it one of this vault's, and not known here?
    if (!m_books.takeDenied()) return false;
    const auto row = m_storage.vault(m_lease.vault);
    const auto& current = m_vault.record();
    const auto* next = m_vault.pending();
    if (next == &current) next = nullptr;
    return !row || !*row || (*row)->transcript != current.tr
        || (*row)->nextTranscript != (next ? next->tr : Bytes32 {});
}

Bytes32 VaultDesk::device()
{
    const std::lock_guard lock(m_mutex);
    return m_vault.record().identities[mpc::Party::P1].ik;
}

mpc::PublicIdentity VaultDesk::peer()
{
    const std::lock_guard lock(m_mutex);
    const auto& record = m_vault.record();
    return record.identities[record.party == mpc::Party::P2 ? mpc::Party::P3 : mpc::Party::P2];
}

bool VaultDesk::active()
{
    const std::lock_guard lock(m_mutex);
    return m_vault.record().status == mpc::RecordStatus::Active;
}

Result<VaultView> VaultDesk::describe()
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    const auto& record = m_vault.record();
    VaultView out { .vault = record.wid, .eid = record.eid, .epoch = record.epoch };
    out.active = record.status == mpc::RecordStatus::Active;
    out.secp256k1 = record.key.encode();
    out.ed25519 = record.edKey.encode();
    out.chainCodeSecp256k1 = record.chainCode;
    out.chainCodeEd25519 = record.edChainCode;
    out.policy = m_policy.standing().policy;
    out.policySerial = m_policy.standing().serial;
    out.frozenUntilMs = m_policy.frozenUntilMs();
    out.drilledMs = m_restore.drilledMs();
    out.link = m_vault.hasLink();
    out.presignatures = std::uint64_t(m_vault.presignatures());
    TERCET_TRY(out.signatures, m_storage.claimCount(record.wid));
    TERCET_TRY(const auto quarantines, m_books.quarantines());
    out.quarantines = quarantines.size();
    TERCET_TRY(const auto cause, m_books.lock());
    out.lock = std::uint64_t(cause);
    return out;
}

Status VaultDesk::settle()
{
    if (unsure()) return fail(Code::Storage, "a change is not known to have taken place");
    TERCET_CHECK(m_policy.settle());
    TERCET_CHECK(m_exports.settle());
    const bool frozen = m_policy.frozen();
    if (frozen != m_frozen) m_vault.setFrozen(frozen);
    m_frozen = frozen;
    return frozen ? Status {} : settleRestore();
}

Status VaultDesk::settleRestore()
{
    if (m_vault.pending() || m_vault.gone()) return {};
    const auto epoch = m_vault.record().epoch;
    TERCET_TRY(const auto claim, m_restore.due(epoch));
    if (!claim) return {};
    const auto done = m_vault.replaceDevice(*claim, [&](const mpc::CoreRecord& record) -> Status {
        TERCET_TRY(const auto sealed, m_records.sealRecord(record));
        return m_restore.replaced(sealed, epoch);
    });
    if (!done) return std::unexpected(done.error().error());
    return {};
}

Status VaultDesk::settleThawed()
{
    TERCET_CHECK(settle());
    if (m_frozen) return fail(Code::Frozen, "until " + std::to_string(m_policy.frozenUntilMs()));
    return {};
}

Result<PolicyView> VaultDesk::setPolicy(ByteView body)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settleThawed());
    return m_policy.change(deviceKey(), body);
}

Result<policy::Decision> VaultDesk::evaluate(ByteView body)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    TERCET_TRY(auto asked, EvaluateBody::decode(body));
    const mpc::SigningIntent request { .path = std::move(asked.path),
        .payloadType = asked.type,
        .payload = std::move(asked.payload) };
    TERCET_TRY(const auto intent, readIntent(m_keys, request));
    TERCET_TRY(const auto queue, m_requests.standing(m_lease.vault, deviceKey(), intent, request));
    return m_policy.judge(intent, queue.approvers);
}

PendingView VaultDesk::waiting() const
{
    auto out = m_policy.pending();
    for (const auto& one : m_exports.waiting())
        out.changes.push_back({ .id = one.id,
            .sinceMs = one.sinceMs,
            .dueMs = one.dueMs,
            .recipients = one.set.encode() });
    if (const auto* device = m_restore.waiting())
        out.changes.push_back({ .id = m_restore.id(),
            .sinceMs = device->sinceMs,
            .dueMs = device->dueMs,
            .device = device->ik });
    return out;
}

Result<PendingView> VaultDesk::pending()
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    return waiting();
}

Result<PendingView> VaultDesk::cancelPending(const std::string& id)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    if (m_restore.waiting() && m_restore.id() == id)
        TERCET_CHECK(m_restore.cancel());
    else if (m_exports.waits(id))
        TERCET_CHECK(m_exports.cancel(id));
    else
        TERCET_CHECK(m_policy.cancel(id));
    return waiting();
}

Result<FreezeView> VaultDesk::freeze(ByteView body)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    auto view = m_policy.freeze(deviceKey(), body);
    if (view) TERCET_CHECK(settle()); // the link ends with it
    return view;
}

Result<RecipientsView> VaultDesk::recipients()
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settle());
    return m_exports.view();
}

Result<RecipientsView> VaultDesk::setRecipients(ByteView body)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settleThawed());
    if (m_vault.record().status != mpc::RecordStatus::Active)
        return fail(Code::WrongState, "the vault is not active");
    return m_exports.change(deviceKey(), body, m_policy.standing().policy.looseningDelayS);
}

Result<Bytes> VaultDesk::exportShare(ByteView body)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(settleThawed());
    // The device before still has a copy of Share 1 of this epoch.
    TERCET_CHECK(hasRefreshed());
    return m_exports.give(m_vault.record(), body);
}

} // namespace tercet::cosigner
