#include "core/mpc/Measure.h"

#include <algorithm>

#include "core/mpc/MeasuredVault.h"

namespace tercet::mpc {

namespace {

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    const auto n = values.size();
    if (!n) return 0;
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

StageCost summary(const std::vector<Sample>& samples)
{
    std::vector<double> wall, cpu, bytes;
    for (const auto& s : samples) {
        wall.push_back(s.wallMs);
        cpu.push_back(s.busiest());
        bytes.push_back(s.bytes);
    }
    return { median(wall), median(cpu), median(bytes), int(samples.size()) };
}

// The first presignature's surplus belongs to its link.
Sample withSurplus(Sample link, const Sample& first, const Sample& later)
{
    link.wallMs += std::max(0.0, first.wallMs - later.wallMs);
    for (std::size_t i = 0; i < 3; ++i)
        link.cpuMs[i] += std::max(0.0, first.cpuMs[i] - later.cpuMs[i]);
    link.bytes += first.bytes - later.bytes;
    return link;
}

constexpr int kSignaturesALink = 8;

} // namespace

Step<ProtocolCost> measureProtocol(std::chrono::milliseconds duration)
{
    const auto until = std::chrono::steady_clock::now() + duration;
    std::vector<Sample> dkg, link, presign, online, full, bip340, ed25519;
    MeasuredVault vault;
    const auto timed = [&vault](Step<> (MeasuredVault::*stage)()) -> Step<Sample> {
        vault.recorder().begin();
        TERCET_CHECK((vault.*stage)());
        return vault.recorder().end();
    };
    do {
        TERCET_CHECK(vault.dkg()); // begins when the identities are made
        dkg.push_back(vault.recorder().end());
        TERCET_TRY(const auto opened, timed(&MeasuredVault::openLink));
        TERCET_TRY(const auto first, timed(&MeasuredVault::presign));
        // The account's own derivation, which every signature after it has in common.
        TERCET_CHECK(vault.sign());
        TERCET_CHECK(vault.fetchNonces());
        TERCET_CHECK(vault.signBip340());
        TERCET_CHECK(vault.signEd25519());
        for (int i = 0; i < kSignaturesALink; ++i) {
            TERCET_TRY(presign.emplace_back(), timed(&MeasuredVault::presign));
            TERCET_TRY(online.emplace_back(), timed(&MeasuredVault::sign));
            TERCET_TRY(full.emplace_back(), timed(&MeasuredVault::fullSign));
            TERCET_TRY(bip340.emplace_back(), timed(&MeasuredVault::signBip340));
            TERCET_TRY(ed25519.emplace_back(), timed(&MeasuredVault::signEd25519));
        }
        link.push_back(withSurplus(opened, first, presign.back()));
    } while (std::chrono::steady_clock::now() < until);
    return ProtocolCost { summary(dkg), summary(link), summary(presign), summary(online),
        summary(full), summary(bip340), summary(ed25519) };
}

} // namespace tercet::mpc
