#include "core/attestation/SgxCollateral.h"

#include <algorithm>

#include "core/attestation/Ecdsa.h"
#include "core/attestation/Pck.h"

namespace tercet::attestation {

namespace {

Check verifySigned(const Certificate& signer, ByteView body, ByteView signature, const char* what)
{
    if (!verifyP256Sha256(signer.p256(), body, signature))
        return refuse(Reason::SgxCollateralSignature, what);
    return {};
}

} // namespace

Outcome<GenuineCollateral> verifyCollateral(
    const SgxCollateral& c, const Bytes32& pin, std::int64_t now)
{
    TERCET_TRY(const auto signer, verifyTcbSigner(c.tcbSigningChain, pin, now));
    TERCET_TRY(auto root, lastOf(c.tcbSigningChain, 2));
    TERCET_TRY(auto rootCrl, Crl::parse(c.rootCrl));
    if (!rootCrl.isOf(root)) return refuse(Reason::SgxCrlIssuer, "root");
    if (!rootCrl.isEcdsaSha256() || !rootCrl.signedBy(root))
        return refuse(Reason::SgxCrlSignature, "root");
    if (rootCrl.revokes(signer)) return refuse(Reason::SgxPckRevoked, "TCB signing");
    TERCET_TRY(auto pckCrl, Crl::parse(c.pckCrl));
    if (now < rootCrl.thisUpdate() || now < pckCrl.thisUpdate()) return refuse(Reason::SgxCrlDate);
    TERCET_CHECK(verifySigned(signer, c.tcbInfo, c.tcbInfoSignature, "TCB info"));
    TERCET_CHECK(verifySigned(signer, c.qeIdentity, c.qeIdentitySignature, "QE identity"));
    TERCET_TRY(auto tcbInfo, parseTcbInfo(c.tcbInfo));
    TERCET_TRY(auto qeIdentity, parseQeIdentity(c.qeIdentity));
    if (now < tcbInfo.issued || now < qeIdentity.issued) return refuse(Reason::SgxCollateralDate);
    const auto goodUntil = std::min(
        { tcbInfo.nextUpdate, qeIdentity.nextUpdate, rootCrl.nextUpdate(), pckCrl.nextUpdate() });
    return GenuineCollateral { std::move(tcbInfo), std::move(qeIdentity), std::move(pckCrl),
        std::move(rootCrl), std::move(root), goodUntil };
}

} // namespace tercet::attestation
