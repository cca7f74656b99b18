#include "core/attestation/Der.h"
#include "core/attestation/Ecdsa.h"
#include "core/attestation/Pem.h"
#include "core/attestation/SnpCertTable.h"
#include "core/attestation/simulated/DerWriter.h"
#include "core/base/Codec.h"
#include "tests/unit/attestation/Fixtures.h"

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;
using namespace tercet::attestation::simulated;

namespace {

template <typename T> std::optional<Reason> reasonOf(const Outcome<T>& outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.error().reason);
}

std::optional<Reason> parsedReport(
    SnpReport report, const std::function<void(Bytes&)>& change, OldReports old)
{
    auto bytes = encode(report);
    change(bytes);
    return reasonOf(parseSnpReport(bytes, old));
}

} // namespace

TEST(SnpReport, EveryReservedByteMustBeZero)
{
    auto report = SimulatedSnp::orderly(SnpProduct::Genoa, kNow, {}).report;
    for (const std::uint32_t version : { 2u, 3u, 4u, 5u }) {
        report.version = version;
        if (version < 5) report.launchMitigations = report.currentMitigations = 0;
        const auto check = [&](std::size_t from, std::size_t to, Reason reason) {
            for (auto at = from; at < to; ++at)
                EXPECT_EQ(parsedReport(
                              report, [=](Bytes& b) { b[at] = 0x80; }, OldReports::Accepted),
                    reason)
                    << version << " at " << at;
        };
        EXPECT_EQ(parsedReport(report, [](Bytes&) { }, OldReports::Accepted), std::nullopt);
        check(0x041, 0x048, Reason::SnpReserved); // platform_info
        check(0x049, 0x050, Reason::SnpReserved); // key_info and what follows
        check(version >= 3 ? 0x18B : 0x188, 0x1A0, Reason::SnpReserved);
        check(0x1EB, 0x1EC, Reason::SnpReserved);
        check(0x1EF, 0x1F0, Reason::SnpReserved);
        check(version >= 5 ? 0x208 : 0x1F8, 0x2A0, Reason::SnpReserved);
        check(0x2D0, 0x2E8, Reason::SnpSignaturePadding);
        check(0x318, 0x4A0, Reason::SnpSignaturePadding);
    }
    report.version = 2;
    EXPECT_EQ(parsedReport(report, [](Bytes&) { }, OldReports::Refused), Reason::SnpVersion);
    report.version = 6;
    EXPECT_EQ(parsedReport(report, [](Bytes&) { }, OldReports::Accepted), Reason::SnpVersion);
}

TEST(SnpReport, OnlyKnownProcessors)
{
    int known = 0;
    for (int family = 0; family < 256; ++family)
        for (int model = 0; model < 256; ++model)
            known += productOf(std::uint8_t(family), std::uint8_t(model)).has_value();
    EXPECT_EQ(known, 16 + 16 + 16 + 18);
    EXPECT_EQ(productOf(0x19, 0x01), SnpProduct::Milan);
    EXPECT_EQ(productOf(0x19, 0xA0), SnpProduct::Genoa);
    EXPECT_EQ(productOf(0x1A, 0x11), SnpProduct::Turin);
    EXPECT_EQ(productOf(0x1A, 0x12), std::nullopt);
}

TEST(SnpReport, TheReservedBytesOfATcbMustBeZero)
{
    for (const auto product : kSnpProducts) {
        const auto found
            = findingsOf([](SimulatedSnp& s) { s.report.launchTcb[5] = 1; }, {}, product);
        ASSERT_FALSE(found.empty());
        EXPECT_EQ(found.front().reason, Reason::SnpReserved) << productName(product);
    }
}

TEST(SgxQuote, EveryReservedByteOfBothReportsMustBeZero)
{
    const auto quote = SimulatedSgx::orderly(kNow, {}).quote();
    const std::pair<std::size_t, std::size_t> gaps[]
        = { { 20, 32 }, { 96, 128 }, { 160, 192 }, { 262, 304 } };
    for (const std::size_t report : { 48, 564 }) {
        for (const auto& [from, to] : gaps) {
            for (auto at = report + from; at < report + to; ++at) {
                auto changed = quote;
                changed[at] = 1;
                EXPECT_EQ(reasonOf(parseSgxQuote(changed)), Reason::SgxReserved) << at;
            }
        }
    }
}

