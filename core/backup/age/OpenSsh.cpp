#include "core/backup/age/OpenSsh.h"

#include <algorithm>
#include <botan/pwdhash.h>
#include <botan/stream_cipher.h>

#include "core/backup/age/Base64.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kBegin = "-----BEGIN OPENSSH PRIVATE KEY-----";
constexpr std::string_view kEnd = "-----END OPENSSH PRIVATE KEY-----";
constexpr std::string_view kMagic { "openssh-key-v1\0", 15 };
constexpr std::uint32_t kMaxRounds = 1024;

std::unexpected<Error> bad(const char* what) { return fail(Code::BadIdentity, what); }

// SSH's wire format: big-endian lengths of 32 bits.
class Fields {
public:
    explicit Fields(ByteView in)
        : m_in(in)
    {
    }
    Result<ByteView> raw(std::size_t n)
    {
        if (m_in.size() < n) return bad("an OpenSSH key that is cut off");
        const auto out = m_in.first(n);
        m_in = m_in.subspan(n);
        return out;
    }
    Result<std::uint32_t> number()
    {
        TERCET_TRY(const auto b, raw(4));
        return std::uint32_t(b[0]) << 24 | std::uint32_t(b[1]) << 16 | std::uint32_t(b[2]) << 8
            | b[3];
    }
    Result<ByteView> string()
    {
        TERCET_TRY(const auto n, number());
        return raw(n);
    }
    ByteView rest() const { return m_in; }

private:
    ByteView m_in;
};

Result<crypto::SecretBytes> unwrapText(ByteView file)
{
    auto in = text(file);
    const auto begin = in.find_first_not_of(" \t\r\n");
    if (begin == in.npos || !in.substr(begin).starts_with(kBegin)) return bad("no OpenSSH key");
    in.remove_prefix(begin + kBegin.size());
    const auto end = in.find(kEnd);
    if (end == in.npos) return bad("an OpenSSH key without its last line");
    if (in.substr(end + kEnd.size()).find_first_not_of(" \t\r\n") != in.npos)
        return bad("something after the OpenSSH key");
    crypto::SecretBytes body(end);
    std::size_t size = 0;
    for (const char c : in.substr(0, end))
        if (c != '\n' && c != '\r') body.data()[size++] = std::uint8_t(c);
    body.truncate(size);
    crypto::SecretBytes out;
    if (!base64::decode(body.view(), base64::Padding::Yes, out)) return bad("base64");
    return out;
}

struct Kdf {
    ByteView salt;
    std::uint32_t rounds;
};

Result<Kdf> readKdf(ByteView options)
{
    Fields in(options);
    TERCET_TRY(const auto salt, in.string());
    TERCET_TRY(const auto rounds, in.number());
    if (salt.empty() || salt.size() > 64 || rounds == 0 || !in.rest().empty())
        return bad("options of bcrypt");
    if (rounds > kMaxRounds) return fail(Code::AgeUnsupported, "rounds of bcrypt");
    return Kdf { salt, rounds };
}

Result<crypto::SecretBytes> decrypted(
    ByteView body, const Kdf& kdf, const crypto::SecretBytes& passphrase)
{
    crypto::Secret<48> key; // AES-256, then its counter
    crypto::SecretBytes out = crypto::SecretBytes::from(body);
    try {
        const auto hash
            = Botan::PasswordHashFamily::create_or_throw("Bcrypt-PBKDF")->from_params(kdf.rounds);
        hash->derive_key(key.data(), key.size(), reinterpret_cast<const char*>(passphrase.data()),
            passphrase.size(), kdf.salt.data(), kdf.salt.size());
        const auto cipher = Botan::StreamCipher::create_or_throw("CTR-BE(AES-256)");
        cipher->set_key(key.data(), 32);
        cipher->set_iv(key.data() + 32, 16);
        cipher->cipher1(out.data(), out.size());
    } catch (const std::exception&) {
        return fail(Code::Internal, "bcrypt or AES of Botan");
    }
    return out;
}

// The private section, in clear.
Result<crypto::Secret<32>> readSection(ByteView section, ByteView publicKey)
{
    Fields in(section);
    TERCET_TRY(const auto checks, in.raw(8));
    if (sodium_memcmp(checks.data(), checks.data() + 4, 4) != 0)
        return fail(Code::WrongPassphrase, "OpenSSH key", "identity-passphrase");
    TERCET_TRY(const auto type, in.string());
    TERCET_TRY(const auto key, in.string());
    TERCET_TRY(const auto pair, in.string());
    TERCET_TRY(const auto comment, in.string());
    if (text(type) != "ssh-ed25519" || key.size() != 32 || pair.size() != 64)
        return bad("not an Ed25519 key");
    for (std::size_t i = 0; i < in.rest().size(); ++i)
        if (in.rest()[i] != std::uint8_t(i + 1)) return bad("padding of an OpenSSH key");
    crypto::Secret<32> seed(std::span<const std::uint8_t, 32>(pair.first(32)));
    crypto::Secret<64> whole;
    Bytes32 derived;
    crypto_sign_seed_keypair(derived.data(), whole.data(), seed.data());
    if (!equal(derived, key) || !equal(derived, pair.subspan(32)) || !equal(derived, publicKey))
        return bad("an OpenSSH key whose halves do not belong together");
    return seed;
}

} // namespace

bool isOpenSshKey(ByteView file)
{
    const auto in = text(file.first(std::min<std::size_t>(file.size(), 1024)));
    const auto at = in.find_first_not_of(" \t\r\n");
    return at != in.npos && in.substr(at).starts_with(kBegin);
}

Result<crypto::Secret<32>> readOpenSshKey(ByteView file, const crypto::SecretBytes* passphrase)
{
    TERCET_TRY(const auto binary, unwrapText(file));
    Fields in(binary.view());
    TERCET_TRY(const auto magic, in.raw(kMagic.size()));
    if (text(magic) != kMagic) return bad("another version of OpenSSH keys");
    TERCET_TRY(const auto cipher, in.string());
    TERCET_TRY(const auto kdfName, in.string());
    TERCET_TRY(const auto options, in.string());
    TERCET_TRY(const auto keys, in.number());
    if (keys != 1) return bad("not one key");
    TERCET_TRY(const auto blob, in.string());
    TERCET_TRY(const auto section, in.string());
    if (!in.rest().empty()) return bad("something after the OpenSSH key");
    Fields publicIn(blob);
    TERCET_TRY(const auto type, publicIn.string());
    if (text(type) != "ssh-ed25519") return bad("an OpenSSH key of another type");
    TERCET_TRY(const auto publicKey, publicIn.string());
    if (!publicIn.rest().empty()) return bad("the public half of an OpenSSH key");
    if (text(cipher) == "none" && text(kdfName) == "none" && options.empty()) {
        auto seed = readSection(section, publicKey);
        if (!seed && seed.error().code == Code::WrongPassphrase) return bad("check bytes");
        return seed;
    }
    if (text(cipher) != "aes256-ctr" || text(kdfName) != "bcrypt")
        return bad("an OpenSSH key with another cipher than aes256-ctr");
    TERCET_TRY(const auto kdf, readKdf(options));
    if (!passphrase || passphrase->empty())
        return fail(Code::WrongPassphrase, "the OpenSSH key has one", "identity-passphrase");
    TERCET_TRY(const auto clear, decrypted(section, kdf, *passphrase));
    return readSection(clear.view(), publicKey);
}

} // namespace tercet::backup::age
