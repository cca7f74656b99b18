#include "tests/adversarial/memcheck/Primitives.h"

#include "core/backup/VerifiableEncryption.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/Ed25519Group.h"
#include "core/crypto/HashLanes.h"
#include "core/crypto/Point.h"
#include "core/crypto/PrgLanes.h"
#include "core/crypto/ScalarLimbs.h"
#include "core/mpc/Envelope.h"
#include "core/mpc/Gf128.h"
#include "core/mpc/KeyProofs.h"
#include "core/mpc/LinkPair.h"
#include "core/mpc/Rvole.h"
#include "core/mpc/Tags.h"
#include "core/mpc/ZeroShare.h"
#include "tests/adversarial/memcheck/Secrets.h"

using tercet::crypto::Scalar;
using namespace tercet::mpc;

namespace tercet::memcheck {

namespace {

SecretRandom g_secrets;
crypto::SystemRandom g_public;

} // namespace

bool scalars()
{
    const auto a = Scalar::random(g_secrets), b = Scalar::random(g_secrets);
    crypto::Secret<64> wide;
    g_secrets.fill(wide.mutableView());
    const std::uint8_t bit = secret<std::uint8_t>(1);
    auto c = (a + b) * a - b;
    c += Scalar::reduce64(wide.view()) + Scalar::reduce32(wide.view().first<32>());
    c -= Scalar::select(bit, a, b) + a.masked(bit) + Scalar();
    const auto limbs = crypto::ScalarLimbs::of(a) - crypto::ScalarLimbs::of(b).masked(bit);
    crypto::ScalarSum sum;
    sum.add(limbs);
    sum.add(limbs + crypto::ScalarLimbs::of(c));
    c += sum.value();
    crypto::ScalarProductSum products;
    products.add(limbs, crypto::ScalarLimbs::of(c) * limbs);
    products.add(limbs);
    c += products.value().scalar();
    bool same = c == a, zero = c.isZero();
    return !crypto::declassified(same) && !crypto::declassified(zero);
}

bool lanes()
{
    bool same = true;
    for (const auto way : { crypto::CpuWay::Portable, crypto::CpuWay::Avx2 }) {
        if (!crypto::isSupported(way)) continue;
        const auto input = secret(g_public.bytes<200>());
        std::array<ByteArray<64>, crypto::LaneHasher::kLanes> digests;
        std::array<ByteArray<80>, crypto::LanePrg::kLanes> streams;
        std::array<crypto::HashLane, crypto::LaneHasher::kLanes> hashes;
        std::array<crypto::PrgLane, crypto::LanePrg::kLanes> prgs;
        for (std::size_t k = 0; k < hashes.size(); ++k) {
            hashes[k] = { input.data(), digests[k].data() };
            prgs[k] = { input.data(), streams[k].data() };
        }
        crypto::LaneHasher hasher(way);
        crypto::LanePrg prg(way);
        hasher(tag::kOtPad, 64, hashes, input.size());
        prg(prgs, 80);
        int differs = sodium_memcmp(digests[0].data(), digests[7].data(), 64)
            | sodium_memcmp(streams[0].data(), streams[7].data(), 80);
        same = same && crypto::declassified(differs) == 0;
    }
    return same;
}

bool points()
{
    const auto k = Scalar::random(g_secrets);
    const auto p = crypto::Point::mulBase(k);
    const auto shared = p->mulSecret(Scalar::random(g_secrets));
    const auto e = crypto::EdScalar::random(g_secrets);
    const auto y = crypto::EdPoint::mulBase(e * e + e);
    return p && shared && y;
}

bool field()
{
    const auto row = secret(g_public.bytes<80>());
    const auto challenge = g_public.bytes<64>();
    ByteArray<64> out;
    const auto a = Gf128::load(row.data()), b = Gf128::load(row.data() + 16);
    multiplyPortable(a, b).store(out.data());
    multiply(a, b).store(out.data() + 16);
    const auto hash = RowHash(challenge)(row.data());
    RowHash(challenge, false)(row.data()).store(out.data() + 48);
    hash.store(out.data() + 32);
    hash.masked(secret<std::uint8_t>(1)).store(out.data() + 48);
    const int differs = sodium_memcmp(out.data(), out.data() + 16, 16)
        | sodium_memcmp(out.data() + 32, out.data() + 48, 16);
    return crypto::declassified(differs) == 0;
}

bool zeroShares()
{
    crypto::Secret<32> first, second;
    g_secrets.fill(first.mutableView());
    g_secrets.fill(second.mutableView());
    auto zero
        = ZeroShare(Party::P2, std::move(first), std::move(second))("sk", view("context")).isZero();
    return !crypto::declassified(zero);
}

bool obliviousTransferAndVole()
{
    const auto otId = g_public.bytes<32>();
    BaseOtAlice baseAlice(otId, Party::P2, g_secrets);
    const auto baseBob = BaseOtBob::answer(otId, Party::P1, sent(baseAlice.message()), g_secrets);
    if (!baseBob) return false;
    const auto base = std::move(baseAlice).finish(sent(baseBob->messageHash), sent(baseBob->y));
    if (!base) return false;

    const auto extensionId = g_public.bytes<32>(), nonceA = g_public.bytes<32>();
    RvoleBob bob(baseBob->keys, extensionId, Party::P1, g_secrets);
    const ScalarPair inputs { Scalar::random(g_secrets), Scalar::random(g_secrets) };
    const auto chi = bob.chi();
    const auto alice = RvoleAlice::answerTo(
        sent(bob.message()), base->keys, extensionId, Party::P2, nonceA, inputs, g_secrets);
    if (!alice) return false;
    const auto d = std::move(bob).finish(nonceA, sent(alice->answer));
    if (!d) return false;
    auto right = alice->c[0] + (*d)[0] == inputs[0] * chi;
    return crypto::declassified(right);
}

// Long-term and ephemeral keys, the four Diffie–Hellman products, what is derived from them.
bool identities()
{
    const auto one = OwnIdentity::generate(g_secrets), two = OwnIdentity::generate(g_secrets);
    const auto first = crypto::DhKey::generate(g_secrets),
               second = crypto::DhKey::generate(g_secrets);
    const auto known
        = [](const crypto::DhKey& key) { return crypto::declassified(key.publicKey()); };
    const auto lid = g_public.bytes<32>();
    const auto a
        = pairRoot(lid, Party::P1, Party::P2, first, one.dh(), known(second), known(two.dh()));
    const auto b
        = pairRoot(lid, Party::P2, Party::P1, second, two.dh(), known(first), known(one.dh()));
    if (!a || !b) return false;
    const auto seed = zeroSeed(*a, lid);
    const auto channel = channelKey(*a, lid, Party::P1, Party::P2);
    auto confirmation = linkConfirmation(*a, lid, Party::P1, Party::P2, lid, lid);
    const auto expected = linkConfirmation(*b, lid, Party::P1, Party::P2, lid, lid);
    int differs = sodium_memcmp(confirmation.data(), expected.data(), 32);
    auto signature = crypto::declassified(one.sign("mw1.req.ok", lid));
    const auto keys = one.publicKeys();
    const auto ik = crypto::declassified(keys.ik);
    return crypto::declassified(differs) == 0 && seed.view().size() == channel.view().size()
        && crypto::verifySignature(
            ik, toBytes(view("mw1.req.ok" + std::string(text(lid)))), signature);
}

// Proofs of knowledge of x and y (key generation, refresh).
bool proofs()
{
    const auto x = Scalar::random(g_secrets);
    const auto y = crypto::EdScalar::random(g_secrets);
    const auto X = crypto::Point::mulBase(x);
    const auto Y = crypto::EdPoint::mulBase(y);
    const ProofContext context { tag::kDkgProof, tag::kDkgProofEd, g_public.bytes<32>(), Party::P1,
        {} };
    const auto proven = proveKeys(context, x, *X, y, *Y, g_secrets);
    auto reveal = DkgReveal { *X, *Y, {}, {}, proven }.encode();
    const auto read = DkgReveal::decode(sent(reveal));
    return read && verifyKeys(context, read->x, read->y, read->proofs);
}

// The proof that an export's file opens; verifying it is public.
bool verifiableEncryption()
{
    Bytes32 key, theirs = g_public.bytes<32>();
    crypto_scalarmult_base(key.data(), theirs.data());
    const auto to = *backup::SealRecipient::decode(key);
    const auto x = Scalar::random(g_secrets);
    const auto y = crypto::EdScalar::random(g_secrets);
    const auto proof = backup::proveEncryption({}, to, x, g_secrets);
    const auto edProof = backup::proveEncryption({}, to, y, g_secrets);
    return proof && edProof
        && backup::verifyEncryption({}, to, *crypto::Point::mulBase(x), sent(*proof))
        && backup::verifyEncryption({}, to, *crypto::EdPoint::mulBase(y), sent(*edProof));
}

} // namespace tercet::memcheck
