#pragma once

#include <expected>
#include <string>
#include <string_view>

// Every reason for which evidence is not taken as it is: a closed list with stable names (JSON,
// logs, tests, ../shared/attest). One line a reason: name, text, what it means for developers. The
// window maps reasons to its own sentences and never shows `detail`.
#define TERCET_ATTESTATION_REASONS(X)                                                              \
    /* certificates of both vendors */                                                             \
    X(CertDer, "E_CERT_DER", "a certificate or CRL that cannot be parsed")                         \
    X(CertNotCanonical, "E_CERT_NOT_CANONICAL_DER", "not canonical DER, or bytes after it")        \
    X(CertExpired, "E_CERT_EXPIRED", "a certificate past its notAfter")                            \
    X(CertNotYetValid, "E_CERT_NOT_YET_VALID", "a certificate before its notBefore")               \
    X(ExtDuplicate, "E_EXT_DUPLICATE", "a vendor extension stands twice")                          \
    X(ExtMissing, "E_EXT_MISSING", "a vendor extension is missing")                                \
    X(ExtMalformed, "E_EXT_MALFORMED", "a vendor extension of another form")                       \
    /* AMD SEV-SNP, in the order of the checks */                                                  \
    X(SnpLength, "E_SNP_LEN", "the report is not 1184 bytes")                                      \
    X(SnpVersion, "E_SNP_VERSION", "a report version that is not taken")                           \
    X(SnpSignatureAlgorithm, "E_SNP_SIGALGO", "not ECDSA P-384 with SHA-384")                      \
    X(SnpSigner, "E_SNP_SIGNER", "not signed by a VCEK or VLEK, or the chip's key is masked")      \
    X(SnpPolicyReserved, "E_SNP_POLICY_RESERVED", "reserved bits of the guest policy")             \
    X(SnpReserved, "E_SNP_RESERVED", "reserved bytes or bits are not zero")                        \
    X(SnpSignaturePadding, "E_SNP_SIG_PADDING", "the unsigned tail of the report is not zero")     \
    X(SnpProduct, "E_SNP_PRODUCT", "an unknown processor family or model")                         \
    X(SnpProductMismatch, "E_SNP_PRODUCT_MISMATCH", "the certificate is of another product")       \
    X(SnpCertRoot, "E_SNP_CERT_ROOT", "ARK and ASK are not the pinned ones")                       \
    X(SnpCertName, "E_SNP_CERT_NAME", "subject or issuer is not what it must be")                  \
    X(SnpCertAlgorithm, "E_SNP_CERT_ALGORITHM", "not RSASSA-PSS SHA-384 salt 48")                  \
    X(SnpCertKey, "E_SNP_CERT_KEY", "not a P-384 key, or a CA certificate")                        \
    X(SnpCertSignature, "E_SNP_CERT_SIG", "the chain's signature does not verify")                 \
    X(SnpCrl, "E_SNP_CRL", "the stapled CRL is not ARK's, or out of date")                         \
    X(SnpRevoked, "E_SNP_REVOKED", "the ASK or the chip's certificate is revoked")                 \
    X(SnpReportSignature, "E_SNP_REPORT_SIG", "the report's signature does not verify")            \
    X(SnpChip, "E_SNP_CHIP_MISMATCH", "the certificate is of another chip")                        \
    X(SnpTcbCertificate, "E_SNP_TCB_CERT_MISMATCH", "the certificate is of another TCB")           \
    X(SnpDebug, "E_SNP_DEBUG", "the guest may be debugged by the host")                            \
    X(SnpMigration, "E_SNP_MIGRATION", "the guest may be migrated by an agent")                    \
    X(SnpVmpl, "E_SNP_VMPL", "requested by code at another privilege level")                       \
    X(SnpPolicy, "E_SNP_POLICY", "another guest policy than the manifest's")                       \
    X(SnpSignerForbidden, "E_SNP_SIGNER_FORBIDDEN", "the manifest does not take this signer")      \
    X(SnpProductForbidden, "E_SNP_PRODUCT_FORBIDDEN", "the manifest does not take this product")   \
    X(SnpGuestSvn, "E_SNP_GUEST_SVN", "the guest's security version is too low")                   \
    X(SnpTcbOrder, "E_SNP_TCB_ORDER", "the current TCB is below the reported one")                 \
    X(SnpTcbFloor, "E_SNP_TCB_FLOOR", "a TCB below the manifest's floor")                          \
    X(SnpAliasCheck, "E_SNP_ALIAS_CHECK", "the memory alias check (BadRAM) was not made")          \
    X(SnpMitigation, "E_SNP_MITIGATION", "a mitigation that the manifest asks for is off")         \
    X(SnpIdentity, "E_SNP_IDENTITY", "family, image, host data or ID block differ")                \
    X(SnpReportData, "E_SNP_REPORT_DATA", "the report does not bind this identity and nonce")      \
    X(SnpMeasurement, "E_SNP_MEASUREMENT", "the measurement is not in the manifest")               \
    /* Intel SGX, in the order of the checks */                                                    \
    X(SgxLength, "E_SGX_LEN", "the quote is too short or too long")                                \
    X(SgxVersion, "E_SGX_VERSION", "a quote version that is not taken")                            \
    X(SgxKeyType, "E_SGX_KEYTYPE", "not an ECDSA P-256 attestation key")                           \
    X(SgxTeeType, "E_SGX_TEETYPE", "not an SGX enclave")                                           \
    X(SgxQeVendor, "E_SGX_QE_VENDOR", "not Intel's quoting enclave")                               \
    X(SgxSignatureLength, "E_SGX_SIGLEN", "the signature data have another length")                \
    X(SgxAuthLength, "E_SGX_AUTHLEN", "the QE authentication data have another length")            \
    X(SgxCertType, "E_SGX_CERT_TYPE", "the certification data are not a PCK chain")                \
    X(SgxCertLength, "E_SGX_CERTLEN", "the certification data have another length")                \
    X(SgxReserved, "E_SGX_RESERVED", "reserved bytes are not zero")                                \
    X(SgxPem, "E_SGX_CHAIN_PEM", "a chain that is not canonical PEM of the right length")          \
    X(SgxRootNotPinned, "E_SGX_ROOT_NOT_PINNED", "the root is not the pinned one")                 \
    X(SgxChainName, "E_SGX_CHAIN_NAME", "a subject or issuer is not what it must be")              \
    X(SgxChainKey, "E_SGX_CHAIN_KEY", "not a P-256 key, or the wrong CA flags")                    \
    X(SgxChainSignature, "E_SGX_CHAIN_SIG", "the chain's signature does not verify")               \
    X(SgxCrlSignature, "E_SGX_CRL_SIG", "a CRL that its issuer did not sign")                      \
    X(SgxCrlIssuer, "E_SGX_CRL_ISSUER", "a CRL of another issuer")                                 \
    X(SgxCrlDate, "E_SGX_CRL_DATE", "a CRL from the future")                                       \
    X(SgxPckRevoked, "E_SGX_PCK_REVOKED", "a certificate of the chain is revoked")                 \
    X(SgxCollateralSignature, "E_SGX_COLLATERAL_SIG", "TCB info or QE identity not signed")        \
    X(SgxCollateralFormat, "E_SGX_COLLATERAL_FORMAT", "TCB info or QE identity malformed")         \
    X(SgxCollateralVersion, "E_SGX_COLLATERAL_VERSION", "another kind or version of it")           \
    X(SgxCollateralDate, "E_SGX_COLLATERAL_DATE", "collateral from the future")                    \
    X(SgxCollateralStale, "E_SGX_COLLATERAL_EXPIRED", "collateral past its next update")           \
    X(SgxCollateralOld, "E_SGX_COLLATERAL_EVALUATION", "an evaluation number too low")             \
    X(SgxQeReportSignature, "E_SGX_QE_REPORT_SIG", "the QE report is not signed by the PCK")       \
    X(SgxKeyBinding, "E_SGX_AK_BINDING", "the QE report does not bind the attestation key")        \
    X(SgxQeSigner, "E_SGX_QE_MRSIGNER", "the quoting enclave is another's")                        \
    X(SgxQeProduct, "E_SGX_QE_PRODID", "another product id of the quoting enclave")                \
    X(SgxQeAttributes, "E_SGX_QE_ATTRIBUTES", "attributes of the quoting enclave")                 \
    X(SgxQeMisc, "E_SGX_QE_MISCSELECT", "miscselect of the quoting enclave")                       \
    X(SgxQeTcb, "E_SGX_QE_TCB", "no TCB level fits the quoting enclave")                           \
    X(SgxQuoteSignature, "E_SGX_QUOTE_SIG", "the quote's signature does not verify")               \
    X(SgxFmspc, "E_SGX_FMSPC", "collateral of another platform")                                   \
    X(SgxTcbLevel, "E_SGX_TCB_LEVEL", "no TCB level fits the platform")                            \
    X(SgxTcbRevoked, "E_SGX_TCB_REVOKED", "the platform's TCB is revoked")                         \
    X(SgxTcbOutOfDate, "E_SGX_TCB_OUT_OF_DATE", "the platform lacks a TCB recovery")               \
    X(SgxTcbStatus, "E_SGX_TCB_STATUS", "a TCB status that the manifest does not take")            \
    X(SgxAdvisory, "E_SGX_ADVISORY", "a security advisory is open")                                \
    X(SgxDebug, "E_SGX_DEBUG", "the enclave may be debugged")                                      \
    X(SgxAttributes, "E_SGX_ATTRIBUTES", "the enclave has attributes it must not have")            \
    X(SgxConfigId, "E_SGX_CONFIG_ID", "another enclave configuration than the manifest's")         \
    X(SgxSvn, "E_SGX_ISV_SVN", "the enclave's security version is too low")                        \
    X(SgxReportData, "E_SGX_REPORT_DATA", "the quote does not bind this identity and nonce")       \
    X(SgxMeasurement, "E_SGX_MRENCLAVE", "the enclave is not in the manifest")                     \
    /* binding and freshness */                                                                    \
    X(BindRole, "E_BIND_ROLE", "evidence of another share")                                        \
    X(BindNonce, "E_BIND_NONCE", "evidence for another nonce")                                     \
    X(BindIdentity, "E_BIND_IDENTITY", "not the identity recorded at key generation")              \
    X(BindTls, "E_BIND_TLS", "the connection ends at another key")                                 \
    X(BindManifest, "E_BIND_MANIFEST", "the co-signer goes by another manifest")                   \
    X(BindCounter, "E_BIND_COUNTER", "the co-signer's counter went back")                          \
    X(BindTime, "E_BIND_TIME", "the co-signer's clock and ours differ")                            \
    X(BindSignature, "E_BIND_SIG", "the identity did not sign this evidence")                      \
    X(NoTee, "E_NO_TEE", "no hardware evidence: an unattested co-signer")                          \
    X(WrongTee, "E_WRONG_TEE", "evidence of another kind than the manifest's")                     \
    X(NotFresh, "E_NOT_FRESH", "the evidence is too old for this")                                 \
    X(ClockWrong, "E_CLOCK", "this computer's clock is behind what is known")                      \
    /* the manifest */                                                                             \
    X(ManifestSignature, "E_MANIFEST_SIG", "not signed by enough release keys")                    \
    X(ManifestFormat, "E_MANIFEST_FORMAT", "the manifest is malformed")                            \
    X(ManifestExpired, "E_MANIFEST_EXPIRED", "the manifest is past its end")                       \
    X(ManifestEarly, "E_MANIFEST_EARLY", "the manifest is not valid yet")                          \
    X(ManifestRollback, "E_MANIFEST_ROLLBACK", "an older manifest than one seen before")           \
    X(ManifestRole, "E_MANIFEST_ROLE", "the manifest says nothing of this share")

namespace tercet::attestation {

enum class Reason {
#define X(name, text, meaning) name,
    TERCET_ATTESTATION_REASONS(X)
#undef X
};

inline constexpr int kReasonCount = 0
#define X(name, text, meaning) +1
    TERCET_ATTESTATION_REASONS(X)
#undef X
    ;

std::string_view reasonName(Reason reason); // "E_SNP_DEBUG"
std::string_view reasonMeaning(Reason reason); // English, for developers

// One reason with the particulars: English, for logs and the raw details, and never text that came
// with the evidence.
struct Finding {
    Reason reason;
    std::string detail {};
    friend bool operator==(const Finding&, const Finding&) = default;
};

// What a check yields, or the first reason why it fails.
template <typename T> using Outcome = std::expected<T, Finding>;
using Check = Outcome<void>;

[[nodiscard]] inline std::unexpected<Finding> refuse(Reason reason, std::string detail = {})
{
    return std::unexpected(Finding { reason, std::move(detail) });
}

} // namespace tercet::attestation
