#include "core/attestation/Evidence.h"

#include <charconv>
#include <limits>

#include "core/base/Codec.h"
#include "core/base/Json.h"

namespace tercet::attestation {

namespace {

constexpr const char* kFormat = "tercet-evidence-1";

// The parts under their names, for writing, reading and signing alike.
template <typename E> auto snpParts(E& e)
{
    return std::array { std::pair { "report", &e.snp.report }, std::pair { "vek", &e.snp.vek },
        std::pair { "ask", &e.snp.ask }, std::pair { "ark", &e.snp.ark },
        std::pair { "crl", &e.snp.crl } };
}

template <typename E> auto sgxParts(E& e)
{
    return std::array { std::pair { "quote", &e.sgxQuote },
        std::pair { "tcb_info", &e.sgx.tcbInfo },
        std::pair { "tcb_info_signature", &e.sgx.tcbInfoSignature },
        std::pair { "qe_identity", &e.sgx.qeIdentity },
        std::pair { "qe_identity_signature", &e.sgx.qeIdentitySignature },
        std::pair { "tcb_signing_chain", &e.sgx.tcbSigningChain },
        std::pair { "pck_crl", &e.sgx.pckCrl }, std::pair { "root_crl", &e.sgx.rootCrl } };
}

Json written(const auto& parts)
{
    Json out = Json::object();
    for (const auto& [name, bytes] : parts) out[name] = base64url(*bytes);
    return out;
}

Status read(const Json& from, const auto& parts)
{
    for (const auto& [name, bytes] : parts) {
        TERCET_TRY(const auto text, json::string(from, name, kMaxEvidence));
        TERCET_TRY(*bytes, fromBase64url(text));
    }
    if (from.size() != parts.size()) return fail(Code::UnknownField, "unknown part");
    return {};
}

Result<Json> member(const Json& object, const char* key)
{
    if (!object.is_object() || !object.contains(key)) return fail(Code::MissingField, "", key);
    if (!object[key].is_object()) return fail(Code::BadField, "not an object", key);
    return object[key];
}

template <std::size_t N> Result<ByteArray<N>> octets(const Json& object, const char* key)
{
    TERCET_TRY(const auto text, json::string(object, key, 2 * N));
    TERCET_TRY(const auto bytes, fromBase64url(text));
    if (bytes.size() != N) return fail(Code::BadLength, "another length", key);
    return toArray(ByteView(bytes).first<N>());
}

Result<std::uint64_t> decimal(const Json& object, const char* key)
{
    TERCET_TRY(const auto text, json::string(object, key, 20));
    std::uint64_t v = 0;
    const auto* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, v);
    if (error != std::errc() || end != last || std::to_string(v) != text)
        return fail(Code::BadNumber, "not a decimal number", key);
    return v;
}

Json written(const Claims& c)
{
    return { { "role", c.role }, { "nonce", base64url(c.nonce) }, { "ik", base64url(c.ik) },
        { "sk", base64url(c.sk) }, { "tls_spki", base64url(c.tlsSpki) },
        { "boot_id", base64url(c.bootId) }, { "manifest_digest", base64url(c.manifestDigest) },
        { "counter_head", std::to_string(c.counterHead) },
        { "unix_time", std::to_string(c.unixTime) } };
}

Result<Claims> readClaims(const Json& from)
{
    Claims c;
    TERCET_TRY(const auto role, json::integer(from, "role"));
    if (role != 2 && role != 3) return fail(Code::BadField, "not a co-signer", "role");
    c.role = std::uint8_t(role);
    TERCET_TRY(c.nonce, octets<32>(from, "nonce"));
    TERCET_TRY(c.ik, octets<32>(from, "ik"));
    TERCET_TRY(c.sk, octets<32>(from, "sk"));
    TERCET_TRY(c.tlsSpki, octets<32>(from, "tls_spki"));
    TERCET_TRY(c.bootId, octets<16>(from, "boot_id"));
    TERCET_TRY(c.manifestDigest, octets<32>(from, "manifest_digest"));
    TERCET_TRY(c.counterHead, decimal(from, "counter_head"));
    TERCET_TRY(c.unixTime, decimal(from, "unix_time"));
    if (from.size() != 9) return fail(Code::UnknownField, "unknown claim", "claims");
    return c;
}

} // namespace

Bytes Evidence::hardwareBytes() const
{
    Writer w;
    if (tee == Tee::SevSnp)
        for (const auto& [name, bytes] : snpParts(*this)) w.blob32(*bytes);
    if (tee == Tee::Sgx)
        for (const auto& [name, bytes] : sgxParts(*this)) w.blob32(*bytes);
    return w.take();
}

std::string toJson(const Evidence& e)
{
    Json out = { { "format", kFormat }, { "claims", written(e.claims) },
        { "tee", std::string(teeName(e.tee)) }, { "signature", base64url(e.signature) } };
    if (e.tee == Tee::SevSnp) out["snp"] = written(snpParts(e));
    if (e.tee == Tee::Sgx) out["sgx"] = written(sgxParts(e));
    return out.dump();
}

Result<Evidence> evidenceFromJson(std::string_view text)
{
    if (text.size() > kMaxEvidence) return fail(Code::JsonTooLarge, "evidence");
    TERCET_TRY(const auto from, json::parse(text));
    TERCET_TRY(const auto format, json::string(from, "format", 64));
    if (format != kFormat) return fail(Code::BadField, "another format", "format");
    Evidence e;
    TERCET_TRY(const auto claims, member(from, "claims"));
    TERCET_TRY(e.claims, readClaims(claims));
    TERCET_TRY(const auto name, json::string(from, "tee", 16));
    const auto tee = teeNamed(name);
    if (!tee) return fail(Code::BadField, "unknown TEE", "tee");
    e.tee = *tee;
    TERCET_TRY(e.signature, octets<64>(from, "signature"));
    if (e.tee == Tee::SevSnp) {
        TERCET_TRY(const auto parts, member(from, "snp"));
        TERCET_CHECK(read(parts, snpParts(e)));
    } else if (e.tee == Tee::Sgx) {
        TERCET_TRY(const auto parts, member(from, "sgx"));
        TERCET_CHECK(read(parts, sgxParts(e)));
    }
    if (from.size() != (e.tee == Tee::None ? 4u : 5u)) return fail(Code::UnknownField, "unknown");
    return e;
}

} // namespace tercet::attestation
