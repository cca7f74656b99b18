#include "core/backup/age/Age.h"

#include <algorithm>

#include "core/backup/age/Armor.h"
#include "core/backup/age/Hkdf.h"
#include "core/backup/age/Stream.h"
#include "core/backup/age/Wrap.h"

namespace tercet::backup::age {

namespace {

constexpr std::size_t kNonceBytes = 16;

crypto::Secret<32> macOf(const FileKey& key, ByteView header)
{
    return hmac(hkdf(key.view(), {}, "header").view(), header);
}

Result<Sealed> finish(
    FileKey key, const std::vector<Stanza>& stanzas, ByteView payload, Armor armor, Random& random)
{
    if (payload.size() > kMaxPayload) return fail(Code::TextTooLong, "payload");
    Bytes out = write(stanzas);
    const auto mac = macOf(key, out);
    append(out, writeMac(toArray(mac.view())));
    const auto nonce = random.bytes<kNonceBytes>();
    append(out, nonce);
    Stream stream(key.view(), nonce);
    sealAll(stream, payload, out);
    return Sealed { armor == Armor::Yes ? writeArmor(out) : std::move(out), std::move(key) };
}

FileKey newKey(Random& random)
{
    FileKey key;
    random.fill(key.mutableView());
    return key;
}

// A file with its header read and checked.
class Opening {
public:
    Opening(Opening&&) = default;
    static Result<Opening> begin(ByteView file, std::size_t maxBytes = kMaxFileBytes)
    {
        if (file.size() > maxBytes) return fail(Code::AgeUnsupported, "too large");
        Opening out;
        out.m_file = file;
        if (isArmored(file)) {
            TERCET_TRY(out.m_armored, readArmor(file));
            out.m_file = out.m_armored->binary;
        }
        auto header = Header::read(out.m_file);
        if (!header) return out.translated(std::move(header.error()));
        out.m_header = std::move(*header);
        if (auto checked = check(out.m_header); !checked)
            return out.translated(std::move(checked.error()));
        return out;
    }
    const Header& header() const { return m_header; }

    Result<FileKey> key(const Keys& keys) const
    {
        if (wantsPassphrase(m_header)) {
            if (!keys.passphrase)
                return fail(Code::NoMatchingIdentity, "it wants a passphrase", "passphrase");
            return unwrap(m_header.stanzas.front(), *keys.passphrase);
        }
        for (const auto& identity : keys.identities)
            for (const auto& stanza : m_header.stanzas) {
                auto found = unwrap(stanza, identity);
                if (!found) return translated(std::move(found.error()));
                if (*found) return std::move(**found);
            }
        return fail(Code::NoMatchingIdentity, "for other recipients", "identity");
    }
    bool authentic(const FileKey& key) const
    {
        const auto mac = macOf(key, m_file.first(m_header.macOffset + 3));
        return sodium_memcmp(mac.data(), m_header.mac.data(), m_header.mac.size()) == 0;
    }
    std::unexpected<Error> forged() const
    {
        return translated(damaged(m_header.macOffset, "mac", "the header was changed").error());
    }
    Result<crypto::SecretBytes> payload(const FileKey& key) const
    {
        const auto rest = m_file.subspan(m_header.size);
        if (rest.size() < kNonceBytes)
            return translated(
                damaged(m_file.size(), "header", "it ends before the payload").error());
        Stream stream(key.view(), std::span<const std::uint8_t, kNonceBytes>(rest.first(16)));
        auto out = openAll(stream, rest.subspan(kNonceBytes), m_header.size + kNonceBytes);
        if (!out) return translated(std::move(out.error()));
        return out;
    }

private:
    Opening() = default;
    // With positions of the file as it is.
    std::unexpected<Error> translated(Error error) const
    {
        if (!m_armored) return std::unexpected(std::move(error));
        return std::unexpected(relocated(
            std::move(error), [this](std::size_t at) { return m_armored->position(at); }));
    }
    ByteView m_file;
    std::optional<Unarmored> m_armored {};
    Header m_header;
};

} // namespace

Result<Sealed> seal(
    ByteView payload, std::span<const Recipient> recipients, Armor armor, Random& random)
{
    if (recipients.empty() || recipients.size() > kMaxRecipients)
        return fail(Code::BadRecipient, "none, or too many");
    auto key = newKey(random);
    std::vector<Stanza> stanzas;
    for (auto it = recipients.begin(); it != recipients.end(); ++it) {
        if (std::find(recipients.begin(), it, *it) != it)
            return fail(Code::BadRecipient, "the same recipient twice");
        stanzas.push_back(wrap(key, *it, random));
    }
    return finish(std::move(key), stanzas, payload, armor, random);
}

Result<Sealed> sealWithPassphrase(ByteView payload, const crypto::SecretBytes& passphrase,
    Armor armor, Random& random, unsigned logN)
{
    auto key = newKey(random);
    TERCET_TRY(auto stanza, wrap(key, passphrase, logN, random));
    return finish(std::move(key), { std::move(stanza) }, payload, armor, random);
}

Result<Bytes> encrypt(
    ByteView payload, std::span<const Recipient> recipients, Armor armor, Random& random)
{
    TERCET_TRY(auto sealed, seal(payload, recipients, armor, random));
    return std::move(sealed.file);
}

Result<Bytes> encryptWithPassphrase(ByteView payload, const crypto::SecretBytes& passphrase,
    Armor armor, Random& random, unsigned logN)
{
    TERCET_TRY(auto sealed, sealWithPassphrase(payload, passphrase, armor, random, logN));
    return std::move(sealed.file);
}

Result<crypto::SecretBytes> decrypt(ByteView file, const Keys& keys, std::size_t maxBytes)
{
    TERCET_TRY(const auto opening, Opening::begin(file, maxBytes));
    TERCET_TRY(const auto key, opening.key(keys));
    if (!opening.authentic(key)) return opening.forged();
    return opening.payload(key);
}

Result<crypto::SecretBytes> decryptWithFileKey(
    ByteView file, const FileKey& key, std::size_t maxBytes)
{
    TERCET_TRY(const auto opening, Opening::begin(file, maxBytes));
    if (!opening.authentic(key))
        return fail(Code::NoMatchingIdentity, "another file's key, or a changed header");
    return opening.payload(key);
}

Result<bool> wantsPassphrase(ByteView file)
{
    TERCET_TRY(const auto opening, Opening::begin(file));
    return wantsPassphrase(opening.header());
}

} // namespace tercet::backup::age
