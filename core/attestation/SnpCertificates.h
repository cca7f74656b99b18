#pragma once

#include "core/attestation/Certificate.h"
#include "core/attestation/Roots.h"

namespace tercet::attestation {

// What AMD's extensions (1.3.6.1.4.1.3704.1) say in a VCEK or VLEK.
struct VekIdentity {
    std::string product {}; // "Milan-B0", "Genoa", …
    SnpTcb tcb {}; // in the product's byte order
    Bytes hardwareId {}; // 64 bytes, 8 on Turin; empty in a VLEK
    std::string cspId {}; // VLEK only
};

// A chip's or a cloud's certificate whose chain has been checked.
struct VerifiedVek {
    SnpProduct product {};
    SnpSigner signer {};
    VekIdentity identity {};
    Bytes key {}; // P-384, x ‖ y
    std::int64_t notBefore {}, notAfter {}; // Unix seconds
};

// The product by the issuer's name, for a report that names no processor: SnpCertName.
Outcome<SnpProduct> productOfIssuer(const Certificate& vek, SnpSigner signer);

// vek ← ask ← ark, both of them pinned; names, algorithms, key, dates, the extensions. `crl` is
// AMD's list of this product, signed by ark, or empty. Reasons: CertDer … ExtMalformed,
// SnpProductMismatch, SnpCert*, SnpCrl, SnpRevoked.
struct SnpChain {
    ByteView vek, ask, ark, crl {};
};
Outcome<VerifiedVek> verifyVek(const SnpChain& chain, std::optional<SnpProduct> product,
    SnpSigner signer, const Roots& roots, std::int64_t now);

} // namespace tercet::attestation
