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
using crypto::ScalarProductSum;
using crypto::ScalarSum;
using crypto::Secret;

using Pad = std::array<ScalarLimbs, kWidth>;
using LimbsPair = std::array<ScalarLimbs, kInputs>;

// g of the run; public, as its id is.
std::vector<ScalarLimbs> gadget(const Bytes32& extensionId)
{
    ByteArray<32 * kXi> stream;
    crypto::prg(crypto::hash(tag::kVoleGadget, extensionId), stream);
    std::vector<ScalarLimbs> g(kXi);
    for (std::size_t c = 0; c < kXi; ++c) g[c] = ScalarLimbs::load(stream.data() + 32 * c);
    return g;
}

Bytes32 voleId(const Bytes32& extensionId, ByteView message, const Bytes32& nonceA)
{
    return crypto::hash(tag::kVoleId, extensionId, crypto::hash(tag::kOtMessage, message), nonceA);
}

// θ_0, θ_1, both in one pass over ã: LE32(32) ‖ vole_id ‖ LE32(1) ‖ k ‖ LE32(|ã|) ‖ ã
LimbsPair challenges(const Bytes32& voleId, ByteView tilde)
{
    std::array<Bytes, kInputs> heads;
    std::array<ByteArray<64>, kInputs> wide;
    std::array<crypto::HashLane, kInputs> lanes;
    std::size_t n = 0;
    for (std::size_t k = 0; k < kInputs; ++k) {
        heads[k] = Writer()
                       .blob32(voleId)
                       .blob32(crypto::le8(unsigned(k)))
                       .u32(std::uint32_t(tilde.size()))
                       .take();
        const auto taken = crypto::HashLane::kHeadBytes - heads[k].size();
        n = heads[k].size() + tilde.size();
        append(heads[k], tilde.first(taken));
        lanes[k] = { tilde.data() + taken, wide[k].data(), heads[k].data() };
    }
    crypto::LaneHasher()(tag::kVoleTheta, 64, lanes, n);
    return { ScalarLimbs::of(Scalar::reduce64(wide[0])),
        ScalarLimbs::of(Scalar::reduce64(wide[1])) };
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

// Expands columns to W scalars each, as many at once as the hasher has room for; wiped as a whole.
class PadExpander {
public:
    static constexpr std::size_t kColumns = crypto::LaneHasher::kLanes / 2;
    struct Value {
        std::size_t c;
        const std::uint8_t* bytes;
    };

    explicit PadExpander(const Bytes32& voleId)
    {
        for (auto& in : m_input) std::memcpy(in.data(), voleId.data(), 32);
        for (std::size_t k = 0; k < m_lanes.size(); ++k) {
            m_input[k][34] = std::uint8_t(k % 2);
            m_lanes[k] = { m_input[k].data(), m_output[k / 2].data() + 64 * (k % 2) };
        }
    }
    ~PadExpander()
    {
        sodium_memzero(m_input.data(), sizeof m_input);
        sodium_memzero(m_output.data(), sizeof m_output);
    }
    PadExpander(const PadExpander&) = delete;
    PadExpander& operator=(const PadExpander&) = delete;

    void expand(const std::array<Value, kColumns>& columns)
    {
        for (std::size_t k = 0; k < m_lanes.size(); ++k) {
            const auto& [c, bytes] = columns[k / 2];
            std::memcpy(m_input[k].data() + 32, crypto::le16(std::uint16_t(c)).data(), 2);
            std::memcpy(m_input[k].data() + 35, bytes, kBlockBytes);
        }
        m_hasher(tag::kOtPad, 64, m_lanes, m_input[0].size());
    }
    // pad_c of the k-th column of the last call
    void load(std::size_t k, Pad& pad) const
    {
        for (std::size_t i = 0; i < kWidth; ++i)
            pad[i] = ScalarLimbs::load(m_output[k].data() + 32 * i);
    }

private:
    std::array<ByteArray<32 + 2 + 1 + kBlockBytes>, crypto::LaneHasher::kLanes> m_input;
    std::array<ByteArray<128>, kColumns> m_output;
    std::array<crypto::HashLane, crypto::LaneHasher::kLanes> m_lanes;
    crypto::LaneHasher m_hasher;
};

// Working space of the loop over the columns; wiped as a whole.
struct Work {
    Pad row, other, added;
    std::array<ByteArray<kBlockBytes>, PadExpander::kColumns> shifted;
    ~Work() { sodium_memzero(this, sizeof *this); }
};

// row_2 + θ_0·row_0 + θ_1·row_1
ScalarLimbs combine(const Pad& row, const LimbsPair& theta)
{
    ScalarProductSum sum;
    sum.add(row[kInputs]);
    for (std::size_t k = 0; k < kInputs; ++k) sum.add(row[k], theta[k]);
    return sum.value();
}

} // namespace

