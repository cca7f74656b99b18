#pragma once

#include "core/crypto/Identity.h"
#include "core/wire/SignatureFields.h"

// Who says it: HTTP message signatures (RFC 9421, Ed25519) with content digests (RFC 9530) over
// every request of a device or requester and every answer of a co-signer (cosigner-api.md).
namespace tercet::wire {

// What of a request is signed. All of it as it stands on the wire; the views outlive the call.
struct Request {
    std::string_view method {}; // upper case
    std::string_view authority {}; // host, and the port where it is not 443; lower case
    std::string_view path {};
    std::string_view query {}; // without the "?"
    std::string_view contentType {}; // empty without a body
    std::string_view idempotencyKey {}; // empty where there is none
    ByteView body {};
};

// The fields that go with it. Tercet-Suite is always "mw1" and is signed with the rest.
struct SignatureHeaders {
    std::string contentDigest {}; // of an empty body too
    std::string input {}; // Signature-Input
    std::string signature {}; // Signature
};

SignatureHeaders signRequest(const Request& request, const crypto::SigningKey& key,
    std::int64_t createdSeconds, const ByteArray<16>& nonce);
// Checks the digest, that exactly what Request names is covered, and the signature under the key
// that the fields name. Whether that key may do this, the time and that the nonce is fresh are the
// caller's to check. Code::BadSignature.
Result<Parameters> verifyRequest(const Request& request, const SignatureHeaders& headers);
// The two halves of it, for who reads a body only of a request that is signed: everything but the
// body, the digest taken at its word; and the body by that digest. Code::BadSignature.
Result<Parameters> verifyHead(const Request& request, const SignatureHeaders& headers);
Status checkDigest(ByteView body, std::string_view digest);

struct Response {
    int status { 0 };
    std::string_view contentType {};
    ByteView body {};
};

// Bound to the request's field Signature, so that answers cannot be exchanged. `created` and
// `nonce` are those of the request's answer, not of the request.
SignatureHeaders signResponse(const Response& response, std::string_view requestSignature,
    const crypto::SigningKey& key, std::int64_t createdSeconds, const ByteArray<16>& nonce);
// Code::BadSignature, also for a signature by another key than `expected`.
Status verifyResponse(const Response& response, const SignatureHeaders& headers,
    std::string_view requestSignature, const Bytes32& expected);

} // namespace tercet::wire
