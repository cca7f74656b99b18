#include "core/wallet/Signer.h"

#include "core/wallet/Assemble.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/PolicyStore.h"

namespace tercet::wallet {

namespace {

constexpr unsigned kInterruptible = kStop | kCancel;
constexpr int kPooledRounds = 1, kFullRounds = 3;

Outcome<> outcome(const Status& status)
{
    if (!status) return std::unexpected(Stopped { status.error() });
    return {};
}

// The co-signer has no such link any more (it was restarted, or another process took over): it made
// no share.
bool linkIsGone(const Error& error) { return error.code == Code::NoSuchLink; }

mpc::Curve curveOf(chains::SignatureKind kind)
{
    return kind == chains::SignatureKind::Bip340 ? mpc::Curve::Secp256k1 : mpc::Curve::Ed25519;
}

} // namespace

Signer::Signer(Exchange& exchange, LinkManager& links, Storage& storage, Random& random,
    const Clock& clock, Told told)
    : m_exchange(exchange)
    , m_links(links)
    , m_storage(storage)
    , m_random(random)
    , m_clock(clock)
    , m_told(std::move(told))
    , m_gate(exchange.interrupts())
{
}

void Signer::tell(Phase phase, int round, int rounds)
{
    m_progress.phase = phase;
    m_progress.round = round;
    m_progress.rounds = rounds;
    m_told(m_progress);
}

void Signer::shareChanged(Share share, ShareState state)
{
    if (m_progress.request.isEmpty()) return;
    m_progress.shares[std::size_t(share)] = state;
    m_told(m_progress);
}

RequestRecord Signer::run(const SigningJob& job)
{
    RequestRecord request = job.request;
    m_gate.enter(request.id);
    m_progress = { .request = request.id };
    const auto done = sign(request, job);
    if (!done) {
        giveUp(request, done.error());
        m_progress.error = done.error().error;
        m_progress.culprit = done.error().culprit;
        if (const auto who = m_progress.culprit)
            m_progress.shares[std::size_t(*who)] = ShareState::Failed;
    }
    m_gate.leave(request.id);
    m_progress.cancellable = false;
    if (done)
        tell(Phase::Finished);
    else
        tell(m_progress.phase, m_progress.round, m_progress.rounds);
    m_progress = {};
    return request;
}

Outcome<> Signer::sign(RequestRecord& request, const SigningJob& job)
{
    if (m_exchange.interrupts().raised() & kInterruptible)
        return std::unexpected(Stopped { { Code::Cancelled } });
    request.error.reset();
    request.state = RequestState::Signing;
    if (const auto stored = store(request, RequestState::Approved); !stored) {
        request.state = RequestState::Approved;
        return outcome(stored);
    }
    tell(Phase::Policies);
    const auto ready = prepare(job);
    if (!ready) return std::unexpected(Stopped { ready.error(), Share::Device });
    if (m_allowed) TERCET_CHECK(m_allowed());
    auto signature = obtain(request, *ready);
    if (!signature && linkIsGone(signature.error().error)) {
        // Our own share of that presignature, or our nonces, are erased, so no signature can come
        // of it: a new one is safe.
        m_links.drop(signature.error().error);
        signature = obtain(request, *ready);
    }
    if (!signature) return std::unexpected(signature.error());
    tell(Phase::Verify, m_progress.rounds, m_progress.rounds);
    return outcome(finish(request, *ready, *signature));
}

Result<Signable> Signer::prepare(const SigningJob& job)
{
    const auto* record = m_links.record();
    if (!record) return fail(Code::VaultLocked);
    if (!m_keys || m_keysOf != record->wid) {
        m_keys.emplace(crypto::ExtendedKey { .key = record->key, .chainCode = record->chainCode },
            crypto::EdExtendedKey { record->edKey, record->edChainCode });
        m_keysOf = record->wid;
    }
    // From the disk, behind whatever left before this.
    policy::Standing standing;
    Books books;
    FreezeStatus freeze;
    const qint64 now = m_clock.wallMs();
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_TRY(standing, policies::load(db, job.request.vault));
        TERCET_TRY(books, policies::loadBooks(db, job.request.vault, now));
        TERCET_TRY(freeze, policies::loadFreeze(db, job.request.vault));
        return {};
    }));
    standing.settle(now);
    const auto from = job.request.from.toStdString();
    TERCET_TRY(m_decoded, chains::decode(job.request.payload, from));
    auto context = books.context(m_decoded, from, now);
    context.approvals[policy::Role::Approver] = job.approvers;
    if (freeze.until.isValid()) context.frozenUntilMs = freeze.until.toMSecsSinceEpoch();
    return Signable::make(job.request, job.digest, standing.policy, context, *m_keys);
}

Outcome<Signature> Signer::obtain(RequestRecord& request, const Signable& ready)
{
    const unsigned mask = request.leftDevice ? unsigned(kStop) : kInterruptible;
    TERCET_CHECK(m_links.ensureOpen(mask));
    const auto* input = std::get_if<mpc::SigningInput>(&ready.input);
    if (!input) return signSchnorr(request, ready, mask);
    TERCET_TRY(const auto signature,
        m_links.presignatures() > 0 ? signPooled(request, *input)
                                    : signFully(request, *input, mask));
    return Signature::of(signature);
}