RvoleBob::RvoleBob(const OtReceiverKeys& keys, const Bytes32& extensionId, Party alice, Random& rng)
    : m_extensionId(extensionId)
    , m_alice(alice)
    , m_ot(keys, extensionId, rng)
{
    const auto g = gadget(extensionId);
    ScalarSum chi;
    for (std::size_t c = 0; c < kXi; ++c) chi.add(g[c].masked(m_ot.bit(c)));
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
    std::array<ScalarProductSum, kInputs> d;
    Work work;
    const auto take = [&](std::size_t c, Pad& row) {
        const auto beta = m_ot.bit(c);
        for (std::size_t i = 0; i < kWidth; ++i)
            row[i] = row[i] + ScalarLimbs::load(tilde.data() + 32 * (c * kWidth + i)).masked(beta);
        mu.add(combine(row, theta) - eta.masked(beta));
        for (std::size_t i = 0; i < kInputs; ++i) d[i].add(row[i], g[c]);
    };
    PadExpander pads(id);
    constexpr auto kStep = PadExpander::kColumns;
    static_assert(kXi % kStep == 0);
    std::array<PadExpander::Value, kStep> values;
    for (std::size_t c = 0; c < kXi; c += kStep) {
        for (std::size_t k = 0; k < kStep; ++k)
            values[k] = { c + k, m_ot.columns.data() + kBlockBytes * (c + k) };
        pads.expand(values);
        for (std::size_t k = 0; k < kStep; ++k) {
            pads.load(k, work.row);
            take(c + k, work.row);
        }
    }
    Secret<32> expected;
    mu.finish(expected.mutableView());
    const int differs = sodium_memcmp(expected.data(), answer.data() + kRvoleTildeBytes + 32, 32);
    if (crypto::declassified(differs)) return stop(Quarantine { m_alice, "RVOLE check of μ" });
    return ScalarPair { d[0].value().scalar(), d[1].value().scalar() };
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
    std::array<ScalarProductSum, kInputs> sums;
    Work work;
    work.added = { ScalarLimbs::of(inputs[0]), ScalarLimbs::of(inputs[1]), ScalarLimbs::of(check) };
    PadExpander expander(id);
    constexpr auto kStep = PadExpander::kColumns / 2; // two values of each column
    static_assert(kXi % kStep == 0);
    std::array<PadExpander::Value, 2 * kStep> values;
    for (std::size_t first = 0; first < kXi; first += kStep) {
        for (std::size_t k = 0; k < kStep; ++k) {
            const auto* const column = columns.data() + kBlockBytes * (first + k);
            auto& shifted = work.shifted[k];
            for (std::size_t i = 0; i < kBlockBytes; ++i)
                shifted[i] = column[i] ^ keys.delta.data()[i];
            values[2 * k] = { first + k, column };
            values[2 * k + 1] = { first + k, shifted.data() };
        }
        expander.expand(values);
        for (std::size_t k = 0; k < kStep; ++k) {
            const auto c = first + k;
            expander.load(2 * k, work.row);
            expander.load(2 * k + 1, work.other);
            for (std::size_t i = 0; i < kWidth; ++i)
                (work.row[i] - work.other[i] + work.added[i])
                    .store(out.answer.data() + 32 * (c * kWidth + i));
            for (std::size_t i = 0; i < kInputs; ++i) sums[i].add(work.row[i], g[c]);
            std::memcpy(pads->data() + sizeof(Pad) * c, &work.row, sizeof(Pad));
        }
    }
    for (std::size_t i = 0; i < kInputs; ++i) out.c[i] = -sums[i].value().scalar();

    const auto theta = challenges(id, ByteView(out.answer).first(kRvoleTildeBytes));
    MuHash mu(id);
    for (std::size_t c = 0; c < kXi; ++c) {
        std::memcpy(&work.row, pads->data() + sizeof(Pad) * c, sizeof(Pad));
        mu.add(combine(work.row, theta));
    }
    // η = â + θ_0·a_0 + θ_1·a_1, as μ_c from the pads
    combine(work.added, theta).store(out.answer.data() + kRvoleTildeBytes);
    mu.finish(std::span(out.answer).last<32>());
    return out;
}

} // namespace tercet::mpc
