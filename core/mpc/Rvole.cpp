#include "core/mpc/Rvole.h"

#include <memory>

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

ScalarPair challenges(const Bytes32& voleId, ByteView tilde)
{
    ScalarPair theta;
    for (std::size_t k = 0; k < kInputs; ++k)
        theta[k] = crypto::hashToScalar(tag::kVoleTheta, voleId, crypto::le8(unsigned(k)), tilde);
    return theta;
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
    Pad row, other;
    ByteArray<128> hash;
    ByteArray<kBlockBytes> column;
    ~Work() { sodium_memzero(this, sizeof *this); }

    // pad_c(R): one column expanded to W scalars.
    void expand(Pad& pad, const Bytes32& voleId, std::size_t c, const std::uint8_t* value)
    {
        for (std::uint8_t half = 0; half < 2; ++half)
            Hasher(tag::kOtPad, 64)
                .raw(voleId)
                .raw(crypto::le16(std::uint16_t(c)))
                .raw(crypto::le8(half))
                .raw({ value, kBlockBytes })
                .finish({ hash.data() + 64 * half, 64 });
        for (std::size_t i = 0; i < kWidth; ++i) pad[i] = ScalarLimbs::load(hash.data() + 32 * i);
    }
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
    for (std::size_t c = 0; c < kXi; ++c) {
        const auto beta = m_ot.bit(c);
        work.expand(work.row, id, c, m_ot.columns.data() + kBlockBytes * c);
        for (std::size_t i = 0; i < kWidth; ++i)
            work.row[i] = work.row[i]
                + ScalarLimbs::load(tilde.data() + 32 * (c * kWidth + i)).masked(beta);
        mu.add(combine(work.row, theta) - eta.masked(beta));
        for (std::size_t i = 0; i < kInputs; ++i) d[i].add(product(work.row[i], g[c]));
    }
    Secret<32> expected;
    mu.finish(expected.mutableView());
    if (sodium_memcmp(expected.data(), answer.data() + kRvoleTildeBytes + 32, 32) != 0)
        return stop(Quarantine { m_alice, "RVOLE check of μ" });
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
    const std::array added { ScalarLimbs::of(inputs[0]), ScalarLimbs::of(inputs[1]),
        ScalarLimbs::of(check) };

    RvoleAlice out;
    out.answer.resize(kRvoleAnswerBytes);
    const auto pads = std::make_unique<Secret<sizeof(Pad) * kXi>>();
    std::array<ScalarSum, kInputs> sums;
    Work work;
    for (std::size_t c = 0; c < kXi; ++c) {
        const auto* const column = columns.data() + kBlockBytes * c;
        for (std::size_t i = 0; i < kBlockBytes; ++i)
            work.column[i] = column[i] ^ keys.delta.data()[i];
        work.expand(work.row, id, c, column);
        work.expand(work.other, id, c, work.column.data());
        for (std::size_t i = 0; i < kWidth; ++i)
            (work.row[i] - work.other[i] + added[i])
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
