#include "core/attestation/SgxQuote.h"

#include <algorithm>

#include "core/base/Codec.h"

namespace tercet::attestation {

namespace {

constexpr std::size_t kHeader = 48, kSigned = kHeader + EnclaveReport::kBytes;
constexpr std::size_t kMinQuote = kSigned + 4 + 64 + 64 + 384 + 64 + 2 + 6;
constexpr std::size_t kMaxQuote = 64 * 1024;
constexpr std::uint16_t kQeCertification = 6, kPemChain = 5;
const Bytes kIntelQe = *fromHex("939a7233f79c4ca9940a0db3957f0607");

bool zero(ByteView bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](auto b) { return b == 0; });
}

// A Reader whose failures are this layer's reasons.
template <typename T> Outcome<T> or_(Result<T> value, Reason reason)
{
    if (!value) return refuse(reason);
    return std::move(*value);
}

Outcome<EnclaveReport> parseEnclave(ByteView bytes)
{
    Reader r(bytes);
    EnclaveReport e;
    const auto read = [&]() -> Result<bool> {
        TERCET_TRY(e.cpuSvn, r.array<16>());
        TERCET_TRY(e.miscSelect, r.u32());
        TERCET_TRY(const auto gap1, r.raw(12));
        TERCET_TRY(e.isvExtProdId, r.array<16>());
        TERCET_TRY(e.flags, r.u64());
        TERCET_TRY(e.xfrm, r.u64());
        TERCET_TRY(e.mrEnclave, r.array<32>());
        TERCET_TRY(const auto gap2, r.raw(32));
        TERCET_TRY(e.mrSigner, r.array<32>());
        TERCET_TRY(const auto gap3, r.raw(32));
        TERCET_TRY(e.configId, r.array<64>());
        TERCET_TRY(e.isvProdId, r.u16());
        TERCET_TRY(e.isvSvn, r.u16());
        TERCET_TRY(e.configSvn, r.u16());
        TERCET_TRY(const auto gap4, r.raw(42));
        TERCET_TRY(e.familyId, r.array<16>());
        TERCET_TRY(e.reportData, r.array<64>());
        TERCET_CHECK(r.finish());
        return zero(gap1) && zero(gap2) && zero(gap3) && zero(gap4);
    };
    const auto reservedZero = read();
    if (!reservedZero) return refuse(Reason::SgxLength);
    if (!*reservedZero) return refuse(Reason::SgxReserved, "report");
    return e;
}

Check parseHeader(SgxQuote& q, Reader& r)
{
    TERCET_TRY(q.version, or_(r.u16(), Reason::SgxLength));
    if (q.version != 3 && q.version != 4) return refuse(Reason::SgxVersion);
    TERCET_TRY(const auto keyType, or_(r.u16(), Reason::SgxLength));
    if (keyType != 2) return refuse(Reason::SgxKeyType);
    TERCET_TRY(const auto tee, or_(r.u32(), Reason::SgxLength));
    if (tee != 0) return refuse(Reason::SgxTeeType);
    TERCET_TRY(q.qeSvn, or_(r.u16(), Reason::SgxLength));
    TERCET_TRY(q.pceSvn, or_(r.u16(), Reason::SgxLength));
    if (q.version == 4 && (q.qeSvn || q.pceSvn)) return refuse(Reason::SgxReserved, "header");
    TERCET_TRY(const auto vendor, or_(r.raw(16), Reason::SgxLength));
    if (!equal(vendor, kIntelQe)) return refuse(Reason::SgxQeVendor);
    TERCET_TRY([[maybe_unused]] const auto userData, or_(r.raw(20), Reason::SgxLength));
    return {};
}

// QE report, its signature, authentication data and the PEM chain, to the end of `r`.
Check parseCertification(SgxQuote& q, Reader& r)
{
    TERCET_TRY(const auto report, or_(r.raw(EnclaveReport::kBytes), Reason::SgxSignatureLength));
    q.qeReport = toBytes(report);
    TERCET_TRY(q.qe, parseEnclave(report));
    TERCET_TRY(q.qeSignature, or_(r.array<64>(), Reason::SgxSignatureLength));
    TERCET_TRY(const auto authLength, or_(r.u16(), Reason::SgxAuthLength));
    TERCET_TRY(const auto auth, or_(r.raw(authLength), Reason::SgxAuthLength));
    q.qeAuthData = toBytes(auth);
    TERCET_TRY(const auto type, or_(r.u16(), Reason::SgxCertLength));
    if (type != kPemChain) return refuse(Reason::SgxCertType);
    TERCET_TRY(const auto length, or_(r.u32(), Reason::SgxCertLength));
    if (length == 0 || length != r.left()) return refuse(Reason::SgxCertLength);
    TERCET_TRY(auto pem, or_(r.raw(length), Reason::SgxCertLength));
    if (pem.back() == 0) pem = pem.first(pem.size() - 1);
    q.pckChain = toBytes(pem);
    return {};
}

} // namespace

Outcome<SgxQuote> parseSgxQuote(ByteView bytes)
{
    if (bytes.size() < kMinQuote || bytes.size() > kMaxQuote) return refuse(Reason::SgxLength);
    SgxQuote q;
    Reader r(bytes);
    TERCET_CHECK(parseHeader(q, r));
    TERCET_TRY(const auto body, or_(r.raw(EnclaveReport::kBytes), Reason::SgxLength));
    TERCET_TRY(q.enclave, parseEnclave(body));
    q.signedPart = toBytes(bytes.first(kSigned));
    TERCET_TRY(const auto length, or_(r.u32(), Reason::SgxLength));
    if (length != r.left()) return refuse(Reason::SgxSignatureLength);
    TERCET_TRY(q.signature, or_(r.array<64>(), Reason::SgxSignatureLength));
    TERCET_TRY(q.attestationKey, or_(r.array<64>(), Reason::SgxSignatureLength));
    if (q.version == 4) {
        TERCET_TRY(const auto type, or_(r.u16(), Reason::SgxCertType));
        if (type != kQeCertification) return refuse(Reason::SgxCertType);
        TERCET_TRY(const auto size, or_(r.u32(), Reason::SgxCertLength));
        if (size != r.left()) return refuse(Reason::SgxCertLength);
    }
    TERCET_CHECK(parseCertification(q, r));
    return q;
}

} // namespace tercet::attestation
