#pragma once

#include <QString>
#include <QStringList>
#include <optional>

#include "core/base/Bytes.h"

// What a keychain may answer and what that means for an item that we expect there (security.md
// "Where Share 1 lives"). Pure functions over plain values: every state has its own code, and none
// of them is ever read as "no wallet here".
namespace tercet::keychain {

// io.tercet.wallet/<vault id>/share-1 and …/share-1-next, which a refresh writes first. The whole
// name is the key, because Windows ignores the service.
inline constexpr char kService[] = "io.tercet.wallet";
QString itemName(const QString& vaultId);
QString nextItemName(const QString& vaultId);

// The bytes of an item, recognised again. Not secret: a hash of sealed or high-entropy text.
using CheckValue = ByteArray<16>;
CheckValue checkValue(ByteView itemText);

// What the database remembers of an item, without any secret.
struct ItemExpectation {
    QString name;
    QString backend; // StoreStatus::backend when the item was written; empty: not known
    CheckValue check {};
    std::optional<CheckValue> pending {}; // recorded before a replacement is written, so that a
                                          // kill in between is no "changed"
};

// The answer of one job on the keychain, in the words of QtKeychain.
enum class JobResult { Ok, NotFound, DeniedByPerson, Denied, NoBackend, TimedOut, Other };

// What the keychain says of itself, beside the job.
enum class LockState {
    Unlocked,
    Locked, // and nobody could be asked
    Dismissed, // locked, and the person closed the question for its password
    NoCollection, // it runs and has never been set up: there is nothing to lock or to find
    NoService,
    Silent, // it runs and does not answer
    Unknown, // this system does not tell
};

struct StoreStatus {
    QString backend {}; // e.g. "Secret Service (gnome-keyring)"; empty: none
    LockState lock { LockState::Unknown };
    QStringList
        facts {}; // for a help request, developer text: "desktop=GNOME", "session-bus=yes", …
};

// One job's answer without any expectation: nothing for success, otherwise KeychainLocked,
// KeychainDenied, KeychainNoBackend, KeychainMissing, KeychainTimeout or KeychainFailed.
// KeychainMissing only when the keychain is known to be open or does not tell; a locked one answers
// "not found" too.
std::optional<Code> jobCode(JobResult job, LockState lock);

// What is about to be done with an item that was looked for first.
enum class Flow { Create, Unlock, Replace, Remove, Check };

// What looking for it found.
struct Sighting {
    std::optional<Code> code {}; // jobCode() of the read; nothing: there is an item
    QString backend {}; // StoreStatus::backend now
    std::optional<CheckValue> found {}; // of what was read
    bool tombstone {
        false
    }; // what was read is the overwriting text of a removal that did not finish
};

// Whether `flow` may go on (nothing returned) or why not. Adds to jobCode():
// KeychainChanged: there is an item, but not the expected one (Create: one is there although none
// is expected). KeychainOtherBackend: not to be had, and this is not the keychain that the item was
// written to.
std::optional<Code> judge(
    Flow flow, const Sighting& seen, const std::optional<ItemExpectation>& expected);

// Names of the same keychain. "Secret Service" alone, where the provider was not to be known,
// equals any provider's.
bool sameBackend(const QString& a, const QString& b);

} // namespace tercet::keychain
