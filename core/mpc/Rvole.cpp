#include "core/mpc/Rvole.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::Scalar;
using crypto::Secret;

using Gadget = std::array<Scalar, kXi>;
using Pad = std::array<Scalar, kWidth>;

Gadget gadget(const Bytes32& extensionId)
{
    const auto seed = crypto::hash(tag::kVoleGadget, extensionId);
    ByteArray<32 * kXi> stream;
    crypto::prg(seed, stream);
    Gadget g;
    for (std::size_t c = 0; c < kXi; ++c)
        g[c] = Scalar::reduce32(std::span<const std::uint8_t, 32>(stream.data() + 32 * c, 32));
    return g;
}

Bytes32 voleId(const Bytes32& extensionId, ByteView message, const Bytes32& nonceA)
{
    return crypto::hash(tag::kVoleId, extensionId, crypto::hash(tag::kOtMessage, message), nonceA);
}

// pad_c(R): one column expanded to W scalars.
Pad pad(const Bytes32& voleId, std::size_t c, const std::uint8_t* column)
{
    Secret<128> o;
    for (std::uint8_t half = 0; half < 2; ++half)
        Hasher(tag::kOtPad, 64)
            .raw(voleId)
            .raw(crypto::le16(std::uint16_t(c)))
            .raw(crypto::le8(half))
            .raw({ column, kBlockBytes })
            .finish({ o.data() + 64 * half, 64 });
    Pad p;
    for (std::size_t i = 0; i < kWidth; ++i)
        p[i] = Scalar::reduce32(std::span<const std::uint8_t, 32>(o.data() + 32 * i, 32));
    return p;
}

ScalarPair challenges(const Bytes32& voleId, ByteView tilde)
{
    ScalarPair theta;
    for (std::size_t k = 0; k < kInputs; ++k)
        theta[k] = crypto::hashToScalar(tag::kVoleTheta, voleId, crypto::le8(unsigned(k)), tilde);
    return theta;
}

Hasher muHasher(const Bytes32& voleId)
{
    Hasher h(tag::kVoleMu);
    h.field(voleId);
    h.raw(crypto::le32(std::uint32_t(32 * kXi))); // the scalars follow as one field
    return h;
}

} // namespace

RvoleBob::RvoleBob(const OtReceiverKeys& keys, const Bytes32& extensionId, Party alice, Random& rng)
    : m_extensionId(extensionId)
    , m_alice(alice)
    , m_ot(keys, extensionId, rng)
{
    const auto g = gadget(extensionId);
    for (std::size_t c = 0; c < kXi; ++c)
        m_chi += g[c].masked(m_ot.choice.data()[c / 8] >> (c % 8) & 1);
}

Step<ScalarPair> RvoleBob::finish(const Bytes32& nonceA, ByteView answer) &&
{
    if (answer.size() != kRvoleAnswerBytes)
        return stop(Recoverable { m_alice, "RVOLE answer of another length" });
    const auto tilde = answer.first(kRvoleTildeBytes);
    TERCET_TRY(
        const auto eta, decoded(Scalar::decode(answer.subspan(kRvoleTildeBytes, 32)), m_alice));
    const auto id = voleId(m_extensionId, m_ot.message, nonceA);
    const auto theta = challenges(id, tilde);
    const auto g = gadget(m_extensionId);
    auto mu = muHasher(id);
    ScalarPair d;
    for (std::size_t c = 0; c < kXi; ++c) {
        const std::uint8_t beta = m_ot.choice.data()[c / 8] >> (c % 8) & 1;
        auto row = pad(id, c, m_ot.columns.data() + kBlockBytes * c);
        for (std::size_t i = 0; i < kWidth; ++i) {
            TERCET_TRY(const auto a,
                decoded(Scalar::decode(tilde.subspan(32 * (c * kWidth + i), 32)), m_alice));
            row[i] += a.masked(beta);
        }
        mu.raw(row[kInputs] + theta[0] * row[0] + theta[1] * row[1] - eta.masked(beta));
        for (std::size_t i = 0; i < kInputs; ++i) d[i] += g[c] * row[i];
    }
    Secret<32> expected;
    mu.finish(expected.mutableView());
    if (sodium_memcmp(expected.data(), answer.data() + kRvoleTildeBytes + 32, 32) != 0)
        return stop(Quarantine { m_alice, "RVOLE check of μ" });
    return d;
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
    const auto tilde = ByteView(out.answer).first(kRvoleTildeBytes);
    std::vector<Pad> pads(kXi);
    for (std::size_t c = 0; c < kXi; ++c) {
        const auto* const column = columns.data() + kBlockBytes * c;
        Secret<kBlockBytes> shifted;
        for (std::size_t i = 0; i < kBlockBytes; ++i)
            shifted.data()[i] = column[i] ^ keys.delta.data()[i];
        pads[c] = pad(id, c, column);
        const auto other = pad(id, c, shifted.data());
        for (std::size_t i = 0; i < kWidth; ++i) {
            const auto a = pads[c][i] - other[i] + (i < kInputs ? inputs[i] : check);
            std::memcpy(out.answer.data() + 32 * (c * kWidth + i), a.be().data(), 32);
        }
        for (std::size_t i = 0; i < kInputs; ++i) out.c[i] -= g[c] * pads[c][i];
    }
    const auto theta = challenges(id, tilde);
    auto mu = muHasher(id);
    for (const auto& p : pads) mu.raw(p[kInputs] + theta[0] * p[0] + theta[1] * p[1]);
    const auto eta = check + theta[0] * inputs[0] + theta[1] * inputs[1];
    std::memcpy(out.answer.data() + kRvoleTildeBytes, eta.be().data(), 32);
    mu.finish(std::span(out.answer).last<32>());
    return out;
}

} // namespace tercet::mpc
