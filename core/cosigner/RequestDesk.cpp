#include "core/cosigner/RequestDesk.h"

#include <algorithm>

#include "core/cosigner/RequestViews.h"

namespace tercet::cosigner {

namespace {

constexpr std::size_t kKeyDigits = 32, kPage = 32;

Answer answerOf(const std::string& json) { return { {}, toBytes(view(json)) }; }

std::unexpected<Error> noSuch() { return fail(Code::NoSuchRequest, "no such request", "request"); }

Status mayCall(const Call& call, std::initializer_list<DeviceRole> roles)
{
    if (std::ranges::find(roles, call.role) == roles.end())
        return fail(Code::WrongRole, "not for this role", "keyid");
    return {};
}

bool isKey(std::string_view key)
{
    return key.size() == kKeyDigits && std::ranges::all_of(key, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

mpc::SigningIntent intentOf(const RequestDraft& draft)
{
    return { .path = draft.place.path(),
        .payloadType = std::uint8_t(draft.payload.type),
        .payload = draft.payload.bytes };
}

} // namespace

void RequestDesk::publish()
{
    std::set<Bytes32> changed;
    {
        const std::lock_guard lock(m_mutex);
        changed.swap(m_changed);
    }
    for (const auto& vault : changed) m_watch->changed(vault);
}

// With the lock held.
Status RequestDesk::expire(const Bytes32& vault, std::int64_t nowMs)
{
    TERCET_TRY(const auto expired, m_storage.expire(vault, nowMs, nowMs - kKeptMs));
    if (expired) m_changed.insert(vault);
    return {};
}

Result<RequestRow> RequestDesk::find(const Bytes32& vault, const Bytes32& device, const Call& call)
{
    TERCET_TRY(const auto id, arrayFromHex<32>(call.request));
    TERCET_TRY(auto row, m_storage.request(vault, id));
    if (!row) return noSuch();
    const bool foreign = row->requester != call.caller.value_or(device);
    if (call.role == DeviceRole::Requester && foreign) return noSuch();
    return std::move(*row);
}

Result<Answer> RequestDesk::create(
    const Bytes32& vault, const Bytes32& device, const Call& call, const Reader& read)
{
    TERCET_CHECK(mayCall(call, { DeviceRole::Device, DeviceRole::Requester }));
    TERCET_TRY(const auto draft, decodeDraft(text(call.body)));
    if (!isKey(call.idempotencyKey))
        return fail(Code::BadField, "not 32 lower-case hex digits", "idempotency-key");
    const auto now = m_clock.wallMs();
    const auto requester = call.caller.value_or(device);
    const auto id = requestId(vault, requester, call.idempotencyKey, draft);
    TERCET_TRY(const auto known, m_storage.request(vault, id));
    if (known) return answerOf(encodeRequestId(id));

    if (draft.expiresMs <= now) return fail(Code::Expired, "in the past", "expires");
    if (draft.expiresMs - now > kMaxLifetimeMs)
        return fail(Code::NumberTooLarge, "more than 30 days", "expires");
    TERCET_TRY(const auto intent, read(intentOf(draft)));
    if (!draft.from.empty() && draft.from != intent.signer.address)
        return fail(Code::WrongSender, "not the address of this path", "from");
    RequestRow row { .vault = vault,
        .id = id,
        .requester = requester,
        .requesterName = call.callerName,
        .idempotencyKey = call.idempotencyKey,
        .draft = draft,
        .createdMs = now };
    row.draft.from.clear();
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(expire(vault, now));
    TERCET_TRY(const auto others, live(vault, subjectOf(draft.place, draft.payload)));
    if (std::ranges::find(others, QueueState::Rejected, &RequestRow::state) != others.end())
        return fail(Code::WrongState, "the same was rejected", "request");
    TERCET_TRY(const auto inserted, m_storage.insert(row, {}));
    if (inserted == Insertion::KeyUsed)
        return fail(Code::RoundConflict, "used for another request", "idempotency-key");
    if (inserted == Insertion::Full) return fail(Code::RateLimited, "too many requests wait");
    if (inserted == Insertion::Done) m_changed.insert(vault);
    return answerOf(encodeRequestId(id));
}

Result<Answer> RequestDesk::list(const Bytes32& vault, const Bytes32& device, const Call& call)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(expire(vault, m_clock.wallMs()));
    RequestQuery query { .after = call.after, .limit = kPage + 1 };
    if (!call.state.empty()) {
        query.state = queueStateNamed(call.state);
        if (!query.state) return fail(Code::BadField, "an unknown state", "state");
    }
    if (call.role == DeviceRole::Requester) query.requester = call.caller.value_or(device);
    RequestPage page;
    TERCET_TRY(page.requests, m_storage.requests(vault, query));
    for (auto& row : page.requests) TERCET_CHECK(annotate(device, row));
    page.more = page.requests.size() > kPage;
    if (page.more) page.requests.pop_back();
    page.last = page.requests.empty() ? call.after : page.requests.back().change;
    auto out = answerOf(encodePage(page));
    out.nothingYet = page.requests.empty();
    return out;
}

Result<Answer> RequestDesk::get(const Bytes32& vault, const Bytes32& device, const Call& call)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(expire(vault, m_clock.wallMs()));
    TERCET_TRY(auto row, find(vault, device, call));
    TERCET_CHECK(annotate(device, row));
    return answerOf(encodeRequest(row));
}

Result<Answer> RequestDesk::decide(const Bytes32& vault, const Bytes32& device, const Call& call)
{
    TERCET_CHECK(mayCall(call, { DeviceRole::Device, DeviceRole::Approver }));
    TERCET_TRY(const auto body, decodeDecisionBody(text(call.body)));
    const auto now = m_clock.wallMs();
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(expire(vault, now));
    TERCET_TRY(auto row, find(vault, device, call));
    const QueueDecision decision { .by = call.caller.value_or(device),
        .role = call.role,
        .approves = body.approves,
        .reason = body.reason,
        .atMs = now,
        .signature = body.signature };
    if (!verifyDecision(vault, row.id, decision))
        return fail(Code::BadSignature, "not signed by the caller", "signature");
    const auto same = [&](const QueueDecision& d) {
        return d.by == decision.by && d.signature == decision.signature;
    };
    if (std::ranges::any_of(row.decisions, same)) {
        TERCET_CHECK(annotate(device, row));
        return answerOf(encodeRequest(row));
    }
    if (row.state == QueueState::Expired) return fail(Code::Expired, "too late", "request");
    auto state = row.state;
    if (!decision.approves)
        state = QueueState::Rejected;
    else if (call.role == DeviceRole::Device)
        state = QueueState::Approved;
    TERCET_TRY(const bool done, m_storage.decide(vault, row.id, decision, state));
    if (!done) return fail(Code::WrongState, std::string(queueStateName(row.state)), "request");
    m_changed.insert(vault);
    TERCET_TRY(auto after, m_storage.request(vault, row.id));
    if (!after) return noSuch();
    TERCET_CHECK(annotate(device, *after));
    return answerOf(encodeRequest(*after));
}

Result<std::vector<RequestRow>> RequestDesk::live(const Bytes32& vault, const Bytes32& subject)
{
    TERCET_TRY(auto rows, m_storage.about(vault, subject));
    const auto now = m_clock.wallMs();
    std::erase_if(rows, [&](const RequestRow& row) {
        return row.state == QueueState::Expired || row.draft.expiresMs <= now;
    });
    return rows;
}

Result<bool> RequestDesk::counts(
    const Bytes32& device, const RequestRow& row, const QueueDecision& decision)
{
    if (!verifyDecision(row.vault, row.id, decision)) return false;
    if (decision.role == DeviceRole::Device) return decision.by == device;
    if (!m_devices || decision.role != DeviceRole::Approver) return false;
    TERCET_TRY(const auto known, m_devices->device(decision.by));
    return known && known->role == DeviceRole::Approver && !known->revoked(m_clock.wallMs())
        && known->vault.value_or(row.vault) == row.vault;
}

Status RequestDesk::annotate(const Bytes32& device, RequestRow& row)
{
    for (auto& decision : row.decisions) {
        TERCET_TRY(decision.counts, counts(device, row, decision));
        if (!m_devices) continue;
        TERCET_TRY(const auto known, m_devices->device(decision.by));
        if (known) decision.name = known->name;
    }
    return {};
}

Result<RequestDesk::Standing> RequestDesk::standing(const Bytes32& vault, const Bytes32& device,
    const Intent& intent, const mpc::SigningIntent& asked)
{
    TERCET_TRY(const auto type, chains::payloadType(asked.payloadType));
    TERCET_TRY(
        const auto rows, live(vault, subjectOf(intent.signer.place, { type, asked.payload })));
    Standing out;
    std::set<Bytes32> approvers;
    for (const auto& row : rows) {
        if (row.state == QueueState::Rejected)
            return fail(Code::CosignerRefused, "rejected in the queue", "request");
        if (isOpen(row.state)) out.open.push_back(row.id);
        for (const auto& decision : row.decisions) {
            if (!decision.approves || decision.role != DeviceRole::Approver) continue;
            TERCET_TRY(const bool valid, counts(device, row, decision));
            if (valid) approvers.insert(decision.by);
        }
    }
    out.approvers = std::uint32_t(approvers.size());
    return out;
}

Status RequestDesk::noteSigned(const Bytes32& vault, const std::vector<Bytes32>& open)
{
    const std::lock_guard lock(m_mutex);
    for (const auto& id : open) {
        TERCET_TRY(const bool done, m_storage.markSigned(vault, id, m_clock.wallMs()));
        if (done) m_changed.insert(vault);
    }
    return {};
}

} // namespace tercet::cosigner
