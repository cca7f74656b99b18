#include "core/mpc/OtExtension.h"

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/HashLanes.h"
#include "core/crypto/Mask.h"
#include "core/mpc/Gf128.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::Secret;

constexpr std::size_t kUBytes = kBaseOts * kRowBytes;

// One row to expand: t_r^b = PRG(H(ext_id, r‖b, k), 80) from its key. `choice` may be secret.
struct RowSeed {
    std::size_t row;
    std::uint8_t choice;
    const std::uint8_t* key;
    std::uint8_t* out;
};

// Four of them at once; wiped as a whole.
class RowExpander {
public:
    explicit RowExpander(const Bytes32& extensionId)
    {
        const auto input
            = Writer().blob32(extensionId).blob32(ByteArray<2> {}).blob32(ByteArray<32> {}).take();
        for (auto& lane : m_input) std::copy(input.begin(), input.end(), lane.begin());
    }
    ~RowExpander() { sodium_memzero(this, sizeof *this); }

    void expand(const std::array<RowSeed, crypto::kHashLanes>& rows)
    {
        for (std::size_t k = 0; k < rows.size(); ++k) {
            m_input[k][40] = std::uint8_t(rows[k].row);
            m_input[k][41] = rows[k].choice;
            std::memcpy(m_input[k].data() + 46, rows[k].key, 32);
        }
        crypto::rawHashLanes(tag::kOtRow, 32,
            { m_input[0].data(), m_input[1].data(), m_input[2].data(), m_input[3].data() }, 78,
            { m_seed[0].data(), m_seed[1].data(), m_seed[2].data(), m_seed[3].data() });
        for (std::size_t k = 0; k < rows.size(); ++k)
            crypto::prg(m_seed[k], { rows[k].out, kRowBytes });
    }

private:
    // LE32(32) ‖ ext_id ‖ LE32(2) ‖ r ‖ b ‖ LE32(32) ‖ k
    std::array<ByteArray<78>, crypto::kHashLanes> m_input;
    std::array<Bytes32, crypto::kHashLanes> m_seed;
};

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
    RowExpander expander(extensionId);
    for (std::size_t r = 0; r < kBaseOts; r += 2) {
        const auto* const k = keys.keys.data() + 64 * r;
        auto *const t0 = t.data() + r * kRowBytes, *const t1 = u + r * kRowBytes;
        expander.expand({ RowSeed { r, 0, k, t0 }, RowSeed { r, 1, k + 32, t1 },
            RowSeed { r + 1, 0, k + 64, t0 + kRowBytes },
            RowSeed { r + 1, 1, k + 96, t1 + kRowBytes } });
    }
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        xorInto(u + r * kRowBytes, t.data() + r * kRowBytes);
        xorInto(u + r * kRowBytes, choice.data());
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
    RowExpander expander(extensionId);
    const auto seed = [&](std::size_t r) {
        return RowSeed { r, keys.bit(r), keys.keys.data() + 32 * r, q.data() + r * kRowBytes };
    };
    for (std::size_t r = 0; r < kBaseOts; r += 4)
        expander.expand({ seed(r), seed(r + 1), seed(r + 2), seed(r + 3) });
    Secret<kBaseOts * kBlockBytes> v;
    for (std::size_t r = 0; r < kBaseOts; ++r) {
        const auto bit = keys.bit(r);
        auto* const row = q.data() + r * kRowBytes;
        const auto mask = crypto::mask8(bit);
        for (std::size_t i = 0; i < kRowBytes; ++i) row[i] ^= mask & u[r * kRowBytes + i];
        auto check = rowHash(row);
        check ^= xTilde.masked(bit);
        check.store(v.data() + r * kBlockBytes);
    }
    Secret<32> expected;
    Hasher(tag::kOtCheck).field(extensionId).field(v.view()).finish(expected.mutableView());
    const int differs = sodium_memcmp(expected.data(), message.data() + kUBytes + kBlockBytes, 32);
    if (crypto::declassified(differs)) return stop(Quarantine { bob, "OT extension check" });
    Columns columns;
    transpose(q, columns);
    return columns;
}

} // namespace tercet::mpc