Outcome<> Signer::leave(RequestRecord& request)
{
    if (request.leftDevice) return {};
    if (!m_gate.pass(request.id)) return std::unexpected(Stopped { { Code::Cancelled } });
    request.leftDevice = true;
    TERCET_CHECK(outcome(m_storage.run([&](Database& db) -> Status {
        TERCET_CHECK(requests::update(db, request, RequestState::Signing));
        return policies::book(
            db, request.vault, m_decoded, request.from.toStdString(), m_clock.wallMs());
    })));
    m_progress.leftDevice = true;
    m_progress.cancellable = false;
    return {};
}

Outcome<crypto::EcdsaSignature> Signer::signPooled(
    RequestRecord& request, const mpc::SigningInput& input)
{
    TERCET_CHECK(leave(request));
    tell(Phase::Signing, 1, kPooledRounds);
    auto begun = m_links.link()->beginSign(input);
    if (!begun) return std::unexpected(Conversation::stopped(begun.error()));
    Conversation conversation(m_exchange, m_random, m_links.vault(), cosigner::SessionKind::Sign);
    return conversation.advance(
        begun->out, [&](const mpc::Bodies& in) { return std::move(begun->state).onShares(in); });
}

// protocol.md 5.7: what the first two rounds say is of no request; it leaves with the third.
Outcome<crypto::EcdsaSignature> Signer::signFully(
    RequestRecord& request, const mpc::SigningInput& input, unsigned mask)
{
    TERCET_TRY(auto made,
        m_links.multiply(mask, [&](int round) { tell(Phase::Signing, round, kFullRounds); }));
    TERCET_CHECK(leave(request));
    tell(Phase::Signing, kFullRounds, kFullRounds);
    auto begun = std::move(made.finishing.state).sign(input);
    if (!begun) return std::unexpected(Conversation::stopped(begun.error()));
    made.conversation.interruptedBy(kStop);
    return made.conversation.advance(
        begun->out, [&](const mpc::Bodies& in) { return std::move(begun->state).onShares(in); });
}

Outcome<Signature> Signer::signSchnorr(RequestRecord& request, const Signable& ready, unsigned mask)
{
    const auto curve = curveOf(ready.kind());
    if (m_links.nonces(curve) == 0) TERCET_CHECK(m_links.fetchNonces(curve, mask));
    TERCET_CHECK(leave(request));
    tell(Phase::Signing, 1, kPooledRounds);
    auto& link = *m_links.link();
    const auto* bip340 = std::get_if<mpc::SchnorrInput>(&ready.input);
    auto begun = bip340 ? link.beginBip340(*bip340)
                        : link.beginEd25519(std::get<mpc::EdInput>(ready.input));
    if (!begun) return std::unexpected(Conversation::stopped(begun.error()));
    Conversation conversation(
        m_exchange, m_random, m_links.vault(), cosigner::SessionKind::Schnorr);
    const auto signature = conversation.advance(
        begun->out, [&](const mpc::Bodies& in) { return std::move(begun->state).onShares(in); });
    if (signature) return Signature { *signature };
    link.forgetNonces(curve);
    return std::unexpected(signature.error());
}

Status Signer::finish(RequestRecord& request, const Signable& ready, const Signature& signature)
{
    if (!ready.verifies(signature))
        return fail(Code::BadSignature, "does not verify under the address's key");
    TERCET_TRY(auto assembled, assemble(request.payload, signature));
    RequestRecord done = request;
    done.state = RequestState::Signed;
    done.signature = signature;
    done.raw = std::move(assembled.raw);
    done.hash = std::move(assembled.hash);
    const qint64 now = m_clock.wallMs();
    TERCET_CHECK(m_storage.run([&](Database& db) -> Status {
        TERCET_CHECK(requests::update(db, done, RequestState::Signing));
        if (const auto& recipient = ready.decoded.recipient)
            TERCET_CHECK(book::addPaid(db, done.vault, toQt(*recipient), now));
        return events::append(db, done.vault, now, EventKind::Signed, done.id, done.summary);
    }));
    request = std::move(done);
    return {};
}

void Signer::giveUp(RequestRecord& request, const Stopped& why)
{
    const RequestState from = request.state;
    const bool again = why.error.code == Code::Cancelled && !request.leftDevice;
    request.state = again ? RequestState::Waiting : RequestState::Failed;
    request.error = again ? std::nullopt : std::optional(why.error);
    // Where even this cannot be stored, the next start finds it half done and settles it
    // (requests::recover).
    [[maybe_unused]] const auto stored = m_storage.run([&](Database& db) -> Status {
        TERCET_CHECK(requests::update(db, request, from));
        if (again) return {};
        return events::append(db, request.vault, m_clock.wallMs(), EventKind::Failed, request.id,
            toQt(codeName(why.error.code)));
    });
}

Status Signer::store(const RequestRecord& request, RequestState from)
{
    return m_storage.run([&](Database& db) { return requests::update(db, request, from); });
}

} // namespace tercet::wallet
