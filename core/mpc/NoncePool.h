#pragma once

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

#include "core/mpc/FrostMessages.h"

namespace tercet::mpc {

// Schnorr nonces of one curve inside one link, in memory only (protocol.md 6): a co-signer's own,
// with the commitments it gave out, and at the hub the commitments of the others.
template <typename C> class NoncePool {
public:
    using Commitment = typename C::Commitment;
    using Nonces = typename C::Nonces;

    // New nonces; beyond kMaxNonces the oldest are forgotten.
    Commitment make(const typename C::Scalar& share, Random& rng)
    {
        if (m_own.size() == kMaxNonces) m_own.pop_front();
        auto nonces = C::draw(share, rng);
        m_own.emplace_back(C::commit(nonces), std::move(nonces));
        return m_own.back().first;
    }
    // A commitment as it arrived; one of one's own need not be validated again.
    Result<Commitment> decode(ByteView bytes) const
    {
        for (const auto& [commitment, nonces] : m_own)
            if (equal(commitment.encode(), bytes)) return commitment;
        return Commitment::decode(bytes);
    }
    // The nonces behind a commitment, gone from here: each is used once.
    std::optional<Nonces> take(const Commitment& commitment)
    {
        const auto it = std::ranges::find(m_own, commitment, &Entry::first);
        if (it == m_own.end()) return {};
        auto out = std::move(it->second);
        m_own.erase(it);
        return out;
    }

    void put(Party from, const Commitment& commitment) { m_theirs[from].push_back(commitment); }
    void forgetTheirs() { m_theirs.clear(); }
    std::size_t available() const
    {
        std::size_t least = kMaxNonces;
        for (auto k : others(Party::P1)) {
            const auto it = m_theirs.find(k);
            least = std::min(least, it == m_theirs.end() ? 0 : it->second.size());
        }
        return least;
    }
    Commitment takeOf(Party from) // there must be one
    {
        auto out = m_theirs.at(from).front();
        m_theirs.at(from).pop_front();
        return out;
    }

private:
    using Entry = std::pair<Commitment, Nonces>;
    std::deque<Entry> m_own;
    std::map<Party, std::deque<Commitment>> m_theirs;
};

} // namespace tercet::mpc
