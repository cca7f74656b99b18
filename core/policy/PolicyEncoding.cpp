#include "core/base/Codec.h"
#include "core/policy/Policy.h"

namespace tercet::policy {

namespace {

using Amount = std::optional<chains::Uint256>;

void write(Writer& out, const Amount& amount)
{
    out.u8(amount.has_value());
    if (amount) out.raw(amount->be());
}

void write(Writer& out, const Periods& periods)
{
    write(out, periods.day);
    write(out, periods.week);
    write(out, periods.month);
}

void write(Writer& out, const std::string& text)
{
    out.u8(std::uint8_t(text.size())).raw(view(text));
}

void write(Writer& out, const std::vector<std::string>& list)
{
    out.u16(std::uint16_t(list.size()));
    for (const auto& text : list) write(out, text);
}

Result<bool> flag(Reader& in, const char* field)
{
    TERCET_TRY(const auto v, in.u8());
    if (v > 1) return fail(Code::BadField, "not 0 or 1", field);
    return v == 1;
}

Status read(Reader& in, const char* field, Amount& amount)
{
    TERCET_TRY(const bool given, flag(in, field));
    if (!given) return {};
    TERCET_TRY(const auto bytes, in.raw(32));
    TERCET_TRY(amount, chains::Uint256::fromBytes(bytes));
    return {};
}

Status read(Reader& in, const char* field, Periods& periods)
{
    TERCET_CHECK(read(in, field, periods.day));
    TERCET_CHECK(read(in, field, periods.week));
    return read(in, field, periods.month);
}

Status read(Reader& in, std::string& out)
{
    TERCET_TRY(const auto size, in.u8());
    TERCET_TRY(const auto bytes, in.raw(size));
    out = text(bytes);
    return {};
}

// Each of a list's entries by `one`; no more than `most`, before anything is made of them.
template <typename T, typename One>
Status read(Reader& in, const char* field, std::size_t most, std::vector<T>& out, One one)
{
    TERCET_TRY(const auto count, in.u16());
    if (count > most) return fail(Code::NumberTooLarge, "too many", field);
    for (std::size_t i = 0; i < count; ++i) {
        out.emplace_back();
        TERCET_CHECK(one(out.back()));
    }
    return {};
}

Status readAddresses(Reader& in, const char* field, std::vector<std::string>& out)
{
    return read(in, field, kMaxAddresses, out, [&](std::string& text) { return read(in, text); });
}

Status readLimit(Reader& in, Limit& limit)
{
    TERCET_TRY(const auto family, in.u8());
    limit.unit.family = Family(family);
    TERCET_TRY(limit.unit.chainId, in.u64());
    TERCET_CHECK(read(in, limit.unit.contract));
    TERCET_CHECK(read(in, "limits", limit.perTransaction));
    return read(in, "limits", limit.periods);
}

Status readRest(Reader& in, Policy& policy)
{
    TERCET_CHECK(read(in, "otherUnits", policy.otherUnits));
    TERCET_CHECK(read(in, "limits", kMaxLimits, policy.limits,
        [&](Limit& limit) { return readLimit(in, limit); }));
    TERCET_TRY(const bool listed, flag(in, "allowed"));
    if (listed) TERCET_CHECK(readAddresses(in, "allowed", policy.allowed.emplace()));
    TERCET_CHECK(readAddresses(in, "denied", policy.denied));
    TERCET_TRY(policy.kinds, in.u8());
    TERCET_TRY(policy.newRecipientDelayS, in.u32());
    TERCET_CHECK(read(in, "quietHours", kMaxHours, policy.quietHours, [&](Hours& hours) -> Status {
        TERCET_TRY(hours.from, in.u16());
        TERCET_TRY(hours.to, in.u16());
        return {};
    }));
    TERCET_CHECK(read(in, "quorum", roles().size(), policy.quorum, [&](Quorum& quorum) -> Status {
        TERCET_TRY(const auto role, in.u8());
        quorum.role = Role(role);
        TERCET_TRY(quorum.count, in.u8());
        return {};
    }));
    TERCET_TRY(policy.looseningDelayS, in.u32());
    return {};
}

} // namespace

Bytes encode(const Policy& policy)
{
    Writer out;
    const bool first = policy == Policy { policy.limitPerTransaction, policy.blindSigning };
    out.u8(first ? 1 : 2).u8(policy.blindSigning);
    write(out, policy.limitPerTransaction);
    if (first) return out.take();
    write(out, policy.otherUnits);
    out.u16(std::uint16_t(policy.limits.size()));
    for (const auto& limit : policy.limits) {
        out.u8(std::uint8_t(limit.unit.family)).u64(limit.unit.chainId);
        write(out, limit.unit.contract);
        write(out, limit.perTransaction);
        write(out, limit.periods);
    }
    out.u8(policy.allowed.has_value());
    if (policy.allowed) write(out, *policy.allowed);
    write(out, policy.denied);
    out.u8(policy.kinds).u32(policy.newRecipientDelayS);
    out.u16(std::uint16_t(policy.quietHours.size()));
    for (const auto& hours : policy.quietHours) out.u16(hours.from).u16(hours.to);
    out.u16(std::uint16_t(policy.quorum.size()));
    for (const auto& quorum : policy.quorum) out.u8(std::uint8_t(quorum.role)).u8(quorum.count);
    out.u32(policy.looseningDelayS);
    return out.take();
}

Result<Policy> decode(ByteView bytes)
{
    Reader in(bytes);
    TERCET_TRY(const auto version, in.u8());
    if (version != 1 && version != 2)
        return fail(Code::UnknownField, "a policy of another version", "version");
    Policy policy;
    TERCET_TRY(policy.blindSigning, flag(in, "blindSigning"));
    TERCET_CHECK(read(in, "limitPerTransaction", policy.limitPerTransaction));
    if (version == 2) TERCET_CHECK(readRest(in, policy));
    TERCET_CHECK(in.finish());
    TERCET_CHECK(check(policy));
    if (encode(policy) != toBytes(bytes))
        return fail(Code::BadField, "not the canonical version", "version");
    return policy;
}

} // namespace tercet::policy
