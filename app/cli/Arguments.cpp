#include "app/cli/Arguments.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tercet::cli {

namespace {

struct OptionSpec {
    std::string name;
    bool required { false };
};

struct CommandSpec {
    Command command;
    std::vector<std::string> words;
    std::vector<OptionSpec> options {};
    std::string operand {}; // empty: takes none
    bool cosigners { false }; // takes both
    bool many { false }; // operands: at least one
    bool recipients { false }; // takes --recipient
    bool opens { false }; // takes --identity or --backup-passphrase-fd
};

const std::vector<CommandSpec>& commands()
{
    static const OptionSpec kChain { "--chain", true }, kType { "--type" },
        kAccount { "--account" }, kIndex { "--index" };
    static const std::vector<CommandSpec> kCommands {
        { Command::VaultCreate, { "vault", "create" }, { { "--name", true } }, {}, true },
        { Command::VaultList, { "vault", "list" } },
        { Command::VaultShow, { "vault", "show" } },
        { .command = Command::VaultRefresh,
            .words = { "vault", "refresh" },
            .options = { { "--backup-out" }, { "--backup-passphrase-fd" } },
            .recipients = true },
        { Command::CosignerStatus, { "cosigner", "status" } },
        { Command::VaultFreeze, { "vault", "freeze" }, { { "--for", true } } },
        { Command::AccountXpub, { "account", "xpub" }, { kAccount } },
        { Command::Address, { "address" }, { kChain, kType, kAccount, kIndex } },
        { Command::TxDecode, { "tx", "decode" }, { kChain }, "FILE" },
        { Command::TxSign, { "tx", "sign" }, { kChain, kAccount, kIndex }, "FILE" },
        { Command::MessageSign, { "message", "sign" },
            { kChain, kType, kAccount, kIndex, { "--text" }, { "--hex" }, { "--typed-data" } } },
        { Command::RequestCreate, { "request", "create" },
            { kChain, kAccount, kIndex, { "--key", true }, { "--note" }, { "--idempotency-key" },
                { "--expires" } },
            "FILE", true },
        { Command::RequestDecide, { "request", "decide" }, { { "--key", true }, { "--reason" } },
            "REQUEST", true },
        { Command::RequestList, { "request", "list" } },
        { Command::RequestShow, { "request", "show" }, {}, "ID" },
        { Command::RequestApprove, { "request", "approve" }, {}, "ID" },
        { Command::RequestReject, { "request", "reject" }, { { "--reason" } }, "ID" },
        { Command::PolicyShow, { "policy", "show" } },
        { Command::PolicySet, { "policy", "set" }, {}, "FILE" },
        { Command::PolicyPending, { "policy", "pending" } },
        { Command::PolicyCancel, { "policy", "cancel" }, {}, "ID" },
        { .command = Command::ExportRecipientsSet,
            .words = { "export", "recipients", "set" },
            .operand = "RECIPIENT",
            .many = true },
        { .command = Command::ExportRecipientsConfirm,
            .words = { "export", "recipients", "confirm" },
            .options = { { "--share", true }, { "--answer", true } } },
        { .command = Command::ExportRun,
            .words = { "export", "run" },
            .options = { { "--out", true } } },
        { .command = Command::TrustSet,
            .words = { "trust", "set" },
            .options = { { "--name", true }, { "--conditions", true }, { "--threshold" } },
            .recipients = true },
        { .command = Command::TrustConfirm,
            .words = { "trust", "confirm" },
            .options = { { "--officer", true }, { "--answer", true } } },
        { .command = Command::TrustPackage,
            .words = { "trust", "package" },
            .options = { { "--out", true } } },
        { .command = Command::BackupExport,
            .words = { "backup", "export" },
            .options = { { "--out", true }, { "--backup-passphrase-fd" } },
            .recipients = true },
        { .command = Command::BackupInspect,
            .words = { "backup", "inspect" },
            .options = { { "--backup-passphrase-fd" } },
            .operand = "FILE",
            .many = true,
            .opens = true },
        { .command = Command::BackupSplit,
            .words = { "backup", "split" },
            .options = { { "--out", true }, { "--threshold", true } },
            .recipients = true },
        { .command = Command::BackupCombine,
            .words = { "backup", "combine" },
            .options = { { "--out", true } },
            .operand = "PIECE",
            .many = true,
            .opens = true },
        { .command = Command::BackupCheckIn,
            .words = { "backup", "check-in" },
            .options = { { "--code", true } } },
        { .command = Command::BackupList, .words = { "backup", "list" } },
        { .command = Command::BackupDrill,
            .words = { "backup", "drill" },
            .options = { { "--backup-passphrase-fd" } },
            .operand = "FILE",
            .many = true,
            .opens = true },
        { .command = Command::BackupImport,
            .words = { "backup", "import" },
            .options = { { "--backup-passphrase-fd" } },
            .operand = "FILE",
            .cosigners = true,
            .many = true,
            .opens = true },
        { .command = Command::BackupPaper,
            .words = { "backup", "paper" },
            .options = { { "--out", true } },
            .operand = "FILE" },
        { Command::Bench, { "bench" }, { { "--seconds" } } },
        { Command::Help, { "help" } },
    };
    return kCommands;
}

const std::vector<std::string> kGlobals { "--data", "--vault", "--keychain", "--passphrase-fd" };

std::unexpected<Error> usage(std::string sentence)
{
    return fail(Code::Usage, std::move(sentence));
}

bool contains(const std::vector<std::string>& list, const std::string& word)
{
    return std::ranges::find(list, word) != list.end();
}

// A decimal number without sign and leading zeros, at most `largest`.
std::optional<std::uint32_t> decimal(const std::string& text, std::uint32_t largest)
{
    std::uint32_t v = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, v);
    if (text.empty() || error != std::errc() || stop != end || v > largest) return {};
    if (text.size() > 1 && text[0] == '0') return {};
    return v;
}

