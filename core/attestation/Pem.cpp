#include "core/attestation/Pem.h"

#include "core/crypto/OpenSsl.h"

namespace tercet::attestation {

namespace {

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----\n";
constexpr std::string_view kEnd = "-----END CERTIFICATE-----\n";
constexpr std::size_t kMaxPem = 64 * 1024;

std::string base64(ByteView bytes)
{
    std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int n = EVP_EncodeBlock(
        reinterpret_cast<std::uint8_t*>(out.data()), bytes.data(), int(bytes.size()));
    out.resize(std::size_t(n));
    return out;
}

// Empty for anything that is not base64; what is read is written again and compared by the caller.
Bytes fromBase64(const std::string& text)
{
    if (text.empty() || text.size() % 4 != 0) return {};
    Bytes out(text.size() / 4 * 3);
    const int n = EVP_DecodeBlock(
        out.data(), reinterpret_cast<const std::uint8_t*>(text.data()), int(text.size()));
    if (n < 0) return {};
    const auto padding = text.size() - 1 - text.find_last_not_of('=');
    out.resize(std::size_t(n) - std::min<std::size_t>(padding, 2));
    return out;
}

} // namespace

std::string pemChain(const std::vector<Bytes>& ders)
{
    std::string out;
    for (const auto& der : ders) {
        out += kBegin;
        const auto body = base64(der);
        for (std::size_t at = 0; at < body.size(); at += 64) out += body.substr(at, 64) + "\n";
        out += kEnd;
    }
    return out;
}

Outcome<std::vector<Bytes>> parsePemChain(ByteView pem, std::size_t count)
{
    if (pem.size() > kMaxPem) return refuse(Reason::SgxPem, "too long");
    std::string_view rest = text(pem);
    std::vector<Bytes> ders;
    while (!rest.empty()) {
        const auto end = rest.find(kEnd);
        if (!rest.starts_with(kBegin) || end == rest.npos)
            return refuse(Reason::SgxPem, "not a PEM certificate");
        std::string body(rest.substr(kBegin.size(), end - kBegin.size()));
        std::erase(body, '\n');
        ders.push_back(fromBase64(body));
        rest.remove_prefix(end + kEnd.size());
    }
    if (ders.size() != count) return refuse(Reason::SgxPem, "another number of certificates");
    if (pemChain(ders) != text(pem)) return refuse(Reason::SgxPem, "not canonical");
    return ders;
}

} // namespace tercet::attestation
