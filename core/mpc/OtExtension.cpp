#include "core/mpc/OtExtension.h"

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/crypto/HashLanes.h"
#include "core/crypto/Mask.h"
#include "core/crypto/PrgLanes.h"
#include "core/mpc/Gf128.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

using crypto::Hasher;
using crypto::Secret;

constexpr std::size_t kUBytes = kBaseOts * kRowBytes;
constexpr std::size_t kLanes = crypto::LaneHasher::kLanes;
static_assert(kLanes == crypto::LanePrg::kLanes);

// One row to expand: t_r^b = PRG(H(ext_id, r‖b, k), 80) from its key. `choice` may be secret.
struct RowSeed {
    std::size_t row;
    std::uint8_t choice;
    const std::uint8_t* key;
    std::uint8_t* out;
};

// Eight of them at once; wiped as a whole.
class RowExpander {
public:
    explicit RowExpander(const Bytes32& extensionId)
    {
        const auto input
            = Writer().blob32(extensionId).blob32(ByteArray<2> {}).blob32(ByteArray<32> {}).take();
        for (auto& lane : m_input) std::copy(input.begin(), input.end(), lane.begin());
    }
    ~RowExpander()
    {
        sodium_memzero(m_input.data(), sizeof m_input);
        sodium_memzero(m_seed.data(), sizeof m_seed);
    }

    void expand(const std::array<RowSeed, kLanes>& rows)
    {
        std::array<crypto::HashLane, kLanes> lanes;
        for (std::size_t k = 0; k < kLanes; ++k) {
            m_input[k][40] = std::uint8_t(rows[k].row);
            m_input[k][41] = rows[k].choice;
            std::memcpy(m_input[k].data() + 46, rows[k].key, 32);
            lanes[k] = { m_input[k].data(), m_seed[k].data() };
        }
        m_hasher(tag::kOtRow, 32, lanes, m_input[0].size());
        std::array<crypto::PrgLane, kLanes> streams;
        for (std::size_t k = 0; k < kLanes; ++k) streams[k] = { m_seed[k].data(), rows[k].out };
        m_prg(streams, kRowBytes);
    }

private:
    // LE32(32) ‖ ext_id ‖ LE32(2) ‖ r ‖ b ‖ LE32(32) ‖ k
    std::array<ByteArray<78>, kLanes> m_input;
    std::array<Bytes32, kLanes> m_seed;
    crypto::LaneHasher m_hasher;
    crypto::LanePrg m_prg;
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
    std::array<RowSeed, kLanes> seeds;
    for (std::size_t r = 0; r < kBaseOts; r += kLanes / 2) {
        for (std::size_t k = 0; k < kLanes; ++k) {
            const auto row = r + k / 2, choice = k % 2;
            seeds[k] = { row, std::uint8_t(choice), keys.keys.data() + 64 * row + 32 * choice,
                (choice ? u : t.data()) + row * kRowBytes };
        }
        expander.expand(seeds);
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
    std::array<RowSeed, kLanes> seeds;
    for (std::size_t r = 0; r < kBaseOts; r += kLanes) {
        for (std::size_t k = 0; k < kLanes; ++k) seeds[k] = seed(r + k);
        expander.expand(seeds);
    }
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
