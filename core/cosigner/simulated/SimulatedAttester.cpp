#include "core/cosigner/simulated/SimulatedAttester.h"

#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "core/attestation/simulated/SimulatedTee.h"

namespace tercet::cosigner {

using namespace attestation;

namespace {

constexpr std::int64_t kPeriod = 30 * 86'400;

Outcome<Manifest> listOf(std::int64_t period, std::int64_t now, std::uint64_t highestSeen)
{
    const auto text = simulated::simulatedManifest(std::uint64_t(period), period * kPeriod);
    return openManifest(view(text), simulated::simulatedSignatures(view(text)),
        simulated::simulatedReleaseKeys(), highestSeen, now);
}

} // namespace

Result<Evidence> SimulatedAttester::evidence(const ByteArray<64>& reportData, std::int64_t now)
{
    Evidence e;
    e.tee = m_tee;
    if (m_tee == Tee::SevSnp) {
        e.snp = simulated::SimulatedSnp::orderly(SnpProduct::Genoa, now, reportData).evidence();
    } else {
        const auto sgx = simulated::SimulatedSgx::orderly(now, reportData);
        e.sgxQuote = sgx.quote();
        e.sgx = sgx.collateral();
    }
    return e;
}

PublishedList simulatedList()
{
    return [](std::int64_t now, std::uint64_t highestSeen) -> Outcome<Published> {
        const auto period = now / kPeriod;
        TERCET_TRY(auto current, listOf(period, now, highestSeen));
        // It lives for 60 days, so the one before is still good.
        TERCET_TRY(const auto before, listOf(period - 1, now, 0));
        return Published { std::move(current), before.digest };
    };
}

} // namespace tercet::cosigner
