#include "core/mpc/BaseOt.h"

#include "core/crypto/Declassify.h"
#include "core/crypto/Mask.h"
#include "core/crypto/Ristretto.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::RistrettoPoint;
using crypto::Secret;

ByteArray<2> rowAndChoice(std::size_t row, std::uint8_t choice)
{
    return { std::uint8_t(row), choice };
}

// HashToGroup of the other point's pad. `choice` may be secret.
RistrettoPoint pad(const Bytes32& otId, std::size_t row, std::uint8_t choice, ByteView other)
{
    Secret<64> uniform;
    Hasher(tag::kBaseOtPad, 64)
        .field(otId)
        .field(rowAndChoice(row, choice))
        .field(other)
        .finish(uniform.mutableView());
    return RistrettoPoint::hash(uniform.view());
}

void key(std::uint8_t* out, const Bytes32& otId, std::size_t row, std::uint8_t choice,
    ByteView pair, ByteView y, ByteView shared)
{
    Hasher(tag::kBaseOtKey)
        .field(otId)
        .field(rowAndChoice(row, choice))
        .field(pair.first(32))
        .field(pair.last(32))
        .field(y)
        .field(shared)
        .finish({ out, 32 });
}

std::uint8_t bitOf(const Secret<kDeltaBytes>& delta, std::size_t row)
{
    return delta.data()[row / 8] >> (row % 8) & 1;
}

// out = bit ? b : a, 32 bytes.
void select(std::uint8_t* out, std::uint8_t bit, const std::uint8_t* a, const std::uint8_t* b)
{
    const auto mask = crypto::mask8(bit);
    for (int i = 0; i < 32; ++i) out[i] = std::uint8_t(a[i] ^ (mask & (a[i] ^ b[i])));
}

} // namespace

Bytes32 baseOtId(const Bytes32& linkId, Party alice, Party bob, const Bytes32& nonceA)
{
    return crypto::hash(tag::kBaseOtId, linkId, encode(alice), encode(bob), nonceA);
}

Bytes32 baseOtMessageHash(const Bytes32& otId, ByteView s)
{
    return crypto::hash(tag::kBaseOtMessage, otId, s);
}

Bytes32 baseOtTranscript(const Bytes32& otId, ByteView s, ByteView y)
{
    return crypto::hash(tag::kBaseOtTranscript, otId, s, y);
}

BaseOtAlice::BaseOtAlice(const Bytes32& otId, Party bob, Random& rng)
    : m_otId(otId)
    , m_bob(bob)
{
    rng.fill(m_delta.mutableView());
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const auto choice = bitOf(m_delta, r);
        const auto t = crypto::randomRistrettoScalar(rng);
        std::memcpy(m_t.data() + 32 * r, t.data(), 32);
        // A uniform group element, not random bytes: those decode one time in eight and would show
        // Δ.
        const auto other = RistrettoPoint::random(rng);
        const auto chosen = RistrettoPoint::mulBase(t).sub(pad(m_otId, r, choice, other));
        auto* const pair = m_s.data() + 64 * r;
        select(pair, choice, chosen.encode().data(), other.encode().data());
        select(pair + 32, choice, other.encode().data(), chosen.encode().data());
    }
    crypto::declassify(m_s);
}

Step<BaseOtAlice::Done> BaseOtAlice::finish(ByteView messageHash, ByteView y) &&
{
    if (!equal(messageHash, baseOtMessageHash(m_otId, m_s)))
        return stop(Recoverable { m_bob, "answers another s" });
    if (y.size() != kBaseOtBytes)
        return stop(Recoverable { m_bob, "base OT answer of another length" });
    // All points first, whatever Δ is: which one is wrong must not depend on it.
    for (std::size_t i = 0; i < 2 * kBaseOts; ++i)
        TERCET_CHECK(decoded(RistrettoPoint::decode(y.subspan(32 * i, 32)), m_bob));
    Done done;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const auto choice = bitOf(m_delta, r);
        Secret<32> yChosen, shared;
        select(yChosen.data(), choice, y.data() + 64 * r, y.data() + 64 * r + 32);
        // Both candidates are valid and t is not zero: this happens for neither of them.
        const int failed
            = crypto_scalarmult_ristretto255(shared.data(), m_t.data() + 32 * r, yChosen.data());
        if (crypto::declassified(failed))
            return stop(Recoverable { m_bob, "base OT answer with an identity" });
        key(done.keys.keys.data() + 32 * r, m_otId, r, choice, ByteView(m_s).subspan(64 * r, 64),
            yChosen.view(), shared.view());
    }
    done.keys.delta = std::move(m_delta);
    done.transcript = baseOtTranscript(m_otId, m_s, y);
    return done;
}

Step<BaseOtBob> BaseOtBob::answer(const Bytes32& otId, Party alice, ByteView s, Random& rng)
{
    if (s.size() != kBaseOtBytes)
        return stop(Recoverable { alice, "base OT message of another length" });
    BaseOtBob out;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const auto pair = s.subspan(64 * r, 64);
        for (std::uint8_t b = 0; b < 2; ++b) {
            TERCET_TRY(const auto point,
                decoded(RistrettoPoint::decode(pair.subspan(32u * b, 32)), alice));
            const auto m = point.add(pad(otId, r, b, pair.subspan(32u * (1 - b), 32)));
            if (!m) return stop(Recoverable { alice, "base OT message with an identity" });
            const auto scalar = crypto::randomRistrettoScalar(rng);
            const auto y = RistrettoPoint::mulBase(scalar);
            const auto shared = m->mul(scalar);
            if (!shared) return stop(Recoverable { alice, "base OT message with an identity" });
            std::memcpy(out.y.data() + 64 * r + 32u * b, y.encode().data(), 32);
            key(out.keys.keys.data() + 64 * r + 32u * b, otId, r, b, pair, y, *shared);
        }
    }
    crypto::declassify(out.y);
    out.messageHash = baseOtMessageHash(otId, s);
    out.transcript = baseOtTranscript(otId, s, out.y);
    return out;
}

} // namespace tercet::mpc
