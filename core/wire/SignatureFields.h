#pragma once

#include <vector>

#include "core/base/Bytes.h"

namespace tercet::wire {

// One covered component of an HTTP message signature (RFC 9421 §2): its identifier as it is
// serialised, parameters included, and its value: `"@method"`, `POST`.
struct Component {
    std::string identifier;
    std::string value;
};

// The parameters of RFC 9421 §2.3 that this wire uses, always all of them and in this order. For
// `nonce` and `keyid`: base64url of 16 and of 32 bytes (the Ed25519 key itself).
struct Parameters {
    std::int64_t created { 0 }; // seconds since the Unix epoch
    ByteArray<16> nonce {};
    Bytes32 key {};
    friend bool operator==(const Parameters&, const Parameters&) = default;
};

inline constexpr std::string_view kLabel = "tercet"; // of the one signature of a message
inline constexpr std::string_view kTag = "mw1";

// `("@method" "@path");created=…;nonce="…";keyid="…";alg="ed25519";tag="mw1"`: the value of
// @signature-params.
std::string signatureParams(const std::vector<Component>& covered, const Parameters& parameters);
// The signature base of RFC 9421 §2.5.
std::string signatureBase(const std::vector<Component>& covered, std::string_view params);

// The field Signature-Input: `tercet=` and the parameters' text.
std::string signatureInput(std::string_view params);
// The field Signature: `tercet=:base64:`.
std::string signatureField(const ByteArray<64>& signature);
// The field Content-Digest of RFC 9530, SHA-256 alone.
std::string contentDigest(ByteView body);

// Strict reading of the same: exactly what the writers above write, for exactly these components.
// Code::BadSignature with the field at fault.
Result<Parameters> readSignatureInput(
    std::string_view field, const std::vector<Component>& covered);
Result<ByteArray<64>> readSignatureField(std::string_view field);

} // namespace tercet::wire
