#pragma once

#include <memory>
#include <variant>

#include "core/mpc/Bodies.h"
#include "core/mpc/CoreRecord.h"
#include "core/mpc/Environment.h"
#include "core/mpc/ResolveMessages.h"
#include "core/mpc/RestoreMessages.h"

// Restoring a backup of P1's share, as the device that is to be P1 drives it (protocol.md 7): two
// rounds with both co-signers, outside any link. Beginning again at any time is fine, and is how it
// is asked whether the delay is over. Each state is used once, by std::move; only after a Drop it
// is unchanged.
namespace tercet::mpc {

// What the backup holds, with this device's new keys as P1's in `identities` and `own`, PENDING and
// without confirmations.
using RestoreDraft = std::shared_ptr<const CoreRecord>;

// How both co-signers stand to this device: P2, P3.
struct RestoreStandings {
    std::array<RestoreStanding, 2> by {};
    // Once it is P1 at both: its record, ACTIVE.
    std::optional<CoreRecord> record {};
};

class HubRestoreProving {
public:
    Step<RestoreStandings> onStandings(const Bodies& answers) &&;

private:
    friend class HubRestore;
    HubRestoreProving(RestoreDraft draft, const Bytes32& session,
        const std::array<ByteArray<64>, 2>& confirmations)
        : m_draft(std::move(draft))
        , m_session(session)
        , m_confirmations(confirmations)
    {
    }
    RestoreDraft m_draft;
    Bytes32 m_session;
    std::array<ByteArray<64>, 2> m_confirmations;
};

class HubRestore {
public:
    // An epoch that was cut off is settled first, in beginnings that come before the restore's own:
    // by Unsettled begin again with its transcript as Question, by Settlement with that.
    struct Plain { };
    struct Question {
        Bytes32 transcript {};
    };
    using With = std::variant<Plain, Question, Settlement>;
    static Step<Next<HubRestore>> begin(
        RestoreDraft draft, const Environment& env, const With& with = Plain {});

    struct Unsettled {
        Bytes32 transcript {};
    };
    using Outcome = std::variant<Unsettled, Settlement, RestoreStandings, Next<HubRestoreProving>>;
    // RECOVERABLE for co-signers that do not stand in one epoch, or in the backup's under another
    // EID; Refuse{BackupOlderEpoch}, or MixedEpochs for a later one, with both epochs in its
    // reason, where they are not in the backup's.
    Step<Outcome> onChallenges(const Bodies& answers) &&;

private:
    HubRestore(
        RestoreDraft draft, const Environment& env, const Bytes32& session, bool asksForTranscript)
        : m_draft(std::move(draft))
        , m_env(env)
        , m_session(session)
        , m_asks(asksForTranscript)
    {
    }
    RestoreDraft m_draft;
    Environment m_env;
    Bytes32 m_session;
    bool m_asks;
};

} // namespace tercet::mpc
