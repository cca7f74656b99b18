#include "core/attestation/SnpReport.h"
#include "core/attestation/simulated/SimulatedAmd.h"

using namespace tercet;
using namespace tercet::attestation;

// No byte of a report that is taken is lost: all of it follows from the fields, the signature
// aside.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    for (const auto old : { OldReports::Refused, OldReports::Accepted }) {
        const auto report = parseSnpReport(bytes, old);
        if (!report) continue;
        const auto again = simulated::encode(*report);
        // The firmware's build numbers at 0x1E8 are signed but mean nothing here.
        for (std::size_t at = 0; at < SnpReport::kSignedBytes; ++at)
            if (again[at] != bytes[at] && (at < 0x1E8 || at > 0x1EF)) __builtin_trap();
    }
    return 0;
}
