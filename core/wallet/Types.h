#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <array>
#include <optional>

#include "core/base/Result.h"
#include "core/chains/AddressKind.h"
#include "core/crypto/Secret.h"
#include "core/policy/Decision.h"
#include "core/policy/Policy.h"
#include "core/wallet/QueueTypes.h"

// Plain values that the wallet core hands to the window and to the CLI. Keys, hashes and addresses
// are text in the form in which they are shown; nothing here is secret.
namespace tercet::wallet {

enum class KeychainKind { System, File, Memory };

// The three parties in the order of their shares. kShares[0] is this device.
enum class Share { Device = 0, Google = 1, Azure = 2 };
inline constexpr int kShareCount = 3;

// A co-signer of a connected vault, as it was met when the vault was made. Public.
struct CosignerInfo {
    QString url, pin; // "https://host:port"; SHA-256 of the TLS key, lower-case hex
    QString identity; // IK, lower-case hex
    QString profile; // what it runs in: "unattested", "simulated", "snp", "sgx"
    friend bool operator==(const CosignerInfo&, const CosignerInfo&) = default;
};

// Where a person says that a co-signer is, and the one-time code that lets this device in. What the
// person was shown of it and accepted, it has to be still: `identity` and `profile` as in
// CosignerInfo; empty: whatever it is.
struct CosignerPlace {
    QString url, pin, pairingCode;
    QString identity {}, profile {};
};

// What is to be compared before a co-signer is trusted.
struct CosignerMet {
    CosignerInfo info;
    QString version; // of its program
};

// How a co-signer is doing now.
struct CosignerStatus {
    int share { 0 }; // 2 or 3
    QString name {}, tee {}; // "Google Cloud"; "AMD SEV-SNP", "none"
    QString url {}; // empty: in this process
    bool reachable { false };
    std::optional<Error> error {}; // why it is not, or what it said
    QString attestation { QStringLiteral("not-checked") }; // attestationStateName()
    // Why it is not verified: "unattested-profile", "practice", "simulated",
    // "no-published-list", "locked", or names of attestation::Reason.
    QStringList reasons {};
    int latencyMs { -1 };
    // Its own word, asked with the device's key only: 0 and empty while locked.
    quint32 epoch { 0 };
    std::optional<quint64> policySerial {};
    QString policyHash {}; // SHA-256 of the policy in force, lower-case hex
    std::optional<policy::Policy> policy {}; // in force
};

struct VaultInfo {
    QString id; // WID, lower-case hex
    QString name;
    bool practice { true };
    quint32 epoch { 1 };
    QString secp256k1, ed25519; // lower-case hex, compressed
    QString chainCodeSecp256k1, chainCodeEd25519;
    KeychainKind keychain { KeychainKind::System };
    QString keychainBackend; // its name when the item was written, e.g. "Secret Service"
    bool passphrase { true }; // false: "keychain only"
    QDateTime created;
    // A refresh was cut off in its last round: the next opening of the link settles it, one way for
    // all three parties, before anything else.
    bool refreshPending { false };
    std::array<CosignerInfo, 2> cosigners {}; // of shares 2 and 3; of a connected vault
    // Its share came out of a backup here, and this device is not yet the vault's: the co-signers'
    // delay, or the refresh that comes first, is still to come. Among unfinishedVaults() then.
    quint32 restoring { 0 }; // the backup's epoch; 0: not so
    // When both co-signers let this device in, as they said last; invalid: they said nothing of it.
    QDateTime restoreDue {};
    quint32 backupEpoch { 0 }; // of the newest backup; 0: none was made
    // A backup of an older epoch restores nothing.
    bool backupStale() const { return backupEpoch != 0 && backupEpoch < epoch; }
};

struct Account {
    quint32 index { 0 };
    QString name;
    QString address; // EIP-55, of 0/0
    QString path; // m/44/60/N
    QString xpub;
};

struct AddressInfo {
    QString address; // EIP-55, bech32, bech32m or base58
    QString publicKey; // lower-case hex, points of secp256k1 compressed; of P2TR the internal key
    QString path; // as chains::AddressKind says
};

enum class ShareState { Ready, Waiting, Working, Done, Offline, Failed };

enum class LinkState { Closed, Opening, Open, Broken };

// What is done about presignatures. Without one, signing takes three rounds instead of one.
enum class PoolState {
    Waiting, // for an open link, or for something that a person waits for
    Filling,
    Full,
    Metered // not on a connection that costs by its amount, see setting "poolOnMetered"
};

struct LinkStatus {
    LinkState state { LinkState::Closed };
    std::array<ShareState, kShareCount> shares { ShareState::Waiting, ShareState::Waiting,
        ShareState::Waiting };
    std::array<int, kShareCount> latencyMs { 0, -1, -1 }; // of the last answer; -1: none yet
    int presignatures { 0 };
    int presignaturesWanted { 4 };
    PoolState pool { PoolState::Waiting };
    std::optional<Error> error {}; // why it is Broken
    // Broken by RateLimited: when the co-signers open one again, at the latest.
    QDateTime againFrom {};
};

// A ceremony as it runs.
// What came of a drill: the share in a backup was proven to both co-signers, and wiped.
struct DrillInfo {
    QString vault;
    quint32 epoch { 0 };
    QDateTime date;
    std::array<bool, 2> confirmed {}; // by the holders of shares 2 and 3
};

enum class Ceremony {
    KeyGeneration, // Commit, Reveal, Store, Confirm, Finished
    Signing, // of one request: Approval … Broadcast, Finished
    Refresh, // Link, Commit, Reveal, Store, Confirm, Finished
    Settling, // of what was cut off: Confirm, Finished
    Restore, // Approval (proof of the share), then as Refresh
};

enum class Phase {
    Commit,
    Reveal,
    Confirm,
    Store,
    Approval,
    Policies,
    Signing,
    Verify,
    Broadcast,
    Finished,
    Link // opening one
};

struct Progress {
    Ceremony ceremony { Ceremony::Signing };
    QString request {}; // empty unless a request is signed
    Phase phase {};
    int round { 0 }, rounds { 0 };
    std::array<ShareState, kShareCount> shares { ShareState::Ready, ShareState::Ready,
        ShareState::Ready };
    bool cancellable { true };
    std::optional<Error> error {};
    std::optional<Share> culprit {}; // the party at which it stopped
    bool leftDevice { false }; // whether anything that could become a signature left this device
};

enum class RequestState {
    Draft,
    Waiting,
    Approved,
    Signing,
    Signed,
    Broadcast,
    Confirmed,
    Rejected,
    Expired,
    Failed
};
std::string_view requestStateName(RequestState state); // "waiting", …

enum class RecipientStanding { None, AddressBook, PaidBefore, Own, New, LookAlike };

// What the person must do to approve. Decided by the core from the risks, checked by it again in
// approve().
struct Gesture {
    enum class Kind { Hold, Typed, Forbidden };
    Kind kind { Kind::Hold };
    int holdMs { 1500 };
    QString expected {}; // Typed: what has to be typed, compared without case
    // Typed: the 1-based group of four digits of the recipient (or, without one, of the contract)
    // that is asked for; 0: the amount; kDigestGroup, where there is neither: the first four
    // digits of the digest.
    int addressGroup { 0 };
    static constexpr int kDigestGroup = -1;
};

struct RequestSummary {
    QString id;
    RequestState state {};
    chains::Kind kind {};
    QString summary; // English; the window makes its own headline from RequestDetail::decoded
    QDateTime created, expires; // expires may be invalid: never
    std::optional<QueueInfo> queue {}; // none: it was made at this device
};

// It can be decided on: what one co-signer has only is shown, and waits for the other one.
inline bool waitsForYou(const RequestSummary& request)
{
    return request.state == RequestState::Waiting && (!request.queue || request.queue->shared());
}

struct RequestDetail {
    RequestSummary head;
    QString requester; // a claim: "Sample", a file's name, whoever put it into the queue, or empty
                       // for a request made in this window
    quint32 account { 0 }, index { 0 };
    QString from; // the signing address; it tells the chain
    chains::Payload payload;
    chains::Decoded decoded; // of exactly these payload bytes; risks include the wallet's own
                             // (recipient, policy, balance)
    RecipientStanding standing { RecipientStanding::None };
    QString recipientLabel; // from our address book
    QString lookAlikeOf; // address that the recipient resembles
    Gesture gesture;
    // What this device's policy says of it now; of a request that is signed it is not asked.
    std::optional<policy::Decision> device {};
    // After signing
    QString rawTransaction; // 0x hex; empty for messages
    QString transactionHash; // 0x hex
    QString signature; // messages: Ethereum 0x r‖s‖v, Bitcoin base64, Solana hex
    QString signatureR, signatureS; // transactions: 0x hex, 32 bytes each
    int recid { 0 };
    // After broadcasting
    qint64 block { -1 }; // -1: not in a block
    int confirmations { 0 };
    std::optional<Error> error {};
    QString rejectReason; // with an error: another one's words, a claim
};

struct SendForm {
    quint64 chainId { 1 };
    quint32 account { 0 }, index { 0 }; // whose address pays
    QString to; // EIP-55 or all-lower/all-upper hex
    QString amount; // decimal text in the asset's unit, '.' separator
    QString token; // contract address; empty: the chain's own unit
    bool eip1559 { true };
    QString gasLimit; // decimal text
    QString maxFeePerGasGwei, maxPriorityFeePerGasGwei; // EIP-1559, decimal text in gwei
    QString gasPriceGwei; // legacy
    QString nonce; // decimal text
};

// What a node says about an account, to fill the form with.
struct NodeFacts {
    QString nonce, gasLimit, maxFeePerGasGwei, maxPriorityFeePerGasGwei, gasPriceGwei;
    QString balance; // decimal text in the chain's unit
};

struct Network {
    quint64 chainId { 0 };
    QString name, symbol;
    QString nodeUrl; // empty: not set
};

struct Token {
    quint64 chainId { 0 };
    QString contract, symbol, name;
    int decimals { 0 };
};

struct AddressBookEntry {
    QString address, label;
    QDateTime added;
};

enum class EventKind {
    VaultCreated,
    RequestCreated,
    Approved,
    Rejected,
    Signed,
    Broadcasted,
    Confirmed,
    Failed,
    Expired,
    PolicyChanged,
    Quarantine,
    LinkOpened,
    Unlocked,
    SharesRefreshed, // detail: the epoch
    RefreshUndone, // detail: the epoch that was not reached
    PolicyPending, // a change that waits; detail: its serial
    PolicyCancelled, // detail: its serial
    Frozen, // detail: until when, ISO 8601
    VaultRestored, // from a backup; detail: its epoch
    BackupTested, // by a drill; detail: the epoch
    DeviceWaiting, // asks to take this one's place; detail: its name in the list of what waits
    BackupMade, // detail: the epoch
    RecipientsChanged, // of exports; detail: who is in force at once, fingerprints
    RecipientsWaiting, // other recipients are asked for; detail: as DeviceWaiting
    SharesExported, // detail: the epoch
    TrustPackaged // detail: the epoch
};

struct Event {
    QDateTime when;
    EventKind kind {};
    QString request; // id, where there is one
    QString detail; // English, for the log; the window makes its line from kind and the request
};

// Practice mode's switches for one co-signer.
struct Faults {
    int latencyMs { 0 }; // added to each answer
    bool drop { false }; // the next calls get no answer
    bool delay { false }; // answers come after the deadline
    bool duplicate { false }; // each call is delivered twice
    bool refuse { false };
    bool wrongMessage { false }; // answers are changed on the way
    bool offline { false };
    friend bool operator==(const Faults&, const Faults&) = default;
};

enum class LockState { NoVault, Locked, Busy, Unlocked };

} // namespace tercet::wallet
