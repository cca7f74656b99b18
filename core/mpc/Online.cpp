#include "core/mpc/Online.h"

#include <algorithm>

#include "core/crypto/Declassify.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::Point;
using crypto::Scalar;

namespace {

Step<Point> tweaked(const Point& rootKey, const Scalar& tweak)
{
    const auto key = rootKey.addBasePublic(tweak);
    if (!key) return stop(Recoverable { {}, "the derived key is the identity" });
    return *key;
}

Bytes32 requestHash(
    const Bytes32& presignature, const Point& key, const Scalar& tweak, const Bytes32& digest)
{
    return crypto::hash(tag::kRequest, presignature, key.encode(), tweak, digest);
}

}

Step<Bytes32> onlineRequestHash(
    const Bytes32& presignature, const Point& rootKey, const Scalar& tweak, const Bytes32& digest)
{
    TERCET_TRY(const auto key, tweaked(rootKey, tweak));
    return requestHash(presignature, key, tweak, digest);
}

Step<OnlineRequest> OnlineRequest::make(const Bytes32& presignature, const Point& R,
    const Point& rootKey, const Scalar& tweak, const Bytes32& digest)
{
    TERCET_TRY(const auto key, tweaked(rootKey, tweak));
    const auto rq = requestHash(presignature, key, tweak, digest);
    const auto delta = crypto::hashToScalar(tag::kRerandomise, rq, R.encode());
    const auto shifted = R.addBasePublic(delta);
    if (!shifted) return stop(Recoverable { {}, "R' is the identity" });
    const auto rx = Scalar::reduce32(shifted->x());
    if (rx.isZero()) return stop(Recoverable { {}, "r is zero" });
    return OnlineRequest { rq, key, tweak, Scalar::reduce32(digest), digest, delta, rx, *shifted };
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
    const bool xAboveOrder = !std::ranges::equal(request.R.x(), request.rx.be());
    int recid = int(request.R.yIsOdd()) | int(xAboveOrder) << 1;
    if (s.isHigh()) {
        s = -s;
        recid ^= 1;
    }
    const crypto::EcdsaSignature signature { toArray(request.rx.be()), toArray(s.be()), recid };
    if (!crypto::ecdsaVerify(request.key, request.digestBytes, signature))
        return stop(Final { "the signature does not verify" });
    const auto recovered = crypto::ecdsaRecover(request.digestBytes, signature);
    if (!recovered || *recovered != request.key)
        return stop(Final { "the signature does not recover to the key" });
    return signature;
}

} // namespace tercet::mpc
