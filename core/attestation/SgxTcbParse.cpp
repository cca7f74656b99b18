#include <algorithm>
#include <charconv>
#include <chrono>
#include <tuple>

#include "core/attestation/SgxTcb.h"
#include "core/base/Json.h"

namespace tercet::attestation {

namespace {

constexpr std::size_t kMaxLevels = 64, kMaxAdvisories = 64;

// "2025-06-19T10:56:11Z" and nothing else; Unix seconds.
Result<std::int64_t> time(const Json& object, const char* key)
{
    TERCET_TRY(const auto s, json::string(object, key, 20));
    const auto number = [&](std::size_t at, std::size_t n) {
        int v = -1;
        const auto [end, error] = std::from_chars(s.data() + at, s.data() + at + n, v);
        return error == std::errc() && end == s.data() + at + n ? v : -1;
    };
    if (s.size() != 20 || s[4] != '-' || s[7] != '-' || s[10] != 'T' || s[13] != ':' || s[16] != ':'
        || s[19] != 'Z')
        return fail(Code::BadField, "not a time", key);
    const int h = number(11, 2), m = number(14, 2), sec = number(17, 2);
    const std::chrono::year_month_day day { std::chrono::year(number(0, 4)),
        std::chrono::month(unsigned(number(5, 2))), std::chrono::day(unsigned(number(8, 2))) };
    if (!day.ok() || number(0, 4) < 1970 || h < 0 || h > 23 || m < 0 || m > 59 || sec < 0
        || sec > 59)
        return fail(Code::BadField, "not a time", key);
    return std::chrono::sys_days(day).time_since_epoch().count() * std::int64_t(86'400) + h * 3600
        + m * 60 + sec;
}

template <std::size_t N> Result<ByteArray<N>> octets(const Json& object, const char* key)
{
    TERCET_TRY(const auto digits, json::string(object, key, 2 * N));
    return arrayFromHex<N>(digits);
}

template <typename T> Result<T> number(const Json& object, const char* key)
{
    TERCET_TRY(const auto v, json::integer(object, key));
    if (v > std::numeric_limits<T>::max()) return fail(Code::NumberTooLarge, "too large", key);
    return T(v);
}

Result<std::uint32_t> bigEndian(const Json& object, const char* key)
{
    TERCET_TRY(const auto b, octets<4>(object, key));
    return std::uint32_t(b[0]) << 24 | std::uint32_t(b[1]) << 16 | std::uint32_t(b[2]) << 8 | b[3];
}

Result<Json> list(const Json& object, const char* key, std::size_t max)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    if (it == object.end() || !it->is_array() || it->empty() || it->size() > max)
        return fail(Code::BadField, "not a list", key);
    return *it;
}

Result<Json> object(const Json& outer, const char* key)
{
    const auto it = outer.is_object() ? outer.find(key) : outer.end();
    if (it == outer.end() || !it->is_object()) return fail(Code::BadField, "not an object", key);
    return *it;
}

// What both kinds of level have.
template <typename Level> Status common(Level& level, const Json& from)
{
    TERCET_TRY(level.date, time(from, "tcbDate"));
    TERCET_TRY(const auto name, json::string(from, "tcbStatus", 64));
    const auto status = statusNamed(name);
    if (!status) return fail(Code::BadField, "unknown status", "tcbStatus");
    level.status = *status;
    if (!from.contains("advisoryIDs")) return {};
    const auto& ids = from["advisoryIDs"];
    if (!ids.is_array() || ids.size() > kMaxAdvisories)
        return fail(Code::BadField, "not a list", "advisoryIDs");
    for (const auto& id : ids) {
        if (!id.is_string()) return fail(Code::BadField, "not a text", "advisoryIDs");
        const auto& s = id.get_ref<const std::string&>();
        const bool plain = std::all_of(s.begin(), s.end(),
            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'; });
        if (s.empty() || s.size() > 24 || !plain)
            return fail(Code::BadField, "not an advisory", "advisoryIDs");
        level.advisories.push_back(s);
    }
    return {};
}

Result<TcbLevel> tcbLevel(const Json& from)
{
    TcbLevel level;
    TERCET_TRY(const auto tcb, object(from, "tcb"));
    TERCET_TRY(const auto components, list(tcb, "sgxtcbcomponents", 16));
    if (components.size() != 16) return fail(Code::BadField, "not 16", "sgxtcbcomponents");
    for (std::size_t i = 0; i < 16; ++i) {
        TERCET_TRY(level.components[i], number<std::uint8_t>(components[i], "svn"));
    }
    TERCET_TRY(level.pceSvn, number<std::uint16_t>(tcb, "pcesvn"));
    TERCET_CHECK(common(level, from));
    return level;
}

Result<QeLevel> qeLevel(const Json& from)
{
    QeLevel level;
    TERCET_TRY(const auto tcb, object(from, "tcb"));
    TERCET_TRY(level.isvSvn, number<std::uint16_t>(tcb, "isvsvn"));
    TERCET_CHECK(common(level, from));
    return level;
}

Result<TcbInfo> tcbInfo(const Json& from)
{
    TcbInfo info;
    TERCET_TRY(info.issued, time(from, "issueDate"));
    TERCET_TRY(info.nextUpdate, time(from, "nextUpdate"));
    TERCET_TRY(info.fmspc, octets<6>(from, "fmspc"));
    TERCET_TRY(info.pceId, octets<2>(from, "pceId"));
    TERCET_TRY(const auto type, json::integer(from, "tcbType"));
    if (type != 0) return fail(Code::BadField, "unknown type", "tcbType");
    TERCET_TRY(info.evaluation, number<std::uint32_t>(from, "tcbEvaluationDataNumber"));
    TERCET_TRY(const auto levels, list(from, "tcbLevels", kMaxLevels));
    for (const auto& each : levels) {
        TERCET_TRY(auto level, tcbLevel(each));
        info.levels.push_back(std::move(level));
    }
    // Of two levels that are the same, the worse one is met first.
    std::sort(info.levels.begin(), info.levels.end(), [](const auto& a, const auto& b) {
        return std::tie(a.components, a.pceSvn, a.status)
            > std::tie(b.components, b.pceSvn, b.status);
    });
    return info;
}

Result<QeIdentity> qeIdentity(const Json& from)
{
    QeIdentity id;
    TERCET_TRY(id.issued, time(from, "issueDate"));
    TERCET_TRY(id.nextUpdate, time(from, "nextUpdate"));
    TERCET_TRY(id.evaluation, number<std::uint32_t>(from, "tcbEvaluationDataNumber"));
    TERCET_TRY(id.miscSelect, bigEndian(from, "miscselect"));
    TERCET_TRY(id.miscSelectMask, bigEndian(from, "miscselectMask"));
    TERCET_TRY(id.attributes, octets<16>(from, "attributes"));
    TERCET_TRY(id.attributesMask, octets<16>(from, "attributesMask"));
    TERCET_TRY(id.mrSigner, octets<32>(from, "mrsigner"));
    TERCET_TRY(id.isvProdId, number<std::uint16_t>(from, "isvprodid"));
    TERCET_TRY(const auto levels, list(from, "tcbLevels", kMaxLevels));
    for (const auto& each : levels) {
        TERCET_TRY(auto level, qeLevel(each));
        id.levels.push_back(std::move(level));
    }
    std::sort(id.levels.begin(), id.levels.end(), [](const auto& a, const auto& b) {
        return std::tie(a.isvSvn, a.status) > std::tie(b.isvSvn, b.status);
    });
    return id;
}

template <typename T>
Outcome<T> parsed(
    ByteView text_, std::string_view id, std::uint64_t version, Result<T> (*read)(const Json&))
{
    const auto value = json::parse(text(text_));
    if (!value) return refuse(Reason::SgxCollateralFormat, value.error().context);
    const auto kind = json::string(*value, "id", 16);
    const auto number = json::integer(*value, "version");
    if (!kind || !number || *kind != id || *number != version)
        return refuse(Reason::SgxCollateralVersion);
    auto result = read(*value);
    if (!result) return refuse(Reason::SgxCollateralFormat, result.error().field);
    return std::move(*result);
}

} // namespace

Outcome<TcbInfo> parseTcbInfo(ByteView json) { return parsed(json, "SGX", 3, tcbInfo); }
Outcome<QeIdentity> parseQeIdentity(ByteView json) { return parsed(json, "QE", 2, qeIdentity); }

} // namespace tercet::attestation
