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

namespace {

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

// What every item has around it.
struct Item {
    crypto::SecretBytes bytes;
    Head head;
    ByteView body() const { return bytes.view().first(bytes.size() - kDigest); }
};

Result<Item> readItem(const crypto::SecretBytes& text, ByteView vaultId)
{
    TERCET_TRY(auto bytes, decode(text.view()));
    TERCET_TRY(const auto head, readHead(bytes.view()));
    Item item { std::move(bytes), head };
    if (!equal(digestOf(vaultId, item.body()), item.bytes.view().last(kDigest)))
        return fail(Code::SealBroken, "damaged, or the item of another vault");
    return item;
}

struct SealHead {
    ByteArray<kSalt> salt;
    ByteArray<kNonce> nonce;
    ByteArray<kCheck> check;
};

Result<SealHead> readSealHead(const Item& item)
{
    Reader in(item.body().subspan(kHead + 1 + 4));
    SealHead out;
    TERCET_TRY(out.salt, in.array<kSalt>());
    TERCET_TRY(out.nonce, in.array<kNonce>());
    TERCET_TRY(out.check, in.array<kCheck>());
    return out;
}

Result<crypto::SecretBytes> unseal(const Item& item, const crypto::Secret<32>& key,
    const ByteArray<kNonce>& nonce, ByteView vaultId)
{
    Bytes associated = toBytes(item.body().first(kSealHead));
    append(associated, vaultId);
    return crypto::aeadOpen(key, nonce, item.body().subspan(kSealHead), associated);
}

} // namespace

Result<Sealer> Sealer::make(
    const crypto::SecretBytes& passphrase, crypto::Argon2Cost cost, Random& random)
{
    if (cost.passes > kMaxPasses || cost.kibibytes > kMaxKibibytes)
        return fail(Code::BadField, "cost of the item");
    if (passphrase.empty()) return fail(Code::PassphraseTooWeak, "no passphrase");
    Sealer out;
    out.m_form = Form::Passphrase;
    out.m_cost = cost;
    out.m_salt = random.bytes<kSalt>();
    TERCET_TRY(auto keys, derive(passphrase, out.m_salt, cost));
    out.m_check = keys.check;
    out.m_key = std::move(keys.key);
    return out;
}

Result<crypto::SecretBytes> Sealer::seal(
    const crypto::SecretBytes& record, ByteView vaultId, Random& random) const
{
    if (m_form == Form::KeychainOnly) return wrapKeychainOnly(record, vaultId);
    const auto nonce = random.bytes<kNonce>();
    Writer out;
    out.raw(kMagic).u8(kVersion).u8(std::uint8_t(Form::Passphrase));
    out.u8(std::uint8_t(m_cost.passes)).u32(m_cost.kibibytes).raw(m_salt).raw(nonce).raw(m_check);
    Bytes associated = out.bytes();
    append(associated, vaultId);
    out.raw(crypto::aeadSeal(m_key, nonce, record.view(), associated));
    out.raw(digestOf(vaultId, out.bytes()));
    return encode(out.bytes());
}

Result<crypto::SecretBytes> Sealer::open(const crypto::SecretBytes& text, ByteView vaultId) const
{
    TERCET_TRY(const auto item, readItem(text, vaultId));
    if (item.head.form != m_form) return fail(Code::SealBroken, "another form of item");
    if (m_form == Form::KeychainOnly) return crypto::SecretBytes::from(item.body().subspan(kHead));
    TERCET_TRY(const auto head, readSealHead(item));
    if (head.salt != m_salt) return fail(Code::SealBroken, "sealed by another key");
    return unseal(item, m_key, head.nonce, vaultId);
}

Result<Opening> Opening::open(
    const crypto::SecretBytes& text, ByteView vaultId, const crypto::SecretBytes& passphrase)
{
    TERCET_TRY(const auto item, readItem(text, vaultId));
    Opening out;
    if (item.head.form == Form::KeychainOnly) {
        if (!passphrase.empty())
            return fail(Code::SealBroken, "a passphrase is expected, the item has none");
        out.record = crypto::SecretBytes::from(item.body().subspan(kHead));
        return out;
    }
    TERCET_TRY(const auto head, readSealHead(item));
    TERCET_TRY(auto keys, derive(passphrase, head.salt, item.head.cost));
    if (sodium_memcmp(keys.check.data(), head.check.data(), kCheck) != 0)
        return fail(Code::WrongPassphrase);
    TERCET_TRY(out.record, unseal(item, keys.key, head.nonce, vaultId));
    out.sealer.m_form = Form::Passphrase;
    out.sealer.m_cost = item.head.cost;
    out.sealer.m_salt = head.salt;
    out.sealer.m_check = keys.check;
    out.sealer.m_key = std::move(keys.key);
    return out;
}

Result<crypto::SecretBytes> seal(const crypto::SecretBytes& record, ByteView vaultId,
    const crypto::SecretBytes& passphrase, crypto::Argon2Cost cost, Random& random)
{
    TERCET_TRY(const auto sealer, Sealer::make(passphrase, cost, random));
    return sealer.seal(record, vaultId, random);
}

Result<crypto::SecretBytes> open(
    const crypto::SecretBytes& text, ByteView vaultId, const crypto::SecretBytes& passphrase)
{
    TERCET_TRY(auto opened, Opening::open(text, vaultId, passphrase));
    return std::move(opened.record);
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
