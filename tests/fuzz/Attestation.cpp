#include "core/attestation/Evidence.h"
#include "core/attestation/Pck.h"
#include "core/attestation/Pem.h"
#include "core/attestation/Published.h"
#include "core/attestation/SnpCertTable.h"

using namespace tercet;
using namespace tercet::attestation;

namespace {

void certificate(ByteView in)
{
    const auto c = Certificate::parse(in);
    if (!c) return;
    if (!equal(c->der(), in)) __builtin_trap();
    (void)c->subject();
    (void)c->issuer();
    (void)c->serial();
    (void)c->isCa();
    (void)c->extensionsUnderstood();
    (void)c->isEcdsaSha256();
    (void)c->isPssSha384Salt48();
    (void)c->p256();
    (void)c->p384();
    (void)c->isRsa4096();
    (void)c->validAt(1'750'000'000);
    (void)c->signedBy(*c);
    (void)pckIdentity(*c);
    (void)verifyVek({ in, in, in }, {}, SnpSigner::Vcek, vendorRoots(), 1'750'000'000);
}

void revocationList(ByteView in)
{
    const auto crl = Crl::parse(in);
    if (!crl) return;
    (void)crl->thisUpdate();
    (void)crl->nextUpdate();
    (void)crl->isEcdsaSha256();
}

void chain(ByteView in)
{
    for (const std::size_t n : { 2, 3 }) {
        const auto ders = parsePemChain(in, n);
        if (ders && pemChain(*ders) != text(in)) __builtin_trap();
    }
}

void evidence(ByteView in)
{
    const auto e = evidenceFromJson(text(in));
    if (!e) return;
    const auto again = evidenceFromJson(toJson(*e));
    if (!again || *again != *e) __builtin_trap();
}

} // namespace

// The first byte chooses the parser, the rest is its input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const ByteView in(data + 1, size - 1);
    switch (data[0] % 9) {
    case 0:
        certificate(in);
        break;
    case 1:
        revocationList(in);
        break;
    case 2:
        chain(in);
        break;
    case 3:
        (void)parseCertTable(in);
        break;
    case 4:
        (void)parseTcbInfo(in);
        break;
    case 5:
        (void)parseQeIdentity(in);
        break;
    case 6:
        (void)parseManifest(in);
        break;
    case 7:
        evidence(in);
        break;
    case 8:
        (void)readManifestSignatures(text(in));
        break;
    }
    return 0;
}