// "90s", "30m", "24h" or "7d", at most 90 days; 0 for anything else.
std::int64_t duration(const std::string& text)
{
    constexpr std::int64_t kMost = 90LL * 24 * 3600;
    if (text.empty()) return 0;
    const char last = text.back();
    const std::int64_t unit = last == 's' ? 1
        : last == 'm'                     ? 60
        : last == 'h'                     ? 3600
        : last == 'd'                     ? 24 * 3600
                                          : 0;
    const auto count = decimal(text.substr(0, text.size() - 1), kMost);
    if (!count || *count * unit > kMost) return 0;
    return *count * unit;
}

constexpr std::array<std::string_view, 4> kProfiles { "unattested", "simulated", "snp", "sgx" };

// What the words are before they have a meaning.
struct Split {
    std::vector<std::string> words;
    std::map<std::string, std::string> options;
    std::vector<CosignerWords> cosigners;
    std::vector<std::string> recipients;
    std::vector<IdentityWords> identities;
    bool json { false }, help { false }, version { false };
};

Result<int> descriptor(const std::string& name, const std::string& value)
{
    const auto fd = decimal(value, 65535);
    if (!fd) return usage(name + " is the number of an open file descriptor.");
    return int(*fd);
}

// Takes the option where it may stand more than once.
Result<bool> takeRepeated(Split& into, const std::string& name, const std::string& value)
{
    if (name == "--identity-passphrase-fd") {
        if (into.identities.empty() || into.identities.back().passphraseFd)
            return usage(name + " stands once, behind its --identity.");
        TERCET_TRY(into.identities.back().passphraseFd, descriptor(name, value));
        return true;
    }
    if (name != "--recipient" && name != "--identity") return false;
    if (value.empty()) return usage(name + " is empty.");
    if (name == "--recipient")
        into.recipients.push_back(value);
    else
        into.identities.push_back({ .file = value });
    return true;
}

