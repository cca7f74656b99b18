#include "core/mpc/OtExtension.h"

#include "core/crypto/Mask.h"
#include "core/mpc/Gf128.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::Secret;

constexpr std::size_t kUBytes = kBaseOts * kRowBytes;

// t_r^b = PRG(H(ext_id, r‖b, k), 80). `choice` may be secret.
void expandRow(
    std::uint8_t* row, const Bytes32& extensionId, std::size_t r, std::uint8_t choice, ByteView key)
{
    Secret<32> seed;
    Hasher(tag::kOtRow)
        .field(extensionId)
        .field(ByteArray<2> { std::uint8_t(r), choice })
        .field(key)
        .finish(seed.mutableView());
    crypto::prg(seed.view(), { row, kRowBytes });
}

RowHash challenge(const Bytes32& extensionId, ByteView u)
{
    ByteArray<64> chi;
    Hasher(tag::kOtChallenge, 64).raw(extensionId).raw(u).finish(chi);
    return RowHash(chi);
}

void xorInto(std::uint8_t* out, const std::uint8_t* in)
{
    for (std::size_t i = 0; i < kRowBytes; ++i) out[i] ^= in[i];
}

} // namespace

OtReceiver::OtReceiver(const OtReceiverKeys& keys, const Bytes32& extensionId, Random& rng)
{
    rng.fill(choice.mutableView());
    Rows t;
    auto* const u = message.data();
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        auto* const row = u + r * kRowBytes;
        expandRow(
            t.data() + r * kRowBytes, extensionId, r, 0, keys.keys.view().subspan(64 * r, 32));
        expandRow(row, extensionId, r, 1, keys.keys.view().subspan(64 * r + 32, 32));
        xorInto(row, t.data() + r * kRowBytes);
        xorInto(row, choice.data());
    }
    const auto rowHash = challenge(extensionId, ByteView(message).first(kUBytes));
    rowHash(choice.data()).store(u + kUBytes);
    Secret<kBaseOts * kBlockBytes> v;
    for (std::size_t r = 0; r < kBaseOts; ++r)
        rowHash(t.data() + r * kRowBytes).store(v.data() + r * kBlockBytes);
    Hasher(tag::kOtCheck).field(extensionId).field(v.view()).finish(std::span(message).last<32>());
    transpose(t, columns);
}

Step<Columns> extendAsSender(
    const OtSenderKeys& keys, const Bytes32& extensionId, Party bob, ByteView message)
{
    if (message.size() != kOtMessageBytes)
        return stop(Recoverable { bob, "OT extension of another length" });
    const auto* const u = message.data();
    const auto rowHash = challenge(extensionId, message.first(kUBytes));
    const auto xTilde = Gf128::load(u + kUBytes);
    Rows q;
    Secret<kBaseOts * kBlockBytes> v;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const std::uint8_t bit = keys.delta.data()[r / 8] >> (r % 8) & 1;
        auto* const row = q.data() + r * kRowBytes;
        expandRow(row, extensionId, r, bit, keys.keys.view().subspan(32 * r, 32));
        const auto mask = crypto::mask8(bit);
        for (std::size_t i = 0; i < kRowBytes; ++i) row[i] ^= mask & u[r * kRowBytes + i];
        auto check = rowHash(row);
        check ^= xTilde.masked(bit);
        check.store(v.data() + r * kBlockBytes);
    }
    Secret<32> expected;
    Hasher(tag::kOtCheck).field(extensionId).field(v.view()).finish(expected.mutableView());
    if (sodium_memcmp(expected.data(), message.data() + kUBytes + kBlockBytes, 32) != 0)
        return stop(Quarantine { bob, "OT extension check" });
    Columns columns;
    transpose(q, columns);
    return columns;
}

} // namespace tercet::mpc
