#include "core/attestation/simulated/SimulatedAmd.h"

#include <algorithm>

#include "core/attestation/simulated/DerWriter.h"
#include "core/base/Codec.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation::simulated {

namespace {

constexpr std::int64_t kYear = 365 * 86'400;
// 2024-01-01: the authorities do not move with the clock, so that their fingerprints stay.
constexpr std::int64_t kAuthoritiesFrom = 1'704'067'200;

const SimulatedKey& arkKey()
{
    static const auto key = SimulatedKey::rsa("ARK");
    return key;
}

const SimulatedKey& askKey(SnpSigner signer)
{
    static const auto ask = SimulatedKey::rsa("ASK");
    static const auto asvk = SimulatedKey::rsa("ASVK");
    return signer == SnpSigner::Vcek ? ask : asvk;
}

const SimulatedKey& chipKey()
{
    static const auto key = SimulatedKey::p384("VCEK");
    return key;
}

std::string amdOid(const std::string& tail) { return "1.3.6.1.4.1.3704.1." + tail; }

std::vector<Extension> amdExtensions(const VekIdentity& id, SnpProduct product, SnpSigner signer)
{
    std::vector<Extension> out { { amdOid("1"), false, der::integer(0) },
        { amdOid("2"), false, der::ia5(id.product) } };
    const auto numbers = tcbExtensions(product);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        out.push_back(
            { amdOid("3." + std::to_string(numbers[i])), false, der::integer(id.tcb[i]) });
    if (signer == SnpSigner::Vcek)
        out.push_back({ amdOid("4"), false, id.hardwareId });
    else
        out.push_back({ amdOid("5"), false, der::ia5(id.cspId) });
    return out;
}

void putReversed(Bytes& report, std::size_t at, ByteView number)
{
    std::reverse_copy(number.begin(), number.end(), report.begin() + std::ptrdiff_t(at));
}

} // namespace

ByteArray<48> simulatedMeasurement()
{
    const auto digest = crypto::sha512(view("tercet simulated guest"));
    return toArray(ByteView(digest).first<48>());
}

Bytes encode(const SnpReport& r)
{
    Writer w;
    w.u32(r.version).u32(r.guestSvn).u64(r.policy).raw(r.familyId).raw(r.imageId).u32(r.vmpl);
    w.u32(1).raw(r.currentTcb).u64(r.platformInfo);
    w.u32(std::uint32_t(r.authorKey) | std::uint32_t(r.signer) << 2).u32(0);
    w.raw(r.reportData).raw(r.measurement).raw(r.hostData).raw(r.idKeyDigest);
    w.raw(r.authorKeyDigest).raw(r.reportId).raw(r.reportIdMa).raw(r.reportedTcb);
    if (r.version >= 3) w.u8(r.family).u8(r.model).u8(r.stepping);
    w.raw(Bytes(0x1A0 - w.bytes().size(), 0)).raw(r.chipId).raw(r.committedTcb).u64(0);
    w.raw(r.launchTcb);
    if (r.version >= 5) w.u64(r.launchMitigations).u64(r.currentMitigations);
    auto out = w.take();
    out.resize(SnpReport::kBytes, 0);
    return out;
}

SimulatedSnp SimulatedSnp::orderly(
    SnpProduct product, std::int64_t now, const ByteArray<64>& reportData)
{
    SimulatedSnp s;
    s.product = product;
    auto& r = s.report;
    r.version = 5;
    r.policy = 0x30000;
    r.platformInfo = 0x25;
    r.reportData = reportData;
    r.measurement = simulatedMeasurement();
    r.reportId = crypto::sha256(view("tercet simulated report id"));
    r.reportIdMa.fill(0xFF);
    r.family = product == SnpProduct::Turin ? 0x1A : 0x19;
    r.model = product == SnpProduct::Genoa ? 0x11 : 0x01;
    const bool turin = product == SnpProduct::Turin;
    const SnpTcb tcb
        = turin ? SnpTcb { 1, 2, 1, 4, 0, 0, 0, 77 } : SnpTcb { 4, 0, 0, 0, 0, 0, 24, 219 };
    r.currentTcb = r.reportedTcb = r.committedTcb = r.launchTcb = tcb;
    r.launchMitigations = r.currentMitigations = 0x0B;
    const auto chip = crypto::sha512(view("tercet simulated chip"));
    const std::size_t idBytes = turin ? 8 : 64;
    std::copy_n(chip.begin(), idBytes, r.chipId.begin());
    s.identity = { std::string(productName(product)), tcb,
        { chip.begin(), chip.begin() + std::ptrdiff_t(idBytes) }, "CN=simulated" };

    const auto until = kAuthoritiesFrom + 25 * kYear;
    s.ark = { rootName(product), rootName(product), { 1 }, kAuthoritiesFrom, until, arkKey().spki(),
        { caExtension(true) } };
    s.ask = { rootName(product), "", { 2 }, kAuthoritiesFrom, until, {}, { caExtension(true) } };
    s.vek = { "", "", { 0 }, now - 86'400, now + kYear, chipKey().spki(), {} };
    return s;
}

SnpEvidence SimulatedSnp::evidence() const
{
    auto a = ask;
    if (a.subject.empty()) a.subject = intermediateName(product, report.signer);
    if (a.spki.empty()) a.spki = askKey(report.signer).spki();
    auto v = vek;
    if (v.issuer.empty()) v.issuer = intermediateName(product, report.signer);
    if (v.subject.empty()) v.subject = "SEV-" + std::string(signerName(report.signer));
    for (auto& each : amdExtensions(identity, product, report.signer))
        v.extensions.push_back(std::move(each));
    if (vekExtensions) vekExtensions(v.extensions);

    auto bytes = encode(report);
    if (beforeSigning) beforeSigning(bytes);
    const auto signature
        = chipKey().signRaw(ByteView(bytes).first(std::min(bytes.size(), SnpReport::kSignedBytes)));
    if (bytes.size() == SnpReport::kBytes) {
        putReversed(bytes, 0x2A0, ByteView(signature).first(48));
        putReversed(bytes, 0x2E8, ByteView(signature).subspan(48));
    }
    if (afterSigning) afterSigning(bytes);
    return { std::move(bytes), signCertificate(v, askKey(report.signer)),
        signCertificate(a, arkKey()), signCertificate(ark, arkKey()),
        crl ? signCrl(*crl, arkKey()) : Bytes() };
}

Roots SimulatedSnp::roots() const
{
    const auto e = evidence();
    return { { { product, report.signer, crypto::sha256(e.ark), crypto::sha256(e.ask) } }, {},
        true };
}

} // namespace tercet::attestation::simulated
