#include "core/attestation/Statements.h"
#include "tests/unit/attestation/Fixtures.h"

using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;
using namespace tercet::attestation::simulated;

namespace {

// The verdict as it would be by AMD's or Intel's own word.
Judged asIfVendor(Judged judged)
{
    judged.verdict.simulated = false;
    return judged;
}

// An SGX conversation in which the collateral is as it was `seconds` before the end of its life.
Judged pastNextUpdate(std::int64_t seconds)
{
    Conversation c(Tee::Sgx);
    auto sgx = SimulatedSgx::orderly(kNow - 29 * kDay, reportDataOf(c.claims));
    c.expected.now = kNow + seconds;
    c.claims.unixTime = std::uint64_t(c.expected.now);
    sgx.enclave.reportData = reportDataOf(c.claims);
    c.evidence = { c.claims, Tee::Sgx, {}, sgx.quote(), sgx.collateral(), {} };
    c.evidence.signature = signClaims(c.ik, c.claims, c.evidence.hardwareBytes());
    return c.judged();
}

// …and one on a platform without the last TCB recovery.
Judged outOfDate(std::optional<std::int64_t> since)
{
    Conversation c(Tee::Sgx);
    auto sgx = SimulatedSgx::orderly(kNow, reportDataOf(c.claims));
    sgx.platform.components[0] = 4;
    c.evidence.sgxQuote = sgx.quote();
    c.evidence.signature = signClaims(c.ik, c.claims, c.evidence.hardwareBytes());
    return c.judged(Profile::Attested, since);
}

} // namespace

TEST(Judge, TakesBothKindsInOrderAndKeepsThemLabelledAsSimulated)
{
    for (const auto tee : { Tee::SevSnp, Tee::Sgx }) {
        const Conversation c(tee);
        const auto judged = c.judged();
        for (const auto& each : judged.verdict.findings)
            ADD_FAILURE() << reasonName(each.finding.reason) << " " << each.finding.detail;
        EXPECT_TRUE(judged.verdict.ceremoniesAllowed());
        EXPECT_TRUE(judged.verdict.hardware);
        EXPECT_EQ(judged.verdict.state(), State::NotAttested);
        EXPECT_EQ(asIfVendor(judged).verdict.state(), State::Verified);
        EXPECT_EQ(judged.details.version, "0.0.0-simulated");
    }
}

TEST(Judge, VendorRootsRefuseTheSimulation)
{
    for (const auto tee : { Tee::SevSnp, Tee::Sgx }) {
        const Conversation c(tee);
        const auto judged = judge(c.evidence, c.expected, { vendorRoots(), &c.manifest });
        EXPECT_EQ(judged.verdict.state(), State::Failed);
        EXPECT_TRUE(
            judged.verdict.has(tee == Tee::Sgx ? Reason::SgxRootNotPinned : Reason::SnpCertRoot));
        EXPECT_FALSE(judged.verdict.hardware);
    }
}

TEST(Judge, AnUnattestedAnswerIsForTheUnattestedProfileOnly)
{
    const Conversation c(Tee::None);
    EXPECT_EQ(c.judged().verdict.state(), State::Failed);
    const auto taken = c.judged(Profile::Unattested).verdict;
    EXPECT_EQ(taken.state(), State::NotAttested);
    EXPECT_TRUE(taken.ceremoniesAllowed());
    // Its keys are bound all the same.
    auto other = Conversation(Tee::None);
    other.expected.tlsSpki[0] ^= 1;
    EXPECT_FALSE(other.judged(Profile::Unattested).verdict.signingAllowed());
}

TEST(Judge, AnUnattestedVaultStaysLabelledWhateverIsShownLater)
{
    const Conversation c(Tee::Sgx);
    auto judged = c.judged(Profile::Unattested);
    judged.verdict.simulated = false;
    EXPECT_TRUE(judged.verdict.findings.empty());
    EXPECT_EQ(judged.verdict.state(), State::NotAttested);
}

TEST(Judge, EvidenceOfAnotherConversationIsRefused)
{
    for (const auto tee : { Tee::SevSnp, Tee::Sgx }) {
        Conversation c(tee);
        Conversation other(tee);
        other.claims.bootId[0] ^= 1;
        other.attestAgain();
        auto spliced = c.evidence;
        spliced.snp = other.evidence.snp;
        spliced.sgxQuote = other.evidence.sgxQuote;
        spliced.signature = signClaims(c.ik, c.claims, spliced.hardwareBytes());
        c.evidence = spliced;
        EXPECT_TRUE(c.judged().verdict.has(
            tee == Tee::Sgx ? Reason::SgxReportData : Reason::SnpReportData));
    }
}

TEST(Judge, ATlsKeyOfARelayIsTakenOnlyWhereThatIsMeant)
{
    Conversation c(Tee::SevSnp);
    c.expected.tlsSpki[0] ^= 1;
    EXPECT_TRUE(c.judged().verdict.has(Reason::BindTls));
    c.expected.tlsEndsElsewhere = true;
    const auto judged = asIfVendor(c.judged());
    EXPECT_EQ(judged.verdict.state(), State::Verified);
    const auto s = statementsOf(judged, kNow);
    EXPECT_EQ(s.connection.tone, Tone::Advice);
    EXPECT_FALSE(s.connection.endsInside);
}

