#include "core/mpc/FrostEd.h"

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/Identity.h"

namespace tercet::mpc {

using crypto::EdPoint;
using crypto::EdScalar;

namespace {

constexpr std::string_view kContext = "FROST-ED25519-SHA512-v1";

// D + ρ·E
std::optional<EdPoint> boundNonce(const FrostEd::Commitment& c, const EdScalar& rho)
{
    const auto bound = c.E.mul(rho);
    return bound ? c.D + *bound : std::nullopt;
}

std::unexpected<Abort> identity() { return stop(Recoverable { {}, "a sum is the identity" }); }

// SHA-512(context ‖ name ‖ message), in memory that is wiped: H3's message is secret.
crypto::Secret<64> sha512(std::string_view name, std::initializer_list<ByteView> message)
{
    crypto::Secret<64> out;
    crypto_hash_sha512_state state;
    crypto_hash_sha512_init(&state);
    const auto put = [&](ByteView v) { crypto_hash_sha512_update(&state, v.data(), v.size()); };
    if (!name.empty()) {
        put(view(kContext));
        put(view(name));
    }
    for (auto part : message) put(part);
    crypto_hash_sha512_final(&state, out.data());
    sodium_memzero(&state, sizeof state);
    return out;
}

EdScalar toScalar(std::string_view name, std::initializer_list<ByteView> message)
{
    return EdScalar::reduce64(sha512(name, message).view());
}

// SerializeScalar(i)
Bytes32 encodeId(Party p) { return Bytes32 { number(p) }; }

}

Step<FrostEd::Key> FrostEd::Key::make(const EdPoint& root, const EdScalar& tweak)
{
    if (tweak.isZero()) return Key { root, tweak };
    const auto shift = EdPoint::mulBase(tweak);
    const auto point = shift ? root + *shift : std::nullopt;
    if (!point) return identity();
    return Key { *point, tweak };
}

Bytes FrostEd::Commitment::encode() const { return Writer().raw(D).raw(E).take(); }

Result<FrostEd::Commitment> FrostEd::Commitment::decode(ByteView bytes)
{
    if (bytes.size() != kBytes) return fail(Code::BadLength, "commitment");
    TERCET_TRY(const auto D, EdPoint::decode(bytes.first(EdPoint::kBytes)));
    TERCET_TRY(const auto E, EdPoint::decode(bytes.last(EdPoint::kBytes)));
    return Commitment { D, E };
}

FrostEd::Nonces FrostEd::draw(const EdScalar& share, Random& rng)
{
    const auto one = [&] {
        for (;;) {
            crypto::Secret<32> fresh;
            rng.fill(fresh.mutableView());
            auto nonce = toScalar("nonce", { fresh.view(), share });
            if (!crypto::declassified(nonce.isZero())) return nonce; // only a discarded draw shows
        }
    };
    auto d = one();
    return { d, one() };
}

FrostEd::Commitment FrostEd::commit(const Nonces& n)
{
    return { *EdPoint::mulBase(n.d), *EdPoint::mulBase(n.e) }; // neither is zero
}

Step<FrostEd::Plan> FrostEd::plan(const Key& key, std::span<const Party> parties,
    std::span<const Commitment> commitments, ByteView message, const Own* own)
{
    Bytes list;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        append(list, encodeId(parties[i]));
        append(list, commitments[i].encode());
    }
    const auto hashed = sha512("msg", { message }), com = sha512("com", { list });
    Plan out;
    std::optional<EdPoint> sum;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        out.rho.push_back(
            toScalar("rho", { key.point, hashed.view(), com.view(), encodeId(parties[i]) }));
        const auto R = own && own->i == i
            ? EdPoint::mulBase(own->nonces.d + out.rho[i] * own->nonces.e)
            : boundNonce(commitments[i], out.rho[i]);
        if (!R) return identity();
        out.R.push_back(*R);
        sum = i == 0 ? R : *sum + *R;
        if (!sum) return identity();
    }
    out.sum = sum->encode();
    out.challenge = toScalar({}, { out.sum, key.point, message });
    return out;
}

EdScalar FrostEd::share(
    const Plan& plan, const Key&, std::size_t i, const Nonces& nonces, const EdScalar& share)
{
    return nonces.d + plan.rho[i] * nonces.e + plan.challenge * share;
}

bool FrostEd::checkShare(
    const Plan& plan, const Key&, std::size_t i, const EdScalar& z, const EdPoint& publicShare)
{
    const auto left = EdPoint::mulBase(z);
    const auto cY = publicShare.mul(plan.challenge);
    const auto right = cY ? plan.R[i] + *cY : std::nullopt;
    return left && right && *left == *right;
}

Step<ByteArray<64>> FrostEd::combine(
    const Plan& plan, const Key& key, std::span<const EdScalar> z, ByteView message)
{
    auto s = plan.challenge * key.add;
    for (const auto& one : z) s = s + one;
    crypto::declassify(s); // the signature is what everybody may see
    ByteArray<64> out;
    std::copy(plan.sum.begin(), plan.sum.end(), out.begin());
    std::copy(s.le().begin(), s.le().end(), out.begin() + 32);
    if (!crypto::verifySignature(key.point.encode(), message, out))
        return stop(Final { "the signature does not verify" });
    return out;
}

} // namespace tercet::mpc
