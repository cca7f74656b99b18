#pragma once

#include "core/mpc/LinkState.h"

namespace tercet::mpc {

// One party's opening of a link between its hello and LID: its nonce and ephemeral key, and the
// hellos of the others. protocol.md 2.2, RTT1 and the beginning of RTT2.
class LinkCandidate {
public:
    // `session` is n_1, where this party is a co-signer; `opening` is the L1_1 it answers.
    LinkCandidate(std::shared_ptr<const CoreRecord> record, const Environment& env);
    LinkCandidate(std::shared_ptr<const CoreRecord> record, const Environment& env,
        ByteView opening, const LinkHello& theirs);

    const Bytes& hello() const { return m_hello; } // L1, the signed envelope
    const Bytes32& session() const { return m_session; }
    bool isFresh() const; // within its 60 seconds

    // L1_k of a co-signer. Drop where it does not authenticate; Refuse for another epoch, record or
    // identities; RECOVERABLE(P1) where it answers another L1_1.
    Step<> takeHello(Party from, ByteView envelope);
    // After both: LID and the pair keys. RECOVERABLE for an all-zero product.
    Step<std::shared_ptr<LinkState>> link(Journal& journal) const;

    static Header header(const CoreRecord& record, const Bytes32& session, Party sender);

private:
    void makeHello(std::optional<Bytes32> echo);

    std::shared_ptr<const CoreRecord> m_record;
    Environment m_env;
    std::int64_t m_begun;
    HedgedRandom m_rng;
    crypto::DhKey m_ephemeral;
    LinkContributions m_contributions {};
    Bytes32 m_session {}, m_openingHash {}; // n_1, h_1
    Bytes m_hello;
};

} // namespace tercet::mpc
