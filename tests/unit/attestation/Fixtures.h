#pragma once

#include <functional>
#include <gtest/gtest.h>
#include <map>

#include "core/attestation/Freshness.h"
#include "core/attestation/Judge.h"
#include "core/attestation/simulated/SimulatedAmd.h"
#include "core/attestation/simulated/SimulatedIntel.h"
#include "core/attestation/simulated/SimulatedTee.h"

// One simulated machine in order, and one fixture for each reason that spoils it in one way.
namespace tercet::attestation::test {

inline constexpr std::int64_t kNow = 1'750'000'000; // 2025-06-15
inline constexpr std::int64_t kDay = 86'400;

using Findings = std::vector<Finding>;
using Fixtures = std::map<Reason, std::function<Findings()>>;
Fixtures snpFixtures();
Fixtures sgxFixtures();
Fixtures bindingFixtures();

ByteArray<64> someReportData();
SnpPolicy orderlySnpPolicy();
SgxPolicy orderlySgxPolicy();

// What is found in a machine that was in order before `spoil`; empty when nothing is wrong.
Findings findingsOf(const std::function<void(simulated::SimulatedSnp&)>& spoil,
    const std::function<void(SnpPolicy&)>& change = {}, SnpProduct product = SnpProduct::Genoa);
Findings findingsOf(const std::function<void(simulated::SimulatedSgx&)>& spoil,
    const std::function<void(SgxPolicy&)>& change = {});

// A co-signer's identity, claims and answer, all in order, and what the device expects of it.
struct Conversation {
    explicit Conversation(Tee tee, std::int64_t at = kNow);
    crypto::SigningKey ik;
    Claims claims {};
    Expected expected {};
    Evidence evidence {}; // attest() of the claims
    std::string manifestText;
    Manifest manifest;

    void attestAgain(); // after a change of the claims
    Judged judged(
        Profile profile = Profile::Attested, std::optional<std::int64_t> outOfDateSince = {}) const;

    Tee tee;
    std::int64_t at;
};

} // namespace tercet::attestation::test
