#pragma once

#include "core/crypto/Identity.h"
#include "core/mpc/BaseOt.h"
#include "core/mpc/LinkMessages.h"

namespace tercet::mpc {

// What one party contributes to a link in its hello, and what is known of it beside.
struct LinkContribution {
    Bytes32 nonce {}; // n
    Bytes32 ephemeral {}; // E
};
using LinkContributions = std::array<LinkContribution, 3>;

// LID of protocol.md 2.2.
Bytes32 linkId(const Bytes32& eid, const Bytes32& idHash, const LinkContributions& all);

// PR_ij by the four Diffie–Hellman products of protocol.md 2.2, as `self` computes it with `other`.
// Empty where one of them is all zero.
std::optional<crypto::Secret<32>> pairRoot(const Bytes32& lid, Party self, Party other,
    const crypto::DhKey& ephemeral, const crypto::DhKey& longTerm, const Bytes32& otherEphemeral,
    const Bytes32& otherLongTerm);

// conf_{from→to}; `lowerFirst` is OTT_ab and `higherFirst` OTT_ba of the pair a < b.
Bytes32 linkConfirmation(const crypto::Secret<32>& pairRoot, const Bytes32& lid, Party from,
    Party to, const Bytes32& lowerFirst, const Bytes32& higherFirst);

// ZS_ij
crypto::Secret<32> zeroSeed(const crypto::Secret<32>& pairRoot, const Bytes32& lid);

// One end of the relation of two parties inside a link: the pair key, the base OTs of both
// directions and their confirmation. Everything is erased with it.
class LinkPair {
public:
    LinkPair(Party self, Party other, const Bytes32& lid, crypto::Secret<32> root);

    const crypto::Secret<32>& root() const { return m_root; } // PR

    // As Alice of (self → other): nonceA ‖ s, then the answer. RECOVERABLE(other) for a foreign ots
    // or an invalid point; Drop where no offer is open.
    Bytes offer(Random& rng);
    Step<> takeAnswer(const TransferAnswer& answer);
    // As Bob of (other → self): ots ‖ Y. Drop where it was answered before.
    Step<Bytes> answer(const TransferOffer& offer, Random& rng);

    // conf_{self→other}; both directions' OTs must be complete.
    Bytes32 confirmation() const;
    // RECOVERABLE(other) unless it is conf_{other→self}.
    Step<> takeConfirmation(const Bytes32& theirs);
    bool isConfirmed() const { return m_confirmed; }

    const OtSenderKeys& senderKeys() const { return *m_sender; } // when confirmed
    const OtReceiverKeys& receiverKeys() const { return *m_receiver; }

    std::uint64_t nextCounter() { return ++m_sent; }
    // Whether `counter` is above every one taken before; then it is taken.
    bool takeCounter(std::uint64_t counter);

private:
    Bytes32 confirmationOf(Party from, Party to) const;

    Party m_self, m_other;
    Bytes32 m_lid;
    crypto::Secret<32> m_root;
    std::optional<BaseOtAlice> m_offered;
    std::optional<OtSenderKeys> m_sender;
    std::optional<OtReceiverKeys> m_receiver;
    Bytes32 m_sentTranscript {}, m_receivedTranscript {}; // OTT of (self→other), (other→self)
    bool m_confirmed { false };
    std::uint64_t m_sent { 0 }, m_taken { 0 };
};

} // namespace tercet::mpc
