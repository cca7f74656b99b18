#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/Result.h"
#include "core/wallet/Types.h"

namespace tercet::cli {

enum class Command {
    Help,
    Version,
    VaultCreate,
    VaultList,
    VaultShow,
    VaultRefresh,
    CosignerStatus,
    VaultFreeze,
    AccountXpub,
    Address,
    TxDecode,
    TxSign,
    MessageSign,
    RequestCreate,
    RequestDecide,
    RequestList,
    RequestShow,
    RequestApprove,
    RequestReject,
    PolicyShow,
    PolicySet,
    PolicyPending,
    PolicyCancel,
    ExportRecipientsSet,
    ExportRecipientsConfirm,
    ExportRun,
    TrustSet,
    TrustConfirm,
    TrustPackage,
    BackupExport,
    BackupInspect,
    BackupSplit,
    BackupCombine,
    BackupCheckIn,
    BackupList,
    BackupPaper,
    BackupDrill,
    BackupImport,
    Bench,
};

// --cosigner URL --pin PIN --pairing CODE [--profile NAME]
struct CosignerWords {
    std::string url {}, pin {}, pairing {}, profile {};
};

// --identity FILE [--identity-passphrase-fd N]
struct IdentityWords {
    std::string file {};
    std::optional<int> passphraseFd {};
};

// A command line as it was understood.
struct Arguments {
    Command command {};
    // global
    std::string data {}; // empty: the platform's folder
    std::string vault {}; // empty: the only one
    std::optional<wallet::KeychainKind> keychain {};
    std::optional<int> passphraseFd {};
    bool json { false };
    // of the command
    std::map<std::string, std::string> options {}; // "--name" → value
    std::string operand {}; // FILE, - or ID
    std::vector<std::string> operands {}; // where a command takes several
    std::vector<std::string> recipients {}; // of each --recipient
    std::vector<IdentityWords> identities {};
    std::optional<int> backupPassphraseFd {};
    std::string decision {}; // of RequestDecide: approve, reject or show
    std::vector<CosignerWords> cosigners {}; // none, or two: of shares 2 and 3

    bool has(const std::string& option) const { return options.contains(option); }
    // Account, index and seconds, checked by parse().
    std::uint32_t number(const std::string& option, std::uint32_t fallback) const;
    // Of --for, checked by parse().
    std::int64_t seconds() const;
    // The address that --chain, --type, --account and --index name; without --chain Ethereum's.
    chains::AddressPath place() const;
};

// Global options stand before or after the command, `--option value` or `--option=value`, each at
// most once; --cosigner, --pin, --pairing and --profile once for each co-signer, --cosigner first;
// --recipient and --identity as often as there are, the latter each with its
// --identity-passphrase-fd behind it.
// Code::Usage with an English sentence as context.
Result<Arguments> parse(const std::vector<std::string>& words);

// Whether the answer is wanted as JSON, known even where the rest is not understood.
bool wantsJson(const std::vector<std::string>& words);

} // namespace tercet::cli
