#include "core/chains/ethereum/TransactionJson.h"
#include "core/policy/Evaluate.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/BookStore.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/Forms.h"
#include "core/wallet/Guarded.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/PolicyPush.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr qint64 kLifetimeMs = 24LL * 3600 * 1000;
constexpr qsizetype kMaxSource = 200, kMaxReason = 500, kMaxLabel = 64;

chains::Payload payloadOf(const chains::ethereum::Transaction& tx)
{
    return { chains::PayloadType::EthereumTransaction, chains::ethereum::buildUnsigned(tx) };
}

} // namespace

RequestRecord* Service::findRequest(const QString& id)
{
    for (RequestRecord& request : m_data.requests)
        if (request.id == id) return &request;
    return nullptr;
}

const RequestRecord* Service::findRequest(const QString& id) const
{
    return const_cast<Service*>(this)->findRequest(id);
}

QList<RequestSummary> Service::requests() const
{
    QList<RequestSummary> all;
    for (const RequestRecord& request : m_data.requests) all.append(summary(request));
    return all;
}

ReviewContext Service::reviewContext() const
{
    ReviewContext context;
    context.paid = m_data.paid;
    context.nodeChains = m_nodes.chains();
    for (const AddressBookEntry& entry : m_data.labels)
        context.labels.insert(entry.address, entry.label);
    for (const Account& account : m_accounts) context.own.insert(account.address);
    for (const RequestRecord& request : m_data.requests) context.own.insert(request.from);
    if (const auto policy = devicePolicy()) context.policy = *policy;
    return context;
}

Result<RequestDetail> Service::request(const QString& id) const
{
    if (!m_unlocked)
        TERCET_CHECK(unlockedOrFail()); // what is signed is shown even when the disk is gone
    const auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    TERCET_TRY(auto detail, review(*found, reviewContext()));
    detail.confirmations
        = m_confirmations.value(id, found->state == RequestState::Confirmed ? 1 : 0);
    return detail;
}

Result<QString> Service::add(
    const chains::Payload& payload, const QString& source, quint32 account, quint32 index)
{
    TERCET_CHECK(unlockedOrFail());
    if (source.size() > kMaxSource)
        return fail(Code::TextTooLong, "more than 200 characters", "source");
    TERCET_TRY(const auto signer, accounts::address(vault(), account, index));
    const qint64 now = m_parts.clock->wallMs();
    const NewRequest origin { m_current, signer.address, source, account, index, now,
        now + kLifetimeMs };
    TERCET_TRY(const auto request, newRequest(payload, origin, *m_parts.random));
    m_data.requests.prepend(request);
    m_storage->post([request, now](Database& db) -> Status {
        TERCET_CHECK(wallet::requests::insert(db, request));
        return wallet::events::append(
            db, request.vault, now, EventKind::RequestCreated, request.id, request.summary);
    });
    remember({ QDateTime::fromMSecsSinceEpoch(now), EventKind::RequestCreated, request.id,
        request.summary });
    emit requestsChanged();
    return request.id;
}

Result<QString> Service::createSend(const SendForm& form)
{
    TERCET_TRY(const auto tx, forms::transaction(form));
    return add(payloadOf(tx), {}, form.account, 0);
}

Result<QString> Service::openTransaction(
    const QByteArray& bytes, const QString& source, quint32 account, quint32 index)
{
    TERCET_CHECK(unlockedOrFail());
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(text(viewOf(bytes))));
    TERCET_TRY(const auto signer, accounts::address(vault(), account, index));
    if (input.from && toQt(input.from->text()) != signer.address)
        return fail(Code::WrongSender, "not the address of this account and index", "from");
    return add(payloadOf(input.tx), source, account, index);
}

Result<QString> Service::createMessage(
    const chains::Payload& payload, const QString& source, quint32 account, quint32 index)
{
    return add(payload, source, account, index);
}

Status Service::move(RequestRecord& request, RequestRecord changed, std::optional<EventKind> event,
    const QString& detail)
{
    TERCET_CHECK(unlockedOrFail());
    const RequestState from = request.state;
    if (from != changed.state && !legal(from, changed.state))
        return fail(Code::WrongState, std::string(requestStateName(from)));
    request = changed;
    const qint64 now = m_parts.clock->wallMs();
    m_storage->post([changed, from, event, detail, now](Database& db) -> Status {
        TERCET_CHECK(wallet::requests::update(db, changed, from));
        if (!event) return {};
        return wallet::events::append(db, changed.vault, now, *event, changed.id, detail);
    });
    if (event) remember({ QDateTime::fromMSecsSinceEpoch(now), *event, changed.id, detail });
    emit requestChanged(changed.id);
    emit requestsChanged();
    return {};
}

Status Service::approve(const QString& id, const Bytes32& shownDigest, const QString& typed)
{
    TERCET_CHECK(unlockedOrFail());
    expireDue();
    auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state == RequestState::Expired) return fail(Code::Expired, "too late");
    if (found->state != RequestState::Waiting)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    TERCET_TRY(const auto detail, review(*found, reviewContext()));
    if (detail.decoded.digest != shownDigest)
        return fail(Code::WrongState, "another digest was shown");
    TERCET_TRY(const auto policy, devicePolicy());
    // On what was decoded, without the wallet's own risks: those say the same in other words.
    TERCET_TRY(const auto decoded, chains::decode(found->payload, found->from.toStdString()));
    TERCET_CHECK(policy::evaluate(policy, decoded).status());
    if (detail.gesture.kind == Gesture::Kind::Forbidden)
        return fail(Code::PolicyForbidden, "not to be approved");
    if (detail.gesture.kind == Gesture::Kind::Typed
        && typed.trimmed().compare(detail.gesture.expected, Qt::CaseInsensitive) != 0)
        return fail(Code::ConfirmationMismatch, "another text was expected");

    RequestRecord approved = *found;
    approved.state = RequestState::Approved;
    approved.error.reset();
    TERCET_CHECK(move(*found, approved, EventKind::Approved, approved.summary));
    Progress progress { .request = id, .phase = Phase::Approval };
    emit ceremonyProgress(progress);
    m_engine->sign({ approved, shownDigest, vault(), policy });
    return {};
}

