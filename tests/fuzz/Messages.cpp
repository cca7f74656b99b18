#include "core/mpc/Body.h"
#include "core/mpc/DkgMessages.h"
#include "core/mpc/FrostMessages.h"
#include "core/mpc/LinkMessages.h"
#include "core/mpc/PeerDkg.h"
#include "core/mpc/PresignBatch.h"
#include "core/mpc/PresignMessages.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/SignMessages.h"

using namespace tercet;
using namespace tercet::mpc;

namespace {

// What a strict decoder accepts is exactly what the encoder writes.
template <typename Message, typename... Options> void roundTrip(ByteView in, Options... options)
{
    const auto message = Message::decode(in, options...);
    if (message && message->encode() != toBytes(in)) __builtin_trap();
}

template <typename C> void commitments(ByteView in)
{
    for (const std::size_t count : { std::size_t(1), std::size_t(3), kMaxNonces })
        if (const auto all = decodeCommitments<C>(in, count);
            all && encodeCommitments<C>(*all) != toBytes(in))
            __builtin_trap();
}

} // namespace

// The first byte chooses the decoder.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto in = ByteView(data, size).subspan(1);
    switch (data[0] % 25) {
    case 0:
        roundTrip<DkgCommit>(in);
        break;
    case 1:
        roundTrip<DkgReveal>(in);
        break;
    case 2:
        roundTrip<DkgConfirm>(in);
        break;
    case 3:
        roundTrip<LinkHello>(in, false);
        break;
    case 4:
        roundTrip<LinkHello>(in, true);
        break;
    case 5:
        roundTrip<Refusal>(in);
        break;
    case 6:
        (void)LinkOffer::decode(in);
        break;
    case 7:
        (void)LinkOfferAndAnswer::decode(in);
        break;
    case 8:
        (void)LinkAnswer::decode(in);
        break;
    case 9:
        (void)LinkAnswerAndConfirm::decode(in);
        break;
    case 10:
        (void)LinkConfirm::decode(in);
        break;
    case 11:
        roundTrip<PresignExtension>(in);
        break;
    case 12:
        roundTrip<PresignShare>(in);
        break;
    case 13:
        roundTrip<SignShare>(in);
        break;
    case 14:
        if (const auto request = decodeSignRequest(in);
            request && encodeSignRequest(*request) != toBytes(in))
            __builtin_trap();
        break;
    case 15:
        (void)Body::parse(in, { "a", "b" }, { "relay", "l3" });
        (void)DkgOpening::parse(in);
        (void)PresignReport::decode(in);
        (void)PresignBatch::countOf(in);
        break;
    case 16:
        roundTrip<NonceRequest>(in);
        break;
    case 17:
        roundTrip<FrostRequest>(in);
        break;
    case 18:
        roundTrip<FrostShare<FrostSecp>>(in);
        roundTrip<FrostShare<FrostEd>>(in);
        break;
    case 19:
        commitments<FrostSecp>(in);
        commitments<FrostEd>(in);
        break;
    case 20:
        roundTrip<RestoreQuestion>(in);
        break;
    case 21:
        roundTrip<RestoreChallenge>(in);
        break;
    case 22:
        roundTrip<RestoreProof>(in);
        break;
    case 23:
        roundTrip<RestoreStanding>(in);
        break;
    case 24:
        roundTrip<DrillProof>(in);
        roundTrip<DrillChallenge>(in);
        break;
    }
    return 0;
}
