#include "core/attestation/simulated/SimulatedIntel.h"

#include "core/attestation/Pem.h"
#include "core/attestation/simulated/DerWriter.h"
#include "core/base/Codec.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation::simulated {

namespace {

constexpr std::int64_t kDay = 86'400, kYear = 365 * kDay;
constexpr std::int64_t kAuthoritiesFrom = 1'704'067'200; // 2024-01-01
constexpr const char *kRootName = "Intel SGX Root CA", *kCaName = "Intel SGX PCK Platform CA";
const Bytes kIntelQe = *fromHex("939a7233f79c4ca9940a0db3957f0607");

// The keys of this Intel, made once.
struct Keys {
    SimulatedKey root = SimulatedKey::p256("SGX root"), pckCa = SimulatedKey::p256("PCK CA"),
                 pck = SimulatedKey::p256("PCK"), tcb = SimulatedKey::p256("TCB signing"),
                 attestation = SimulatedKey::p256("attestation");
};

const Keys& keys()
{
    static const Keys all;
    return all;
}

Bytes qeReportOf(const SimulatedSgx& s)
{
    auto bound = keys().attestation.point();
    append(bound, s.qeAuthData);
    auto qe = s.qe;
    const auto digest = crypto::sha256(bound);
    std::copy(digest.begin(), digest.end(), qe.reportData.begin());
    auto bytes = encode(qe);
    if (s.qeBeforeSigning) s.qeBeforeSigning(bytes);
    return bytes;
}

std::string pckChainOf(const SimulatedSgx& s)
{
    auto pck = s.pck;
    pck.extensions.push_back({ "1.2.840.113741.1.13.1", false, pckExtensionOf(s.platform) });
    if (s.pckExtensions) s.pckExtensions(pck.extensions);
    auto pem = pemChain({ signCertificate(pck, keys().pckCa), signCertificate(s.pckCa, keys().root),
        signCertificate(s.root, keys().root) });
    pem += '\0';
    if (s.pckChain) s.pckChain(pem);
    return pem;
}

} // namespace

Bytes32 simulatedMrEnclave() { return crypto::sha256(view("tercet simulated enclave")); }

Bytes encode(const EnclaveReport& e)
{
    return Writer()
        .raw(e.cpuSvn)
        .u32(e.miscSelect)
        .raw(Bytes(12, 0))
        .raw(e.isvExtProdId)
        .u64(e.flags)
        .u64(e.xfrm)
        .raw(e.mrEnclave)
        .raw(Bytes(32, 0))
        .raw(e.mrSigner)
        .raw(Bytes(32, 0))
        .raw(e.configId)
        .u16(e.isvProdId)
        .u16(e.isvSvn)
        .u16(e.configSvn)
        .raw(Bytes(42, 0))
        .raw(e.familyId)
        .raw(e.reportData)
        .take();
}

SimulatedSgx SimulatedSgx::orderly(std::int64_t now, const ByteArray<64>& reportData)
{
    SimulatedSgx s;
    const auto until = kAuthoritiesFrom + 25 * kYear;
    s.root = { kRootName, kRootName, { 1 }, kAuthoritiesFrom, until, keys().root.spki(),
        { caExtension(true) } };
    s.pckCa = { kRootName, kCaName, { 2 }, kAuthoritiesFrom, until, keys().pckCa.spki(),
        { caExtension(true) } };
    s.tcbSigner = { kRootName, "Intel SGX TCB Signing", { 3 }, kAuthoritiesFrom, until,
        keys().tcb.spki(), { caExtension(false) } };
    s.pck = { kCaName, "Intel SGX PCK Certificate", { 4 }, now - kDay, now + kYear,
        keys().pck.spki(), { caExtension(false) } };
    s.rootCrl = { kRootName, now - kDay, now + kYear, {} };
    s.pckCrl = { kCaName, now - kDay, now + 29 * kDay, { { 0x63 } } };

    s.platform.components.fill(5);
    s.platform.pceSvn = 13;
    s.platform.fmspc = { 0x00, 0x60, 0x6A, 0x00, 0x00, 0x00 };
    s.enclave.flags = kFlagInit | kFlag64Bit;
    s.enclave.xfrm = 0xE7;
    s.enclave.mrEnclave = simulatedMrEnclave();
    s.enclave.mrSigner = crypto::sha256(view("tercet simulated enclave signer"));
    s.enclave.isvProdId = 1;
    s.enclave.isvSvn = 3;
    s.enclave.reportData = reportData;
    s.qe.flags = 0x15; // INIT, 64 bit, PROVISION_KEY
    s.qe.xfrm = 0xE7;
    s.qe.mrSigner = crypto::sha256(view("tercet simulated quoting enclave"));
    s.qe.isvProdId = 1;
    s.qe.isvSvn = 8;
    s.qeAuthData.assign(32, 0x11);
    s.tcbInfo = tcbInfoOf(s.platform, now);
    s.qeIdentity = qeIdentityOf(s.qe, now);
    return s;
}

Bytes SimulatedSgx::quote() const
{
    auto head = Writer()
                    .u16(version)
                    .u16(2)
                    .u32(0)
                    .u16(version == 3 ? 10 : 0)
                    .u16(version == 3 ? 15 : 0)
                    .raw(kIntelQe)
                    .raw(Bytes(20, 0))
                    .raw(encode(enclave))
                    .take();
    if (beforeSigning) beforeSigning(head);
    const auto qeReport = qeReportOf(*this);
    const auto pem = pckChainOf(*this);
    Writer inner;
    inner.raw(qeReport).raw(keys().pck.signRaw(qeReport)).u16(std::uint16_t(qeAuthData.size()));
    inner.raw(qeAuthData).u16(5).blob32(view(pem));
    Writer outer;
    outer.raw(keys().attestation.signRaw(head)).raw(keys().attestation.point());
    if (version == 4)
        outer.u16(6).blob32(inner.bytes());
    else
        outer.raw(inner.bytes());
    auto bytes = Writer().raw(head).blob32(outer.bytes()).take();
    if (afterSigning) afterSigning(bytes);
    return bytes;
}

SgxCollateral SimulatedSgx::collateral() const
{
    const auto info = tcbInfo.dump(), identity = qeIdentity.dump();
    const auto chain
        = pemChain({ signCertificate(tcbSigner, keys().root), signCertificate(root, keys().root) });
    return { toBytes(view(info)), keys().tcb.signRaw(view(info)), toBytes(view(identity)),
        keys().tcb.signRaw(view(identity)), toBytes(view(chain)), signCrl(pckCrl, keys().pckCa),
        signCrl(rootCrl, keys().root) };
}

Bytes32 SimulatedSgx::rootPin() const { return crypto::sha256(signCertificate(root, keys().root)); }

Roots SimulatedSgx::roots() const { return { {}, rootPin(), true }; }

} // namespace tercet::attestation::simulated
