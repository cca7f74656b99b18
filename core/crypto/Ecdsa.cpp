#include "core/crypto/Ecdsa.h"

#include <secp256k1_recovery.h>

namespace tercet::crypto {

namespace {

ByteArray<64> compact(const EcdsaSignature& s)
{
    ByteArray<64> out;
    std::copy(s.r.begin(), s.r.end(), out.begin());
    std::copy(s.s.begin(), s.s.end(), out.begin() + 32);
    return out;
}

} // namespace

bool ecdsaVerify(const Point& key, const Bytes32& digest, const EcdsaSignature& signature)
{
    secp256k1_ecdsa_signature sig;
    return secp256k1_ecdsa_signature_parse_compact(
               secp256k1_context_static, &sig, compact(signature).data())
        && secp256k1_ecdsa_verify(secp256k1_context_static, &sig, digest.data(), &key.raw());
}

std::optional<Point> ecdsaRecover(const Bytes32& digest, const EcdsaSignature& signature)
{
    secp256k1_ecdsa_recoverable_signature sig;
    secp256k1_pubkey key;
    if (signature.recid < 0 || signature.recid > 3
        || !secp256k1_ecdsa_recoverable_signature_parse_compact(
            secp256k1_context_static, &sig, compact(signature).data(), signature.recid)
        || !secp256k1_ecdsa_recover(secp256k1_context_static, &key, &sig, digest.data()))
        return {};
    return Point::fromRaw(key);
}

Bytes ecdsaDer(const EcdsaSignature& signature)
{
    secp256k1_ecdsa_signature sig;
    Bytes out(72);
    auto size = out.size();
    if (!secp256k1_ecdsa_signature_parse_compact(
            secp256k1_context_static, &sig, compact(signature).data())
        || !secp256k1_ecdsa_signature_serialize_der(
            secp256k1_context_static, out.data(), &size, &sig))
        return {};
    out.resize(size);
    return out;
}

} // namespace tercet::crypto