// Takes the option where it is one of those that stand once for each co-signer.
Result<bool> takeCosigner(
    std::vector<CosignerWords>& into, const std::string& name, const std::string& value)
{
    static const std::map<std::string, std::string CosignerWords::*> kWords {
        { "--pin", &CosignerWords::pin }, { "--pairing", &CosignerWords::pairing },
        { "--profile", &CosignerWords::profile }
    };
    const auto word = kWords.find(name);
    if (name != "--cosigner" && word == kWords.end()) return false;
    if (value.empty()) return usage(name + " is empty.");
    if (name == "--cosigner") {
        into.push_back({ .url = value });
        return true;
    }
    if (into.empty()) return usage("--cosigner stands before its " + name + ".");
    auto& to = into.back().*word->second;
    if (!to.empty()) return usage(name + " stands twice for one --cosigner.");
    to = value;
    return true;
}

// Without a share: by a key of one's own.
bool isOutsider(Command command)
{
    return command == Command::RequestCreate || command == Command::RequestDecide;
}

Status checkCosigners(const CommandSpec& spec, const std::vector<CosignerWords>& cosigners)
{
    const bool asks = isOutsider(spec.command);
    if (cosigners.empty() && asks) return usage("--cosigner is missing.");
    if (cosigners.empty()) return {};
    if (!spec.cosigners) return usage("There is no option --cosigner here.");
    if (cosigners.size() != 2) return usage("--cosigner stands twice: share 2, then share 3.");
    for (const auto& one : cosigners) {
        if (asks && !one.pairing.empty()) return usage("There is no option --pairing here.");
        if (asks && !one.profile.empty()) return usage("There is no option --profile here.");
        if (!one.profile.empty() && std::ranges::find(kProfiles, one.profile) == kProfiles.end())
            return usage("--profile is unattested, simulated, snp or sgx.");
        if (one.pin.empty() || (one.pairing.empty() && !asks))
            return usage(asks ? "Each --cosigner needs a --pin."
                              : "Each --cosigner needs a --pin and a --pairing.");
    }
    return {};
}

Result<Split> split(const std::vector<std::string>& args)
{
    Split out;
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto& arg = args[i];
        if (arg == "--") {
            out.words.insert(out.words.end(), args.begin() + std::ptrdiff_t(i) + 1, args.end());
            break;
        }
        if (arg == "-h") {
            out.help = true;
            continue;
        }
        if (!arg.starts_with("--")) {
            if (arg.size() > 1 && arg[0] == '-')
                return usage("There is no option " + arg.substr(0, 40) + ".");
            out.words.push_back(arg);
            continue;
        }
        const auto equals = arg.find('=');
        const auto name = arg.substr(0, equals);
        if (arg == "--json" || arg == "--help" || arg == "--version") {
            (arg == "--json" ? out.json : arg == "--help" ? out.help : out.version) = true;
            continue;
        }
        if (equals == arg.npos && i + 1 == args.size())
            return usage(name.substr(0, 40) + " needs a value.");
        const auto& value = equals == arg.npos ? args[++i] : arg.substr(equals + 1);
        TERCET_TRY(const bool isOfCosigner, takeCosigner(out.cosigners, name, value));
        if (isOfCosigner) continue;
        TERCET_TRY(const bool isRepeated, takeRepeated(out, name, value));
        if (isRepeated) continue;
        if (!out.options.emplace(name, value).second)
            return usage(name.substr(0, 40) + " stands twice.");
    }
    return out;
}

const CommandSpec* find(const std::vector<std::string>& words)
{
    const auto it = std::ranges::find_if(commands(), [&](const CommandSpec& spec) {
        return words.size() >= spec.words.size()
            && std::equal(spec.words.begin(), spec.words.end(), words.begin());
    });
    return it == commands().end() ? nullptr : &*it;
}

Status takeGlobals(std::map<std::string, std::string>& options, Arguments& out)
{
    for (const auto& name : kGlobals) {
        const auto node = options.extract(name);
        if (node.empty()) continue;
        const auto& value = node.mapped();
        if (value.empty()) return usage(name + " is empty.");
        if (name == "--data") out.data = value;
        if (name == "--vault") out.vault = value;
        if (name == "--keychain") {
            if (value == "system")
                out.keychain = wallet::KeychainKind::System;
            else if (value == "file")
                out.keychain = wallet::KeychainKind::File;
            else if (value == "memory")
                out.keychain = wallet::KeychainKind::Memory;
            else
                return usage("--keychain is system, file or memory.");
        }
        if (name == "--passphrase-fd") {
            TERCET_TRY(out.passphraseFd, descriptor(name, value));
        }
    }
    return {};
}

