#include "core/crypto/Schnorr.h"

#include <secp256k1_schnorrsig.h>

namespace tercet::crypto {

Bytes32 taggedHash(std::string_view tag, ByteView message)
{
    Bytes32 out;
    const auto t = view(tag);
    // libsecp256k1 ends the process where a pointer is null, as an empty view's may be.
    const auto* data = message.empty() ? t.data() : message.data();
    [[maybe_unused]] const int ok = secp256k1_tagged_sha256(
        secp256k1_context_static, out.data(), t.data(), t.size(), data, message.size());
    return out;
}

bool schnorrVerify(
    const Bytes32& xOnlyKey, ByteView message, std::span<const std::uint8_t, 64> signature)
{
    secp256k1_xonly_pubkey key;
    return secp256k1_xonly_pubkey_parse(secp256k1_context_static, &key, xOnlyKey.data())
        && secp256k1_schnorrsig_verify(
            secp256k1_context_static, signature.data(), message.data(), message.size(), &key);
}

std::optional<Bytes32> taprootOutputKey(const Point& internal)
{
    const auto x = internal.x();
    const auto tweak = Scalar::decode(taggedHash("TapTweak", x));
    if (!tweak) return {};
    const auto output = (internal.yIsOdd() ? -internal : internal).addBasePublic(*tweak);
    if (!output) return {};
    return output->x();
}

} // namespace tercet::crypto
