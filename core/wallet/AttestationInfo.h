#pragma once

#include <QDateTime>
#include <QStringList>
#include <optional>

#include "core/base/Result.h"

namespace tercet::wallet {

// What is known of what a co-signer runs in, for the window, the command line and the raw export.
// Everything but `evidence` is worked out here from verified bytes; no text in it came from a
// server.
struct AttestationInfo {
    enum class State { NotChecked, Verified, VerifiedWithAdvisory, NotAttested, Failed };
    // Why nothing more is to be expected of a co-signer that is not attested.
    enum class Kind { Practice, Unattested, Simulated, Attested };
    enum class Tone { Holds, Advice, Fails, NotProven };
    enum class Maker { None, Amd, Intel };

    Kind kind { Kind::Practice };
    State state { State::NotChecked };
    bool checking { false };
    // Nothing can be verified under AMD's or Intel's word: no list of published software exists.
    bool noPublishedList { false };
    std::optional<Error> error {}; // why the last check came to no verdict
    QStringList reasons {}; // stable names: "E_SNP_DEBUG"
    QDateTime checkedAt {};

    // The three statements.
    Tone hardware { Tone::NotProven }, software { Tone::NotProven }, connection { Tone::NotProven };
    Maker maker { Maker::None };
    bool upToDate { false }; // firmware of the hardware
    bool firmwareOnly { false }; // the measurement ends at the firmware; the rest is Google's word
    QString version {}; // of the published software; empty: unknown
    bool endsInside { false }; // the connection

    // Details, where the hardware's evidence was genuine.
    QString measurement {}, product {}, tcb {}; // hex; "Milan" or the FMSPC; hex or Intel's status
    QStringList advisories {}; // "INTEL-SA-00615"
    QDateTime certificateUntil {}, collateralUntil {};

    QByteArray evidence {}; // the answer as it was checked, JSON; empty: none
};
const char* attestationStateName(AttestationInfo::State state); // "verified", "not-checked", …

} // namespace tercet::wallet
