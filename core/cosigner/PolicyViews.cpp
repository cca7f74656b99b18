#include <array>

#include "core/cosigner/ViewFields.h"
#include "core/cosigner/Views.h"

namespace tercet::cosigner {

namespace {

using policy::Decision;
using policy::Usage;

constexpr std::size_t kMaxDepth = 10, kMaxPayload = 128 * 1024, kMaxText = 256, kMaxUsage = 64;
constexpr std::size_t kMaxChanges = 16;

constexpr std::array kVerdicts { policy::Verdict::Allowed, policy::Verdict::Waits,
    policy::Verdict::Refused };
constexpr std::array kPeriods { policy::Period::Transaction, policy::Period::Day,
    policy::Period::Week, policy::Period::Month };
constexpr std::array kFamilies { policy::Family::Other, policy::Family::Ethereum,
    policy::Family::Bitcoin, policy::Family::Solana };
constexpr std::array kCodes { Code::Frozen, Code::NotFullyDecoded, Code::PolicyForbidden,
    Code::PolicyKind, Code::PolicyRecipient, Code::PolicyLimit, Code::PolicyPeriod,
    Code::PolicyQuorum, Code::PolicyHours, Code::PolicyNewRecipient };

constexpr auto kRules = [] {
    std::array<policy::Rule, std::size_t(policy::Rule::NewRecipient) + 1> all {};
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = policy::Rule(i);
    return all;
}();

template <typename Value, std::size_t N>
constexpr std::span<const Value> each(const std::array<Value, N>& values)
{
    return values;
}

Result<const Json*> list(const Json& object, const char* key, std::size_t most)
{
    const auto it = object.find(key);
    if (it == object.end()) return fail(Code::MissingField, "missing", key);
    if (!it->is_array()) return fail(Code::BadField, "not a list", key);
    if (it->size() > most) return fail(Code::NumberTooLarge, "too many", key);
    return &*it;
}

Status isMap(const Json& object, std::size_t members)
{
    if (!object.is_object()) return fail(Code::BadCbor, "not a map");
    if (object.size() > members) return fail(Code::UnknownField, "a member too many");
    return {};
}

Status read(const Json& object, const char* key, chains::Uint256& out)
{
    ByteArray<32> bytes {};
    TERCET_CHECK(cosigner::read(object, key, bytes));
    TERCET_TRY(out, chains::Uint256::fromBytes(bytes));
    return {};
}

Json usageJson(const Usage& usage)
{
    return { { "unit",
                 { { "family", std::string(policy::familyName(usage.unit.family)) },
                     { "chain_id", usage.unit.chainId }, { "contract", usage.unit.contract } } },
        { "period", std::string(policy::periodName(usage.period)) },
        { "used", bin(usage.used.be()) }, { "amount", bin(usage.amount.be()) },
        { "limit", bin(usage.limit.be()) } };
}

Status read(const Json& object, Usage& out)
{
    TERCET_CHECK(isMap(object, 5));
    const auto unit = object.find("unit");
    if (unit == object.end()) return fail(Code::MissingField, "missing", "unit");
    TERCET_CHECK(isMap(*unit, 3));
    TERCET_CHECK(readName(*unit, "family", each(kFamilies), policy::familyName, out.unit.family));
    TERCET_CHECK(cosigner::read(*unit, "chain_id", out.unit.chainId));
    TERCET_TRY(out.unit.contract, json::string(*unit, "contract", kMaxText));
    TERCET_CHECK(readName(object, "period", each(kPeriods), policy::periodName, out.period));
    TERCET_CHECK(read(object, "used", out.used));
    TERCET_CHECK(read(object, "amount", out.amount));
    return read(object, "limit", out.limit);
}

} // namespace

Bytes PolicyView::encode() const
{
    return json::toCbor(
        { { "serial", serial }, { "change", std::string(policy::changeName(change)) },
            { "due_ms", std::uint64_t(dueMs) } });
}

Result<PolicyView> PolicyView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 3));
    PolicyView out;
    TERCET_CHECK(cosigner::read(object, "serial", out.serial));
    using enum policy::Change;
    TERCET_CHECK(readName(
        object, "change", { None, Tightening, Loosening }, policy::changeName, out.change));
    TERCET_CHECK(cosigner::read(object, "due_ms", out.dueMs));
    return out;
}

Bytes EvaluateBody::encode() const
{
    return json::toCbor({ { "path", path }, { "type", type }, { "payload", bin(payload) } });
}

