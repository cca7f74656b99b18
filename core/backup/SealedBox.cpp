#include "core/backup/SealedBox.h"

#include <algorithm>

#include "core/crypto/Declassify.h"

namespace tercet::backup {

namespace {

// 2^254 and 8L − 2^254, little-endian. Both are as X25519 clamps a scalar, and their sum kills
// every point of the curve, so they give the same u there; on the twist, whose order is another,
// they do not.
constexpr Bytes32 kFirst = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0x40 };
constexpr Bytes32 kSecond = { 0x68, 0x9f, 0xae, 0xe7, 0xd2, 0x18, 0x93, 0xc0, 0xb2, 0xe6, 0xbc,
    0x17, 0xf5, 0xce, 0xf7, 0xa6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x40 };

// 2^255 − 19
constexpr Bytes32 kPrime = { 0xed, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    0xff, 0xff, 0xff, 0x7f };

bool isCanonical(const Bytes32& u)
{
    return std::lexicographical_compare(u.rbegin(), u.rend(), kPrime.rbegin(), kPrime.rend());
}

} // namespace

Result<SealRecipient> SealRecipient::decode(ByteView key)
{
    Bytes32 u, first, second;
    if (key.size() != u.size()) return fail(Code::BadRecipient, "an X25519 key has 32 bytes");
    std::copy(key.begin(), key.end(), u.begin());
    if (!isCanonical(u)) return fail(Code::BadRecipient, "not a canonical X25519 key");
    if (crypto_scalarmult(first.data(), kFirst.data(), u.data()) != 0
        || crypto_scalarmult(second.data(), kSecond.data(), u.data()) != 0)
        return fail(Code::BadRecipient, "a key of small order");
    if (first != second) return fail(Code::BadRecipient, "not on the curve");
    return SealRecipient(u);
}

SealedBox sealBox(const SealRecipient& to, std::span<const std::uint8_t, 32> message,
    std::span<const std::uint8_t, 32> seed)
{
    SealedBox box;
    Bytes32 ephemeral;
    crypto::Secret<32> secret;
    crypto_box_seed_keypair(ephemeral.data(), secret.data(), seed.data());
    crypto::declassify(ephemeral);
    std::copy(ephemeral.begin(), ephemeral.end(), box.begin());
    ByteArray<crypto_box_NONCEBYTES> nonce;
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, nullptr, 0, nonce.size());
    crypto_generichash_update(&hash, ephemeral.data(), ephemeral.size());
    crypto_generichash_update(&hash, to.key().data(), to.key().size());
    crypto_generichash_final(&hash, nonce.data(), nonce.size());
    // It fails for a recipient of small order alone.
    [[maybe_unused]] const int failed = crypto_box_easy(box.data() + 32, message.data(),
        message.size(), nonce.data(), to.key().data(), secret.data());
    crypto::declassify(box);
    return box;
}

Result<crypto::Secret<32>> openBox(const crypto::Secret<32>& scalar, const SealedBox& box)
{
    Bytes32 own;
    crypto::Secret<32> message;
    if (crypto_scalarmult_base(own.data(), scalar.data()) != 0
        || crypto_box_seal_open(message.data(), box.data(), box.size(), own.data(), scalar.data())
            != 0)
        return fail(Code::SealBroken, "a sealed row");
    return message;
}

} // namespace tercet::backup
