#include "core/attestation/SgxQuote.h"
#include "core/attestation/Pck.h"
#include "core/attestation/Pem.h"
#include "core/base/Codec.h"

using namespace tercet;
using namespace tercet::attestation;

// The parts of a quote that is taken make up all of its bytes; its chain goes through the chain's
// parser.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    const auto q = parseSgxQuote(bytes);
    if (!q) return 0;
    const std::size_t frame = q->version == 3 ? 4 + 2 + 6 : 4 + 6 + 2 + 6;
    const std::size_t parts = q->signedPart.size() + 64 + 64 + q->qeReport.size() + 64
        + q->qeAuthData.size() + q->pckChain.size();
    if (parts + frame != size && parts + frame + 1 != size) __builtin_trap();
    const auto ders = parsePemChain(q->pckChain, 3);
    if (!ders) return 0;
    for (const auto& der : *ders) {
        const auto certificate = Certificate::parse(der);
        if (certificate) (void)pckIdentity(*certificate);
    }
    return 0;
}
