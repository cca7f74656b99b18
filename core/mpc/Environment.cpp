#include "core/mpc/Environment.h"

#include "core/crypto/HashLanes.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

HedgedRandom::HedgedRandom(const Environment& env, const crypto::Secret<32>& hedgeKey,
    ByteView session, std::string_view label)
    : m_entropy(env.entropy)
    , m_hedgeKey(hedgeKey.clone())
    , m_bootId(env.bootId)
    , m_session(toBytes(session))
    , m_label(label)
{
}

void HedgedRandom::absorb(ByteView incoming)
{
    constexpr std::size_t kLong = 4096, kParts = crypto::LaneHasher::kLanes;
    if (incoming.size() < kLong) {
        m_transcript = crypto::hash(tag::kHedgedRandom, m_transcript, incoming);
        return;
    }
    // A tree of two levels; collision-resistant as the plain hash is.
    const auto part = incoming.size() / kParts;
    std::array<ByteArray<64>, kParts> digests;
    std::array<crypto::HashLane, kParts> lanes;
    for (std::size_t k = 0; k < kParts; ++k)
        lanes[k] = { incoming.data() + part * k, digests[k].data() };
    crypto::LaneHasher()(tag::kHedgedRandom, 64, lanes, part);
    crypto::Hasher tree(tag::kHedgedRandom);
    tree.field(m_transcript).field(crypto::le64(incoming.size()));
    for (const auto& digest : digests) tree.field(digest);
    tree.field(incoming.subspan(part * kParts)).finish(m_transcript);
}

void HedgedRandom::fill(MutableByteView out)
{
    crypto::Secret<32> fresh;
    m_entropy.fill(fresh.mutableView());
    auto label = toBytes(view(m_label));
    append(label, crypto::le64(m_draws++));
    auto key = crypto::keyedHash(tag::kHedgedRandom, m_hedgeKey.view(), fresh.view(), m_bootId,
        m_session, m_transcript, label);
    crypto::prg(key, out);
    sodium_memzero(key.data(), key.size());
}

} // namespace tercet::mpc
