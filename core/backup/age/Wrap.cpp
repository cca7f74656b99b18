#include "core/backup/age/Wrap.h"

#include <algorithm>

#include "core/backup/age/Base64.h"
#include "core/backup/age/Hkdf.h"
#include "core/crypto/Hash.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kX25519 = "X25519", kSsh = "ssh-ed25519", kScrypt = "scrypt";
constexpr std::string_view kX25519Info = "age-encryption.org/v1/X25519";
constexpr std::string_view kSshInfo = "age-encryption.org/v1/ssh-ed25519";
constexpr std::string_view kScryptSalt = "age-encryption.org/v1/scrypt";
constexpr std::size_t kWrapped = 32; // 16 bytes and a tag
constexpr ByteArray<12> kNonce {}; // of a key that is used once
using base64::Padding;
using Shared = crypto::Secret<32>;

Bytes sealKey(const FileKey& key, const crypto::Secret<32>& with)
{
    Bytes out(kWrapped);
    crypto_aead_chacha20poly1305_ietf_encrypt(out.data(), nullptr, key.data(), key.size(), nullptr,
        0, nullptr, kNonce.data(), with.data());
    return out;
}

std::optional<FileKey> openKey(ByteView body, const crypto::Secret<32>& with)
{
    FileKey key;
    if (crypto_aead_chacha20poly1305_ietf_decrypt(key.data(), nullptr, nullptr, body.data(),
            body.size(), nullptr, 0, kNonce.data(), with.data())
        != 0)
        return {};
    return key;
}

// False for a point of small order.
bool agree(ByteView secret, ByteView point, Shared& out)
{
    return crypto_scalarmult(out.data(), secret.data(), point.data()) == 0;
}

// `shared` is that of the ephemeral key and the recipient's.
std::optional<crypto::Secret<32>> wrapKey(
    Shared shared, const Bytes32& ephemeral, const Recipient& recipient)
{
    const bool ssh = recipient.kind() == Recipient::Kind::SshEd25519;
    if (ssh) {
        const auto tweak = hkdf({}, recipient.sshWire(), kSshInfo);
        Shared tweaked;
        if (!agree(tweak.view(), shared.view(), tweaked)) return {};
        shared = std::move(tweaked);
    }
    Bytes salt = toBytes(ephemeral);
    append(salt, recipient.x25519());
    return hkdf(shared.view(), salt, ssh ? kSshInfo : kX25519Info);
}

std::string sshTag(const Recipient& recipient)
{
    const auto digest = crypto::sha256(recipient.sshWire());
    return base64::encode(ByteView(digest).first(4), Padding::No);
}

std::optional<Bytes> argument(const Stanza& stanza, std::size_t n, std::size_t bytes)
{
    auto out = base64::decode(stanza.arguments[n], Padding::No);
    return out && out->size() == bytes ? out : std::nullopt;
}

Result<crypto::Secret<32>> stretch(
    const crypto::SecretBytes& passphrase, ByteView salt, unsigned logN)
{
    Bytes whole = toBytes(view(kScryptSalt));
    append(whole, salt);
    crypto::Secret<32> out;
    if (crypto_pwhash_scryptsalsa208sha256_ll(passphrase.data(), passphrase.size(), whole.data(),
            whole.size(), std::uint64_t(1) << logN, 8, 1, out.data(), out.size())
        != 0)
        return fail(Code::OutOfMemory, "scrypt");
    return out;
}

// Decimal without a leading zero.
std::optional<unsigned> workFactor(std::string_view text)
{
    if (text.empty() || text.size() > 9 || text[0] == '0') return {};
    unsigned out = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        out = out * 10 + unsigned(c - '0');
    }
    return out;
}

std::unexpected<Error> badStanza(const Stanza& stanza, const char* what)
{
    return damaged(stanza.offset, "header", what);
}

} // namespace

