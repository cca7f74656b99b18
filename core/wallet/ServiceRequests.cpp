#include "core/chains/ethereum/TransactionJson.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/Convert.h"
#include "core/wallet/EventStore.h"
#include "core/wallet/Forms.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/NewRequest.h"
#include "core/wallet/Service.h"

namespace tercet::wallet {

namespace {

constexpr qsizetype kMaxSource = 200;
constexpr int kMaxHoldMs = 10'000;

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

const RequestRecord* Service::shownRequest(const QString& id) const
{
    if (const auto* found = findRequest(id)) return found;
    const auto it = std::ranges::find(m_oneSided, id, &RequestRecord::id);
    return it == m_oneSided.end() ? nullptr : &*it;
}

QList<RequestSummary> Service::requests() const
{
    QList<RequestSummary> all;
    for (const auto* list : { &m_oneSided, &m_data.requests })
        for (const RequestRecord& request : *list) {
            auto head = summary(request);
            head.queue = queueInfo(request);
            all.append(std::move(head));
        }
    std::ranges::stable_sort(all, std::greater {}, &RequestSummary::created);
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
    context.blindSigning = policy().policy.blindSigning;
    context.judge = [this](const chains::Decoded& decoded, const RequestRecord& request) {
        return judge(decoded, request);
    };
    context.queue = [this](const RequestRecord& request) { return queueInfo(request); };
    return context;
}

Result<RequestDetail> Service::request(const QString& id) const
{
    if (!m_unlocked)
        TERCET_CHECK(unlockedOrFail()); // what is signed is shown even when the disk is gone
    const auto* found = shownRequest(id);
    if (!found) return fail(Code::NoSuchRequest, "not of this vault");
    TERCET_TRY(auto detail, review(*found, reviewContext()));
    // The person may want to hold for longer, never for less.
    detail.gesture.holdMs
        = qBound(detail.gesture.holdMs, setting(QStringLiteral("holdMs"), 0).toInt(), kMaxHoldMs);
    detail.confirmations
        = m_confirmations.value(id, found->state == RequestState::Confirmed ? 1 : 0);
    return detail;
}

Result<QString> Service::add(
    const chains::Payload& payload, const QString& source, const chains::AddressPath& place)
{
    TERCET_CHECK(unlockedOrFail());
    if (source.size() > kMaxSource)
        return fail(Code::TextTooLong, "more than 200 characters", "source");
    if (!chains::signs(place.kind, payload.type))
        return fail(Code::BadPath, "an address of another chain");
    TERCET_TRY(const auto signer, accounts::address(vault(), place));
    const qint64 now = m_parts.clock->wallMs();
    const NewRequest origin { m_current, signer.address, source, place.account, place.index, now,
        now + kRequestLifetimeMs };
    TERCET_TRY(const auto request, newRequest(payload, origin, *m_parts.random));
    TERCET_CHECK(insert(request));
    return request.id;
}

Status Service::insert(const RequestRecord& request)
{
    TERCET_TRY(const auto decoded, chains::decode(request.payload, request.from.toStdString()));
    const qint64 now = m_parts.clock->wallMs();
    m_data.requests.prepend(request);
    m_data.books.meet(decoded, now);
    m_storage->post([request, decoded = decoded, now](Database& db) -> Status {
        TERCET_CHECK(wallet::requests::insert(db, request));
        TERCET_CHECK(policies::meet(db, request.vault, decoded, now));
        return wallet::events::append(
            db, request.vault, now, EventKind::RequestCreated, request.id, request.summary);
    });
    remember({ QDateTime::fromMSecsSinceEpoch(now), EventKind::RequestCreated, request.id,
        request.summary });
    emit requestsChanged();
    return {};
}

Result<QString> Service::createSend(const SendForm& form)
{
    TERCET_TRY(const auto tx, forms::transaction(form));
    return add(payloadOf(tx), {}, { .account = form.account, .index = form.index });
}

Result<QString> Service::openTransaction(
    const QByteArray& bytes, const QString& source, quint32 account, quint32 index)
{
    TERCET_CHECK(unlockedOrFail());
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(text(viewOf(bytes))));
    const chains::AddressPath place { .account = account, .index = index };
    TERCET_TRY(const auto signer, accounts::address(vault(), place));
    if (input.from && toQt(input.from->text()) != signer.address)
        return fail(Code::WrongSender, "not the address of this account and index", "from");
    return add(payloadOf(input.tx), source, place);
}

Result<QString> Service::createMessage(
    const chains::Payload& payload, const QString& source, const chains::AddressPath& place)
{
    return add(payload, source, place);
}

Status Service::move(RequestRecord& request, const RequestRecord& changed,
    std::optional<EventKind> event, const QString& detail, const Storage::Work& also)
{
    TERCET_CHECK(unlockedOrFail());
    const RequestState from = request.state;
    if (from != changed.state && !legal(from, changed.state))
        return fail(Code::WrongState, std::string(requestStateName(from)));
    request = changed;
    const qint64 now = m_parts.clock->wallMs();
    m_storage->post([changed, from, event, detail, now, also](Database& db) -> Status {
        TERCET_CHECK(wallet::requests::update(db, changed, from));
        if (also) TERCET_CHECK(also(db));
        if (!event) return {};
        return wallet::events::append(db, changed.vault, now, *event, changed.id, detail);
    });
    if (event) remember({ QDateTime::fromMSecsSinceEpoch(now), *event, changed.id, detail });
    emit requestChanged(changed.id);
    emit requestsChanged();
    return {};
}

} // namespace tercet::wallet
