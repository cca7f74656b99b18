#include <cstdlib>
#include <functional>
#include <map>
#include <set>

#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "tests/unit/attestation/Samples.h"

// Every byte of every real sample, and of what the simulation makes, changed, cut off or added to:
// none may be taken as genuine. By default each byte is changed in one way; with TERCET_ALL_MUTANTS
// set in ten (each bit, all bits, every other bit).
using namespace tercet;
using namespace tercet::attestation;
using namespace tercet::attestation::test;

namespace {

bool everything() { return std::getenv("TERCET_ALL_MUTANTS") != nullptr; }

// The reason why a mutant was refused; empty if it was taken.
using Judge = std::function<std::optional<Reason>(const Bytes&)>;

class Campaign {
public:
    // Changes `original` in every way; `judge` must take it unchanged.
    void run(const std::string& what, const Bytes& original, const Judge& judge)
    {
        SCOPED_TRACE(what);
        ASSERT_EQ(judge(original), std::nullopt) << "the sample itself is refused";
        for (std::size_t at = 0; at < original.size(); ++at) changeByte(what, original, at, judge);
        cut(what, original, judge);
    }
    void report() const
    {
        for (const auto& [reason, n] : m_refused)
            std::printf("  %-28s %zu\n", std::string(reasonName(reason)).c_str(), n);
        std::printf("%zu mutants, %zu cut or extended, %zu accepted\n", m_mutants, m_cuts, m_taken);
        ::testing::Test::RecordProperty("mutants", int(m_mutants));
        EXPECT_EQ(m_taken, 0u);
    }

private:
    void changeByte(
        const std::string& what, const Bytes& original, std::size_t at, const Judge& judge)
    {
        constexpr std::uint8_t kMasks[] = { 1, 2, 4, 8, 16, 32, 64, 128, 0xFF, 0x55 };
        auto mutant = original;
        for (std::size_t i = 0; i < std::size(kMasks); ++i) {
            if (!everything() && i != at % std::size(kMasks)) continue;
            mutant[at] = original[at] ^ kMasks[i];
            ++m_mutants;
            count(what + " byte " + std::to_string(at), judge(mutant));
        }
    }
    void cut(const std::string& what, const Bytes& original, const Judge& judge)
    {
        const std::size_t step = everything() ? 1 : 13;
        for (std::size_t n = 0; n < original.size(); n += step, ++m_cuts)
            count(what + " cut", judge({ original.begin(), original.begin() + std::ptrdiff_t(n) }));
        auto longer = original;
        longer.push_back(0);
        for (const auto last : { 0x00, 0x0A, 0x30, 0xFF }) {
            longer.back() = std::uint8_t(last);
            ++m_cuts;
            count(what + " extended", judge(longer));
        }
    }
    void count(const std::string& what, std::optional<Reason> reason)
    {
        if (reason) {
            ++m_refused[*reason];
            return;
        }
        ++m_taken;
        ADD_FAILURE() << what << " was taken";
    }

    std::size_t m_mutants { 0 }, m_cuts { 0 }, m_taken { 0 };
    std::map<Reason, std::size_t> m_refused;
};

template <typename T> std::optional<Reason> reasonOf(const Outcome<T>& outcome)
{
    return outcome ? std::nullopt : std::optional(outcome.error().reason);
}

Judge snpJudge(const SnpSample& s, Bytes SnpEvidence::* part)
{
    return [&s, part](const Bytes& mutant) {
        auto evidence = s.evidence;
        evidence.*part = mutant;
        return reasonOf(verifySnp(evidence, vendorRoots(), s.clock, OldReports::Accepted));
    };
}

} // namespace

TEST(AttestationMutants, SnpReports)
{
    TERCET_NEED_SAMPLES();
    Campaign campaign;
    for (const auto& s : snpSamples())
        campaign.run(s.name, s.evidence.report, snpJudge(s, &SnpEvidence::report));
    campaign.report();
}

