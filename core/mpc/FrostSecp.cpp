#include "core/mpc/FrostSecp.h"

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/Schnorr.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

using crypto::Point;
using crypto::Scalar;

namespace {

Scalar signedBy(const Scalar& v, bool negate) { return negate ? -v : v; }
Point signedBy(const Point& p, bool negate) { return negate ? -p : p; }

// D + ρ·E
std::optional<Point> boundNonce(const FrostSecp::Commitment& c, const Scalar& rho)
{
    const auto bound = c.E.mulPublic(rho);
    return bound ? Point::sum({ c.D, *bound }) : std::nullopt;
}

std::unexpected<Abort> identity() { return stop(Recoverable { {}, "a sum is the identity" }); }

}

Step<FrostSecp::Key> FrostSecp::Key::make(
    const Point& root, const Scalar& tweak, KeyPath path, const Bytes32& merkleRoot)
{
    const auto derived = root.addBasePublic(tweak);
    if (!derived) return identity();
    const bool odd = derived->yIsOdd();
    if (path == KeyPath::Plain) return Key { derived->x(), odd, signedBy(tweak, odd) };
    auto message = toBytes(derived->x());
    if (path == KeyPath::TaprootTree) append(message, merkleRoot);
    TERCET_TRY(const auto tau,
        decoded(Scalar::decode(crypto::taggedHash("TapTweak", message)), Party::P1));
    const auto output = signedBy(*derived, odd).addBasePublic(tau); // lift_x first
    if (!output) return identity();
    const bool outputOdd = output->yIsOdd();
    return Key { output->x(), odd != outputOdd, signedBy(signedBy(tweak, odd) + tau, outputOdd) };
}

Bytes FrostSecp::Commitment::encode() const
{
    return Writer().raw(D.encode()).raw(E.encode()).take();
}

Result<FrostSecp::Commitment> FrostSecp::Commitment::decode(ByteView bytes)
{
    if (bytes.size() != kBytes) return fail(Code::BadLength, "commitment");
    TERCET_TRY(const auto D, Point::decode(bytes.first(Point::kBytes)));
    TERCET_TRY(const auto E, Point::decode(bytes.last(Point::kBytes)));
    return Commitment { D, E };
}

FrostSecp::Nonces FrostSecp::draw(const Scalar&, Random& rng)
{
    const auto d = Scalar::random(rng);
    return { d, Scalar::random(rng) };
}

FrostSecp::Commitment FrostSecp::commit(const Nonces& n)
{
    return { *Point::mulBase(n.d), *Point::mulBase(n.e) }; // neither is zero
}

Step<FrostSecp::Plan> FrostSecp::plan(const Key& key, std::span<const Party> parties,
    std::span<const Commitment> commitments, ByteView message, const Own* own)
{
    Bytes list;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        append(list, mpc::encode(parties[i]));
        append(list, commitments[i].encode());
    }
    const auto prefix
        = crypto::hash<64>(tag::kFrostPrefix, key.x, crypto::rawHash(tag::kFrostMessage, message),
            crypto::rawHash(tag::kFrostCommitments, list));
    Plan out;
    std::optional<Point> sum;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        out.rho.push_back(
            crypto::hashToScalar(tag::kFrostBinding, prefix, mpc::encode(parties[i])));
        const auto R = own && own->i == i
            ? Point::mulBase(own->nonces.d + out.rho[i] * own->nonces.e)
            : boundNonce(commitments[i], out.rho[i]);
        if (!R) return identity();
        out.R.push_back(*R);
        sum = i == 0 ? R : Point::sum({ *sum, *R });
        if (!sum) return identity();
    }
    out.x = sum->x();
    out.negate = sum->yIsOdd();
    auto challenge = toBytes(out.x);
    append(challenge, key.x);
    append(challenge, message);
    out.challenge = Scalar::reduce32(crypto::taggedHash("BIP0340/challenge", challenge));
    return out;
}

Scalar FrostSecp::share(
    const Plan& plan, const Key& key, std::size_t i, const Nonces& nonces, const Scalar& share)
{
    return signedBy(nonces.d + plan.rho[i] * nonces.e, plan.negate)
        + plan.challenge * signedBy(share, key.negate);
}

bool FrostSecp::checkShare(
    const Plan& plan, const Key& key, std::size_t i, const Scalar& z, const Point& publicShare)
{
    const auto left = Point::mulBase(z);
    const auto cX = publicShare.mulPublic(signedBy(plan.challenge, key.negate));
    const auto right = cX ? Point::sum({ signedBy(plan.R[i], plan.negate), *cX }) : std::nullopt;
    return left && right && *left == *right;
}

Step<ByteArray<64>> FrostSecp::combine(
    const Plan& plan, const Key& key, std::span<const Scalar> z, ByteView message)
{
    auto s = plan.challenge * key.add;
    for (const auto& one : z) s += one;
    crypto::declassify(s); // the signature is what everybody may see
    ByteArray<64> out;
    std::copy(plan.x.begin(), plan.x.end(), out.begin());
    std::copy(s.be().begin(), s.be().end(), out.begin() + 32);
    if (!crypto::schnorrVerify(key.x, message, out))
        return stop(Final { "the signature does not verify" });
    return out;
}

} // namespace tercet::mpc
