#include "core/gate/Authenticator.h"

#include <array>
#include <cstdlib>

namespace tercet::gate {

namespace {

constexpr std::int64_t kSecond = 1000;

// Each decides something, so that a second one could mean something else to somebody.
constexpr std::array<std::string_view, 9> kOnce { "host", "content-type", "content-length",
    "content-digest", "signature-input", "signature", "tercet-suite", "idempotency-key",
    "authorization" };
constexpr std::array<std::string_view, 5> kNever { "transfer-encoding", "content-encoding",
    "expect", "upgrade", "trailer" };

bool isVisible(std::string_view text)
{
    return std::ranges::all_of(text, [](unsigned char c) { return c >= 0x20 && c < 0x7f; });
}

} // namespace

Status Authenticator::checkFields(const HttpRequest& request) const
{
    for (const auto name : kNever)
        if (std::ranges::find(request.fields, name, &Field::name) != request.fields.end())
            return fail(Code::BadField, "not understood here", std::string(name));
    for (const auto name : kOnce) {
        if (std::ranges::count(request.fields, name, &Field::name) > 1)
            return fail(Code::BadField, "stands twice", std::string(name));
        if (!isVisible(fieldOf(request.fields, name)))
            return fail(Code::BadField, "not visible ASCII", std::string(name));
    }
    const auto host = fieldOf(request.fields, "host");
    if (std::ranges::find(m_authorities, host) == m_authorities.end())
        return fail(Code::BadField, "not the name of this co-signer", "host");
    return {};
}

bool Authenticator::isSigned(const HttpRequest& request)
{
    return std::ranges::any_of(request.fields, [](const Field& field) {
        return field.name == "signature" || field.name == "signature-input";
    });
}

Result<wire::Parameters> Authenticator::verify(const HttpRequest& request) const
{
    const auto field = [&](std::string_view name) { return fieldOf(request.fields, name); };
    if (field("tercet-suite") != wire::kTag)
        return fail(Code::BadField, "another protocol", "tercet-suite");
    const std::string_view target = request.target;
    const auto mark = target.find('?');
    const wire::Request covered { .method = request.method,
        .authority = field("host"),
        .path = target.substr(0, mark),
        .query = mark == std::string_view::npos ? std::string_view {} : target.substr(mark + 1),
        .contentType = field("content-type"),
        .idempotencyKey = field("idempotency-key"),
        .body = request.body };
    TERCET_TRY(const auto parameters,
        wire::verifyRequest(covered,
            { std::string(field("content-digest")), std::string(field("signature-input")),
                std::string(field("signature")) }));
    const auto now = m_clock.wallMs() / kSecond, skew = m_clockSkewMs / kSecond;
    // Without sums that could overflow: `created` is the stranger's.
    if (parameters.created > now + skew || parameters.created < now - skew)
        return fail(Code::ClockSkew, "made at another time", "created");
    return parameters;
}

Result<cosigner::DeviceRow> Authenticator::usable(std::optional<cosigner::DeviceRow> row) const
{
    if (!row) return fail(Code::UnknownDevice, "the key is not enrolled", "keyid");
    if (row->revoked(m_clock.wallMs()))
        return fail(Code::DeviceRevoked, "the key is revoked", "keyid");
    return std::move(*row);
}

Result<cosigner::DeviceRow> Authenticator::enrolled(const Bytes32& key) const
{
    TERCET_TRY(auto row, m_devices.device(key));
    return usable(std::move(row));
}

Result<cosigner::DeviceRow> Authenticator::admit(const wire::Parameters& parameters)
{
    TERCET_TRY(
        auto found, cosigner::admit(m_devices, parameters.key, parameters.nonce, m_clock.wallMs()));
    TERCET_TRY(auto row, usable(std::move(found.device)));
    if (!found.isFresh) return fail(Code::RequestReplayed, "the nonce was used", "nonce");
    return row;
}

} // namespace tercet::gate
