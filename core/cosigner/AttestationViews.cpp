#include "core/cosigner/AttestationViews.h"

#include "core/base/Json.h"

namespace tercet::cosigner {

namespace {

constexpr std::size_t kHead = 64; // of CBOR around the one member

Bytes encode(const char* key, ByteView value)
{
    return json::toCbor({ { key, Json::binary(toBytes(value)) } });
}

Result<Bytes> decode(const char* key, ByteView body, std::size_t most)
{
    TERCET_TRY(const auto object, json::parseCbor(body, most + kHead));
    if (!object.is_object()) return fail(Code::BadCbor, "not a map");
    if (object.size() > 1) return fail(Code::UnknownField, "a member too many");
    return json::binary(object, key);
}

} // namespace

Bytes encodeNonce(const Bytes32& nonce) { return encode("nonce", nonce); }

Result<Bytes32> decodeNonce(ByteView body)
{
    TERCET_TRY(const auto bytes, decode("nonce", body, 32));
    if (bytes.size() != 32) return fail(Code::BadLength, "another length", "nonce");
    return toArray(ByteView(bytes).first<32>());
}

Bytes encodeEvidence(const attestation::Evidence& evidence)
{
    return encode("evidence", view(attestation::toJson(evidence)));
}

Result<attestation::Evidence> decodeEvidence(ByteView body)
{
    TERCET_TRY(const auto bytes, decode("evidence", body, attestation::kMaxEvidence));
    return attestation::evidenceFromJson(text(bytes));
}

} // namespace tercet::cosigner
