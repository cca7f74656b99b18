#include "core/attestation/Pck.h"
#include "core/attestation/Pem.h"

namespace tercet::attestation {

namespace {

constexpr std::string_view kRootName = "Intel SGX Root CA";

Check verifyRoot(const Certificate& root, const Bytes32& pin, std::int64_t now)
{
    if (root.fingerprint() != pin) return refuse(Reason::SgxRootNotPinned);
    if (root.subject() != kRootName || !root.namesIssuer(root)) return refuse(Reason::SgxChainName);
    if (!root.isCa() || root.p256().empty()) return refuse(Reason::SgxChainKey, "root");
    return root.validAt(now);
}

// One link: names, algorithm, key, dates, signature.
Check verifyLink(const Certificate& of, const Certificate& by, bool ca, std::int64_t now)
{
    if (!of.namesIssuer(by)) return refuse(Reason::SgxChainName, "issuer");
    if (of.p256().empty() || of.isCa() != ca || !of.extensionsUnderstood() || !of.isEcdsaSha256())
        return refuse(Reason::SgxChainKey);
    TERCET_CHECK(of.validAt(now));
    if (!of.signedBy(by)) return refuse(Reason::SgxChainSignature);
    return {};
}

} // namespace

Outcome<VerifiedPck> verifyPckChain(ByteView pem, const Bytes32& pin, std::int64_t now)
{
    TERCET_TRY(const auto ders, parsePemChain(pem, 3));
    TERCET_TRY(auto leaf, Certificate::parse(ders[0]));
    TERCET_TRY(auto ca, Certificate::parse(ders[1]));
    TERCET_TRY(const auto root, Certificate::parse(ders[2]));
    TERCET_CHECK(verifyRoot(root, pin, now));
    if (ca.subject() != "Intel SGX PCK Platform CA" && ca.subject() != "Intel SGX PCK Processor CA")
        return refuse(Reason::SgxChainName, "CA");
    if (leaf.subject() != "Intel SGX PCK Certificate") return refuse(Reason::SgxChainName, "PCK");
    TERCET_CHECK(verifyLink(ca, root, true, now));
    TERCET_CHECK(verifyLink(leaf, ca, false, now));
    TERCET_TRY(const auto identity, pckIdentity(leaf));
    auto key = leaf.p256();
    return VerifiedPck { std::move(leaf), std::move(ca), identity, std::move(key) };
}

Outcome<Certificate> verifyTcbSigner(ByteView pem, const Bytes32& pin, std::int64_t now)
{
    TERCET_TRY(const auto ders, parsePemChain(pem, 2));
    TERCET_TRY(auto signer, Certificate::parse(ders[0]));
    TERCET_TRY(const auto root, Certificate::parse(ders[1]));
    TERCET_CHECK(verifyRoot(root, pin, now));
    if (signer.subject() != "Intel SGX TCB Signing")
        return refuse(Reason::SgxChainName, "TCB signing");
    TERCET_CHECK(verifyLink(signer, root, false, now));
    return signer;
}

Outcome<Certificate> lastOf(ByteView pem, std::size_t count)
{
    TERCET_TRY(const auto ders, parsePemChain(pem, count));
    return Certificate::parse(ders.back());
}

} // namespace tercet::attestation
