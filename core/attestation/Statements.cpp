#include "core/attestation/Statements.h"

#include <algorithm>

namespace tercet::attestation {

namespace {

enum class About { Hardware, Software, Connection };

About aboutOf(Reason reason)
{
    switch (reason) {
    case Reason::SnpMeasurement:
    case Reason::SnpIdentity:
    case Reason::SnpGuestSvn:
    case Reason::SgxMeasurement:
    case Reason::SgxConfigId:
    case Reason::SgxSvn:
    case Reason::SnpVmpl:
    case Reason::ManifestRole:
        return About::Software;
    case Reason::SnpReportData:
    case Reason::SgxReportData:
    case Reason::BindRole:
    case Reason::BindNonce:
    case Reason::BindIdentity:
    case Reason::BindTls:
    case Reason::BindManifest:
    case Reason::BindCounter:
    case Reason::BindTime:
    case Reason::BindSignature:
        return About::Connection;
    default:
        return About::Hardware;
    }
}

Tone toneOf(const Verdict& verdict, About about)
{
    Tone tone = Tone::Holds;
    for (const auto& each : verdict.findings) {
        if (aboutOf(each.finding.reason) != about) continue;
        if (each.weight == Weight::Refuses) return Tone::Fails;
        tone = Tone::Advice;
    }
    return tone;
}

} // namespace

Statements statementsOf(const Judged& judged, std::int64_t checkedAt)
{
    const auto& verdict = judged.verdict;
    const auto& d = judged.details;
    Statements s;
    s.state = verdict.state();
    const bool proven = verdict.hardware && !verdict.simulated;

    const auto hardware = toneOf(verdict, About::Hardware);
    s.hardware
        = { hardware, d.tee, verdict.simulated, hardware == Tone::Holds && proven, d.advisories };
    if (!proven && hardware != Tone::Fails) s.hardware.tone = Tone::NotProven;

    s.software.tone = toneOf(verdict, About::Software);
    if (s.software.tone != Tone::Fails) {
        s.software.version = d.version;
        s.software.proof = d.coverage == Coverage::Software ? SoftwareProof::Measured
                                                            : SoftwareProof::FirmwareOnly;
        if (!verdict.hardware || hardware == Tone::Fails) {
            s.software = { Tone::NotProven, SoftwareProof::Unknown, {} };
        } else if (verdict.simulated || d.coverage == Coverage::FirmwareOnly) {
            s.software.tone = Tone::NotProven;
        }
    } else {
        s.software.proof = SoftwareProof::Unknown;
    }

    s.connection = { toneOf(verdict, About::Connection), !d.tlsEndsElsewhere, checkedAt };
    if (s.connection.tone == Tone::Holds && (d.tlsEndsElsewhere || !proven))
        s.connection.tone = d.tlsEndsElsewhere ? Tone::Advice : Tone::NotProven;
    return s;
}

} // namespace tercet::attestation
