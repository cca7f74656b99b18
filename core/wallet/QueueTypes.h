#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <array>
#include <optional>

#include "core/base/Result.h"

// The queue of requests as the window and the command line see it. Names, notes and reasons are
// what somebody says of himself: claims of strangers. Pairs are of shares 2 and 3.
namespace tercet::wallet {

// Where a request stands at one co-signer.
enum class QueuePlace {
    NotHeard, // since the vault was unlocked
    Missing, // the co-signer does not know it
    Waiting,
    Approved, // by the vault's device
    Rejected,
    Expired,
    Signed, // it gave its share for what is asked
};
std::string_view queuePlaceName(QueuePlace place); // "not-heard", "missing", "waiting", …

// What somebody decided, under a signature that this device has verified.
struct QueueVote {
    QString key {}; // lower-case hex
    QString name {}, reason {}; // claims
    bool approver { false }; // by the co-signers' word; otherwise a device of the vault
    bool approves { false };
    QDateTime at {};
    std::array<bool, 2> counts {}; // by the co-signers' word: the key may decide now
    // What one of both does not know or does not count changes nothing.
    bool counted() const { return counts[0] && counts[1]; }
};

struct QueueInfo {
    QString key {}; // the requester's, lower-case hex
    QString name {}, note {}; // claims
    std::array<QueuePlace, 2> at {};
    QList<QueueVote> votes {}; // by time
    // Both have it, and neither has given it up: only then it may be signed.
    bool shared() const;
};

// What asking both co-signers brought.
struct QueueStatus {
    std::array<bool, 2> heard {}; // all that they have, since the vault was unlocked
    std::array<std::optional<Error>, 2> errors {}; // of the last try
    int untold { 0 }; // decisions that not both know yet
};

} // namespace tercet::wallet
