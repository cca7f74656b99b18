#include "core/cosigner/SgxGramine.h"

#include "core/attestation/SgxQuote.h"
#include "core/attestation/SgxTcb.h"

namespace tercet::cosigner {

namespace {

constexpr std::size_t kMaxQuote = 64 * 1024, kMaxCollateral = 128 * 1024;

std::unexpected<Error> refused(std::string why)
{
    return fail(Code::AttestationFailed, std::move(why));
}

} // namespace

SgxGramine::SgxGramine(Places places, KernelFiles& files)
    : m_places(std::move(places))
    , m_files(files)
{
}

Result<Bytes> SgxGramine::quote(const ByteArray<64>& reportData)
{
    const std::lock_guard lock(m_mutex);
    TERCET_CHECK(m_files.write(m_places.device / "user_report_data", reportData));
    return m_files.read(m_places.device / "quote", kMaxQuote);
}

Result<Bytes> SgxGramine::file(const char* name)
{
    return m_files.read(m_places.collateral / name, kMaxCollateral);
}

Result<attestation::Evidence> SgxGramine::evidence(const ByteArray<64>& reportData, std::int64_t)
{
    attestation::Evidence e;
    e.tee = attestation::Tee::Sgx;
    TERCET_TRY(e.sgxQuote, quote(reportData));
    const auto parsed = attestation::parseSgxQuote(e.sgxQuote);
    if (!parsed) return refused("the quote: " + std::string(reasonName(parsed.error().reason)));
    if (parsed->enclave.reportData != reportData) return refused("the quote is over other bytes");

    TERCET_TRY(const auto tcb, file("tcb_info.json"));
    TERCET_TRY(const auto qe, file("qe_identity.json"));
    const auto tcbInfo = attestation::cutSignedJson(tcb, "tcbInfo");
    const auto qeIdentity = attestation::cutSignedJson(qe, "enclaveIdentity");
    if (!tcbInfo || !qeIdentity) return refused("not an answer of Intel's service");
    e.sgx.tcbInfo = tcbInfo->body;
    e.sgx.tcbInfoSignature = toBytes(tcbInfo->signature);
    e.sgx.qeIdentity = qeIdentity->body;
    e.sgx.qeIdentitySignature = toBytes(qeIdentity->signature);
    TERCET_TRY(e.sgx.tcbSigningChain, file("tcb_signing_chain.pem"));
    TERCET_TRY(e.sgx.pckCrl, file("pck_crl.der"));
    TERCET_TRY(e.sgx.rootCrl, file("root_crl.der"));
    return e;
}

} // namespace tercet::cosigner