TEST(AttestationMutants, SnpCertificates)
{
    TERCET_NEED_SAMPLES();
    Campaign campaign;
    std::set<Bytes> authorities;
    for (const auto& s : snpSamples()) {
        campaign.run(s.name + " VEK", s.evidence.vek, snpJudge(s, &SnpEvidence::vek));
        if (authorities.insert(s.evidence.ask).second)
            campaign.run(s.name + " ASK", s.evidence.ask, snpJudge(s, &SnpEvidence::ask));
        if (authorities.insert(s.evidence.ark).second)
            campaign.run(s.name + " ARK", s.evidence.ark, snpJudge(s, &SnpEvidence::ark));
    }
    // No report of a Turin machine is at hand: its chain alone.
    const auto turin = snpEvidence("turin_vcek_only", "turin", SnpSigner::Vcek);
    const auto now = unixSeconds("2025-07-01T12:00:00Z");
    for (const auto part : { &SnpEvidence::vek, &SnpEvidence::ask, &SnpEvidence::ark })
        campaign.run("Turin", turin.*part, [&](const Bytes& mutant) {
            auto e = turin;
            e.*part = mutant;
            return reasonOf(verifyVek(
                { e.vek, e.ask, e.ark }, SnpProduct::Turin, SnpSigner::Vcek, vendorRoots(), now));
        });
    campaign.report();
}

TEST(AttestationMutants, SgxQuotes)
{
    TERCET_NEED_SAMPLES();
    const auto root = *vendorRoots().sgx;
    Campaign campaign;
    for (const auto& s : sgxSamples()) {
        const auto collateral = verifyCollateral(s.collateral, root, s.clock).value();
        campaign.run(s.name, s.quote, [&](const Bytes& mutant) {
            return reasonOf(verifySgx(mutant, collateral, root, s.clock));
        });
    }
    campaign.report();
}

TEST(AttestationMutants, SgxCollateral)
{
    TERCET_NEED_SAMPLES();
    const auto root = *vendorRoots().sgx;
    Campaign campaign;
    std::set<std::string> seen;
    for (const auto& s : sgxSamples()) {
        if (!seen.insert(s.collateralName).second) continue;
        for (const auto part : { &SgxCollateral::tcbInfo, &SgxCollateral::tcbInfoSignature,
                 &SgxCollateral::qeIdentity, &SgxCollateral::qeIdentitySignature,
                 &SgxCollateral::tcbSigningChain, &SgxCollateral::pckCrl, &SgxCollateral::rootCrl })
            campaign.run(s.collateralName, s.collateral.*part, [&](const Bytes& mutant) {
                auto changed = s.collateral;
                changed.*part = mutant;
                const auto collateral = verifyCollateral(changed, root, s.clock);
                if (!collateral) return reasonOf(collateral);
                return reasonOf(verifySgx(s.quote, *collateral, root, s.clock));
            });
    }
    campaign.report();
}

// Versions of which there is no real sample at hand: reports of version 5, of Turin and signed by a
// VLEK, quotes of version 4.
TEST(AttestationMutants, Simulated)
{
    using namespace simulated;
    constexpr std::int64_t kNow = 1'750'000'000;
    Campaign campaign;
    for (const auto signer : { SnpSigner::Vcek, SnpSigner::Vlek }) {
        auto snp = SimulatedSnp::orderly(SnpProduct::Turin, kNow, {});
        snp.report.signer = signer;
        const auto whole = snp.evidence();
        const auto roots = snp.roots();
        for (const auto part : { &SnpEvidence::report, &SnpEvidence::vek })
            campaign.run(std::string(signerName(signer)), whole.*part, [&](const Bytes& mutant) {
                auto changed = whole;
                changed.*part = mutant;
                return reasonOf(verifySnp(changed, roots, kNow));
            });
    }
    auto sgx = SimulatedSgx::orderly(kNow, {});
    sgx.version = 4;
    const auto root = sgx.rootPin();
    const auto collateral = verifyCollateral(sgx.collateral(), root, kNow).value();
    campaign.run("quote of version 4", sgx.quote(),
        [&](const Bytes& mutant) { return reasonOf(verifySgx(mutant, collateral, root, kNow)); });
    campaign.report();
}
