#include "app/cli/Messages.h"

#include <algorithm>

#include "core/backup/Paper.h"
#include "core/chains/Text.h"

namespace tercet::cli {

namespace {

struct Sentence {
    Code code;
    std::string_view text;
};

constexpr Sentence kSentences[] = {
    { Code::BadHex, "This is not hex of whole bytes." },
    { Code::BadBase64, "This is not base64url." },
    { Code::BadLength, "This has the wrong length." },
    { Code::BadJson, "This is not valid JSON." },
    { Code::JsonTooDeep, "The JSON is nested too deeply." },
    { Code::JsonTooLarge, "The JSON is larger than 1 MiB." },
    { Code::JsonDuplicateKey, "A key stands twice in the JSON." },
    { Code::JsonFloat, "A number in the JSON is not a whole number of 64 bits; write it as text." },
    { Code::BadUtf8, "This is not UTF-8." },
    { Code::BadCbor, "This is not valid CBOR." },
    { Code::FileNotFound, "There is no such file." },
    { Code::FileUnreadable, "The file cannot be read." },
    { Code::FileUnwritable, "The data folder cannot be written to." },
    { Code::DiskFull, "The disk is full. Nothing was changed." },
    { Code::Internal, "Something went wrong inside. Nothing was signed." },
    { Code::MissingField, "A field is missing." },
    { Code::UnknownField, "There is a field that is not known here." },
    { Code::BadField, "A field has a value that it cannot have." },
    { Code::TextTooLong, "This is too long." },
    { Code::NumberTooLarge, "A number is too large." },
    { Code::BadNumber, "This is not a number in the form that is needed." },
    { Code::BadAmount, "This is not an amount." },
    { Code::BadPoint, "This is not a public key." },
    { Code::BadScalar, "This is not a number of the curve." },
    { Code::BadSignature, "The signature is not valid." },
    { Code::BadPath, "This is not a path under which anything can be derived." },
    { Code::SealBroken, "What the keychain holds cannot be opened: it was damaged or changed." },
    { Code::WrongPassphrase, "The passphrase is wrong." },
    { Code::OutOfMemory, "There is not enough memory." },
    { Code::ProtocolDropped, "A co-signer's message was not for this session and was ignored." },
    { Code::ProtocolRecoverable,
        "A co-signer sent something inconsistent. Nothing was signed; it may be tried again." },
    { Code::ProtocolQuarantine,
        "A check against cheating failed, and the link was ended. Nothing was signed." },
    { Code::ProtocolRefused, "The protocol refused this step." },
    { Code::ProtocolFinal, "The signature that came out does not verify, and was thrown away." },
    { Code::BadRecord, "The stored share cannot be read." },
    { Code::PresignatureUsed, "The presignature was used already." },
    { Code::NoSuchLink, "There is no link to the co-signers." },
    { Code::BadRlp, "The transaction's bytes are not strict RLP." },
    { Code::BadAbi, "The contract call's data are malformed." },
    { Code::BadAddress, "This is not an address." },
    { Code::BadChecksum, "The address's checksum is wrong: at least one character was changed." },
    { Code::BadTransaction, "This is not an unsigned transaction." },
    { Code::UnsupportedTransaction, "Transactions of this type are not supported." },
    { Code::BadTypedData, "This is not EIP-712 typed data." },
    { Code::BadChainId, "The chain id is missing or zero." },
    { Code::FeeAboveMaximum, "The priority fee is above the maximum fee." },
    { Code::AlreadySigned, "The transaction is signed already." },
    { Code::WrongSender, "The transaction names another sender than this address." },
    { Code::UnknownChain, "This chain is not known." },
    { Code::NotFullyDecoded, "It cannot be shown in full, so it is refused. Nothing was signed." },
    { Code::PolicyLimit, "The total is above the limit for one transaction. Nothing was signed." },
    { Code::PolicyForbidden, "The policy forbids it. Nothing was signed." },
    { Code::PolicyPeriod,
        "The total would go above a limit for a day, a week or a month. Nothing was signed." },
    { Code::PolicyRecipient, "The policy does not allow this recipient. Nothing was signed." },
    { Code::PolicyNewRecipient, "The recipient is new and has to wait first. Nothing was signed." },
    { Code::PolicyKind, "The policy does not allow this kind of request. Nothing was signed." },
    { Code::PolicyHours, "The policy has quiet hours now. Nothing was signed." },
    { Code::PolicyQuorum, "The policy asks for more approvals. Nothing was signed." },
    { Code::CosignerUnreachable, "A co-signer cannot be reached. Nothing was signed." },
    { Code::CosignerTimeout, "A co-signer did not answer in time. Nothing was signed." },
    { Code::CosignerRefused, "A co-signer refused. Nothing was signed." },
    { Code::CosignerLocked, "A co-signer has locked this vault." },
    { Code::CosignerBadAnswer, "A co-signer's answer makes no sense. Nothing was signed." },
    { Code::RoundConflict, "A co-signer has seen another message for this round." },
    { Code::NoSuchSession, "A co-signer does not know this session any more." },
    { Code::NoSuchVaultAtCosigner, "A co-signer does not know this vault." },
    { Code::RateLimited, "That was too often. Wait a while." },
    { Code::BadMethod, "A co-signer does not know this operation." },
    { Code::NoSuchRoute, "There is no co-signer at this address." },
    { Code::ClockSkew,
        "This device's clock and a co-signer's disagree. Set the clock and try again." },
    { Code::RequestReplayed, "A co-signer has seen this message before and ignored it." },
    { Code::UnknownDevice,
        "A co-signer does not know this device. Pair it with a code from its operator." },
    { Code::DeviceRevoked, "This device was revoked at a co-signer." },
    { Code::WrongPairingCode, "The pairing code is wrong, was used, or has expired." },
    { Code::WrongRole, "A co-signer does not allow this to this key." },
    { Code::Frozen, "The vault is frozen until its waiting period is over. Nothing was signed." },
    { Code::NoSuchPending, "This pending change took effect or was cancelled." },
    { Code::VaultElsewhere, "Another server of this co-signer has the vault just now. Try again." },
    { Code::Overloaded, "A co-signer has too much to do. Wait a while." },
    { Code::RequestNotShared,
        "The co-signers do not know the same request, so it cannot be signed." },
    { Code::CosignerWrongKey,
        "The server does not have the co-signer's TLS key. Nothing was sent." },
    { Code::CosignerIdentityChanged,
        "A co-signer's identity is not the one this vault was made with. Nothing was signed." },
    { Code::AttestationFailed, "A co-signer's attestation failed. Nothing was signed." },
    { Code::AttestationStale, "A co-signer's attestation is too old for this. Try again." },
    { Code::NotAttested,
        "A co-signer is not attested, and this vault accepts only attested ones." },
    { Code::BadManifest, "The list of published co-signer software is not valid." },
    { Code::BadUrl, "This is not an https address of a co-signer, or not a proxy's." },
    { Code::BadPin, "This is not a pin: it has 64 lower-case hexadecimal digits." },
    { Code::Storage, "The wallet's database failed." },
    { Code::StorageNewer, "The data folder was written by a newer version." },
    { Code::KeychainLocked, "The keychain is locked, or was reset. Unlock it and try again." },
    { Code::KeychainDenied, "The keychain denied access." },
    { Code::KeychainNoBackend,
        "There is no keychain here. Choose --keychain file to keep the share in a sealed file." },
    { Code::KeychainMissing, "The share is not in the keychain." },
    { Code::KeychainChanged, "What the keychain holds was changed by something else." },
    { Code::KeychainOtherBackend, "The share is in another keychain." },
    { Code::KeychainTimeout, "The keychain did not answer." },
    { Code::KeychainFailed, "The keychain failed." },
    { Code::ItemTooLarge, "The share is too large for this keychain." },
    { Code::NoSuchVault, "There is no such vault." },
    { Code::VaultNotChosen, "There is more than one vault. Choose one with --vault." },
    { Code::VaultLocked, "The vault is locked." },
    { Code::NameTaken, "Another vault has this name." },
    { Code::PassphraseTooWeak, "The passphrase is too weak." },
    { Code::NoSuchRequest, "There is no such request." },
    { Code::WrongState, "The request's state does not allow this." },
    { Code::Expired, "The request has expired." },
    { Code::Cancelled, "It was cancelled. Nothing was signed." },
    { Code::TooLateToCancel, "It is too late to cancel." },
    { Code::ConfirmationMismatch, "The confirmation is not what was asked for." },
    { Code::DataFolderInUse, "Another Tercet has this data folder open." },
    { Code::RefreshVoid, "The refresh did not go through; all three parties keep their shares." },
    { Code::RefreshUnfinished,
        "The refresh was cut off in its last round. It is settled when both co-signers answer." },
    { Code::VaultVoid, "A party does not have this vault, so it was removed. It had no address." },
    { Code::NotAgeFile, "This is not an age file." },
    { Code::AgeDamaged, "The file is damaged. Nothing was changed." },
    { Code::AgeUnsupported, "The file asks for more work than is done to open a file." },
    { Code::NoMatchingIdentity, "None of these identities opens the file." },
    { Code::BadIdentity, "This is not an age identity or an OpenSSH Ed25519 private key." },
    { Code::BadRecipient, "This is not an age or ssh-ed25519 recipient." },
    { Code::NotShareBackup, "The file opens, but it is not a share backup." },
    { Code::BackupOtherVault, "This is the backup of another vault. Nothing was changed." },
    { Code::BackupOlderEpoch,
        "This backup is of an older epoch than the shares. Nothing was changed." },
    { Code::BackupNewerFormat, "This file was made by a newer version." },
    { Code::BackupShareMismatch, "The share in this file does not match its public key." },
    { Code::BackupNeeded, "This amount waits for a backup of the share. Nothing was signed." },
    { Code::NoSuchBackup, "There is no such backup in the register." },
    { Code::VaultExists, "This vault is on this device already. Nothing was changed." },
    { Code::BadPiece, "This is not a piece of this backup's key, or it is damaged." },
    { Code::NotEnoughPieces, "More pieces are needed to open this backup." },
    { Code::RestoreWaiting, "The co-signers' waiting period for this device is not over." },
    { Code::RestoreUnfinished,
        "The restored vault's shares are not refreshed yet. Run the restore again." },
    { Code::BadProof, "A proof of what was encrypted is wrong. The export is not complete." },
    { Code::BadPackage, "This folder does not hold what its manifest lists." },
    { Code::PackageIncomplete, "A file of the set is missing." },
    { Code::MixedEpochs, "These files are of different epochs and do not fit together." },
    { Code::RecipientsNotSet, "No recipients are registered for the three shares." },
    { Code::RecipientsWaiting, "The new recipients are waiting for their delay." },
    { Code::WrongAnswer, "This is not what the challenge says when it is opened." },
    { Code::TrustNotSet, "No trust is designated for this vault." },
    { Code::Exported, "The key of this vault was taken out, so it signs no more." },
    { Code::CosignerExpired, "A co-signer's certificate has expired. Nothing was sent." },
    { Code::WrongProfile, "A co-signer's profile or identity is not the one that was given." },
    { Code::NodeNotSet, "No node is set for this network." },
    { Code::NodeUnreachable, "The node cannot be reached." },
    { Code::NodeBadAnswer, "The node's answer makes no sense." },
    { Code::NodeWrongChain, "The node is of another network." },
    { Code::NodeRefused, "The node refused." },
    { Code::TransactionReverted,
        "The network took the transaction and reverted it: only the fee was paid." },
    { Code::Usage, "The command line is not understood." },
};

constexpr std::size_t kMaxDetail = 200;

// A secret key that was given in the place of a public one is not repeated.
bool hasSecretKey(std::string_view text)
{
    constexpr std::string_view kSecret = "age-secret-key-";
    return !std::ranges::search(text, kSecret, [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? char(a - 'A' + 'a') : a) == b;
    }).empty();
}

std::string detail(const std::string& text)
{
    if (hasSecretKey(text)) return "a secret key";
    return chains::visible(std::string_view(text).substr(0, kMaxDetail));
}

} // namespace

std::string_view sentence(Code code)
{
    const auto it = std::ranges::find(kSentences, code, &Sentence::code);
    return it == std::end(kSentences) ? std::string_view() : it->text;
}

std::string sentence(const Error& error)
{
    // The context is the sentence itself.
    if (error.code == Code::Usage && !error.context.empty()) return detail(error.context);
    if (error.field == backup::kPaperField && !error.context.empty()) return detail(error.context);
    std::string out { sentence(error.code) };
    std::string why = detail(error.field);
    if (!error.context.empty()) why += (why.empty() ? "" : ": ") + detail(error.context);
    if (!why.empty()) out += " (" + why + ")";
    return out;
}

} // namespace tercet::cli
