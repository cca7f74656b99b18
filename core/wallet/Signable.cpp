#include "core/wallet/Signable.h"

#include "core/chains/bitcoin/Address.h"
#include "core/crypto/Identity.h"
#include "core/crypto/Schnorr.h"
#include "core/policy/SigningPath.h"

namespace tercet::wallet {

using chains::AddressKey;
using chains::SignatureKind;

Result<chains::AddressPath> placeOf(const RequestRecord& request)
{
    TERCET_TRY(const auto kind, chains::addressKind(request.from.toStdString()));
    return chains::AddressPath { kind, request.account, request.index };
}

Result<Signable> Signable::make(const RequestRecord& request, const Bytes32& digest,
    const policy::Policy& policy, const policy::Context& context, chains::KeyTree& keys)
{
    const auto from = request.from.toStdString();
    const auto& [type, payload] = request.payload;
    TERCET_TRY(auto decoded, chains::decode(request.payload, from));
    if (decoded.digest != digest) return fail(Code::WrongState, "not what was approved");
    TERCET_CHECK(policy::evaluate(policy, decoded, context).status());
    TERCET_TRY(const auto place, placeOf(request));
    const auto path = place.path();
    TERCET_CHECK(policy::checkSigningPath(path));
    if (!chains::signs(place.kind, type)) return fail(Code::BadPath, "another chain's address");
    TERCET_TRY(const auto* signer, keys.find(place));
    if (signer->address != from) return fail(Code::WrongSender, "another key than the card's");

    Signable out { *signer, std::move(decoded), {} };
    const auto number = std::uint8_t(type);
    switch (out.kind()) {
    case SignatureKind::Ecdsa:
        out.input = mpc::SigningInput { .path = path,
            .payloadType = number,
            .payload = payload,
            .tweak = std::get<AddressKey::Secp256k1>(signer->key).tweak,
            .digest = digest };
        break;
    case SignatureKind::Bip340:
        out.input = mpc::SchnorrInput { .path = path,
            .payloadType = number,
            .payload = payload,
            .keyPath = mpc::KeyPath::Taproot,
            .tweak = std::get<AddressKey::Secp256k1>(signer->key).tweak,
            .message = toBytes(digest) };
        break;
    case SignatureKind::Ed25519:
        out.input = mpc::EdInput { .path = path,
            .payloadType = number,
            .payload = payload,
            .tweak = std::get<AddressKey::Ed25519>(signer->key).tweak,
            .message = out.decoded.signedBytes };
        break;
    }
    return out;
}

bool Signable::verifies(const Signature& signature) const
{
    switch (kind()) {
    case SignatureKind::Ecdsa: {
        const auto& key = std::get<AddressKey::Secp256k1>(signer.key).key;
        const auto ecdsa = signature.ecdsa();
        return crypto::ecdsaVerify(key, decoded.digest, ecdsa)
            && crypto::ecdsaRecover(decoded.digest, ecdsa) == key;
    }
    case SignatureKind::Bip340: {
        const auto output
            = crypto::taprootOutputKey(std::get<AddressKey::Secp256k1>(signer.key).key);
        return output && crypto::schnorrVerify(*output, decoded.digest, signature.bytes);
    }
    case SignatureKind::Ed25519:
        return crypto::verifySignature(std::get<AddressKey::Ed25519>(signer.key).key.encode(),
            decoded.signedBytes, signature.bytes);
    }
    return false;
}

} // namespace tercet::wallet