TEST(Judge, CollateralPastItsUpdateAdvisesThenBlocksThenRefuses)
{
    const auto weightAt = [](std::int64_t seconds) -> std::optional<Weight> {
        for (const auto& each : pastNextUpdate(seconds).verdict.findings) {
            EXPECT_EQ(each.finding.reason, Reason::SgxCollateralStale);
            return each.weight;
        }
        return std::nullopt;
    };
    EXPECT_EQ(weightAt(0), std::nullopt);
    EXPECT_EQ(weightAt(1), Weight::Advises);
    EXPECT_EQ(weightAt(7 * kDay), Weight::Advises);
    EXPECT_EQ(weightAt(7 * kDay + 1), Weight::BlocksCeremonies);
    EXPECT_EQ(weightAt(30 * kDay), Weight::BlocksCeremonies);
    EXPECT_EQ(weightAt(30 * kDay + 1), Weight::Refuses);
    const auto blocked = pastNextUpdate(8 * kDay).verdict;
    EXPECT_TRUE(blocked.signingAllowed());
    EXPECT_FALSE(blocked.ceremoniesAllowed());
}

TEST(Judge, ATcbRecoveryHasAGraceOnlyAfterAnUpToDateTime)
{
    EXPECT_EQ(outOfDate({}).verdict.state(), State::Failed);
    const auto fresh = outOfDate(kNow - kDay);
    EXPECT_TRUE(fresh.verdict.ceremoniesAllowed());
    EXPECT_EQ(asIfVendor(fresh).verdict.state(), State::VerifiedWithAdvisory);
    EXPECT_FALSE(outOfDate(kNow - 8 * kDay).verdict.ceremoniesAllowed());
    EXPECT_TRUE(outOfDate(kNow - 8 * kDay).verdict.signingAllowed());
    EXPECT_FALSE(outOfDate(kNow - 31 * kDay).verdict.signingAllowed());
}

TEST(Judge, AnAdvisoryThatTheManifestTakesIsAdvice)
{
    Conversation c(Tee::Sgx);
    auto sgx = SimulatedSgx::orderly(kNow, reportDataOf(c.claims));
    sgx.tcbInfo["tcbLevels"][0]["tcbStatus"] = "SWHardeningNeeded";
    sgx.tcbInfo["tcbLevels"][0]["advisoryIDs"] = Json::array({ "INTEL-SA-00615" });
    c.evidence.sgx = sgx.collateral();
    c.evidence.signature = signClaims(c.ik, c.claims, c.evidence.hardwareBytes());
    const auto judged = asIfVendor(c.judged());
    EXPECT_EQ(judged.verdict.state(), State::VerifiedWithAdvisory);
    EXPECT_TRUE(judged.verdict.ceremoniesAllowed());
    const auto s = statementsOf(judged, kNow);
    EXPECT_EQ(s.hardware.tone, Tone::Advice);
    EXPECT_FALSE(s.hardware.upToDate);
    EXPECT_EQ(s.hardware.advisories, std::vector<std::string> { "INTEL-SA-00615" });
}

TEST(Statements, SayWhatEachKindProves)
{
    const auto sgx = statementsOf(asIfVendor(Conversation(Tee::Sgx).judged()), kNow - 180);
    EXPECT_EQ(sgx.state, State::Verified);
    EXPECT_EQ(sgx.hardware.tone, Tone::Holds);
    EXPECT_TRUE(sgx.hardware.upToDate);
    EXPECT_EQ(sgx.software.tone, Tone::Holds);
    EXPECT_EQ(sgx.software.proof, SoftwareProof::Measured);
    EXPECT_EQ(sgx.software.version, "0.0.0-simulated");
    EXPECT_EQ(sgx.connection.tone, Tone::Holds);
    EXPECT_EQ(sgx.connection.checkedAt, kNow - 180);
    // The measurement of a Google machine covers the firmware that everybody has.
    const auto snp = statementsOf(asIfVendor(Conversation(Tee::SevSnp).judged()), kNow);
    EXPECT_EQ(snp.state, State::Verified);
    EXPECT_EQ(snp.hardware.tone, Tone::Holds);
    EXPECT_EQ(snp.software.tone, Tone::NotProven);
    EXPECT_EQ(snp.software.proof, SoftwareProof::FirmwareOnly);
}

TEST(Statements, ASimulationAndAnUnattestedCosignerProveNothing)
{
    const auto simulated = statementsOf(Conversation(Tee::Sgx).judged(), kNow);
    EXPECT_EQ(simulated.state, State::NotAttested);
    EXPECT_TRUE(simulated.hardware.simulated);
    const auto none = statementsOf(Conversation(Tee::None).judged(Profile::Unattested), kNow);
    EXPECT_EQ(none.state, State::NotAttested);
    EXPECT_EQ(none.software.proof, SoftwareProof::Unknown);
    for (const auto& s : { simulated, none }) {
        EXPECT_EQ(s.hardware.tone, Tone::NotProven);
        EXPECT_FALSE(s.hardware.upToDate);
        EXPECT_EQ(s.software.tone, Tone::NotProven);
        EXPECT_EQ(s.connection.tone, Tone::NotProven);
    }
}

TEST(Statements, PutEachFailureWhereItBelongs)
{
    Conversation measured(Tee::Sgx);
    measured.manifest.roles[1].sgx.mrEnclaves.clear();
    const auto software = statementsOf(asIfVendor(measured.judged()), kNow);
    EXPECT_EQ(software.state, State::Failed);
    EXPECT_EQ(software.hardware.tone, Tone::Holds);
    EXPECT_EQ(software.software.tone, Tone::Fails);
    EXPECT_EQ(software.software.version, "");
    Conversation bound(Tee::Sgx);
    bound.expected.nonce[0] ^= 1;
    EXPECT_EQ(statementsOf(asIfVendor(bound.judged()), kNow).connection.tone, Tone::Fails);
    Conversation hardware(Tee::Sgx);
    hardware.evidence.sgxQuote[500] ^= 1;
    const auto broken = statementsOf(hardware.judged(), kNow);
    EXPECT_EQ(broken.hardware.tone, Tone::Fails);
    EXPECT_EQ(broken.software.proof, SoftwareProof::Unknown);
}
