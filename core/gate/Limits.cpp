#include "core/gate/Limits.h"

#include <map>

namespace tercet::gate {

namespace {

constexpr std::uint64_t kMaxBody = 64 * 1024 * 1024;
constexpr std::uint64_t kMaxCount = 1'000'000;
constexpr std::uint64_t kMaxSeconds = 366ULL * 24 * 3600;

Result<std::uint64_t> number(
    const Json& value, const std::string& key, std::uint64_t least, std::uint64_t most)
{
    if (!value.is_number_unsigned()) return fail(Code::BadField, "not a whole number", key);
    const auto n = value.get<std::uint64_t>();
    if (n < least || n > most) return fail(Code::NumberTooLarge, "out of range", key);
    return n;
}

Status readRate(const Json& value, const std::string& key, Rate& rate)
{
    if (!value.is_object() || value.size() != 2 || !value.contains("count")
        || !value.contains("period_s"))
        return fail(Code::BadField, "not {\"count\", \"period_s\"}", key);
    TERCET_TRY(const auto count, number(value["count"], key, 1, kMaxCount));
    TERCET_TRY(const auto seconds, number(value["period_s"], key, 1, kMaxSeconds));
    rate = { std::uint32_t(count), std::int64_t(seconds) * Limits::kSecond };
    return {};
}

} // namespace

Result<Limits> readLimits(const Json& object)
{
    if (!object.is_object()) return fail(Code::BadField, "not an object", "limits");
    Limits out;
    const std::map<std::string, std::size_t*> bodies { { "json_body", &out.jsonBody },
        { "protocol_body", &out.protocolBody }, { "batch_body", &out.batchBody } };
    const std::map<std::string, std::int64_t*> times { { "clock_skew_s", &out.clockSkewMs },
        { "revocation_delay_s", &out.revocationDelayMs } };
    const std::map<std::string, std::uint32_t*> counts { { "connections", &out.connections },
        { "sessions", &out.sessions } };
    const std::map<std::string, Rate*> rates { { "address", &out.address },
        { "attestation", &out.attestation }, { "pairing", &out.pairing }, { "device", &out.device },
        { "sign", &out.sign }, { "link", &out.link }, { "keygen", &out.keygen },
        { "resolve", &out.resolve } };
    for (const auto& [key, value] : object.items()) {
        if (const auto body = bodies.find(key); body != bodies.end()) {
            TERCET_TRY(*body->second, number(value, key, 1024, kMaxBody));
        } else if (const auto time = times.find(key); time != times.end()) {
            TERCET_TRY(const auto seconds, number(value, key, 0, kMaxSeconds));
            *time->second = std::int64_t(seconds) * Limits::kSecond;
        } else if (const auto count = counts.find(key); count != counts.end()) {
            TERCET_TRY(const auto n, number(value, key, 1, kMaxCount));
            *count->second = std::uint32_t(n);
        } else if (const auto rate = rates.find(key); rate != rates.end()) {
            TERCET_CHECK(readRate(value, key, *rate->second));
        } else {
            return fail(Code::UnknownField, "no such limit", key);
        }
    }
    return out;
}

} // namespace tercet::gate
