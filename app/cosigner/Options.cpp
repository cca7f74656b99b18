#include "app/cosigner/Options.h"

#include <algorithm>

namespace tercet::operating {

namespace {

std::unexpected<Error> usage(std::string sentence)
{
    return fail(Code::Usage, std::move(sentence));
}

struct Spec {
    Command command;
    std::vector<std::string> words;
    bool key; // opens sealed records
    bool vault; // takes one
};

const Spec kSpecs[] = {
    { Command::Check, { "check" }, true, false },
    { Command::VaultsList, { "vaults", "list" }, false, false },
    { Command::VaultsShow, { "vaults", "show" }, true, true },
    { Command::VaultsRelease, { "vaults", "release" }, false, true },
};

bool isVault(const std::string& text)
{
    return text.size() == 64 && std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

} // namespace

Result<Options> parse(const std::vector<std::string>& args)
{
    Options out;
    std::vector<std::string> words;
    for (std::size_t i = 0; i < args.size(); ++i) {
        if (args[i] == "--help" || args[i] == "-h" || args[i] == "help") return Options {};
        if (!args[i].starts_with("-")) {
            words.push_back(args[i]);
            continue;
        }
        auto* const value = args[i] == "--database" ? &out.database
            : args[i] == "--sealing-key"            ? &out.sealingKey
                                                    : nullptr;
        if (!value) return usage("There is no option " + args[i].substr(0, 40) + ".");
        if (i + 1 == args.size() || args[i + 1].empty()) return usage(args[i] + " needs a value.");
        if (!value->empty()) return usage(args[i] + " stands twice.");
        *value = args[++i];
    }
    for (const auto& spec : kSpecs) {
        if (words.size() < spec.words.size()
            || !std::equal(spec.words.begin(), spec.words.end(), words.begin()))
            continue;
        out.command = spec.command;
        const auto operands = words.size() - spec.words.size();
        if (operands != std::size_t(spec.vault))
            return usage("A vault is named once, where one is needed.");
        if (spec.vault) out.vault = words.back();
        if (spec.vault && !isVault(out.vault))
            return usage("A vault's id is 64 lower-case hex digits.");
        if (out.database.empty()) return usage("--database is missing.");
        if (spec.key && out.sealingKey.empty()) return usage("--sealing-key is missing.");
        return out;
    }
    return usage("There is no such command.");
}

} // namespace tercet::operating
