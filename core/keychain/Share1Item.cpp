#include "core/keychain/Share1Item.h"

#include <algorithm>

#include "core/base/Codec.h"
#include "core/crypto/Aead.h"
#include "core/crypto/Hash.h"

namespace tercet::keychain::share1 {

namespace {

constexpr std::array<std::uint8_t, 2> kMagic { 'T', 'S' };
constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kSalt = 16, kNonce = crypto::kAeadNonceBytes, kCheck = 16, kDigest = 8;
constexpr std::size_t kHead = kMagic.size() + 2;
constexpr std::size_t kSealHead = kHead + 1 + 4 + kSalt + kNonce + kCheck;
constexpr std::size_t kMaxText = 1999;
constexpr std::uint32_t kMaxKibibytes = 1024 * 1024, kMaxPasses = 16;

struct Keys {
    ByteArray<kCheck> check;
    crypto::Secret<32> key;
};

Result<Keys> derive(const crypto::SecretBytes& passphrase,
    std::span<const std::uint8_t, kSalt> salt, crypto::Argon2Cost cost)
{
    TERCET_TRY(const auto master, crypto::deriveKey(passphrase, salt, cost));
    Keys keys { crypto::keyedHash<kCheck>("tercet.s1.check", master.view()), {} };
    crypto::Hasher("tercet.s1.key", 32, master.view()).finish(keys.key.mutableView());
    return keys;
}

ByteArray<kDigest> digestOf(ByteView vaultId, ByteView body)
{
    return crypto::hash<kDigest>("tercet.s1.dig", vaultId, body);
}

Result<crypto::SecretBytes> encode(ByteView item)
{
    constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    crypto::SecretBytes text(sodium_base64_encoded_len(item.size(), kVariant));
    sodium_bin2base64(
        reinterpret_cast<char*>(text.data()), text.size(), item.data(), item.size(), kVariant);
    text.truncate(text.size() - 1);
    if (text.size() > kMaxText) return fail(Code::ItemTooLarge, "a record of this size");
    return text;
}

Result<crypto::SecretBytes> decode(ByteView text)
{
    if (text.empty() || text.size() > kMaxText) return fail(Code::SealBroken, "length of the item");
    crypto::SecretBytes item(text.size());
    std::size_t size = 0;
    const auto* chars = reinterpret_cast<const char*>(text.data());
    if (sodium_base642bin(item.data(), item.size(), chars, text.size(), nullptr, &size, nullptr,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        != 0)
        return fail(Code::SealBroken, "not base64url");
    item.truncate(size);
    return item;
}

Result<Head> readHead(ByteView item)
{
    if (item.size() < kHead + kDigest || !equal(item.first(kMagic.size()), kMagic))
        return fail(Code::SealBroken, "no item of ours");
    if (item[2] > kVersion) return fail(Code::StorageNewer, "version of the item");
    if (item[2] != kVersion) return fail(Code::SealBroken, "version of the item");
    if (item[3] == std::uint8_t(Form::KeychainOnly)) return Head { Form::KeychainOnly };
    if (item[3] != std::uint8_t(Form::Passphrase))
        return fail(Code::SealBroken, "form of the item");
    if (item.size() < kSealHead + crypto::kAeadTagBytes + kDigest)
        return fail(Code::SealBroken, "length of the item");
    Reader in(item.subspan(kHead));
    TERCET_TRY(const auto passes, in.u8());
    TERCET_TRY(const auto kibibytes, in.u32());
    if (passes < 1 || passes > kMaxPasses || kibibytes < 8 || kibibytes > kMaxKibibytes)
        return fail(Code::BadField, "cost of the item");
    return Head { Form::Passphrase, { passes, kibibytes } };
}

} // namespace

Result<Head> head(ByteView text)
{
    TERCET_TRY(const auto item, decode(text));
    return readHead(item.view());
}

Result<crypto::SecretBytes> seal(const crypto::SecretBytes& record, ByteView vaultId,
    const crypto::SecretBytes& passphrase, crypto::Argon2Cost cost, Random& random)
{
    if (cost.passes > kMaxPasses || cost.kibibytes > kMaxKibibytes)
        return fail(Code::BadField, "cost of the item");
    if (passphrase.empty()) return fail(Code::PassphraseTooWeak, "no passphrase");
    const auto salt = random.bytes<kSalt>();
    const auto nonce = random.bytes<kNonce>();
    TERCET_TRY(const auto keys, derive(passphrase, salt, cost));
    Writer out;
    out.raw(kMagic).u8(kVersion).u8(std::uint8_t(Form::Passphrase));
    out.u8(std::uint8_t(cost.passes)).u32(cost.kibibytes).raw(salt).raw(nonce).raw(keys.check);
    Bytes associated = out.bytes();
    append(associated, vaultId);
    out.raw(crypto::aeadSeal(keys.key, nonce, record.view(), associated));
    out.raw(digestOf(vaultId, out.bytes()));
    return encode(out.bytes());
}

Result<crypto::SecretBytes> open(
    const crypto::SecretBytes& text, ByteView vaultId, const crypto::SecretBytes& passphrase)
{
    TERCET_TRY(const auto item, decode(text.view()));
    TERCET_TRY(const auto head, readHead(item.view()));
    const auto body = item.view().first(item.size() - kDigest);
    if (!equal(digestOf(vaultId, body), item.view().last(kDigest)))
        return fail(Code::SealBroken, "damaged, or the item of another vault");
    if (head.form == Form::KeychainOnly && !passphrase.empty())
        return fail(Code::SealBroken, "a passphrase is expected, the item has none");
    if (head.form == Form::KeychainOnly) return crypto::SecretBytes::from(body.subspan(kHead));

    Reader in(body.subspan(kHead + 1 + 4));
    TERCET_TRY(const auto salt, in.array<kSalt>());
    TERCET_TRY(const auto nonce, in.array<kNonce>());
    TERCET_TRY(const auto check, in.array<kCheck>());
    TERCET_TRY(const auto keys, derive(passphrase, salt, head.cost));
    if (sodium_memcmp(keys.check.data(), check.data(), kCheck) != 0)
        return fail(Code::WrongPassphrase);
    Bytes associated = toBytes(body.first(kSealHead));
    append(associated, vaultId);
    return crypto::aeadOpen(keys.key, nonce, body.subspan(kSealHead), associated);
}

Result<crypto::SecretBytes> wrapKeychainOnly(const crypto::SecretBytes& record, ByteView vaultId)
{
    crypto::SecretBytes item(kHead + record.size() + kDigest);
    const ByteArray<kHead> head { kMagic[0], kMagic[1], kVersion,
        std::uint8_t(Form::KeychainOnly) };
    auto at = std::ranges::copy(head, item.data()).out;
    at = std::ranges::copy(record.view(), at).out;
    std::ranges::copy(digestOf(vaultId, item.view().first(kHead + record.size())), at);
    return encode(item.view());
}

} // namespace tercet::keychain::share1