Status checkOptions(const CommandSpec& spec, const std::map<std::string, std::string>& options)
{
    constexpr std::uint32_t kLargestIndex = 0x7FFFFFFF, kLongestBench = 3600;
    for (const auto& [name, value] : options) {
        if (std::ranges::find(spec.options, name, &OptionSpec::name) == spec.options.end())
            return usage("There is no option " + name.substr(0, 40) + " here.");
        if ((name == "--account" || name == "--index") && !decimal(value, kLargestIndex))
            return usage(name + " is a whole number from 0 to 2147483647.");
        if (name == "--officer" && decimal(value, 16).value_or(0) == 0)
            return usage("--officer is a whole number from 1 to 16.");
        if (name == "--share" && decimal(value, 3).value_or(0) == 0)
            return usage("--share is 1, 2 or 3.");
        if (name == "--expires" && !decimal(value, UINT32_MAX))
            return usage("--expires is a time in seconds since 1970.");
        if (name == "--seconds" && decimal(value, kLongestBench).value_or(0) == 0)
            return usage("--seconds is a whole number from 1 to 3600.");
        if (name == "--for" && duration(value) == 0)
            return usage("--for is a time such as 30m, 24h or 7d, at most 90 days.");
    }
    for (const auto& option : spec.options)
        if (option.required && !options.contains(option.name))
            return usage(option.name + " is missing.");
    return {};
}

// To whom a file goes, and what opens one.
Status checkKeys(const CommandSpec& spec, const Split& parts, Arguments& out)
{
    if (!parts.recipients.empty() && !spec.recipients)
        return usage("There is no option --recipient here.");
    if (!parts.identities.empty() && !spec.opens)
        return usage("There is no option --identity here.");
    if (const auto fd = parts.options.find("--backup-passphrase-fd"); fd != parts.options.end()) {
        TERCET_TRY(out.backupPassphraseFd, descriptor(fd->first, fd->second));
    }
    const bool passphrase = out.backupPassphraseFd.has_value();
    if (spec.opens && parts.identities.empty() && !passphrase)
        return usage("--identity is missing.");
    if (spec.command == Command::BackupExport && parts.recipients.empty() != passphrase)
        return usage("Either --backup-passphrase-fd or --recipient is needed.");
    if (spec.command == Command::VaultRefresh) {
        const bool out = parts.options.contains("--backup-out");
        if (out ? parts.recipients.empty() != passphrase : passphrase || !parts.recipients.empty())
            return usage("A backup goes to --backup-out, and either to --recipient or under"
                         " --backup-passphrase-fd.");
    }
    if (const auto it = parts.options.find("--threshold"); it != parts.options.end()) {
        const auto threshold = decimal(it->second, 255).value_or(0);
        const auto count = parts.recipients.size();
        if (threshold < 2 || threshold > count || count > 255)
            return usage("--threshold is from 2 to the number of recipients.");
    }
    return {};
}

// Which chain, and on Bitcoin which of its addresses. Transactions are Ethereum's.
Status checkChain(const CommandSpec& spec, const std::map<std::string, std::string>& options)
{
    const auto chain = options.find("--chain");
    if (chain == options.end()) return {};
    const bool anyChain = spec.command == Command::Address || spec.command == Command::MessageSign;
    const auto& name = chain->second;
    if (!anyChain && name != "ethereum") return usage("--chain is ethereum.");
    if (name != "ethereum" && name != "bitcoin" && name != "solana")
        return usage("--chain is ethereum, bitcoin or solana.");
    const auto type = options.find("--type");
    if (name != "bitcoin" && type != options.end()) return usage("--type is for Bitcoin only.");
    if (name == "bitcoin"
        && (type == options.end() || (type->second != "p2tr" && type->second != "p2wpkh")))
        return usage("On Bitcoin --type is needed: p2tr or p2wpkh.");
    return {};
}

