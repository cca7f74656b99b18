#include "core/mpc/Rvole.h"

#include <memory>

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/HashLanes.h"
#include "core/crypto/ScalarLimbs.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::Scalar;
using crypto::ScalarLimbs;
using crypto::ScalarSum;
using crypto::Secret;

using Pad = std::array<ScalarLimbs, kWidth>;

// g of the run; public, as its id is.
std::vector<Scalar> gadget(const Bytes32& extensionId)
{
    ByteArray<32 * kXi> stream;
    crypto::prg(crypto::hash(tag::kVoleGadget, extensionId), stream);
    std::vector<Scalar> g(kXi);
    for (std::size_t c = 0; c < kXi; ++c) g[c] = ScalarLimbs::load(stream.data() + 32 * c).scalar();
    return g;
}

Bytes32 voleId(const Bytes32& extensionId, ByteView message, const Bytes32& nonceA)
{
    return crypto::hash(tag::kVoleId, extensionId, crypto::hash(tag::kOtMessage, message), nonceA);
}

// θ_0, θ_1, both in one pass over ã.
ScalarPair challenges(const Bytes32& voleId, ByteView tilde)
{
    std::array<Bytes, kInputs> input;
    std::array<ByteArray<64>, crypto::kHashLanes> wide;
    for (std::size_t k = 0; k < kInputs; ++k)
        input[k] = Writer().blob32(voleId).blob32(crypto::le8(unsigned(k))).blob32(tilde).take();
    const auto *const first = input[0].data(), *const second = input[1].data();
    crypto::rawHashLanes(tag::kVoleTheta, 64, { first, second, first, second }, input[0].size(),
        { wide[0].data(), wide[1].data(), wide[2].data(), wide[3].data() });
    return { Scalar::reduce64(wide[0]), Scalar::reduce64(wide[1]) };
}

// H_"mw1.vole.mu"(vole_id, μ_0‖…): the scalars follow one by one as a single field.
class MuHash {
public:
    explicit MuHash(const Bytes32& voleId)
        : m_hasher(tag::kVoleMu)
    {
        m_hasher.field(voleId).raw(crypto::le32(std::uint32_t(32 * kXi)));
    }
    void add(const ScalarLimbs& mu) { m_hasher.raw(mu.scalar()); }
    void finish(std::span<std::uint8_t, 32> out) { m_hasher.finish(out); }

private:
    Hasher m_hasher;
};

ScalarLimbs product(const ScalarLimbs& a, const Scalar& b)
{
    return ScalarLimbs::of(a.scalar() *= b);
}

// The columns' working space; wiped as a whole.
struct Work {
    Pad row, other, added;
    ByteArray<kBlockBytes> column;
    ~Work() { sodium_memzero(this, sizeof *this); }

    struct Value {
        std::size_t c;
        const std::uint8_t* bytes;
    };
    // row = pad_c(R) of the first, other = that of the second: a column expands to W scalars.
    void expand(const Bytes32& voleId, Value first, Value second)
    {
        std::size_t lane = 0;
        for (const auto& value : { first, second })
            for (std::uint8_t half = 0; half < 2; ++half, ++lane) {
                auto* const at = m_input[lane].data();
                std::memcpy(at, voleId.data(), 32);
                std::memcpy(at + 32, crypto::le16(std::uint16_t(value.c)).data(), 2);
                at[34] = half;
                std::memcpy(at + 35, value.bytes, kBlockBytes);
            }
        auto* const out = m_hash.data();
        crypto::rawHashLanes(tag::kOtPad, 64,
            { m_input[0].data(), m_input[1].data(), m_input[2].data(), m_input[3].data() },
            m_input[0].size(), { out, out + 64, out + 128, out + 192 });
        for (std::size_t i = 0; i < kWidth; ++i) {
            row[i] = ScalarLimbs::load(out + 32 * i);
            other[i] = ScalarLimbs::load(out + 128 + 32 * i);
        }
    }

private:
    std::array<ByteArray<32 + 2 + 1 + kBlockBytes>, crypto::kHashLanes> m_input;
    ByteArray<64 * crypto::kHashLanes> m_hash;
};

// row_2 + θ_0·row_0 + θ_1·row_1
ScalarLimbs combine(const Pad& row, const ScalarPair& theta)
{
    return row[kInputs] + product(row[0], theta[0]) + product(row[1], theta[1]);
}

} // namespace

RvoleBob::RvoleBob(const OtReceiverKeys& keys, const Bytes32& extensionId, Party alice, Random& rng)
    : m_extensionId(extensionId)
    , m_alice(alice)
    , m_ot(keys, extensionId, rng)
{
    const auto g = gadget(extensionId);
    ScalarSum chi;
    for (std::size_t c = 0; c < kXi; ++c) chi.add(ScalarLimbs::of(g[c]).masked(m_ot.bit(c)));
    m_chi = chi.value();
}

