#pragma once

#include "core/mpc/HubLink.h"
#include "core/wallet/Conversation.h"
#include "core/wallet/OpeningCount.h"

namespace tercet::wallet {

// The link of the unlocked vault and its pool of presignatures (protocol.md 2.2, 5), on the worker.
class LinkManager {
public:
    // `changed`: the link's state or the pool changed.
    LinkManager(
        Exchange& exchange, const mpc::Environment& environment, std::function<void()> changed);

    // A vault was unlocked; opens nothing yet. `journal` outlives the link.
    void adopt(std::shared_ptr<const mpc::CoreRecord> record, mpc::Journal& journal);
    // What comes before every opening; `refused`: a co-signer has refused one, because an epoch is
    // pending there.
    using Before = std::function<Outcome<>(unsigned mask, bool refused)>;
    void beforeOpening(Before before) { m_before = std::move(before); }
    // Opens the link where none is open. A link that was broken is opened anew.
    Outcome<> ensureOpen(unsigned mask);
    // Ends the link that is open, and opens another.
    Outcome<> renew(unsigned mask);
    // `count` more presignatures for the pool, in one session of an open link.
    Outcome<> presign(int count, unsigned mask);
    // The first two rounds of presigning one, for full signing; `entered` is told each round.
    struct Multiplied {
        Conversation conversation;
        mpc::Next<mpc::HubPresignFinishing> finishing;
    };
    Outcome<Multiplied> multiply(unsigned mask, const std::function<void(int round)>& entered);
    // Commitments to as many nonces of both co-signers as are missing, in one round of an open
    // link. What is interrupted leaves the co-signers with nonces that we know nothing of: then all
    // are forgotten here, and the next fetch replaces them there.
    Outcome<> fetchNonces(mpc::Curve curve, unsigned mask);
    // Forgets a link of which a co-signer said that it is no more, or in which it cheated.
    void drop(const Error& why);
    // Ends a link whose 24 hours are about to be over, and tells both co-signers. Whether it did.
    bool endOld();
    // Ends it, tells both co-signers, forgets the record.
    void close();

    const mpc::CoreRecord* record() const { return m_record.get(); }
    std::string vault() const;
    mpc::HubLink* link() { return m_link ? &*m_link : nullptr; }
    LinkState state() const { return m_state; }
    int presignatures() const { return m_link ? m_link->presignatures() : 0; }
    int nonces(mpc::Curve curve) { return m_link ? m_link->nonces(curve) : 0; }
    const std::optional<Error>& error() const { return m_error; }
    // When an opening that was refused as one too many is allowed again, at the latest: Unix time.
    std::int64_t againFromMs() const { return m_againFromMs; }

private:
    Outcome<> open(unsigned mask);
    Outcome<Multiplied> multiply(
        int count, unsigned mask, const std::function<void(int round)>& entered);
    template <typename T> Outcome<T> settled(Outcome<T> done);
    void farewell();
    void become(LinkState state, std::optional<Error> error = {});
    Exchange& m_exchange;
    const mpc::Environment& m_environment;
    std::function<void()> m_changed;
    Before m_before { [](unsigned, bool) { return Outcome<> {}; } };
    std::shared_ptr<const mpc::CoreRecord> m_record;
    mpc::Journal* m_journal { nullptr };
    std::optional<mpc::HubLink> m_link;
    LinkState m_state { LinkState::Closed };
    std::optional<Error> m_error;
    std::int64_t m_openedMs { 0 }; // monotonic
    OpeningCount m_openings;
    std::int64_t m_againFromMs { 0 };
};

} // namespace tercet::wallet