TEST(SgxQuote, EveryCutAndEveryByteMoreIsRefused)
{
    for (const std::uint16_t version : { 3, 4 }) {
        auto sgx = SimulatedSgx::orderly(kNow, {});
        sgx.version = version;
        const auto quote = sgx.quote();
        EXPECT_EQ(reasonOf(parseSgxQuote(quote)), std::nullopt);
        for (std::size_t n = 0; n < quote.size(); ++n)
            EXPECT_TRUE(reasonOf(parseSgxQuote(ByteView(quote).first(n)))) << n;
        auto longer = quote;
        longer.push_back(0);
        EXPECT_EQ(reasonOf(parseSgxQuote(longer)), Reason::SgxSignatureLength);
    }
}

TEST(SgxTcb, LevelsAreTriedHighestFirstWhateverTheirOrder)
{
    auto sgx = SimulatedSgx::orderly(kNow, {});
    auto& levels = sgx.tcbInfo["tcbLevels"];
    std::reverse(levels.begin(), levels.end());
    const auto text = sgx.tcbInfo.dump();
    const auto info = parseTcbInfo(view(text));
    ASSERT_TRUE(info);
    EXPECT_EQ(levelOf(*info, sgx.platform.components, 13)->status, TcbStatus::UpToDate);
    EXPECT_EQ(levelOf(*info, sgx.platform.components, 12), nullptr);
    auto twice = sgx.tcbInfo;
    twice["tcbLevels"].push_back(levels[1]);
    twice["tcbLevels"][2]["tcbStatus"] = "Revoked";
    EXPECT_EQ(parseTcbInfo(view(twice.dump()))->levels[0].status, TcbStatus::Revoked);
    auto lower = sgx.platform.components;
    lower[15] -= 1;
    EXPECT_EQ(levelOf(*info, lower, 13)->status, TcbStatus::OutOfDate);
}

TEST(SgxTcb, AnOutdatedQuotingEnclaveMakesThePlatformOutdated)
{
    using enum TcbStatus;
    const std::tuple<TcbStatus, TcbStatus, TcbStatus> rows[] = {
        { UpToDate, UpToDate, UpToDate },
        { SwHardeningNeeded, UpToDate, SwHardeningNeeded },
        { UpToDate, OutOfDate, OutOfDate },
        { SwHardeningNeeded, OutOfDate, OutOfDate },
        { OutOfDate, OutOfDate, OutOfDate },
        { ConfigurationNeeded, OutOfDate, OutOfDateConfigurationNeeded },
        { ConfigurationAndSwHardeningNeeded, OutOfDate, OutOfDateConfigurationNeeded },
        { UpToDate, Revoked, Revoked },
        { Revoked, UpToDate, Revoked },
        { UpToDate, ConfigurationNeeded, OutOfDate },
    };
    for (const auto& [platform, qe, both] : rows) EXPECT_EQ(converge(platform, qe), both);
    for (const auto status : { UpToDate, SwHardeningNeeded, Revoked })
        EXPECT_EQ(statusNamed(statusName(status)), status);
    EXPECT_EQ(statusNamed("Fine"), std::nullopt);
}

