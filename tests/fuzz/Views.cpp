#include "core/cosigner/Views.h"
#include "core/cosigner/AttestationViews.h"
#include "core/policy/Freeze.h"
#include "core/policy/PolicyChange.h"

using namespace tercet;

namespace {

// What a strict decoder accepts has one encoding, which it reads back as the same.
template <typename View> void roundTrip(ByteView in)
{
    const auto view = View::decode(in);
    if (!view) return;
    const auto again = View::decode(view->encode());
    if (!again || again->encode() != view->encode()) __builtin_trap();
}

} // namespace

// A co-signer's answers to the device, a policy and its change, what is asked about a payload and
// answered, freezes. The first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto in = ByteView(data, size).subspan(1);
    switch (data[0] % 13) {
    case 0:
        roundTrip<cosigner::IdentityView>(in);
        break;
    case 1:
        roundTrip<cosigner::VaultView>(in);
        break;
    case 2:
        roundTrip<cosigner::SessionView>(in);
        break;
    case 3:
        roundTrip<cosigner::PolicyView>(in);
        break;
    case 4:
        if (const auto policy = policy::decode(in);
            policy && policy::encode(*policy) != toBytes(in))
            __builtin_trap();
        break;
    case 5:
        if (policy::openChange({}, {}, in)) __builtin_trap(); // nobody signs for this key
        break;
    case 6:
        if (const auto nonce = cosigner::decodeNonce(in))
            if (cosigner::decodeNonce(cosigner::encodeNonce(*nonce)) != *nonce) __builtin_trap();
        break;
    case 7:
        if (const auto evidence = cosigner::decodeEvidence(in))
            if (cosigner::decodeEvidence(cosigner::encodeEvidence(*evidence)) != *evidence)
                __builtin_trap();
        break;
    case 8:
        roundTrip<cosigner::EvaluateBody>(in);
        break;
    case 9:
        if (const auto decision = cosigner::decodeDecision(in)) {
            const auto written = cosigner::encodeDecision(*decision);
            const auto again = cosigner::decodeDecision(written);
            if (!again || cosigner::encodeDecision(*again) != written) __builtin_trap();
        }
        break;
    case 10:
        roundTrip<cosigner::PendingView>(in);
        break;
    case 11:
        roundTrip<cosigner::FreezeView>(in);
        break;
    case 12:
        if (policy::openFreeze({}, {}, in)) __builtin_trap(); // nobody signs for this key
        break;
    }
    return 0;
}
