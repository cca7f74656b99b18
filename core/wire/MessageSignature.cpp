#include "core/wire/MessageSignature.h"

#include <algorithm>

namespace tercet::wire {

namespace {

std::vector<Component> covered(const Request& request, const std::string& digest)
{
    std::vector<Component> out {
        { "\"@method\"", std::string(request.method) },
        { "\"@authority\"", std::string(request.authority) },
        { "\"@path\"", std::string(request.path) },
        { "\"@query\"", '?' + std::string(request.query) },
        { "\"content-digest\"", digest },
        { "\"tercet-suite\"", std::string(kTag) },
    };
    if (!request.contentType.empty())
        out.push_back({ "\"content-type\"", std::string(request.contentType) });
    if (!request.idempotencyKey.empty())
        out.push_back({ "\"idempotency-key\"", std::string(request.idempotencyKey) });
    return out;
}

std::vector<Component> covered(
    const Response& response, const std::string& digest, std::string_view requestSignature)
{
    return {
        { "\"@status\"", std::to_string(response.status) },
        { "\"content-digest\"", digest },
        { "\"content-type\"", std::string(response.contentType) },
        { "\"signature\";req", std::string(requestSignature) },
    };
}

SignatureHeaders sign(const std::vector<Component>& parts, std::string digest,
    const crypto::SigningKey& key, std::int64_t created, const ByteArray<16>& nonce)
{
    const auto params = signatureParams(parts, { created, nonce, key.publicKey() });
    return { std::move(digest), signatureInput(params),
        signatureField(key.sign(view(signatureBase(parts, params)))) };
}

Result<Parameters> verify(const std::vector<Component>& parts, const SignatureHeaders& headers)
{
    for (const auto& part : parts)
        if (std::ranges::any_of(part.value, [](unsigned char c) { return c < 0x20 || c == 0x7f; }))
            return fail(Code::BadSignature, "a control character", part.identifier);
    TERCET_TRY(const auto parameters, readSignatureInput(headers.input, parts));
    TERCET_TRY(const auto signature, readSignatureField(headers.signature));
    const auto base = signatureBase(parts, signatureParams(parts, parameters));
    if (!crypto::verifySignature(parameters.key, view(base), signature))
        return fail(Code::BadSignature, "does not verify", "signature");
    return parameters;
}

} // namespace

SignatureHeaders signRequest(const Request& request, const crypto::SigningKey& key,
    std::int64_t createdSeconds, const ByteArray<16>& nonce)
{
    auto digest = contentDigest(request.body);
    const auto parts = covered(request, digest);
    return sign(parts, std::move(digest), key, createdSeconds, nonce);
}

Result<Parameters> verifyRequest(const Request& request, const SignatureHeaders& headers)
{
    TERCET_CHECK(checkDigest(request.body, headers.contentDigest));
    return verifyHead(request, headers);
}

Result<Parameters> verifyHead(const Request& request, const SignatureHeaders& headers)
{
    return verify(covered(request, headers.contentDigest), headers);
}

Status checkDigest(ByteView body, std::string_view digest)
{
    if (contentDigest(body) != digest)
        return fail(Code::BadSignature, "another body", "content-digest");
    return {};
}

SignatureHeaders signResponse(const Response& response, std::string_view requestSignature,
    const crypto::SigningKey& key, std::int64_t createdSeconds, const ByteArray<16>& nonce)
{
    auto digest = contentDigest(response.body);
    const auto parts = covered(response, digest, requestSignature);
    return sign(parts, std::move(digest), key, createdSeconds, nonce);
}

Status verifyResponse(const Response& response, const SignatureHeaders& headers,
    std::string_view requestSignature, const Bytes32& expected)
{
    TERCET_CHECK(checkDigest(response.body, headers.contentDigest));
    TERCET_TRY(const auto parameters,
        verify(covered(response, headers.contentDigest, requestSignature), headers));
    if (parameters.key != expected)
        return fail(Code::BadSignature, "signed by another key", "keyid");
    return {};
}

} // namespace tercet::wire