TEST(SgxTcb, MalformedCollateralIsRefused)
{
    const auto sgx = SimulatedSgx::orderly(kNow, {});
    const auto info = [](const Json& j) { return reasonOf(parseTcbInfo(view(j.dump()))); };
    const auto qe = [](const Json& j) { return reasonOf(parseQeIdentity(view(j.dump()))); };
    EXPECT_EQ(info(sgx.tcbInfo), std::nullopt);
    EXPECT_EQ(qe(sgx.qeIdentity), std::nullopt);
    for (const auto& [key, value] : sgx.tcbInfo.items()) {
        auto j = sgx.tcbInfo;
        j.erase(key);
        EXPECT_TRUE(info(j)) << key;
    }
    for (const auto& [key, value] : sgx.qeIdentity.items()) {
        auto j = sgx.qeIdentity;
        j.erase(key);
        EXPECT_TRUE(qe(j)) << key;
    }
    const std::pair<const char*, Json> values[] = { { "/issueDate", "2025-06-19 10:56:11Z" },
        { "/issueDate", "2025-02-30T10:56:11Z" }, { "/issueDate", "2025-06-19T24:00:00Z" },
        { "/nextUpdate", "+025-06-19T10:00:00Z" }, { "/fmspc", "00" }, { "/tcbType", 1 },
        { "/tcbLevels", Json::array() }, { "/tcbLevels/0/tcb/pcesvn", 65536 },
        { "/tcbLevels/0/tcb/sgxtcbcomponents/3/svn", 256 },
        { "/tcbLevels/0/tcb/sgxtcbcomponents", Json::array({ { { "svn", 1 } } }) },
        { "/tcbLevels/0/tcbStatus", "Fine" },
        { "/tcbLevels/0/advisoryIDs", Json::array({ "<script>" }) } };
    for (const auto& [path, value] : values) {
        auto j = sgx.tcbInfo;
        j[Json::json_pointer(path)] = value;
        EXPECT_EQ(info(j), Reason::SgxCollateralFormat) << path << " " << value;
    }
}

TEST(SgxTcb, AnAnswerOfIntelsServiceIsCutWithoutParsingIt)
{
    const std::string signature(128, 'a'), body = "{\"id\":\"SGX\", \"x\":[1,2]}";
    const auto whole = "{\"tcbInfo\":" + body + ",\"signature\":\"" + signature + "\"}";
    const auto cut = cutSignedJson(view(whole), "tcbInfo");
    ASSERT_TRUE(cut);
    EXPECT_EQ(text(cut->body), body);
    EXPECT_EQ(hex(cut->signature), signature);
    EXPECT_FALSE(cutSignedJson(view(whole), "enclaveIdentity"));
    for (std::size_t n = 0; n < whole.size(); ++n)
        EXPECT_FALSE(cutSignedJson(view(std::string_view(whole).substr(0, n)), "tcbInfo")) << n;
}

TEST(CertTable, EntriesMustLieInsideAndTheListMustEnd)
{
    const auto vcek = *fromHex("63da758de6644564adc5f4b93be8accd");
    const auto table = [&](std::uint32_t offset, std::uint32_t length, bool ends = true) {
        auto bytes = Writer().raw(vcek).u32(offset).u32(length).take();
        if (ends) append(bytes, Bytes(24, 0));
        append(bytes, Bytes { 1, 2, 3, 4 });
        return bytes;
    };
    const auto good = parseCertTable(table(48, 4));
    ASSERT_TRUE(good);
    EXPECT_EQ(good->vcek, (Bytes { 1, 2, 3, 4 }));
    EXPECT_TRUE(good->ark.empty());
    EXPECT_FALSE(parseCertTable(table(48, 5)));
    EXPECT_FALSE(parseCertTable(table(0xFFFFFFFF, 4)));
    EXPECT_FALSE(parseCertTable(table(48, 0xFFFFFFFF)));
    EXPECT_FALSE(parseCertTable(table(48, 0)));
    EXPECT_FALSE(parseCertTable(table(24, 4, false)));
    EXPECT_FALSE(parseCertTable({}));
    auto twice = Writer().raw(vcek).u32(72).u32(1).raw(vcek).u32(72).u32(1).take();
    append(twice, Bytes(25, 0));
    EXPECT_FALSE(parseCertTable(twice));
}

TEST(Der, TakesOnlyTheShortestForm)
{
    const auto integer = [](std::string_view digits) {
        const auto bytes = *fromHex(digits);
        DerReader r(bytes);
        return r.integer();
    };
    EXPECT_EQ(integer("020100"), 0u);
    EXPECT_EQ(integer("020200ff"), 255u);
    EXPECT_EQ(integer("02020001"), std::nullopt) << "leading zero";
    EXPECT_EQ(integer("0201ff"), std::nullopt) << "negative";
    EXPECT_EQ(integer("0200"), std::nullopt) << "empty";
    EXPECT_EQ(integer("02810100"), std::nullopt) << "long length";
    EXPECT_EQ(integer("0280"), std::nullopt) << "indefinite";
    EXPECT_EQ(integer("020201"), std::nullopt) << "cut";
    const auto oid = der::oid("1.3.6.1.4.1.3704.1.3.8");
    DerReader r(oid);
    EXPECT_EQ(r.oid(), "1.3.6.1.4.1.3704.1.3.8");
}

