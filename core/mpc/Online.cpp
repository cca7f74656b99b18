#include "core/mpc/Online.h"

#include <algorithm>

#include "core/crypto/Declassify.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::Point;
using crypto::Scalar;

Step<OnlineRequest> OnlineRequest::begin(
    const Bytes32& presignature, const Point& rootKey, const Scalar& tweak, const Bytes32& digest)
{
    const auto key = rootKey.addBasePublic(tweak);
    if (!key) return stop(Recoverable { {}, "the derived key is the identity" });
    return OnlineRequest { .rq
        = crypto::hash(tag::kRequest, presignature, key->encode(), tweak, digest),
        .key = *key,
        .tweak = tweak,
        .digest = Scalar::reduce32(digest),
        .digestBytes = digest,
        .delta = {},
        .rx = {},
        .R = {} };
}

Step<> OnlineRequest::complete(const Point& presignatureR)
{
    delta = crypto::hashToScalar(tag::kRerandomise, rq, presignatureR.encode());
    R = presignatureR.addBasePublic(delta);
    if (!R) return stop(Recoverable { {}, "R' is the identity" });
    rx = Scalar::reduce32(R->x());
    if (rx.isZero()) return stop(Recoverable { {}, "r is zero" });
    return {};
}

SignShare onlineShare(const Presignature& p, const OnlineRequest& request, const ZeroShare& zero)
{
    const auto& [rq, key, t, h, bytes, delta, rx, R] = request;
    return { p.u + delta * p.phi + zero("u", rq), (h + rx * t) * p.phi + rx * p.v + zero("w", rq) };
}

Step<crypto::EcdsaSignature> combineShares(
    const OnlineRequest& request, const std::array<SignShare, 3>& shares)
{
    const auto U = shares[0].u + shares[1].u + shares[2].u;
    const auto V = shares[0].w + shares[1].w + shares[2].w;
    auto s = V * U.inverse(); // 0 for U = 0, which does not verify
    crypto::declassify(s); // the signature is what everybody may see
    const bool xAboveOrder = !std::ranges::equal(request.R->x(), request.rx.be());
    int recid = int(request.R->yIsOdd()) | int(xAboveOrder) << 1;
    if (s.isHigh()) {
        s = -s;
        recid ^= 1;
    }
    const crypto::EcdsaSignature signature { toArray(request.rx.be()), toArray(s.be()), recid };
    if (!crypto::ecdsaVerify(request.key, request.digestBytes, signature))
        return stop(Final { "the signature does not verify" });
    return signature;
}

} // namespace tercet::mpc
