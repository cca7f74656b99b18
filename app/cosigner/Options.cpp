#include "app/cosigner/Options.h"

#include <algorithm>

namespace tercet::operating {

namespace {

std::unexpected<Error> usage(std::string sentence)
{
    return fail(Code::Usage, std::move(sentence));
}

enum class Operand { None, Vault, Device, Request };
using Names = std::vector<std::string>;

struct Spec {
    Command command;
    Names words;
    Operand operand { Operand::None };
    Names needed {}; // options
    Names allowed {};
};

const std::vector<Spec>& specs()
{
    static const Names place { "--data", "--database", "--sealing-key" };
    static const std::vector<Spec> list {
        { Command::Init, { "init" }, Operand::None, { "--data", "--listen", "--share" },
            { "--url", "--database", "--profile", "--sealing-key", "--sealing-command" } },
        { Command::Serve, { "serve" }, Operand::None, { "--data" } },
        { Command::Pair, { "pair" }, Operand::None, { "--data" } },
        { Command::DevicesList, { "devices", "list" }, Operand::None, { "--data" } },
        { Command::DevicesAdd, { "devices", "add" }, Operand::None, { "--data", "--role", "--key" },
            { "--name", "--vault" } },
        { Command::DevicesRevoke, { "devices", "revoke" }, Operand::Device, { "--data" } },
        { Command::DevicesKeep, { "devices", "keep" }, Operand::Device, { "--data" } },
        { Command::CertificateRenew, { "certificate", "renew" }, Operand::None, { "--data" } },
        { Command::Check, { "check" }, Operand::None, {}, place },
        { Command::VaultsList, { "vaults", "list" }, Operand::None, {}, place },
        { Command::VaultsShow, { "vaults", "show" }, Operand::Vault, {}, place },
        { Command::RequestsList, { "requests", "list" }, Operand::None, {},
            { "--data", "--database", "--vault", "--state" } },
        { Command::RequestsShow, { "requests", "show" }, Operand::Request, {},
            { "--data", "--database" } },
        { Command::VaultsRelease, { "vaults", "release" }, Operand::Vault, {}, place },
        { Command::Backup, { "backup" }, Operand::None, { "--recipient", "--out" }, place },
    };
    return list;
}

bool opensRecords(Command command)
{
    return command == Command::Check || command == Command::VaultsShow
        || command == Command::Backup;
}

bool isId(const std::string& text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

std::string* slot(Options& out, std::string& share, const std::string& name)
{
    const std::pair<const char*, std::string*> slots[] { { "--data", &out.data },
        { "--database", &out.database }, { "--sealing-key", &out.sealingKey },
        { "--listen", &out.listen }, { "--share", &share }, { "--url", &out.url },
        { "--profile", &out.profile }, { "--sealing-command", &out.sealingCommand },
        { "--role", &out.role }, { "--key", &out.key }, { "--name", &out.name },
        { "--vault", &out.vault }, { "--state", &out.state }, { "--recipient", &out.recipient },
        { "--out", &out.out } };
    for (const auto& [known, value] : slots)
        if (name == known) return value;
    return nullptr;
}

bool isIn(const Names& names, const std::string& name)
{
    return std::ranges::find(names, name) != names.end();
}

Status checkOptions(const Spec& spec, const Names& given)
{
    for (const auto& name : given)
        if (!isIn(spec.needed, name) && !isIn(spec.allowed, name))
            return usage(name + " is no option of this command.");
    for (const auto& name : spec.needed)
        if (!isIn(given, name)) return usage(name + " is missing.");
    return {};
}

Status checkPlace(const Options& out)
{
    if (!out.data.empty()) {
        if (out.database.empty() && out.sealingKey.empty()) return {};
        return usage("--data names the database and the key already.");
    }
    if (out.database.empty()) return usage("--data or --database is missing.");
    if (opensRecords(out.command) && out.sealingKey.empty())
        return usage("--sealing-key is missing.");
    return {};
}

Status checkInit(Options& out, const std::string& share)
{
    if (share != "2" && share != "3") return usage("--share is 2 or 3.");
    out.share = share[0] - '0';
    if (!out.sealingKey.empty() && !out.sealingCommand.empty())
        return usage("--sealing-key and --sealing-command exclude each other.");
    if (out.profile.empty()) out.profile = "unattested";
    return {};
}

Status finish(const Spec& spec, Options& out, const Names& words, const std::string& share)
{
    const auto operands = words.size() - spec.words.size();
    if (operands != std::size_t(spec.operand != Operand::None))
        return usage("A vault, a device or a request is named once, where one is needed.");
    if (spec.operand == Operand::Vault) out.vault = words.back();
    if (spec.operand == Operand::Device) out.device = words.back();
    if (spec.operand == Operand::Request) out.request = words.back();
    if (!out.vault.empty() && !isId(out.vault))
        return usage("A vault's id is 64 lower-case hex digits.");
    if (spec.operand == Operand::Device && !isId(out.device))
        return usage("A device's id is 64 lower-case hex digits.");
    if (spec.operand == Operand::Request && !isId(out.request))
        return usage("A request's id is 64 lower-case hex digits.");
    if (out.command == Command::Init) return checkInit(out, share);
    if (isIn(spec.allowed, "--database")) return checkPlace(out);
    return {};
}

} // namespace

Result<Options> parse(const std::vector<std::string>& args)
{
    Options out;
    std::string share;
    Names words, given;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--help" || args[i] == "-h" || args[i] == "help") return Options {};
        if (!args[i].starts_with("-")) {
            words.push_back(args[i]);
            continue;
        }
        auto* const value = slot(out, share, args[i]);
        if (!value) return usage("There is no option " + args[i].substr(0, 40) + ".");
        if (i + 1 == args.size() || args[i + 1].empty()) return usage(args[i] + " needs a value.");
        if (isIn(given, args[i])) return usage(args[i] + " stands twice.");
        given.push_back(args[i]);
        *value = args[++i];
    }
    for (const auto& spec : specs()) {
        if (words.size() < spec.words.size()
            || !std::equal(spec.words.begin(), spec.words.end(), words.begin()))
            continue;
        out.command = spec.command;
        TERCET_CHECK(checkOptions(spec, given));
        TERCET_CHECK(finish(spec, out, words, share));
        return out;
    }
    return usage("There is no such command.");
}

} // namespace tercet::operating
