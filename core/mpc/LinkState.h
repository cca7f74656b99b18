#pragma once

#include <list>
#include <map>
#include <memory>

#include "core/mpc/Envelope.h"
#include "core/mpc/Environment.h"
#include "core/mpc/Journal.h"
#include "core/mpc/LinkPair.h"
#include "core/mpc/NoncePool.h"
#include "core/mpc/Presignature.h"
#include "core/mpc/SignMessages.h"
#include "core/mpc/ZeroShare.h"

namespace tercet::mpc {

// One party's live link, the same at the hub and at a co-signer: pair keys, OTs, presignatures,
// what was seen. Shared by the sessions inside it; when it ends, everything in it is erased at once
// and every session meets the end here.
class LinkState {
public:
    // `roots`: PR with each of others(record->party), in that order.
    LinkState(std::shared_ptr<const CoreRecord> record, const Bytes32& lid,
        std::array<crypto::Secret<32>, 2> roots, Journal& journal, const Environment& env);

    Party self() const { return m_record->party; }
    const Bytes32& id() const { return m_lid; }
    const CoreRecord& record() const { return *m_record; }
    Journal& journal() { return m_journal; }
    const Environment& environment() const { return m_env; }
    Random& rng() { return m_rng; }

    // Refuse{NoSuchLink} once it has ended or outlived its 24 hours (which ends it).
    Step<> live();
    void end();

    // Only while live.
    LinkPair& with(Party other) { return m_contents->pairs[index(other)]; }
    const ZeroShare& zero() const { return m_contents->zero; }

    Bytes seal(
        MessageType type, const Bytes32& session, std::uint8_t round, Party to, ByteView payload);
    // Drop unless it authenticates as that very message and was not seen before. The caller marks
    // it by accept() once the step it belongs to goes through, so that a Drop changes nothing.
    Step<crypto::SecretBytes> open(ByteView envelope, MessageType type, const Bytes32& session,
        std::uint8_t round, Party from);
    void accept(MessageType type, const Bytes32& session, std::uint8_t round, Party from);

    // Ends the link, journals it, and gives the abort to return (protocol.md 5.8); any other abort
    // passes through unchanged.
    Abort settle(Abort abort);
    // The same for the set-up of the link, where RECOVERABLE ends it too.
    Abort settleSetUp(Abort abort);
    // Refuse where the journal has this link or a lock: looked up before the first A of a request.
    Step<> allowed() const;

    // -- presignatures, at most kMaxPooled: where one more comes, the oldest goes. P1 may have
    // given up a session of which the co-signers keep the presignatures.
    static constexpr std::size_t kMaxPooled = 64;
    void store(Presignature presignature);
    int pooled() const { return m_contents ? int(m_contents->pool.size()) : 0; }
    const Presignature* find(const Bytes32& id) const;
    const Presignature* oldest() const;
    Presignature take(const Bytes32& id); // must be there

    // The answer to a request that was answered before, for its identical repetition.
    struct Answered {
        Bytes32 request {};
        SignShare share;
    };
    void remember(const Bytes32& presignature, Answered answered);
    const Answered* answered(const Bytes32& presignature) const;

    // Nonces for FrostSecp or FrostEd.
    template <typename C> NoncePool<C>& nonces()
    {
        return std::get<NoncePool<C>>(m_contents->nonces);
    }

    // -- hub only: envelopes between the co-signers that ride on the first presignature, by
    // receiver; empty once they have arrived.
    std::map<Party, Bytes> relayedAnswers {}, relayedConfirmations {}; // L3_{k'→k}, L4_{k'→k}
    // -- co-signer only: how far the set-up is, and what makes L3 and L4 repeatable.
    bool confirmedByHub { false };
    Bytes32 peerAnswer {}, peerConfirmation {}; // hashes of the L3 and L4 envelopes taken

private:
    struct Contents {
        std::array<LinkPair, 2> pairs;
        ZeroShare zero;
        SeenSet seen {};
        std::list<Presignature> pool {}; // oldest first
        std::map<Bytes32, Answered> answers {};
        std::tuple<NoncePool<FrostSecp>, NoncePool<FrostEd>> nonces {};
    };
    std::size_t index(Party other) const { return others(self())[0] == other ? 0 : 1; }
    Header header(
        MessageType type, const Bytes32& session, std::uint8_t round, Party from, Party to) const;

    std::shared_ptr<const CoreRecord> m_record;
    Bytes32 m_lid;
    Journal& m_journal;
    Environment m_env;
    HedgedRandom m_rng;
    std::int64_t m_opened;
    std::unique_ptr<Contents> m_contents;
};

} // namespace tercet::mpc
