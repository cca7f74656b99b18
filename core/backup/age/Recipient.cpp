#include "core/backup/age/Recipient.h"

#include <algorithm>

#include "core/backup/age/Base64.h"
#include "core/backup/age/Bech32.h"
#include "core/crypto/Hash.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kPrefix = "age", kSshType = "ssh-ed25519";
using base64::Padding;

Bytes wire(const Bytes32& key)
{
    Bytes out;
    for (const ByteView field : { view(kSshType), ByteView(key) }) {
        const auto n = std::uint8_t(field.size());
        append(out, ByteArray<4> { 0, 0, 0, n });
        append(out, field);
    }
    return out;
}

} // namespace

Result<Recipient> Recipient::fromX25519(const Bytes32& key)
{
    // All points of small order have an order that divides 8, which clamping takes away.
    const Bytes32 one { 1 };
    Bytes32 product;
    if (crypto_scalarmult(product.data(), one.data(), key.data()) != 0)
        return fail(Code::BadRecipient, "a point of small order");
    return Recipient(Kind::X25519, key, key);
}

Result<Recipient> Recipient::fromSshEd25519(const Bytes32& key)
{
    Bytes32 converted;
    if (crypto_sign_ed25519_pk_to_curve25519(converted.data(), key.data()) != 0)
        return fail(Code::BadRecipient, "not a point of Ed25519's group");
    return Recipient(Kind::SshEd25519, key, converted);
}

Result<Recipient> Recipient::parse(std::string_view text)
{
    if (text.starts_with("age1")) {
        Bytes32 key;
        if (!bech32::decode(kPrefix, view(text), key))
            return fail(Code::BadRecipient, "not an age recipient of type X25519");
        return fromX25519(key);
    }
    if (!text.starts_with(kSshType) || text.size() <= kSshType.size()
        || text[kSshType.size()] != ' ' || text.size() > 2048
        || std::ranges::any_of(text, [](char c) { return std::uint8_t(c) < 32 || c == 127; }))
        return fail(Code::BadRecipient, "neither age1… nor ssh-ed25519");
    text.remove_prefix(kSshType.size() + 1);
    const auto bytes = base64::decode(text.substr(0, text.find(' ')), Padding::Yes);
    if (!bytes || bytes->size() != 51) return fail(Code::BadRecipient, "no Ed25519 key in it");
    Bytes32 key;
    std::copy(bytes->end() - 32, bytes->end(), key.begin());
    if (*bytes != wire(key)) return fail(Code::BadRecipient, "another type of key");
    return fromSshEd25519(key);
}

Bytes Recipient::sshWire() const { return wire(m_key); }

std::string Recipient::text() const
{
    if (m_kind == Kind::SshEd25519)
        return std::string(kSshType) + " " + base64::encode(sshWire(), Padding::Yes);
    return std::string(tercet::text(bech32::encode(kPrefix, m_key).view()));
}

std::string Recipient::fingerprint() const
{
    const auto digest = crypto::sha256(m_kind == Kind::SshEd25519 ? sshWire() : toBytes(m_key));
    return "SHA256:" + base64::encode(digest, Padding::No);
}

} // namespace tercet::backup::age
