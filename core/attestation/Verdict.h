#pragma once

#include <vector>

#include "core/attestation/Reason.h"

namespace tercet::attestation {

// What a finding does. Ceremonies are key generation, refresh, export, recovery, restore and the
// enrolment of a device: there an impostor would become a share holder.
enum class Weight {
    Advises, // shown, hinders nothing
    BlocksCeremonies, // signing goes on, ceremonies wait
    Refuses,
};

struct Weighed {
    Finding finding;
    Weight weight;
    friend bool operator==(const Weighed&, const Weighed&) = default;
};

// The four states that a person sees (attestation.md 9).
enum class State { Verified, VerifiedWithAdvisory, NotAttested, Failed };
std::string_view stateName(State state); // "verified", "verified-with-advisory", …

struct Verdict {
    std::vector<Weighed> findings {}; // in the order of the checks
    // Evidence of a TEE was there and is genuine, in a vault whose profile asks for it.
    bool hardware { false };
    bool simulated { false }; // …but only by the word of a simulation's roots

    // Failed if anything refuses; NotAttested without genuine hardware, and for a simulation
    // whatever it proves.
    State state() const;
    // Whether this co-signer may be signed with, and whether a ceremony may be held with it.
    bool signingAllowed() const;
    bool ceremoniesAllowed() const;
    bool has(Reason reason) const;
};

} // namespace tercet::attestation