Step<ScalarPair> RvoleBob::finish(const Bytes32& nonceA, ByteView answer) &&
{
    if (answer.size() != kRvoleAnswerBytes)
        return stop(Recoverable { m_alice, "RVOLE answer of another length" });
    const auto tilde = answer.first(kRvoleTildeBytes);
    for (std::size_t i = 0; i <= kXi * kWidth; ++i) // ã and η
        if (!ScalarLimbs::isCanonical(answer.data() + 32 * i))
            return stop(Recoverable { m_alice, "RVOLE answer with a number not below the order" });
    const auto eta = ScalarLimbs::load(answer.data() + kRvoleTildeBytes);
    const auto id = voleId(m_extensionId, m_ot.message, nonceA);
    const auto theta = challenges(id, tilde);
    const auto g = gadget(m_extensionId);
    MuHash mu(id);
    std::array<ScalarSum, kInputs> d;
    Work work;
    const auto take = [&](std::size_t c, Pad& row) {
        const auto beta = m_ot.bit(c);
        for (std::size_t i = 0; i < kWidth; ++i)
            row[i] = row[i] + ScalarLimbs::load(tilde.data() + 32 * (c * kWidth + i)).masked(beta);
        mu.add(combine(row, theta) - eta.masked(beta));
        for (std::size_t i = 0; i < kInputs; ++i) d[i].add(product(row[i], g[c]));
    };
    const auto* const columns = m_ot.columns.data();
    for (std::size_t c = 0; c < kXi; c += 2) {
        work.expand(
            id, { c, columns + kBlockBytes * c }, { c + 1, columns + kBlockBytes * (c + 1) });
        take(c, work.row);
        take(c + 1, work.other);
    }
    Secret<32> expected;
    mu.finish(expected.mutableView());
    const int differs = sodium_memcmp(expected.data(), answer.data() + kRvoleTildeBytes + 32, 32);
    if (crypto::declassified(differs)) return stop(Quarantine { m_alice, "RVOLE check of μ" });
    return ScalarPair { d[0].value(), d[1].value() };
}

Step<RvoleAlice> RvoleAlice::answerTo(ByteView message, const OtSenderKeys& keys,
    const Bytes32& extensionId, Party bob, const Bytes32& nonceA, const ScalarPair& inputs,
    Random& rng)
{
    TERCET_TRY(const auto columns, extendAsSender(keys, extensionId, bob, message));
    const auto id = voleId(extensionId, message, nonceA);
    const auto g = gadget(extensionId);
    Secret<32> draw;
    rng.fill(draw.mutableView());
    const auto check = Scalar::reduce32(draw.view()); // â

    RvoleAlice out;
    out.answer.resize(kRvoleAnswerBytes);
    const auto pads = std::make_unique<Secret<sizeof(Pad) * kXi>>();
    std::array<ScalarSum, kInputs> sums;
    Work work;
    work.added = { ScalarLimbs::of(inputs[0]), ScalarLimbs::of(inputs[1]), ScalarLimbs::of(check) };
    for (std::size_t c = 0; c < kXi; ++c) {
        const auto* const column = columns.data() + kBlockBytes * c;
        for (std::size_t i = 0; i < kBlockBytes; ++i)
            work.column[i] = column[i] ^ keys.delta.data()[i];
        work.expand(id, { c, column }, { c, work.column.data() });
        for (std::size_t i = 0; i < kWidth; ++i)
            (work.row[i] - work.other[i] + work.added[i])
                .store(out.answer.data() + 32 * (c * kWidth + i));
        for (std::size_t i = 0; i < kInputs; ++i) sums[i].add(product(work.row[i], g[c]));
        std::memcpy(pads->data() + sizeof(Pad) * c, &work.row, sizeof(Pad));
    }
    for (std::size_t i = 0; i < kInputs; ++i) out.c[i] = -sums[i].value();

    const auto theta = challenges(id, ByteView(out.answer).first(kRvoleTildeBytes));
    MuHash mu(id);
    for (std::size_t c = 0; c < kXi; ++c) {
        std::memcpy(&work.row, pads->data() + sizeof(Pad) * c, sizeof(Pad));
        mu.add(combine(work.row, theta));
    }
    const auto eta = check + theta[0] * inputs[0] + theta[1] * inputs[1];
    std::memcpy(out.answer.data() + kRvoleTildeBytes, eta.be().data(), 32);
    mu.finish(std::span(out.answer).last<32>());
    return out;
}

} // namespace tercet::mpc
