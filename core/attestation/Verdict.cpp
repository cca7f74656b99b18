#include "core/attestation/Verdict.h"

#include <algorithm>

namespace tercet::attestation {

namespace {

bool none(const std::vector<Weighed>& findings, Weight above)
{
    return std::none_of(findings.begin(), findings.end(),
        [above](const auto& each) { return each.weight > above; });
}

} // namespace

std::string_view stateName(State state)
{
    switch (state) {
    case State::Verified:
        return "verified";
    case State::VerifiedWithAdvisory:
        return "verified-with-advisory";
    case State::NotAttested:
        return "not-attested";
    case State::Failed:
        return "failed";
    }
    return {};
}

State Verdict::state() const
{
    if (!signingAllowed()) return State::Failed;
    if (!hardware || simulated) return State::NotAttested;
    return findings.empty() ? State::Verified : State::VerifiedWithAdvisory;
}

bool Verdict::signingAllowed() const { return none(findings, Weight::BlocksCeremonies); }
bool Verdict::ceremoniesAllowed() const { return none(findings, Weight::Advises); }

bool Verdict::has(Reason reason) const
{
    return std::any_of(findings.begin(), findings.end(),
        [reason](const auto& each) { return each.finding.reason == reason; });
}

} // namespace tercet::attestation
