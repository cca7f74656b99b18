#pragma once

#include "core/attestation/Judge.h"

namespace tercet::attestation {

// The row of the window for one share (attestation.md 9) as data: a state and three statements, for
// which the window has the words. Nothing here is text that a server sent.
enum class Tone { Holds, Advice, Fails, NotProven };

struct HardwareStatement { // "Genuine AMD hardware, firmware up to date"
    Tone tone {};
    Tee tee {}; // which maker
    bool simulated {};
    bool upToDate {};
    std::vector<std::string> advisories {};
};

enum class SoftwareProof {
    Measured, // "Runs the published software 1.4.2"
    FirmwareOnly, // "Its firmware is the published one; what it starts is the operator's word"
    Unknown, // "Nobody proves what runs there"
};
struct SoftwareStatement {
    Tone tone {};
    SoftwareProof proof {};
    std::string version {};
};

struct ConnectionStatement { // "This connection ends inside it; checked 3 minutes ago"
    Tone tone {};
    bool endsInside {}; // false: at a relay, which sees sizes and times
    std::int64_t checkedAt {}; // Unix seconds
};

struct Statements {
    State state {};
    HardwareStatement hardware {};
    SoftwareStatement software {};
    ConnectionStatement connection {};
};

// `checkedAt` in Unix seconds.
Statements statementsOf(const Judged& judged, std::int64_t checkedAt);

} // namespace tercet::attestation
