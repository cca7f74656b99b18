#include "tests/unit/mpc/Reference.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc::reference {

using crypto::Scalar;

namespace {

bool bit(ByteView bytes, std::size_t i) { return bytes[i / 8] >> (i % 8) & 1; }
void flip(MutableByteView bytes, std::size_t i) { bytes[i / 8] ^= std::uint8_t(1 << (i % 8)); }

Choice rowOf(const Bytes32& extensionId, std::size_t r, std::uint8_t b, ByteView key)
{
    Choice row;
    const ByteArray<2> which { std::uint8_t(r), b };
    crypto::prg(crypto::hash(tag::kOtRow, extensionId, which, key), row);
    return row;
}

std::vector<ByteArray<16>> challenges(const Bytes32& extensionId, ByteView u)
{
    Bytes input = toBytes(extensionId);
    append(input, u);
    const auto wide = crypto::rawHash<64>(tag::kOtChallenge, input);
    std::vector<ByteArray<16>> chi(4);
    for (std::size_t m = 0; m < 4; ++m)
        std::copy_n(wide.begin() + std::ptrdiff_t(16 * m), 16, chi[m].begin());
    return chi;
}

ByteArray<16> block(const Choice& row, std::size_t m)
{
    ByteArray<16> out;
    std::copy_n(row.begin() + std::ptrdiff_t(16 * m), 16, out.begin());
    return out;
}

ByteArray<16> uni(const Choice& row, const std::vector<ByteArray<16>>& chi)
{
    auto v = block(row, 4);
    for (std::size_t m = 0; m < 4; ++m) {
        const auto p = multiply(chi[m], block(row, m));
        for (std::size_t i = 0; i < 16; ++i) v[i] ^= p[i];
    }
    return v;
}

ByteArray<16> column(const std::vector<Choice>& rows, std::size_t c)
{
    ByteArray<16> out {};
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (bit(rows[r], c)) flip(out, r);
    return out;
}

Row pad(const Bytes32& voleId, std::size_t c, const ByteArray<16>& value)
{
    ByteArray<128> o;
    for (unsigned half = 0; half < 2; ++half) {
        Bytes input = toBytes(voleId);
        append(input, crypto::le16(std::uint16_t(c)));
        append(input, crypto::le8(half));
        append(input, value);
        const auto wide = crypto::rawHash<64>(tag::kOtPad, input);
        std::copy(wide.begin(), wide.end(), o.begin() + 64 * half);
    }
    const auto all = std::span<const std::uint8_t, 128>(o);
    return { Scalar::reduce32(all.subspan<0, 32>()), Scalar::reduce32(all.subspan<32, 32>()),
        Scalar::reduce32(all.subspan<64, 32>()) };
}

std::vector<Scalar> gadget(const Bytes32& extensionId)
{
    Bytes stream(32 * kXi);
    crypto::prg(crypto::hash(tag::kVoleGadget, extensionId), stream);
    std::vector<Scalar> g;
    for (std::size_t c = 0; c < kXi; ++c)
        g.push_back(
            Scalar::reduce32(std::span<const std::uint8_t, 32>(stream.data() + 32 * c, 32)));
    return g;
}

Bytes32 voleId(const Bytes32& extensionId, ByteView message, const Bytes32& nonceA)
{
    return crypto::hash(tag::kVoleId, extensionId, crypto::hash(tag::kOtMessage, message), nonceA);
}

} // namespace

ByteArray<16> multiply(const ByteArray<16>& a, const ByteArray<16>& b)
{
    ByteArray<32> product {};
    for (std::size_t i = 0; i < 128; ++i)
        for (std::size_t j = 0; j < 128; ++j)
            if (bit(a, i) && bit(b, j)) flip(product, i + j);
    for (std::size_t i = 254; i >= 128; --i)
        if (bit(product, i))
            for (const auto k : { i, i - 121, i - 126, i - 127, i - 128 }) flip(product, k);
    ByteArray<16> out;
    std::copy_n(product.begin(), 16, out.begin());
    return out;
}

