#include "app/cli/recover/Offline.h"

#include <algorithm>
#include <array>

#include "app/cli/Output.h"
#include "app/cli/recover/OfflineCommands.h"

namespace tercet::cli {

namespace {

struct Spec {
    std::array<std::string_view, 2> words;
    Result<Answer> (*run)(const OfflineWords&);
    std::vector<std::string_view> required {}, optional {};
    bool folder { true }; // takes one
};

const std::vector<Spec>& specs()
{
    static const std::vector<Spec> kSpecs {
        { { "recover", "verify" }, recoverVerify, { "--identity" },
            { "--identity-passphrase-fd", "--part" } },
        { { "recover", "reveal" }, recoverReveal, { "--identity", "--out" },
            { "--identity-passphrase-fd", "--part" } },
        { { "recover", "sweep" }, recoverSweep, { "--identity", "--tx" },
            { "--identity-passphrase-fd", "--part" } },
        { { "recover", "open" }, recoverOpen, { "--identity", "--for", "--out" },
            { "--identity-passphrase-fd", "--share" } },
        { { "recover", "identity" }, recoverIdentity, { "--out" }, {}, false },
        { { "trust", "check" }, trustCheck, {}, { "--identity", "--identity-passphrase-fd" } },
        { { "export", "verify" }, exportVerify },
    };
    return kSpecs;
}

// Words and options apart, before it is known whether they are ours.
struct Split {
    std::vector<std::string> words;
    std::vector<std::pair<std::string, std::string>> options;
    std::string lacks {}; // the option that stands last without its value
    bool json { false }, help { false };
};

Split split(const std::vector<std::string>& args)
{
    Split out;
    bool only = false; // after "--"
    for (std::size_t i = 0; i < args.size(); ++i) {
        const auto& arg = args[i];
        if (only || !arg.starts_with("-") || arg == "-") {
            out.words.push_back(arg);
            continue;
        }
        if (arg == "--") {
            only = true;
        } else if (arg == "--json") {
            out.json = true;
        } else if (arg == "--help" || arg == "-h" || arg == "--version") {
            out.help = true;
        } else if (const auto equals = arg.find('='); equals != arg.npos) {
            out.options.emplace_back(arg.substr(0, equals), arg.substr(equals + 1));
        } else if (i + 1 < args.size()) {
            out.options.emplace_back(arg, args[++i]);
        } else {
            out.lacks = arg;
        }
    }
    return out;
}

std::unexpected<Error> usage(std::string sentence)
{
    return fail(Code::Usage, std::move(sentence));
}

Result<OfflineWords> understand(const Spec& spec, const Split& split)
{
    if (!split.lacks.empty()) return usage(split.lacks.substr(0, 40) + " needs a value.");
    if (!spec.folder && split.words.size() != 2) return usage("This command takes no DIR.");
    if (spec.folder && (split.words.size() != 3 || split.words[2].empty()))
        return usage("This command takes one DIR.");
    OfflineWords out;
    if (spec.folder) out.folder = split.words[2];
    for (const auto& [name, value] : split.options) {
        const auto isOne
            = [&](const auto& list) { return std::ranges::find(list, name) != list.end(); };
        if (!isOne(spec.required) && !isOne(spec.optional))
            return usage("There is no option " + name.substr(0, 40) + " here.");
        if (value.empty()) return usage(name + " is empty.");
        if (name == "--identity") {
            out.identities.push_back(value);
        } else if (name == "--part") {
            out.parts.push_back(value);
        } else if (!out.options.emplace(name, value).second) {
            return usage(name + " stands twice.");
        }
    }
    for (const auto& name : spec.required)
        if (name == "--identity" ? out.identities.empty()
                                 : !out.options.contains(std::string(name)))
            return usage(std::string(name) + " is missing.");
    return out;
}

} // namespace

std::optional<int> runOffline(const std::vector<std::string>& words)
{
    const auto found = split(words);
    if (found.help || found.words.empty()) return {};
    const auto spec = std::ranges::find_if(specs(), [&](const Spec& one) {
        return found.words.size() >= 2 && found.words[0] == one.words[0]
            && found.words[1] == one.words[1];
    });
    if (spec == specs().end()) {
        if (found.words[0] != "recover") return {};
        return print(
            usage("recover is followed by verify, reveal, sweep, open or identity."), found.json);
    }
    const auto understood = understand(*spec, found);
    if (!understood) return print(std::unexpected(understood.error()), found.json);
    return print(spec->run(*understood), found.json);
}

} // namespace tercet::cli