TEST(Pem, TakesOnlyTheTextThatItWrites)
{
    const std::vector<Bytes> ders { Bytes(100, 1), Bytes(3, 2) };
    const auto pem = pemChain(ders);
    EXPECT_EQ(parsePemChain(view(pem), 2), ders);
    EXPECT_FALSE(parsePemChain(view(pem), 3));
    EXPECT_FALSE(parsePemChain(view(pem + "\n"), 2));
    EXPECT_FALSE(parsePemChain(view(" " + pem), 2));
    for (std::size_t at = 0; at < pem.size(); ++at) {
        auto without = pem;
        without.erase(at, 1);
        const auto parsed = parsePemChain(view(without), 2);
        EXPECT_FALSE(parsed) << at;
    }
}

TEST(Ecdsa, RefusesTrivialAndForeignValues)
{
    const auto key = SimulatedKey::p256("test");
    const Bytes message { 1, 2, 3 };
    const auto good = key.signRaw(message);
    EXPECT_TRUE(verifyP256Sha256(key.point(), message, good));
    EXPECT_FALSE(verifyP256Sha256(key.point(), Bytes { 1, 2 }, good));
    EXPECT_FALSE(verifyP256Sha256(key.point(), message, Bytes(64, 0)));
    EXPECT_FALSE(verifyP256Sha256(key.point(), message, Bytes(64, 0xFF)));
    EXPECT_FALSE(verifyP256Sha256(Bytes(64, 0), message, good)) << "off the curve";
    EXPECT_FALSE(verifyP256Sha256(Bytes(63, 1), message, good));
    EXPECT_FALSE(verifyP384Sha384(key.point(), message, good));
    EXPECT_FALSE(verifyP256Sha256(SimulatedKey::p256("other").point(), message, good));
}

TEST(SnpCertificates, EveryExtensionIsReadStrictly)
{
    const auto found = [](const char* oid, const Bytes& value, SnpProduct product,
                           SnpSigner signer = SnpSigner::Vcek) -> std::optional<Reason> {
        const auto all = findingsOf(
            [&](SimulatedSnp& s) {
                s.report.signer = signer;
                s.vekExtensions = [=](std::vector<Extension>& extensions) {
                    for (auto& each : extensions)
                        if (each.oid == std::string("1.3.6.1.4.1.3704.1.") + oid)
                            each.value = value;
                };
            },
            [](SnpPolicy& p) { p.signers.push_back(SnpSigner::Vlek); }, product);
        return all.empty() ? std::nullopt : std::optional(all.front().reason);
    };
    using enum SnpProduct;
    const auto chip = SimulatedSnp::orderly(Genoa, kNow, {}).report.chipId;
    EXPECT_EQ(found("4", der::octets(chip), Genoa), std::nullopt) << "AMD has issued both forms";
    EXPECT_EQ(found("4", Bytes(63, 1), Genoa), Reason::ExtMalformed);
    EXPECT_EQ(found("4", der::octets(Bytes(63, 1)), Genoa), Reason::ExtMalformed);
    EXPECT_EQ(found("4", Bytes(64, 1), Turin), Reason::ExtMalformed);
    EXPECT_EQ(found("4", Bytes(64, 1), Milan), Reason::SnpChip);
    EXPECT_EQ(found("2", der::ia5("Milan-B0"), Milan), std::nullopt);
    EXPECT_EQ(found("2", der::ia5("Milano"), Milan), Reason::SnpProductMismatch);
    EXPECT_EQ(found("2", der::ia5("Genoa"), Milan), Reason::SnpProductMismatch);
    EXPECT_EQ(found("2", der::octets(view("Milan")), Milan), Reason::ExtMalformed);
    EXPECT_EQ(found("2", der::ia5("Milan\n"), Milan), Reason::ExtMalformed);
    EXPECT_EQ(found("3.8", der::integer(256), Milan), Reason::ExtMalformed);
    EXPECT_EQ(found("3.9", der::integer(0), Turin), Reason::SnpTcbCertificate);
    EXPECT_EQ(found("5", der::ia5("CN=other"), Milan, SnpSigner::Vlek), std::nullopt);
    EXPECT_EQ(found("5", Bytes { 0x16 }, Milan, SnpSigner::Vlek), Reason::ExtMalformed);
}

