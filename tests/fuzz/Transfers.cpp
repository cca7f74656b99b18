#include "core/crypto/SystemRandom.h"
#include "core/mpc/Rvole.h"

using namespace tercet;
using namespace tercet::mpc;

// The parts of L2, A and B that are validated where they are used: whatever comes, the sender of it
// is told apart from a fault of ours.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static crypto::SystemRandom random;
    static const OtSenderKeys sender;
    static const OtReceiverKeys receiver;
    if (size == 0) return 0;
    const auto in = ByteView(data, size).subspan(1);
    // Repeated up to the length that the decoder wants: the fuzzer finds values, not lengths.
    const auto filled = [&](std::size_t n) {
        Bytes out(n);
        for (std::size_t i = 0; i < n && !in.empty(); ++i) out[i] = in[i % in.size()];
        return out;
    };
    switch (data[0] % 3) {
    case 0:
        if (BaseOtBob::answer({}, Party::P1, filled(kBaseOtBytes), random)) return 0;
        break;
    case 1:
        if (RvoleAlice::answerTo(filled(kOtMessageBytes), sender, {}, Party::P2, {}, {}, random))
            __builtin_trap();
        break;
    case 2:
        if (RvoleBob(receiver, {}, Party::P3, random).finish({}, filled(kRvoleAnswerBytes)))
            __builtin_trap();
        break;
    }
    return 0;
}
