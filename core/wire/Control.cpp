#include "core/wire/Control.h"

#include <algorithm>

#include "core/base/Json.h"
#include "core/wire/SignatureFields.h"

namespace tercet::wire {

namespace {

constexpr std::size_t kSessionBytes = 16;
constexpr std::size_t kEnvelope = 64; // more than the map around a body takes
constexpr std::size_t kMaxAnswer = (4 << 20) + kEnvelope;
constexpr std::size_t kMaxText = 64;
constexpr std::array kProfiles { "unattested", "simulated", "snp", "sgx" };

std::unexpected<Error> badAnswer(std::string what)
{
    return fail(Code::CosignerBadAnswer, std::move(what));
}

} // namespace

Bytes encodeAnswer(const cosigner::Call& call, const cosigner::Answer& answer)
{
    if (call.operation != cosigner::Operation::Open) return answer.body;
    return json::toCbor({ { "body", Json::binary(answer.body) },
        { "session", Json::binary(fromHex(answer.session).value_or(Bytes {})) } });
}

Result<cosigner::Answer> decodeAnswer(const cosigner::Call& call, ByteView body)
{
    if (call.operation != cosigner::Operation::Open)
        return cosigner::Answer { call.session, toBytes(body) };
    const auto map = json::parseCbor(body, kMaxAnswer);
    if (!map || !map->is_object() || map->size() != 2) return badAnswer("no session and body");
    auto inner = json::binary(*map, "body");
    const auto session = json::binary(*map, "session");
    if (!inner || !session || session->size() != kSessionBytes)
        return badAnswer("no session and body");
    return cosigner::Answer { hex(*session), std::move(*inner) };
}

std::string encodeAbout(const About& about)
{
    return Json {
        { "suite", std::string(kTag) }, { "version", about.version }, { "share", about.share },
        { "profile", about.profile }
    }.dump();
}

Result<About> decodeAbout(std::string_view body)
{
    const auto object = json::parse(body);
    if (!object || !object->is_object()) return badAnswer("no JSON object");
    const auto suite = json::string(*object, "suite", kMaxText);
    if (!suite || *suite != kTag) return badAnswer("another protocol");
    const auto version = json::string(*object, "version", kMaxText);
    const auto share = json::integer(*object, "share");
    const auto profile = json::string(*object, "profile", kMaxText);
    if (!version || !share || !profile || (*share != 2 && *share != 3)
        || std::ranges::find(kProfiles, *profile) == kProfiles.end())
        return badAnswer("does not say what it is");
    return About { int(*share), *profile, *version };
}

std::string encodePairing(std::string_view code, std::string_view name)
{
    Json out { { "pairing_code", std::string(code) } };
    if (!name.empty()) out["name"] = std::string(name);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Pairing> decodePairing(std::string_view body)
{
    TERCET_TRY(const auto object, json::parse(body));
    if (!object.is_object()) return fail(Code::BadJson, "no object");
    Pairing out;
    TERCET_TRY(out.code, json::string(object, "pairing_code", kMaxPairingCode));
    const bool named = object.contains("name");
    if (object.size() != (named ? 2U : 1U)) return fail(Code::UnknownField, "another field");
    if (!named) return out;
    TERCET_TRY(out.name, json::string(object, "name", kMaxDeviceName));
    if (!cosigner::isDeviceName(out.name))
        return fail(Code::BadField, "a hidden character", "name");
    return out;
}

std::string encodeEnrolled(const Bytes32& device, int share)
{
    return Json { { "device", hex(device) }, { "share", share } }.dump();
}

Status checkEnrolled(std::string_view body, const Bytes32& device, int share)
{
    const auto object = json::parse(body);
    if (!object || !object->is_object()) return badAnswer("no JSON object");
    const auto key = json::string(*object, "device");
    const auto number = json::integer(*object, "share");
    if (!key || *key != hex(device)) return badAnswer("enrolled another device");
    if (!number || *number != std::uint64_t(share)) return badAnswer("holds another share");
    return {};
}

} // namespace tercet::wire
