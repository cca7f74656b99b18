#include "core/mpc/LinkPair.h"

#include "core/base/Codec.h"
#include "core/crypto/Declassify.h"
#include "core/mpc/Tags.h"

namespace tercet::mpc {

Bytes32 linkId(const Bytes32& eid, const Bytes32& idHash, const LinkContributions& all)
{
    const auto& [a, b, c] = all;
    return crypto::hash(
        tag::kLink, eid, idHash, a.nonce, b.nonce, c.nonce, a.ephemeral, b.ephemeral, c.ephemeral);
}

std::optional<crypto::Secret<32>> pairRoot(const Bytes32& lid, Party self, Party other,
    const crypto::DhKey& ephemeral, const crypto::DhKey& longTerm, const Bytes32& otherEphemeral,
    const Bytes32& otherLongTerm)
{
    const auto ee = ephemeral.agree(otherEphemeral);
    auto es = ephemeral.agree(otherLongTerm);
    auto se = longTerm.agree(otherEphemeral);
    const auto ss = longTerm.agree(otherLongTerm);
    if (!ee || !es || !se || !ss) return {};
    if (self > other) std::swap(*es, *se);
    const auto lower = std::min(self, other), higher = std::max(self, other);
    crypto::Hasher h(tag::kPairRoot);
    h.field(lid).field(encode(lower)).field(encode(higher));
    h.field(ee->view()).field(es->view()).field(se->view()).field(ss->view());
    crypto::Secret<32> out;
    h.finish(out.mutableView());
    return out;
}

crypto::Secret<32> zeroSeed(const crypto::Secret<32>& pairRoot, const Bytes32& lid)
{
    crypto::Secret<32> out;
    crypto::Hasher(tag::kZeroSeed, 32, pairRoot.view()).field(lid).finish(out.mutableView());
    return out;
}

Bytes32 linkConfirmation(const crypto::Secret<32>& pairRoot, const Bytes32& lid, Party from,
    Party to, const Bytes32& lowerFirst, const Bytes32& higherFirst)
{
    return crypto::keyedHash(
        tag::kLinkConfirm, pairRoot.view(), lid, encode(from), encode(to), lowerFirst, higherFirst);
}

LinkPair::LinkPair(Party self, Party other, const Bytes32& lid, crypto::Secret<32> root)
    : m_self(self)
    , m_other(other)
    , m_lid(lid)
    , m_root(std::move(root))
{
}

Bytes LinkPair::offer(Random& rng)
{
    const auto nonce = crypto::declassified(rng.bytes<32>());
    m_offered.emplace(baseOtId(m_lid, m_self, m_other, nonce), m_other, rng);
    return Writer().raw(nonce).raw(m_offered->message()).take();
}

Step<> LinkPair::takeAnswer(const TransferAnswer& answer)
{
    if (!m_offered) return stop(Drop { "no transfer is open" });
    TERCET_TRY(auto done, std::move(*m_offered).finish(answer.hash, answer.y));
    m_offered.reset();
    m_sender = std::move(done.keys);
    m_sentTranscript = done.transcript;
    return {};
}

Step<Bytes> LinkPair::answer(const TransferOffer& offer, Random& rng)
{
    if (m_receiver) return stop(Drop { "answered before" });
    TERCET_TRY(auto bob,
        BaseOtBob::answer(baseOtId(m_lid, m_other, m_self, offer.nonce), m_other, offer.s, rng));
    m_receiver = std::move(bob.keys);
    m_receivedTranscript = bob.transcript;
    return Writer().raw(bob.messageHash).raw(bob.y).take();
}

Bytes32 LinkPair::confirmationOf(Party from, Party to) const
{
    const bool lower = m_self < m_other;
    return linkConfirmation(m_root, m_lid, from, to,
        lower ? m_sentTranscript : m_receivedTranscript,
        lower ? m_receivedTranscript : m_sentTranscript);
}

Bytes32 LinkPair::confirmation() const { return confirmationOf(m_self, m_other); }

Step<> LinkPair::takeConfirmation(const Bytes32& theirs)
{
    const auto expected = confirmationOf(m_other, m_self);
    if (!m_sender || !m_receiver || sodium_memcmp(theirs.data(), expected.data(), 32) != 0)
        return stop(Recoverable { m_other, "the OT transcripts differ" });
    m_confirmed = true;
    return {};
}

bool LinkPair::takeCounter(std::uint64_t counter)
{
    if (counter <= m_taken) return false;
    m_taken = counter;
    return true;
}

} // namespace tercet::mpc
