#pragma once

#include "core/attestation/Evidence.h"
#include "core/attestation/Verdict.h"

namespace tercet::attestation {

// What the verdict was made from and what the window shows of it, all from verified bytes.
struct Details {
    Tee tee { Tee::None };
    Bytes measurement {};
    std::string version {}; // the manifest's, of that measurement; empty if unknown
    Coverage coverage { Coverage::Software };
    std::string product {}; // "Milan", or the FMSPC in hex
    std::string tcb {}; // the reported TCB in hex, or Intel's status
    std::vector<std::string> advisories {};
    std::int64_t certificateNotAfter {}; // Unix seconds, of VCEK, VLEK or PCK
    std::int64_t collateralGoodUntil {}; // SGX; 0 otherwise
    bool tlsEndsElsewhere { false };
};

struct Judged {
    Verdict verdict {};
    Details details {};
};

// Fixed when the vault is made. A vault of attested co-signers never takes an answer without
// hardware evidence; one of unattested co-signers stays labelled, whatever they show later.
enum class Profile { Attested, Unattested };

// What the verifier goes by besides Expected.
struct Rules {
    const Roots& roots;
    const Manifest* manifest {}; // needed for everything but an unattested answer
    Profile profile { Profile::Attested };
    // When this identity was first seen with an outdated TCB after having been up to date (Unix
    // seconds). Empty: never up to date as far as is known, so there is no time of grace.
    std::optional<std::int64_t> outOfDateSince {};
};

// The whole judgement of one answer, at expected.now: layout, genuineness, appraisal by the
// manifest's policy for this share, binding. Never throws. Weights (attestation.md 7): collateral
// past its next update, and a TCB recovery not yet made, advise for 7 days and block ceremonies for
// 30; open advisories that the manifest takes advise; all else refuses. An answer without hardware
// evidence yields Reason::NoTee as advice: whether it is taken is the vault's profile.
Judged judge(const Evidence& evidence, const Expected& expected, const Rules& rules);

} // namespace tercet::attestation
