#include "core/cosigner/RequestViews.h"

#include <limits>

#include "core/base/Json.h"
#include "core/policy/SigningPath.h"

namespace tercet::cosigner {

namespace {

constexpr std::int64_t kSecond = 1000;
constexpr std::uint64_t kMaxSeconds = 1ULL << 40;
constexpr std::size_t kMaxName = 64, kMaxText = 4 * RequestDraft::kMaxNote, kMaxAddress = 128;
constexpr std::size_t kMaxDecisions = 256;

std::string dump(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Json> object(std::string_view body, std::size_t most)
{
    if (body.size() > most) return fail(Code::JsonTooLarge, "too large");
    TERCET_TRY(auto value, json::parse(body));
    if (!value.is_object()) return fail(Code::BadJson, "no object");
    return value;
}

// That there is nothing but these members.
Status only(const Json& object, std::initializer_list<std::string_view> names)
{
    for (const auto& [key, value] : object.items())
        if (std::ranges::find(names, key) == names.end())
            return fail(Code::UnknownField, "not known", key.substr(0, kMaxName));
    return {};
}

Result<std::string> optionalText(const Json& object, const char* key, std::size_t most)
{
    if (!object.contains(key)) return std::string();
    return json::string(object, key, most);
}

template <std::size_t N> Status bytes(const Json& object, const char* key, ByteArray<N>& out)
{
    TERCET_TRY(const auto digits, json::string(object, key, 2 * N));
    const auto read = arrayFromHex<N>(digits);
    if (!read || hex(*read) != digits) return fail(Code::BadHex, "not so many bytes in hex", key);
    out = *read;
    return {};
}

Result<std::int64_t> seconds(const Json& object, const char* key)
{
    TERCET_TRY(const auto value, json::integer(object, key));
    if (value > kMaxSeconds) return fail(Code::NumberTooLarge, "not a time", key);
    return std::int64_t(value) * kSecond;
}

Json pathJson(const chains::AddressPath& place)
{
    auto out = Json::array();
    for (const auto step : place.path()) out.push_back(step);
    return out;
}

Result<chains::AddressPath> readPath(const Json& object)
{
    const auto it = object.find("path");
    if (it == object.end()) return fail(Code::MissingField, "is missing", "path");
    if (!it->is_array() || it->size() > 10) return fail(Code::BadPath, "no path", "path");
    std::vector<std::uint32_t> path;
    for (const auto& step : *it) {
        if (!step.is_number_unsigned()
            || step.get<std::uint64_t>() > std::numeric_limits<std::uint32_t>::max())
            return fail(Code::BadPath, "no path", "path");
        path.push_back(step.get<std::uint32_t>());
    }
    return policy::checkSigningPath(path);
}

Status readPayload(const Json& object, chains::Payload& out)
{
    TERCET_TRY(const auto type, json::integer(object, "type"));
    if (type > 255) return fail(Code::UnsupportedTransaction, "an unknown type", "type");
    TERCET_TRY(out.type, chains::payloadType(std::uint8_t(type)));
    TERCET_TRY(const auto digits, json::string(object, "payload", kMaxDraft));
    auto payload = fromHex(digits);
    if (!payload) return fail(Code::BadHex, "not hexadecimal", "payload");
    out.bytes = std::move(*payload);
    return {};
}

// The members that a draft and a stored request have in common.
Status readDraft(const Json& object, RequestDraft& out)
{
    TERCET_TRY(out.place, readPath(object));
    TERCET_CHECK(readPayload(object, out.payload));
    if (!chains::signs(out.place.kind, out.payload.type))
        return fail(Code::BadPath, "an address of another chain", "path");
    TERCET_TRY(out.expiresMs, seconds(object, "expires"));
    TERCET_TRY(out.note, optionalText(object, "note", kMaxText));
    return checkClaim(out.note, RequestDraft::kMaxNote, "note");
}

Json draftJson(const RequestDraft& draft)
{
    return { { "path", pathJson(draft.place) }, { "type", unsigned(draft.payload.type) },
        { "payload", hex(draft.payload.bytes) }, { "expires", draft.expiresMs / kSecond },
        { "note", draft.note } };
}

Result<bool> readVerdict(const Json& object)
{
    TERCET_TRY(const auto word, json::string(object, "decision", 16));
    if (word != "approve" && word != "reject")
        return fail(Code::BadField, "neither approve nor reject", "decision");
    return word == "approve";
}

std::string_view verdictName(bool approves) { return approves ? "approve" : "reject"; }

Json decisionJson(const QueueDecision& decision)
{
    return { { "by", hex(decision.by) }, { "role", deviceRoleName(decision.role) },
        { "decision", verdictName(decision.approves) }, { "reason", decision.reason },
        { "at", decision.atMs / kSecond }, { "signature", hex(decision.signature) },
        { "name", decision.name }, { "counts", decision.counts } };
}

Result<QueueDecision> readDecision(const Json& object)
{
    if (!object.is_object()) return fail(Code::BadField, "no object", "decisions");
    TERCET_CHECK(
        only(object, { "by", "role", "decision", "reason", "at", "signature", "name", "counts" }));
    QueueDecision out;
    TERCET_CHECK(bytes(object, "by", out.by));
    TERCET_TRY(const auto name, json::string(object, "role", 16));
    const auto role = deviceRoleNamed(name);
    if (!role) return fail(Code::BadField, "an unknown role", "role");
    out.role = *role;
    TERCET_TRY(out.approves, readVerdict(object));
    TERCET_TRY(out.reason, json::string(object, "reason", kMaxText));
    TERCET_CHECK(checkClaim(out.reason, QueueDecision::kMaxReason, "reason"));
    TERCET_TRY(out.atMs, seconds(object, "at"));
    TERCET_CHECK(bytes(object, "signature", out.signature));
    TERCET_TRY(out.name, json::string(object, "name", kMaxName));
    TERCET_TRY(out.counts, json::boolean(object, "counts"));
    return out;
}

Json requestJson(const RequestRow& row)
{
    auto out = draftJson(row.draft);
    out["id"] = hex(row.id);
    out["requester"] = hex(row.requester);
    out["name"] = row.requesterName;
    out["key"] = row.idempotencyKey;
    out["created"] = row.createdMs / kSecond;
    out["state"] = queueStateName(row.state);
    out["change"] = row.change;
    auto decisions = Json::array();
    for (const auto& decision : row.decisions) decisions.push_back(decisionJson(decision));
    out["decisions"] = std::move(decisions);
    return out;
}

Result<RequestRow> readRequest(const Bytes32& vault, const Json& object)
{
    if (!object.is_object()) return fail(Code::BadField, "no object", "requests");
    TERCET_CHECK(only(object,
        { "id", "requester", "name", "key", "path", "type", "payload", "expires", "note", "created",
            "state", "change", "decisions" }));
    RequestRow row { .vault = vault };
    TERCET_CHECK(readDraft(object, row.draft));
    TERCET_CHECK(bytes(object, "id", row.id));
    TERCET_CHECK(bytes(object, "requester", row.requester));
    TERCET_TRY(row.requesterName, json::string(object, "name", kMaxName));
    TERCET_TRY(row.idempotencyKey, json::string(object, "key", kMaxName));
    TERCET_TRY(row.createdMs, seconds(object, "created"));
    TERCET_TRY(const auto name, json::string(object, "state", 16));
    const auto state = queueStateNamed(name);
    if (!state) return fail(Code::BadField, "an unknown state", "state");
    row.state = *state;
    TERCET_TRY(row.change, json::integer(object, "change"));
    const auto decisions = object.find("decisions");
    if (decisions == object.end() || !decisions->is_array() || decisions->size() > kMaxDecisions)
        return fail(Code::BadField, "no list", "decisions");
    for (const auto& one : *decisions) {
        TERCET_TRY(auto decision, readDecision(one));
        row.decisions.push_back(std::move(decision));
    }
    if (requestId(vault, row.requester, row.idempotencyKey, row.draft) != row.id)
        return fail(Code::BadField, "not the id of what is in it", "id");
    return row;
}

} // namespace

std::string encodeDraft(const RequestDraft& draft)
{
    auto out = draftJson(draft);
    if (draft.note.empty()) out.erase("note");
    if (!draft.from.empty()) out["from"] = draft.from;
    return dump(out);
}

Result<RequestDraft> decodeDraft(std::string_view body)
{
    TERCET_TRY(const auto map, object(body, kMaxDraft));
    TERCET_CHECK(only(map, { "path", "type", "payload", "expires", "note", "from" }));
    RequestDraft out;
    TERCET_CHECK(readDraft(map, out));
    TERCET_TRY(out.from, optionalText(map, "from", kMaxAddress));
    return out;
}

std::string encodeRequestId(const Bytes32& id) { return dump({ { "id", hex(id) } }); }

Result<Bytes32> decodeRequestId(std::string_view body)
{
    TERCET_TRY(const auto map, object(body, kMaxDraft));
    Bytes32 out {};
    TERCET_CHECK(bytes(map, "id", out));
    return out;
}

std::string encodeDecisionBody(const DecisionBody& body)
{
    Json out { { "decision", verdictName(body.approves) }, { "signature", hex(body.signature) } };
    if (!body.reason.empty()) out["reason"] = body.reason;
    return dump(out);
}

Result<DecisionBody> decodeDecisionBody(std::string_view body)
{
    TERCET_TRY(const auto map, object(body, kMaxDraft));
    TERCET_CHECK(only(map, { "decision", "signature", "reason" }));
    DecisionBody out;
    TERCET_TRY(out.approves, readVerdict(map));
    TERCET_CHECK(bytes(map, "signature", out.signature));
    TERCET_TRY(out.reason, optionalText(map, "reason", kMaxText));
    TERCET_CHECK(checkClaim(out.reason, QueueDecision::kMaxReason, "reason"));
    return out;
}

std::string encodeRequest(const RequestRow& row) { return dump(requestJson(row)); }

Result<RequestRow> decodeRequest(const Bytes32& vault, std::string_view body)
{
    TERCET_TRY(const auto map, object(body, RequestPage::kMaxBytes));
    return readRequest(vault, map);
}

std::string encodePage(const RequestPage& page)
{
    constexpr std::size_t kFrame = 128;
    auto list = Json::array();
    auto last = page.last;
    bool more = page.more;
    std::size_t size = kFrame;
    for (const auto& row : page.requests) {
        auto one = requestJson(row);
        size += dump(one).size() + 1;
        if (!list.empty() && size > RequestPage::kMaxBytes) {
            more = true;
            last = list.back()["change"].get<std::uint64_t>();
            break;
        }
        list.push_back(std::move(one));
    }
    return dump({ { "requests", std::move(list) }, { "last", last }, { "more", more } });
}

Result<RequestPage> decodePage(const Bytes32& vault, std::string_view body)
{
    TERCET_TRY(const auto map, object(body, 2 * RequestPage::kMaxBytes));
    TERCET_CHECK(only(map, { "requests", "last", "more" }));
    RequestPage out;
    const auto list = map.find("requests");
    if (list == map.end() || !list->is_array()) return fail(Code::BadField, "no list", "requests");
    for (const auto& one : *list) {
        TERCET_TRY(auto row, readRequest(vault, one));
        out.requests.push_back(std::move(row));
    }
    TERCET_TRY(out.last, json::integer(map, "last"));
    TERCET_TRY(out.more, json::boolean(map, "more"));
    return out;
}

} // namespace tercet::cosigner