TEST(SnpCertificates, TheRevocationListIsArksAndInDate)
{
    const auto found = [](const CrlDraft& crl) -> std::optional<Reason> {
        const auto all = findingsOf([&](SimulatedSnp& s) {
            s.crl = crl;
            s.vek.serial = { 0x55 };
        });
        return all.empty() ? std::nullopt : std::optional(all.front().reason);
    };
    const CrlDraft good { "ARK-Genoa", kNow - kDay, kNow + kDay, { { 0x77 } } };
    EXPECT_EQ(found(good), std::nullopt);
    auto other = good;
    other.issuer = "ARK-Milan";
    EXPECT_EQ(found(other), Reason::SnpCrl);
    other = good;
    other.thisUpdate = kNow + 1;
    EXPECT_EQ(found(other), Reason::SnpCrl);
    other = good;
    other.revoked.push_back({ 0x55 });
    EXPECT_EQ(found(other), Reason::SnpRevoked);
    // The serial that every real VCEK has means none of them.
    const auto zero = findingsOf([&](SimulatedSnp& s) {
        s.crl = good;
        s.crl->revoked = { { 0 } };
    });
    EXPECT_EQ(zero, Findings());
}

TEST(SnpCertificates, TheAuthoritiesMustBeWhatTheyAreCalled)
{
    const auto found = [](const std::function<void(SimulatedSnp&)>& spoil) {
        const auto all = findingsOf(spoil);
        return all.empty() ? std::string("OK") : std::string(reasonName(all.front().reason));
    };
    EXPECT_EQ(found([](SimulatedSnp& s) { s.ask.subject = "SEV-Milan"; }), "E_SNP_CERT_NAME");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.ark.subject = "ARK-Milan"; }), "E_SNP_CERT_NAME");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.ask.notAfter = kNow - 1; }), "E_CERT_EXPIRED");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.ark.notBefore = kNow + 1; }), "E_CERT_NOT_YET_VALID");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.ask.extensions.clear(); }), "E_SNP_CERT_KEY");
    EXPECT_EQ(
        found([](SimulatedSnp& s) { s.vek.extensions = { caExtension(true) }; }), "E_SNP_CERT_KEY");
    EXPECT_EQ(found([](SimulatedSnp& s) { // critical and known to nobody
        s.vek.extensions = { { "1.2.3.4", true, der::integer(1) } };
    }),
        "E_SNP_CERT_KEY");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.vek.version = 0; }), "E_CERT_DER");
    EXPECT_EQ(found([](SimulatedSnp& s) { s.vek.issuer = "SEV-Rome"; }), "E_SNP_CERT_NAME");
    auto snp = SimulatedSnp::orderly(SnpProduct::Genoa, kNow, {});
    const auto none = verifySnp(snp.evidence(), Roots {}, kNow);
    EXPECT_EQ(none.error().reason, Reason::SnpCertRoot);
}

TEST(CertTable, OthersAreForOthersAndItMustNotBeEndless)
{
    Writer w;
    for (int i = 0; i < 17; ++i) w.raw(Bytes(16, 9)).u32(0).u32(1);
    EXPECT_FALSE(parseCertTable(w.take())) << "too many";
    auto google = Writer().raw(Bytes(16, 9)).u32(48).u32(1).raw(Bytes(24, 0)).u8(1).take();
    const auto table = parseCertTable(google);
    ASSERT_TRUE(table);
    EXPECT_TRUE(table->vcek.empty() && table->vlek.empty() && table->ask.empty());
    EXPECT_FALSE(parseCertTable(Bytes(256 * 1024, 0)));
}
