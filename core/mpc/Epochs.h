#pragma once

#include <memory>

#include "core/mpc/Journal.h"
#include "core/mpc/ResolveMessages.h"

namespace tercet::mpc {

// One party's records of one vault and the rules of protocol.md 7 on them (two-phase commit,
// resolving), the same for the hub and for a co-signer. Used on the thread of the vault.
//
// Aborts beside those named: Refuse{Storage}, after which nothing has changed.
class Epochs {
public:
    // What the store holds; `store` outlives this.
    struct Held {
        CoreRecord current; // PENDING only for a key generation that waits for confirmations
        std::optional<CoreRecord> next {}; // PENDING
        bool previous { false }; // one is kept
    };
    Epochs(Held held, RecordStore& store);

    const std::shared_ptr<const CoreRecord>& current() const { return m_current; }
    // The record that waits for confirmations; nullptr where none does.
    const CoreRecord* pending() const;
    // The vault itself went: its key generation was void.
    bool gone() const { return m_gone; }

    // The current epoch has made no presignature yet, and the record before it is kept.
    bool unproven() const { return m_previous; }

    // Stores the PENDING record of a refresh. Refuse where one waits already, where the current
    // epoch is unproven, or where it is void.
    Step<> begin(CoreRecord next);
    // Takes confirmations of pending(), by party. With all three it becomes current and ACTIVE,
    // durably; with fewer nothing is stored. RECOVERABLE(P1), who brings them, for one that does
    // not verify. Nothing to do without pending().
    Step<> confirm(const std::array<std::optional<ByteArray<64>>, 3>& confirmations);
    // This party's one answer for `transcript`: the confirmation where it holds that record, else
    // a void.
    Step<ResolveAnswer> answer(const Bytes32& transcript);
    // Three confirmations, or else one void, decide. RECOVERABLE(P1) where a signature does not
    // verify; Refuse for three confirmations of a record that is not here, and for a void of the
    // epoch that was entered. What was done already is fine.
    Step<> settle(const Settlement& settlement);
    // The first presignature of the epoch is made: Σpk = X at all three, so nothing older can be
    // needed.
    Step<> proven();

    ResolveStanding standing() const;

private:
    Step<> take(CoreRecord confirmed);
    Step<> drop(const Settlement& settlement);

    RecordStore& m_store;
    std::shared_ptr<const CoreRecord> m_current;
    std::optional<CoreRecord> m_next;
    bool m_previous;
    bool m_gone { false };
};

// A void is valid where `by` signed it.
bool verifyVoid(const Identities& identities, const VoidProof& proof);

} // namespace tercet::mpc
