#include "core/mpc/Envelope.h"

using namespace tercet;
using namespace tercet::mpc;

// A header that decodes is written back the same; neither opener takes what nobody signed or
// sealed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView in { data, size };
    const auto peeked = peekHeader(in);
    if (!peeked) return 0;
    const auto again = peeked->header.encode(peeked->payloadBytes);
    if (!equal(again, in.first(Header::kBytes))) __builtin_trap();
    static const auto nobody = OwnIdentity::fromSecrets(Bytes32 { 1 }, Bytes32 { 2 }).publicKeys();
    static const crypto::Secret<32> root;
    if (openSigned(in, peeked->header, nobody) || openSealed(in, peeked->header, root))
        __builtin_trap();
    return 0;
}
