#include "core/mpc/Environment.h"

#include "core/crypto/Hash.h"
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
    m_transcript = crypto::hash(tag::kHedgedRandom, m_transcript, incoming);
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
