#include "tests/unit/attestation/Fixtures.h"

#include "core/attestation/Pem.h"

namespace tercet::attestation::test {

using namespace simulated;

namespace {

auto spoiled(std::function<void(SimulatedSgx&)> spoil, std::function<void(SgxPolicy&)> change = {})
{
    return [=] { return findingsOf(spoil, change); };
}

auto signedByte(std::size_t at, std::uint8_t value)
{
    return spoiled([=](SimulatedSgx& s) { s.beforeSigning = [=](Bytes& b) { b[at] = value; }; });
}
auto unsignedByte(std::size_t at, std::uint8_t mask)
{
    return spoiled([=](SimulatedSgx& s) { s.afterSigning = [=](Bytes& b) { b[at] ^= mask; }; });
}
auto qeByte(std::size_t at, std::uint8_t mask)
{
    return spoiled([=](SimulatedSgx& s) { s.qeBeforeSigning = [=](Bytes& b) { b[at] ^= mask; }; });
}

auto collateral(std::function<void(SgxCollateral&)> change)
{
    return [=]() -> Findings {
        const auto s = SimulatedSgx::orderly(kNow, someReportData());
        auto c = s.collateral();
        change(c);
        const auto genuine = verifyCollateral(c, s.rootPin(), kNow);
        return genuine ? Findings() : Findings { genuine.error() };
    };
}

void status(SimulatedSgx& s, const char* name, const char* advisory = nullptr)
{
    auto& level = s.tcbInfo["tcbLevels"][0];
    level["tcbStatus"] = name;
    if (advisory) level["advisoryIDs"] = Json::array({ advisory });
}

void breakLeafSignature(std::string& pem)
{
    pem.pop_back(); // the NUL
    auto ders = parsePemChain(view(pem), 3).value();
    ders[0].back() ^= 1;
    pem = pemChain(ders);
}

} // namespace

Fixtures sgxFixtures()
{
    constexpr std::size_t kAuthLength = 1012, kCertType = kAuthLength + 2 + 32;
    Fixtures f;
    f[Reason::SgxLength]
        = spoiled([](SimulatedSgx& s) { s.afterSigning = [](Bytes& b) { b.resize(100); }; });
    f[Reason::SgxVersion] = signedByte(0, 5);
    f[Reason::SgxKeyType] = signedByte(2, 3);
    f[Reason::SgxTeeType] = signedByte(4, 0x81);
    f[Reason::SgxQeVendor] = signedByte(12, 0);
    f[Reason::SgxSignatureLength]
        = spoiled([](SimulatedSgx& s) { s.afterSigning = [](Bytes& b) { b.push_back(0); }; });
    f[Reason::SgxAuthLength] = unsignedByte(kAuthLength + 1, 0xFF);
    f[Reason::SgxCertType] = unsignedByte(kCertType, 1);
    f[Reason::SgxCertLength] = unsignedByte(kCertType + 2, 1);
    f[Reason::SgxReserved] = signedByte(48 + 20, 1);
    f[Reason::SgxPem] = spoiled(
        [](SimulatedSgx& s) { s.pckChain = [](std::string& pem) { pem.back() = '\n'; }; });
    f[Reason::SgxRootNotPinned] = [] {
        const auto s = SimulatedSgx::orderly(kNow, someReportData());
        const auto c = verifyCollateral(s.collateral(), *vendorRoots().sgx, kNow);
        return c ? Findings() : Findings { c.error() };
    };
    f[Reason::SgxChainName] = spoiled([](SimulatedSgx& s) { s.pckCa.subject = "Another CA"; });
    f[Reason::SgxChainKey]
        = spoiled([](SimulatedSgx& s) { s.pck.spki = SimulatedKey::p384("PCK").spki(); });
    f[Reason::SgxChainSignature]
        = spoiled([](SimulatedSgx& s) { s.pckChain = breakLeafSignature; });
    f[Reason::SgxCrlSignature] = collateral([](SgxCollateral& c) { c.rootCrl.back() ^= 1; });
    f[Reason::SgxCrlIssuer]
        = spoiled([](SimulatedSgx& s) { s.pckCrl.issuer = "Intel SGX PCK Processor CA"; });
    f[Reason::SgxCrlDate] = spoiled([](SimulatedSgx& s) { s.pckCrl.thisUpdate = kNow + 1; });
    f[Reason::SgxPckRevoked] = spoiled([](SimulatedSgx& s) { s.pckCrl.revoked = { { 4 } }; });
    f[Reason::SgxCollateralSignature]
        = collateral([](SgxCollateral& c) { c.tcbInfo.push_back(' '); });
    f[Reason::SgxCollateralFormat] = spoiled([](SimulatedSgx& s) { s.tcbInfo.erase("fmspc"); });
    f[Reason::SgxCollateralVersion] = spoiled([](SimulatedSgx& s) { s.tcbInfo["version"] = 2; });
    f[Reason::SgxCollateralDate]
        = spoiled([](SimulatedSgx& s) { s.tcbInfo["issueDate"] = isoTime(kNow + 1); });
    f[Reason::SgxCollateralOld] = spoiled({}, [](SgxPolicy& p) { p.minEvaluation = 18; });

    f[Reason::SgxQeReportSignature] = unsignedByte(564 + 64, 1);
    f[Reason::SgxKeyBinding] = qeByte(320, 1);
    f[Reason::SgxQeSigner] = qeByte(128, 1);
    f[Reason::SgxQeProduct] = qeByte(256, 2);
    f[Reason::SgxQeAttributes] = qeByte(48, kFlagDebug);
    f[Reason::SgxQeMisc] = qeByte(16, 1);
    f[Reason::SgxQeTcb] = spoiled([](SimulatedSgx& s) { s.qe.isvSvn = 7; });
    f[Reason::SgxQuoteSignature] = unsignedByte(28, 1);
    f[Reason::SgxFmspc] = spoiled([](SimulatedSgx& s) { s.platform.fmspc[5] = 1; });
    f[Reason::SgxTcbLevel] = spoiled([](SimulatedSgx& s) { s.platform.components[15] = 3; });
    f[Reason::SgxTcbRevoked] = spoiled([](SimulatedSgx& s) { status(s, "Revoked"); });
    f[Reason::SgxTcbOutOfDate] = spoiled([](SimulatedSgx& s) { s.platform.components[0] = 4; });
    f[Reason::SgxTcbStatus] = spoiled([](SimulatedSgx& s) { status(s, "ConfigurationNeeded"); });
    f[Reason::SgxAdvisory]
        = spoiled([](SimulatedSgx& s) { status(s, "SWHardeningNeeded", "INTEL-SA-00615"); });

    f[Reason::SgxDebug] = spoiled([](SimulatedSgx& s) { s.enclave.flags |= kFlagDebug; });
    f[Reason::SgxAttributes]
        = spoiled([](SimulatedSgx& s) { s.enclave.flags |= kFlagProvisionKey; });
    f[Reason::SgxConfigId] = spoiled([](SimulatedSgx& s) { s.enclave.configId[0] = 1; });
    f[Reason::SgxSvn] = spoiled({}, [](SgxPolicy& p) {
        const auto e = SimulatedSgx::orderly(kNow, {}).enclave;
        p.mrEnclaves.clear();
        p.signers = { { e.mrSigner, e.isvProdId, std::uint16_t(e.isvSvn + 1) } };
    });
    f[Reason::SgxReportData] = spoiled([](SimulatedSgx& s) { s.enclave.reportData[0] ^= 1; });
    f[Reason::SgxMeasurement] = spoiled([](SimulatedSgx& s) { s.enclave.mrEnclave[0] ^= 1; });
    return f;
}

} // namespace tercet::attestation::test