// The last word.
Result<std::string> takeDecision(std::vector<std::string>& words)
{
    const auto last = words.back();
    if (last != "approve" && last != "reject" && last != "show")
        return usage("After REQUEST stands approve, reject or show.");
    words.pop_back();
    return last;
}

Status checkMessage(const std::map<std::string, std::string>& options)
{
    if (options.at("--chain") != "ethereum") {
        if (!options.contains("--text") || options.contains("--hex")
            || options.contains("--typed-data"))
            return usage("On this chain the message is --text.");
        return {};
    }
    const auto given
        = options.count("--text") + options.count("--hex") + options.count("--typed-data");
    if (given != 1) return usage("Exactly one of --text, --hex and --typed-data is needed.");
    return {};
}

} // namespace

std::uint32_t Arguments::number(const std::string& option, std::uint32_t fallback) const
{
    const auto it = options.find(option);
    return it == options.end() ? fallback : decimal(it->second, UINT32_MAX).value_or(fallback);
}

std::int64_t Arguments::seconds() const
{
    const auto it = options.find("--for");
    return it == options.end() ? 0 : duration(it->second);
}

chains::AddressPath Arguments::place() const
{
    using enum chains::AddressKind;
    const auto it = options.find("--chain");
    const auto chain = it == options.end() ? std::string() : it->second;
    const bool taproot = has("--type") && options.at("--type") == "p2tr";
    const auto kind = chain == "solana" ? Solana
        : chain == "bitcoin"            ? (taproot ? BitcoinP2tr : BitcoinP2wpkh)
                                        : Ethereum;
    return { kind, number("--account", 0), number("--index", 0) };
}

Result<Arguments> parse(const std::vector<std::string>& args)
{
    TERCET_TRY(auto parts, split(args));
    Arguments out;
    out.json = parts.json;
    if (parts.help || parts.version) {
        out.command = parts.help ? Command::Help : Command::Version;
        return out;
    }
    const auto* spec = find(parts.words);
    if (!spec)
        return usage(parts.words.empty() ? "A command is missing." : "There is no such command.");
    out.command = spec->command;
    TERCET_CHECK(takeGlobals(parts.options, out));
    TERCET_CHECK(checkOptions(*spec, parts.options));
    TERCET_CHECK(checkChain(*spec, parts.options));
    TERCET_CHECK(checkCosigners(*spec, parts.cosigners));
    TERCET_CHECK(checkKeys(*spec, parts, out));
    if (isOutsider(spec->command) && out.vault.empty()) return usage("--vault is missing.");
    if (spec->command == Command::MessageSign) {
        TERCET_CHECK(checkMessage(parts.options));
    }
    if (spec->command == Command::RequestDecide) {
        TERCET_TRY(out.decision, takeDecision(parts.words));
    }
    const auto operands = parts.words.size() - spec->words.size();
    if (operands > (spec->operand.empty() ? 0 : 1) && !spec->many)
        return usage("There are too many words.");
    if (!spec->operand.empty()) {
        if (operands == 0 || parts.words.back().empty())
            return usage(spec->operand + " is missing.");
        out.operand = parts.words.back();
        if (spec->many)
            out.operands.assign(parts.words.end() - std::ptrdiff_t(operands), parts.words.end());
    }
    const auto reads = out.operand == "-"
        || (parts.options.contains("--typed-data") && parts.options["--typed-data"] == "-");
    if (reads && out.passphraseFd == 0)
        return usage("The passphrase and the input cannot both come from standard input.");
    out.options = std::move(parts.options);
    out.cosigners = std::move(parts.cosigners);
    out.recipients = std::move(parts.recipients);
    out.identities = std::move(parts.identities);
    return out;
}

bool wantsJson(const std::vector<std::string>& words) { return contains(words, "--json"); }

} // namespace tercet::cli
