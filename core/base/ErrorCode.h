#pragma once

#include <string_view>

// Every error a person or a script can meet has one code with a stable name (kebab case in JSON and
// logs). One line a code, grouped by layer; the window's table of sentences (ui/ErrorText) is
// tested to cover all.
#define TERCET_ERROR_CODES(X)                                                                      \
    /* base: encodings and files */                                                                \
    X(BadHex, "bad-hex")                                                                           \
    X(BadBase64, "bad-base64")                                                                     \
    X(BadLength, "bad-length")                                                                     \
    X(BadJson, "bad-json")                                                                         \
    X(JsonTooDeep, "json-too-deep")                                                                \
    X(JsonTooLarge, "json-too-large")                                                              \
    X(JsonDuplicateKey, "json-duplicate-key")                                                      \
    X(JsonFloat, "json-float")                                                                     \
    X(BadUtf8, "bad-utf8")                                                                         \
    X(BadCbor, "bad-cbor")                                                                         \
    X(FileNotFound, "file-not-found")                                                              \
    X(FileUnreadable, "file-unreadable")                                                           \
    X(FileUnwritable, "file-unwritable")                                                           \
    X(DiskFull, "disk-full")                                                                       \
    X(Internal, "internal")                                                                        \
    /* input */                                                                                    \
    X(MissingField, "missing-field")                                                               \
    X(UnknownField, "unknown-field")                                                               \
    X(BadField, "bad-field")                                                                       \
    X(TextTooLong, "text-too-long")                                                                \
    X(NumberTooLarge, "number-too-large")                                                          \
    X(BadNumber, "bad-number")                                                                     \
    X(BadAmount, "bad-amount")                                                                     \
    /* crypto */                                                                                   \
    X(BadPoint, "bad-point")                                                                       \
    X(BadScalar, "bad-scalar")                                                                     \
    X(BadSignature, "bad-signature")                                                               \
    X(BadPath, "bad-path")                                                                         \
    X(SealBroken, "seal-broken")                                                                   \
    X(WrongPassphrase, "wrong-passphrase")                                                         \
    X(OutOfMemory, "out-of-memory")                                                                \
    /* protocol: the abort classes of protocol.md 1.5 as a person meets them */                    \
    X(ProtocolDropped, "protocol-dropped")                                                         \
    X(ProtocolRecoverable, "protocol-recoverable")                                                 \
    X(ProtocolQuarantine, "protocol-quarantine")                                                   \
    X(ProtocolRefused, "protocol-refused")                                                         \
    X(ProtocolFinal, "protocol-final")                                                             \
    X(BadRecord, "bad-record")                                                                     \
    X(PresignatureUsed, "presignature-used")                                                       \
    X(NoSuchLink, "no-such-link")                                                                  \
    /* chains */                                                                                   \
    X(BadRlp, "bad-rlp")                                                                           \
    X(BadAbi, "bad-abi")                                                                           \
    X(BadAddress, "bad-address")                                                                   \
    X(BadChecksum, "bad-checksum")                                                                 \
    X(BadTransaction, "bad-transaction")                                                           \
    X(UnsupportedTransaction, "unsupported-transaction")                                           \
    X(BadTypedData, "bad-typed-data")                                                              \
    X(BadChainId, "bad-chain-id")                                                                  \
    X(FeeAboveMaximum, "fee-above-maximum")                                                        \
    X(AlreadySigned, "already-signed")                                                             \
    X(WrongSender, "wrong-sender")                                                                 \
    X(UnknownChain, "unknown-chain")                                                               \
    /* policy */                                                                                   \
    X(NotFullyDecoded, "not-fully-decoded")                                                        \
    X(PolicyLimit, "policy-limit")                                                                 \
    X(PolicyForbidden, "policy-forbidden")                                                         \
    X(PolicyPeriod, "policy-period")                                                               \
    X(PolicyRecipient, "policy-recipient")                                                         \
    X(PolicyNewRecipient, "policy-new-recipient")                                                  \
    X(PolicyKind, "policy-kind")                                                                   \
    X(PolicyHours, "policy-hours")                                                                 \
    X(PolicyQuorum, "policy-quorum")                                                               \
    /* co-signers */                                                                               \
    X(CosignerUnreachable, "cosigner-unreachable")                                                 \
    X(CosignerTimeout, "cosigner-timeout")                                                         \
    X(CosignerRefused, "cosigner-refused")                                                         \
    X(CosignerLocked, "cosigner-locked")                                                           \
    X(CosignerBadAnswer, "cosigner-bad-answer")                                                    \
    X(RoundConflict, "round-conflict")                                                             \
    X(NoSuchSession, "no-such-session")                                                            \
    X(NoSuchVaultAtCosigner, "no-such-vault-at-cosigner")                                          \
    X(RateLimited, "rate-limited")                                                                 \
    X(BadMethod, "bad-method")                                                                     \
    X(NoSuchRoute, "no-such-route")                                                                \
    X(ClockSkew, "clock-skew")                                                                     \
    X(RequestReplayed, "request-replayed")                                                         \
    X(UnknownDevice, "unknown-device")                                                             \
    X(DeviceRevoked, "device-revoked")                                                             \
    X(WrongPairingCode, "wrong-pairing-code")                                                      \
    X(WrongRole, "wrong-role")                                                                     \
    X(Frozen, "frozen")                                                                            \
    X(NoSuchPending, "no-such-pending")                                                            \
    X(VaultElsewhere, "vault-elsewhere")                                                           \
    X(Overloaded, "overloaded")                                                                    \
    X(RequestNotShared, "request-not-shared")                                                      \
    X(CosignerWrongKey, "cosigner-wrong-key")                                                      \
    X(CosignerIdentityChanged, "cosigner-identity-changed")                                        \
    X(AttestationFailed, "attestation-failed")                                                     \
    X(AttestationStale, "attestation-stale")                                                       \
    X(NotAttested, "not-attested")                                                                 \
    X(BadManifest, "bad-manifest")                                                                 \
    X(BadUrl, "bad-url")                                                                           \
    X(BadPin, "bad-pin")                                                                           \
    X(Storage, "storage")                                                                          \
    X(StorageNewer, "storage-newer")                                                               \
    /* keychain: the states of security.md, each with its own way out */                           \
    X(KeychainLocked, "keychain-locked")                                                           \
    X(KeychainDenied, "keychain-denied")                                                           \
    X(KeychainNoBackend, "keychain-no-backend")                                                    \
    X(KeychainMissing, "keychain-missing")                                                         \
    X(KeychainChanged, "keychain-changed")                                                         \
    X(KeychainOtherBackend, "keychain-other-backend")                                              \
    X(KeychainTimeout, "keychain-timeout")                                                         \
    X(KeychainFailed, "keychain-failed")                                                           \
    X(ItemTooLarge, "item-too-large")                                                              \
    /* wallet */                                                                                   \
    X(NoSuchVault, "no-such-vault")                                                                \
    X(VaultNotChosen, "vault-not-chosen")                                                          \
    X(VaultLocked, "vault-locked")                                                                 \
    X(NameTaken, "name-taken")                                                                     \
    X(PassphraseTooWeak, "passphrase-too-weak")                                                    \
    X(NoSuchRequest, "no-such-request")                                                            \
    X(WrongState, "wrong-state")                                                                   \
    X(Expired, "expired")                                                                          \
    X(Cancelled, "cancelled")                                                                      \
    X(TooLateToCancel, "too-late-to-cancel")                                                       \
    X(ConfirmationMismatch, "confirmation-mismatch")                                               \
    X(DataFolderInUse, "data-folder-in-use")                                                       \
    X(RefreshVoid, "refresh-void")                                                                 \
    X(RefreshUnfinished, "refresh-unfinished")                                                     \
    X(VaultVoid, "vault-void")                                                                     \
    /* backup, export, recovery */                                                                 \
    X(NotAgeFile, "not-age-file")                                                                  \
    X(AgeDamaged, "age-damaged")                                                                   \
    X(AgeUnsupported, "age-unsupported")                                                           \
    X(NoMatchingIdentity, "no-matching-identity")                                                  \
    X(BadIdentity, "bad-identity")                                                                 \
    X(BadRecipient, "bad-recipient")                                                               \
    X(NotShareBackup, "not-share-backup")                                                          \
    X(BackupOtherVault, "backup-other-vault")                                                      \
    X(BackupOlderEpoch, "backup-older-epoch")                                                      \
    X(BackupNewerFormat, "backup-newer-format")                                                    \
    X(BackupShareMismatch, "backup-share-mismatch")                                                \
    X(BackupNeeded, "backup-needed")                                                               \
    X(NoSuchBackup, "no-such-backup")                                                              \
    X(VaultExists, "vault-exists")                                                                 \
    X(BadPiece, "bad-piece")                                                                       \
    X(NotEnoughPieces, "not-enough-pieces")                                                        \
    X(RestoreWaiting, "restore-waiting")                                                           \
    X(RestoreUnfinished, "restore-unfinished")                                                     \
    X(BadProof, "bad-proof")                                                                       \
    X(BadPackage, "bad-package")                                                                   \
    X(PackageIncomplete, "package-incomplete")                                                     \
    X(MixedEpochs, "mixed-epochs")                                                                 \
    X(RecipientsNotSet, "recipients-not-set")                                                      \
    X(RecipientsWaiting, "recipients-waiting")                                                     \
    X(WrongAnswer, "wrong-answer")                                                                 \
    X(TrustNotSet, "trust-not-set")                                                                \
    X(Exported, "exported")                                                                        \
    X(CosignerExpired, "cosigner-certificate-expired")                                             \
    X(WrongProfile, "wrong-profile")                                                               \
    /* JSON-RPC node */                                                                            \
    X(NodeNotSet, "node-not-set")                                                                  \
    X(NodeUnreachable, "node-unreachable")                                                         \
    X(NodeBadAnswer, "node-bad-answer")                                                            \
    X(NodeWrongChain, "node-wrong-chain")                                                          \
    X(NodeRefused, "node-refused")                                                                 \
    X(TransactionReverted, "transaction-reverted")                                                 \
    /* command line */                                                                             \
    X(Usage, "usage")

namespace tercet {

enum class Code {
#define X(name, text) name,
    TERCET_ERROR_CODES(X)
#undef X
};

inline constexpr int kCodeCount = 0
#define X(name, text) +1
    TERCET_ERROR_CODES(X)
#undef X
    ;

// The stable name, for JSON, logs and tests.
std::string_view codeName(Code code);

} // namespace tercet
