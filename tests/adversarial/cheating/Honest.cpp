#include "core/crypto/Schnorr.h"
#include "tests/adversarial/cheating/Cases.h"

// What honest parties do in each protocol.
namespace tercet::mpc::cheating {

Step<> sign(Scene& scene)
{
    auto& p = scene.p;
    const auto input = p.input({ 44, 60, 0, 0, 1 }, p.random.bytes<32>());
    TERCET_TRY(const auto signature, p.sign(input));
    const auto key = p.hubRecord->key.addBasePublic(input.tweak);
    if (crypto::ecdsaVerify(*key, input.digest, signature))
        scene.signature = true;
    else
        scene.fault = "an invalid signature came out";
    return {};
}

namespace {

Step<> checked(Scene& scene, const Step<ByteArray<64>>& signature, bool good)
{
    if (!signature) return std::unexpected(signature.error());
    if (good)
        scene.signature = true;
    else
        scene.fault = "an invalid signature came out";
    return {};
}

}

Step<> signBip340(Scene& scene)
{
    auto& p = scene.p;
    const auto message = toBytes(p.random.bytes<32>());
    const SchnorrInput input { { 86, 0, 0, 0, 1 }, 9, message, KeyPath::Taproot, {},
        crypto::Scalar::fromU64(5), message };
    const auto key = FrostSecp::Key::make(p.hubRecord->key, input.tweak, input.keyPath, {});
    const auto signature = p.bip340(input);
    return checked(
        scene, signature, signature && crypto::schnorrVerify(key->x, message, *signature));
}

Step<> signEd25519(Scene& scene)
{
    auto& p = scene.p;
    const auto message = toBytes(p.random.bytes<32>());
    const auto signature = p.ed25519({ { 44, 501, 0 }, 10, message, {}, message });
    const auto key = p.hubRecord->edKey.encode();
    return checked(
        scene, signature, signature && crypto::verifySignature(key, message, *signature));
}

Step<> honestly(Scene& scene, Protocol protocol)
{
    auto& p = scene.p;
    switch (protocol) {
    case Protocol::Dkg:
        return p.dkg();
    case Protocol::Link:
        TERCET_CHECK(p.openLink());
        TERCET_CHECK(p.presign());
        return sign(scene);
    case Protocol::Presign:
        return p.presign();
    case Protocol::Sign:
        TERCET_CHECK(p.presign());
        return sign(scene);
    case Protocol::FullSign: {
        const auto input = p.input({ 44, 60, 0, 0, 2 }, p.random.bytes<32>());
        TERCET_TRY(const auto signature, p.fullSign(input));
        const auto key = p.hubRecord->key.addBasePublic(input.tweak);
        scene.signature = crypto::ecdsaVerify(*key, input.digest, signature);
        return {};
    }
    case Protocol::Bip340:
        TERCET_CHECK(p.nonces(Curve::Secp256k1, 2));
        return signBip340(scene);
    case Protocol::Ed25519:
        TERCET_CHECK(p.nonces(Curve::Ed25519, 2));
        return signEd25519(scene);
    case Protocol::Refresh:
        TERCET_CHECK(p.refresh());
        return p.resolve(); // the co-signers' third confirmation
    case Protocol::Resolve:
        refreshed(scene, kLastOfRefresh);
        return p.resolve();
    }
    std::abort();
}

void refreshed(Scene& scene, std::optional<test::At> lost)
{
    const auto lie = scene.lie;
    scene.lie = {};
    if (lost) onTheWay(scene, *lost, [](Bytes& body) { body.clear(); });
    if (scene.p.refresh().has_value() == lost.has_value()) scene.fault = "nothing was lost";
    scene.lie = lie;
    scene.p.ended.clear();
}

} // namespace tercet::mpc::cheating