Result<EvaluateBody> EvaluateBody::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 3));
    EvaluateBody out;
    TERCET_TRY(const auto* path, list(object, "path", kMaxDepth));
    for (const auto& step : *path) {
        if (!step.is_number_unsigned() || step.get<std::uint64_t>() > 0xFFFF'FFFF)
            return fail(Code::BadPath, "not a step of a path", "path");
        out.path.push_back(step.get<std::uint32_t>());
    }
    TERCET_TRY(const auto type, json::integer(object, "type"));
    if (type > 0xFF) return fail(Code::UnsupportedTransaction, "no payload type", "type");
    out.type = std::uint8_t(type);
    TERCET_TRY(out.payload, json::binary(object, "payload"));
    if (out.payload.size() > kMaxPayload) return fail(Code::BadLength, "too long", "payload");
    return out;
}

Bytes encodeDecision(const Decision& decision)
{
    Json usage = Json::array();
    for (const auto& used : decision.usage) usage.push_back(usageJson(used));
    return json::toCbor({ { "verdict", std::string(policy::verdictName(decision.verdict)) },
        { "rule", std::string(policy::ruleName(decision.rule)) },
        { "code", std::string(codeName(decision.code)) },
        { "detail", decision.detail.substr(0, kMaxText) },
        { "until_ms", std::uint64_t(decision.untilMs) }, { "address", decision.address },
        { "role", std::string(policy::roleName(decision.role)) }, { "have", decision.have },
        { "need", decision.need }, { "usage", std::move(usage) } });
}

Result<Decision> decodeDecision(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 10));
    Decision out;
    TERCET_CHECK(readName(object, "verdict", each(kVerdicts), policy::verdictName, out.verdict));
    TERCET_CHECK(readName(object, "rule", each(kRules), policy::ruleName, out.rule));
    TERCET_CHECK(readName(object, "code", each(kCodes), codeName, out.code));
    if (out.allowed() != (out.rule == policy::Rule::None))
        return fail(Code::BadField, "a verdict without its rule", "rule");
    TERCET_TRY(out.detail, json::string(object, "detail", kMaxText));
    TERCET_CHECK(cosigner::read(object, "until_ms", out.untilMs));
    TERCET_TRY(out.address, json::string(object, "address", kMaxText));
    TERCET_CHECK(readName(object, "role", policy::roles(), policy::roleName, out.role));
    TERCET_CHECK(cosigner::read(object, "have", out.have));
    TERCET_CHECK(cosigner::read(object, "need", out.need));
    TERCET_TRY(const auto* usage, list(object, "usage", kMaxUsage));
    for (const auto& used : *usage) TERCET_CHECK(read(used, out.usage.emplace_back()));
    return out;
}

Bytes PendingView::encode() const
{
    Json waits = Json::array();
    for (const auto& change : changes) {
        Json entry { { "id", change.id }, { "since_ms", std::uint64_t(change.sinceMs) },
            { "due_ms", std::uint64_t(change.dueMs) } };
        if (!change.recipients.empty())
            entry["recipients"] = bin(change.recipients);
        else if (change.device)
            entry["device"] = bin(*change.device);
        else
            entry["policy"] = bin(policy::encode(change.policy));
        waits.push_back(std::move(entry));
    }
    return json::toCbor({ { "pending", std::move(waits) } });
}

Result<PendingView> PendingView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 1));
    TERCET_TRY(const auto* waits, list(object, "pending", kMaxChanges));
    PendingView out;
    for (const auto& change : *waits) {
        TERCET_CHECK(isMap(change, 4));
        auto& entry = out.changes.emplace_back();
        TERCET_TRY(entry.id, json::string(change, "id", 20));
        if (change.contains("recipients")) {
            TERCET_TRY(entry.recipients, json::binary(change, "recipients"));
        } else if (change.contains("device")) {
            TERCET_CHECK(cosigner::read(change, "device", entry.device.emplace()));
        } else {
            TERCET_TRY(const auto policy, json::binary(change, "policy"));
            TERCET_TRY(entry.policy, policy::decode(policy));
        }
        TERCET_CHECK(cosigner::read(change, "since_ms", entry.sinceMs));
        TERCET_CHECK(cosigner::read(change, "due_ms", entry.dueMs));
    }
    return out;
}

Bytes FreezeView::encode() const
{
    return json::toCbor({ { "until_ms", std::uint64_t(untilMs) } });
}

Result<FreezeView> FreezeView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 1));
    FreezeView out;
    TERCET_CHECK(cosigner::read(object, "until_ms", out.untilMs));
    return out;
}

} // namespace tercet::cosigner
