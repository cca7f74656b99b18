#include <algorithm>

#include "core/attestation/Ecdsa.h"
#include "core/attestation/Sgx.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation {

namespace {

Check notRevoked(const VerifiedPck& pck, const GenuineCollateral& c)
{
    if (!c.pckCrl.isOf(pck.ca)) return refuse(Reason::SgxCrlIssuer, "PCK");
    if (!c.pckCrl.isEcdsaSha256() || !c.pckCrl.signedBy(pck.ca))
        return refuse(Reason::SgxCrlSignature, "PCK");
    if (c.rootCrl.revokes(pck.ca)) return refuse(Reason::SgxPckRevoked, "CA");
    if (c.pckCrl.revokes(pck.leaf)) return refuse(Reason::SgxPckRevoked, "PCK");
    return {};
}

// SHA-256(attestation key ‖ authentication data) ‖ 32 zero bytes.
bool bindsKey(const SgxQuote& q)
{
    auto bound = toBytes(q.attestationKey);
    append(bound, q.qeAuthData);
    const auto digest = crypto::sha256(bound);
    return std::equal(digest.begin(), digest.end(), q.qe.reportData.begin())
        && std::all_of(
            q.qe.reportData.begin() + 32, q.qe.reportData.end(), [](auto b) { return b == 0; });
}

std::uint64_t le64(const ByteArray<16>& bytes, std::size_t at)
{
    std::uint64_t v = 0;
    for (std::size_t i = 8; i-- > 0;) v = v << 8 | bytes[at + i];
    return v;
}

Check isIntelsQe(const EnclaveReport& qe, const QeIdentity& id)
{
    if (qe.mrSigner != id.mrSigner) return refuse(Reason::SgxQeSigner);
    if (qe.isvProdId != id.isvProdId) return refuse(Reason::SgxQeProduct);
    const auto masked = [&](std::uint64_t value, std::size_t at) {
        const auto mask = le64(id.attributesMask, at);
        return (value & mask) == (le64(id.attributes, at) & mask);
    };
    if (!masked(qe.flags, 0) || !masked(qe.xfrm, 8) || (qe.flags & kFlagDebug))
        return refuse(Reason::SgxQeAttributes);
    if ((qe.miscSelect & id.miscSelectMask) != (id.miscSelect & id.miscSelectMask))
        return refuse(Reason::SgxQeMisc);
    return {};
}

std::vector<std::string> merged(const TcbLevel& platform, const QeLevel& qe)
{
    auto all = platform.advisories;
    if (qe.status != TcbStatus::UpToDate)
        all.insert(all.end(), qe.advisories.begin(), qe.advisories.end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

} // namespace

Outcome<GenuineSgx> verifySgx(
    ByteView bytes, const GenuineCollateral& c, const Bytes32& root, std::int64_t now)
{
    TERCET_TRY(auto quote, parseSgxQuote(bytes));
    TERCET_TRY(const auto pck, verifyPckChain(quote.pckChain, root, now));
    TERCET_CHECK(notRevoked(pck, c));
    if (!verifyP256Sha256(pck.key, quote.qeReport, quote.qeSignature))
        return refuse(Reason::SgxQeReportSignature);
    if (!bindsKey(quote)) return refuse(Reason::SgxKeyBinding);
    TERCET_CHECK(isIntelsQe(quote.qe, c.qeIdentity));
    const auto* qeLevel = levelOf(c.qeIdentity, quote.qe.isvSvn);
    if (!qeLevel) return refuse(Reason::SgxQeTcb);
    if (!verifyP256Sha256(quote.attestationKey, quote.signedPart, quote.signature))
        return refuse(Reason::SgxQuoteSignature);
    if (pck.identity.fmspc != c.tcbInfo.fmspc || pck.identity.pceId != c.tcbInfo.pceId)
        return refuse(Reason::SgxFmspc);
    const auto* level = levelOf(c.tcbInfo, pck.identity.components, pck.identity.pceSvn);
    if (!level) return refuse(Reason::SgxTcbLevel);
    return GenuineSgx { std::move(quote), pck.identity, pck.leaf.notAfter(),
        converge(level->status, qeLevel->status), level->date, merged(*level, *qeLevel),
        std::min(c.tcbInfo.evaluation, c.qeIdentity.evaluation), c.goodUntil };
}

} // namespace tercet::attestation