void Service::progressed(const Progress& progress)
{
    // On disk since before it was told.
    if (auto* found = findRequest(progress.request);
        found && found->state == RequestState::Approved) {
        found->state = RequestState::Signing;
        emit requestChanged(found->id);
        emit requestsChanged();
    }
    emit ceremonyProgress(progress);
}

void Service::settled(const RequestRecord& request)
{
    auto* found = findRequest(request.id);
    if (!found || !m_unlocked) return; // locked meanwhile: it is read again with the next unlock
    *found = request;
    if (request.state == RequestState::Signed) {
        remember({ QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()), EventKind::Signed,
            request.id, request.summary });
        if (const auto decoded = chains::decode(request.payload, request.from.toStdString());
            decoded && decoded->recipient)
            m_data.paid.insert(toQt(*decoded->recipient));
    } else if (request.state == RequestState::Failed) {
        remember({ QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()), EventKind::Failed,
            request.id, request.error ? toQt(codeName(request.error->code)) : QString() });
    }
    emit requestChanged(request.id);
    emit requestsChanged();
}

Status Service::reject(const QString& id, const QString& reason)
{
    TERCET_CHECK(unlockedOrFail());
    if (reason.size() > kMaxReason)
        return fail(Code::TextTooLong, "more than 500 characters", "reason");
    auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    RequestRecord rejected = *found;
    rejected.state = RequestState::Rejected;
    rejected.rejectReason = reason;
    return move(*found, rejected, EventKind::Rejected, reason);
}

Status Service::cancel(const QString& id)
{
    TERCET_CHECK(unlockedOrFail());
    const auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state != RequestState::Approved && found->state != RequestState::Signing)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    if (!m_engine->cancel(id)) return fail(Code::TooLateToCancel, "the last round was sent");
    return {};
}

Status Service::retry(const QString& id)
{
    TERCET_CHECK(unlockedOrFail());
    auto* found = findRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    if (found->state != RequestState::Failed)
        return fail(Code::WrongState, std::string(requestStateName(found->state)));
    RequestRecord waiting = *found;
    waiting.state = RequestState::Waiting;
    waiting.error.reset();
    waiting.leftDevice = false;
    // The person wants it now: what ran out while it failed gets a new term.
    if (waiting.expires != 0) waiting.expires = m_parts.clock->wallMs() + kLifetimeMs;
    return move(*found, waiting, {});
}

void Service::expireDue()
{
    if (!m_unlocked) return;
    const qint64 now = m_parts.clock->wallMs();
    for (RequestRecord& request : m_data.requests) {
        if (!isOpen(request.state) || request.expires == 0 || request.expires > now) continue;
        RequestRecord expired = request;
        expired.state = RequestState::Expired;
        (void)move(request, expired, EventKind::Expired, request.summary);
    }
}

QList<AddressBookEntry> Service::addressBook() const { return m_data.labels; }

Status Service::setLabel(const QString& address, const QString& label)
{
    TERCET_CHECK(unlockedOrFail());
    const QString trimmed = label.trimmed();
    if (trimmed.size() > kMaxLabel)
        return fail(Code::TextTooLong, "more than 64 characters", "label");
    TERCET_TRY(
        const auto parsed, chains::ethereum::Address::parse(address.trimmed().toStdString()));
    const AddressBookEntry entry { toQt(parsed.text()), trimmed,
        QDateTime::fromMSecsSinceEpoch(m_parts.clock->wallMs()) };
    m_data.labels.removeIf(
        [&](const AddressBookEntry& other) { return other.address == entry.address; });
    if (!trimmed.isEmpty()) m_data.labels.append(entry);
    m_storage->post([entry](Database& db) { return book::setLabel(db, entry); });
    emit requestsChanged();
    return {};
}

Result<policy::Policy> Service::devicePolicy() const { return policyOf(m_data.policy); }

PolicySettings Service::policy() const { return m_data.policy; }

void Service::setPolicy(
    const PolicySettings& policy, QObject* context, Callback<PolicySettings> done)
{
    done = guarded(context, std::move(done));
    if (const auto ready = unlockedOrFail(); !ready) return done(std::unexpected(ready.error()));
    const auto wanted = policyOf(policy);
    if (!wanted) return done(std::unexpected(wanted.error()));
    m_engine->post([this, session = m_session, id = m_current, policy, wanted = *wanted, done] {
        const auto pushed = [&]() -> Status {
            const auto* record = m_engine->record();
            if (!record) return fail(Code::VaultLocked);
            TERCET_CHECK(pushPolicy(m_engine->exchange(), *record, wanted));
            return m_storage->run(
                [&](Database& db) { return wallet::vaults::savePolicy(db, id, policy); });
        }();
        home(session, [this, policy, pushed, done](bool current) {
            if (!pushed) return done(std::unexpected(pushed.error()));
            if (current) {
                m_data.policy = policy;
                note(EventKind::PolicyChanged, {}, {});
                emit requestsChanged();
            }
            done(policy);
        });
    });
}

} // namespace tercet::wallet