Bob::Bob(const OtReceiverKeys& keys, const Bytes32& extensionId, const Choice& x_,
    const ChoiceOfRow& choose, const std::set<std::size_t>& guessedOnes)
    : x(x_)
{
    const ByteView all = keys.keys.view();
    Bytes u;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        rows.push_back(rowOf(extensionId, r, 0, all.subspan(64 * r, 32)));
        auto row = rowOf(extensionId, r, 1, all.subspan(64 * r + 32, 32));
        const auto used = choose(r, x);
        for (std::size_t i = 0; i < kRowBytes; ++i) row[i] ^= rows[r][i] ^ used[i];
        append(u, row);
        if (guessedOnes.contains(r))
            for (std::size_t i = 0; i < kRowBytes; ++i) rows[r][i] ^= x[i] ^ used[i];
    }
    const auto chi128 = challenges(extensionId, u);
    Bytes v;
    for (const auto& row : rows) append(v, uni(row, chi128));
    message = u;
    append(message, uni(x, chi128));
    append(message, crypto::hash(tag::kOtCheck, extensionId, v));
    const auto g = gadget(extensionId);
    for (std::size_t c = 0; c < kXi; ++c)
        if (bit(x, c)) chi += g[c];
}

ScalarPair Bob::finish(const Bytes32& extensionId, const Bytes32& nonceA, ByteView answer) const
{
    const auto id = voleId(extensionId, message, nonceA);
    const auto g = gadget(extensionId);
    ScalarPair d;
    for (std::size_t c = 0; c < kXi; ++c) {
        const auto gamma = pad(id, c, column(rows, c));
        for (std::size_t i = 0; i < kInputs; ++i) {
            auto own = gamma[i];
            if (bit(x, c))
                own += Scalar::reduce32(
                    std::span<const std::uint8_t, 32>(answer.subspan(32 * (c * kWidth + i), 32)));
            d[i] += g[c] * own;
        }
    }
    return d;
}

Choice choiceOf(const OtReceiverKeys& keys, const Bytes32& extensionId, ByteView message)
{
    auto x = rowOf(extensionId, 0, 0, keys.keys.view().first(32));
    const auto other = rowOf(extensionId, 0, 1, keys.keys.view().subspan(32, 32));
    for (std::size_t i = 0; i < kRowBytes; ++i) x[i] ^= other[i] ^ message[i];
    return x;
}

Alice::Alice(ByteView message, const OtSenderKeys& keys, const Bytes32& extensionId,
    const Bytes32& nonceA, const ScalarPair& inputs, const Scalar& check, const TamperRow& tamper,
    const std::set<std::size_t>& guessedOnes)
{
    const ByteView delta = keys.delta.view();
    std::vector<Choice> rows;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        rows.push_back(rowOf(extensionId, r, bit(delta, r), keys.keys.view().subspan(32 * r, 32)));
        if (bit(delta, r))
            for (std::size_t i = 0; i < kRowBytes; ++i) rows[r][i] ^= message[r * kRowBytes + i];
    }
    const auto id = voleId(extensionId, message, nonceA);
    const auto g = gadget(extensionId);
    std::vector<Row> pads;
    for (std::size_t c = 0; c < kXi; ++c) {
        auto value = column(rows, c);
        pads.push_back(pad(id, c, value));
        for (std::size_t i = 0; i < 16; ++i) value[i] ^= delta[i];
        const auto other = pad(id, c, value);
        Row row;
        for (std::size_t i = 0; i < kWidth; ++i)
            row[i] = pads[c][i] - other[i] + (i < kInputs ? inputs[i] : check);
        const auto sent = tamper(c, row);
        for (const auto& scalar : sent) append(answer, scalar);
        if (guessedOnes.contains(c))
            for (std::size_t i = 0; i < kWidth; ++i) pads[c][i] += sent[i] - row[i];
        for (std::size_t i = 0; i < kInputs; ++i) this->c[i] -= g[c] * pads[c][i];
    }
    ScalarPair theta;
    for (unsigned k = 0; k < kInputs; ++k)
        theta[k] = crypto::hashToScalar(tag::kVoleTheta, id, crypto::le8(k), answer);
    Bytes mu;
    for (const auto& p : pads) append(mu, p[2] + theta[0] * p[0] + theta[1] * p[1]);
    append(answer, check + theta[0] * inputs[0] + theta[1] * inputs[1]);
    append(answer, crypto::hash(tag::kVoleMu, id, mu));
}

} // namespace tercet::mpc::reference