Stanza wrap(const FileKey& key, const Recipient& recipient, Random& random)
{
    crypto::Secret<32> secret;
    random.fill(secret.mutableView());
    Bytes32 ephemeral;
    crypto_scalarmult_base(ephemeral.data(), secret.data());
    Shared shared;
    // A Recipient is of no small order, and so neither is anything made of it here.
    (void)agree(secret.view(), recipient.x25519(), shared);
    const auto with = wrapKey(std::move(shared), ephemeral, recipient);
    Stanza out { .type = std::string(kX25519) };
    if (recipient.kind() == Recipient::Kind::SshEd25519) {
        out.type = kSsh;
        out.arguments.push_back(sshTag(recipient));
    }
    out.arguments.push_back(base64::encode(ephemeral, Padding::No));
    out.body = sealKey(key, *with);
    return out;
}

Result<Stanza> wrap(
    const FileKey& key, const crypto::SecretBytes& passphrase, unsigned logN, Random& random)
{
    const auto salt = random.bytes<16>();
    TERCET_TRY(const auto with, stretch(passphrase, salt, logN));
    return Stanza { std::string(kScrypt),
        { base64::encode(salt, Padding::No), std::to_string(logN) }, sealKey(key, with) };
}

Status check(const Header& header)
{
    for (const auto& stanza : header.stanzas) {
        const bool x25519 = stanza.type == kX25519, ssh = stanza.type == kSsh;
        const bool scrypt = stanza.type == kScrypt;
        if (!x25519 && !ssh && !scrypt) continue;
        if (scrypt && header.stanzas.size() != 1)
            return badStanza(stanza, "a passphrase beside other recipients");
        if (stanza.arguments.size() != (x25519 ? 1 : 2) || stanza.body.size() != kWrapped)
            return badStanza(stanza, "a recipient of another shape");
        if (scrypt) {
            const auto work = workFactor(stanza.arguments[1]);
            if (!argument(stanza, 0, 16) || !work)
                return badStanza(stanza, "the arguments of scrypt");
            if (*work > kMaxScryptLogN) return fail(Code::AgeUnsupported, "scrypt's work factor");
            continue;
        }
        if (ssh && !argument(stanza, 0, 4)) return badStanza(stanza, "the tag of an SSH key");
        const auto share = argument(stanza, ssh ? 1 : 0, 32);
        Shared unused;
        const Bytes32 one { 1 };
        if (!share || !agree(one, *share, unused)) return badStanza(stanza, "an ephemeral key");
    }
    return {};
}

bool wantsPassphrase(const Header& header) { return header.stanzas.front().type == kScrypt; }

Result<std::optional<FileKey>> unwrap(const Stanza& stanza, const Identity& identity)
{
    const auto& recipient = identity.recipient();
    const bool ssh = recipient.kind() == Recipient::Kind::SshEd25519;
    if (stanza.type != (ssh ? kSsh : kX25519)) return std::nullopt;
    if (ssh && stanza.arguments[0] != sshTag(recipient)) return std::nullopt;
    const auto share = argument(stanza, ssh ? 1 : 0, 32);
    const auto ephemeral = toArray(std::span<const std::uint8_t, 32>(*share));
    Shared shared;
    if (!agree(identity.scalar().view(), ephemeral, shared))
        return badStanza(stanza, "an ephemeral key");
    const auto with = wrapKey(std::move(shared), ephemeral, recipient);
    if (!with) return badStanza(stanza, "an ephemeral key");
    auto key = openKey(stanza.body, *with);
    if (!key && ssh) return badStanza(stanza, "the part of this SSH key");
    return key;
}

Result<FileKey> unwrap(const Stanza& stanza, const crypto::SecretBytes& passphrase)
{
    const auto salt = argument(stanza, 0, 16);
    TERCET_TRY(const auto with, stretch(passphrase, *salt, *workFactor(stanza.arguments[1])));
    auto key = openKey(stanza.body, with);
    if (!key) return fail(Code::WrongPassphrase, "scrypt");
    return std::move(*key);
}

} // namespace tercet::backup::age
