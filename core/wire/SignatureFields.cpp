#include "core/wire/SignatureFields.h"

#include <algorithm>
#include <charconv>
#include <sodium.h>

#include "core/crypto/Hash.h"

namespace tercet::wire {

namespace {

std::string base64(ByteView bytes)
{
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(
        out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back(); // the terminating zero
    return out;
}

// Takes `text` off the front of `in`.
bool take(std::string_view& in, std::string_view text)
{
    if (!in.starts_with(text)) return false;
    in.remove_prefix(text.size());
    return true;
}

std::unexpected<Error> bad(const char* what, const char* field)
{
    return fail(Code::BadSignature, what, field);
}

constexpr const char* kInput = "signature-input";
constexpr const char* kSignature = "signature";

template <std::size_t N> bool takeQuoted(std::string_view& in, ByteArray<N>& out)
{
    const auto end = in.find('"');
    if (end == std::string_view::npos) return false;
    const auto bytes = fromBase64url(in.substr(0, end));
    if (!bytes || bytes->size() != N) return false;
    std::ranges::copy(*bytes, out.begin());
    in.remove_prefix(end);
    return true;
}

std::string componentList(const std::vector<Component>& covered)
{
    std::string out = "(";
    for (const auto& component : covered) {
        if (out.size() > 1) out += ' ';
        out += component.identifier;
    }
    return out + ')';
}

} // namespace

std::string signatureParams(const std::vector<Component>& covered, const Parameters& parameters)
{
    return componentList(covered) + ";created=" + std::to_string(parameters.created) + ";nonce=\""
        + base64url(parameters.nonce) + "\";keyid=\"" + base64url(parameters.key)
        + "\";alg=\"ed25519\";tag=\"" + std::string(kTag) + '"';
}

std::string signatureBase(const std::vector<Component>& covered, std::string_view params)
{
    std::string out;
    for (const auto& component : covered)
        out += component.identifier + ": " + component.value + '\n';
    return out + "\"@signature-params\": " + std::string(params);
}

std::string signatureInput(std::string_view params)
{
    return std::string(kLabel) + '=' + std::string(params);
}

std::string signatureField(const ByteArray<64>& signature)
{
    return std::string(kLabel) + "=:" + base64(signature) + ':';
}

std::string contentDigest(ByteView body)
{
    return "sha-256=:" + base64(crypto::sha256(body)) + ':';
}

Result<Parameters> readSignatureInput(std::string_view field, const std::vector<Component>& covered)
{
    Parameters out;
    auto in = field;
    if (!take(in, signatureInput(componentList(covered)))) return bad("covers other parts", kInput);
    if (!take(in, ";created=")) return bad("no time", kInput);
    const auto [end, error] = std::from_chars(in.data(), in.data() + in.size(), out.created);
    if (error != std::errc() || out.created < 0) return bad("no time", kInput);
    in.remove_prefix(std::size_t(end - in.data()));
    if (!take(in, ";nonce=\"") || !takeQuoted(in, out.nonce)) return bad("no nonce", kInput);
    if (!take(in, "\";keyid=\"") || !takeQuoted(in, out.key)) return bad("no key", kInput);
    // One spelling of each value: what is read is what would be written.
    if (signatureInput(signatureParams(covered, out)) != field)
        return bad("other parameters", kInput);
    return out;
}

Result<ByteArray<64>> readSignatureField(std::string_view field)
{
    auto in = field;
    if (!take(in, std::string(kLabel) + "=:") || !in.ends_with(':'))
        return bad("no signature", kSignature);
    in.remove_suffix(1);
    ByteArray<64> out;
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out.data(), out.size(), in.data(), in.size(), nullptr, &length, &end,
            sodium_base64_VARIANT_ORIGINAL)
            != 0
        || length != out.size() || end != in.data() + in.size())
        return bad("no signature", kSignature);
    // libsodium takes bytes above 0x7f for letters: one spelling here too.
    if (signatureField(out) != field) return bad("no signature", kSignature);
    return out;
}

} // namespace tercet::wire
