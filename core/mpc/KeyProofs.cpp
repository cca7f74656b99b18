#include "core/mpc/KeyProofs.h"

#include "core/crypto/Declassify.h"

namespace tercet::mpc {

namespace {

using namespace crypto;

Scalar challenge(const ProofContext& c, const Point& X, const Point& A)
{
    const auto& [c1, c2, c3] = c.commitments;
    return hashToScalar(c.tag, c.session, encode(c.prover), c1, c2, c3, X.encode(), A.encode());
}

EdScalar challenge(const ProofContext& c, const EdPoint& Y, const EdPoint& A)
{
    const auto& [c1, c2, c3] = c.commitments;
    return hashToEdScalar(c.edTag, c.session, encode(c.prover), c1, c2, c3, Y, A);
}

} // namespace

KeyProofs proveKeys(const ProofContext& context, const Scalar& x, const Point& X, const EdScalar& y,
    const EdPoint& Y, Random& rng)
{
    const auto a = Scalar::random(rng);
    const auto b = EdScalar::random(rng);
    const auto A = *Point::mulBase(a); // a and b are not zero
    const auto B = *EdPoint::mulBase(b);
    KeyProofs proofs { A, a + challenge(context, X, A) * x, B, b + challenge(context, Y, B) * y };
    return declassify(proofs); // as it is sent
}

bool verifyKeys(
    const ProofContext& context, const Point& X, const EdPoint& Y, const KeyProofs& proofs)
{
    const auto left = Point::mulBase(proofs.response);
    const auto eX = X.mulPublic(challenge(context, X, proofs.commitment));
    const auto right = eX ? Point::sum({ proofs.commitment, *eX }) : std::nullopt;
    const auto edLeft = EdPoint::mulBase(proofs.edResponse);
    const auto eY = Y.mul(challenge(context, Y, proofs.edCommitment));
    const auto edRight = eY ? proofs.edCommitment + *eY : std::nullopt;
    return left && right && *left == *right && edLeft && edRight && *edLeft == *edRight;
}

} // namespace tercet::mpc
