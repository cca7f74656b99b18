#include "core/backup/age/Identity.h"

#include <stdexcept>

#include "core/backup/age/Bech32.h"
#include "core/backup/age/OpenSsh.h"

namespace tercet::backup::age {

namespace {

constexpr std::string_view kPrefix = "AGE-SECRET-KEY-";
constexpr std::size_t kMaxFile = 64 * 1024, kMaxIdentities = 256;

// The public key of a secret one is never of small order.
Recipient must(Result<Recipient> recipient)
{
    if (!recipient) throw std::logic_error("a public key of small order");
    return *recipient;
}

} // namespace

Identity Identity::generate(Random& random)
{
    crypto::Secret<32> secret;
    random.fill(secret.mutableView());
    return fromX25519(secret.view());
}

Identity Identity::fromX25519(std::span<const std::uint8_t, 32> secret)
{
    Bytes32 key;
    crypto_scalarmult_base(key.data(), secret.data());
    return Identity(must(Recipient::fromX25519(key)), crypto::Secret<32>(secret));
}

Identity Identity::fromSshEd25519(std::span<const std::uint8_t, 32> seed)
{
    Bytes32 key;
    crypto::Secret<64> pair;
    crypto_sign_seed_keypair(key.data(), pair.data(), seed.data());
    crypto::Secret<32> scalar;
    crypto_sign_ed25519_sk_to_curve25519(scalar.data(), pair.data());
    return Identity(must(Recipient::fromSshEd25519(key)), std::move(scalar));
}

Result<Identity> Identity::parse(
    const crypto::SecretBytes& file, const crypto::SecretBytes* passphrase)
{
    TERCET_TRY(auto all, parseIdentities(file, passphrase));
    if (all.size() != 1) return fail(Code::BadIdentity, "more than one identity");
    return std::move(all.front());
}

crypto::SecretBytes Identity::text() const
{
    if (m_recipient.kind() != Recipient::Kind::X25519) return {};
    return bech32::encode(kPrefix, m_scalar.view());
}

crypto::SecretBytes Identity::file() const
{
    const auto secret = text();
    if (secret.empty()) return {};
    const auto head = "# public key: " + m_recipient.text() + "\n";
    crypto::SecretBytes out(head.size() + secret.size() + 1);
    std::memcpy(out.data(), head.data(), head.size());
    std::memcpy(out.data() + head.size(), secret.data(), secret.size());
    out.data()[out.size() - 1] = '\n';
    return out;
}

Result<std::vector<Identity>> parseIdentities(
    const crypto::SecretBytes& file, const crypto::SecretBytes* passphrase)
{
    if (file.size() > kMaxFile) return fail(Code::BadIdentity, "larger than an identity file is");
    std::vector<Identity> out;
    if (isOpenSshKey(file.view())) {
        TERCET_TRY(const auto seed, readOpenSshKey(file.view(), passphrase));
        out.push_back(Identity::fromSshEd25519(seed.view()));
        return out;
    }
    auto rest = tercet::text(file.view());
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.starts_with('#')) continue;
        crypto::Secret<32> secret;
        if (out.size() == kMaxIdentities
            || !bech32::decode(kPrefix, view(line), secret.mutableView()))
            return fail(Code::BadIdentity, "not an age identity of type X25519");
        out.push_back(Identity::fromX25519(secret.view()));
    }
    if (out.empty()) return fail(Code::BadIdentity, "no identity in it");
    return out;
}

} // namespace tercet::backup::age
