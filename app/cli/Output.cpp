#include "app/cli/Output.h"

#include <cstdio>

#include "app/cli/Messages.h"
#include "core/chains/Text.h"

namespace tercet::cli {

namespace {

std::string scalar(const std::string& key, const Answer& value)
{
    if (value.is_null()) return "-";
    if (!value.is_string()) return value.dump();
    const auto& text = value.get_ref<const std::string&>();
    return key == "name" ? chains::visible(text) : text;
}

// A field of the card, a risk, or a row of a list, on one line.
std::string row(const Answer& object)
{
    if (object.size() == 2 && object.contains("name") && object.contains("value"))
        return scalar("name", object["name"]) + ": " + scalar("value", object["value"]);
    if (object.contains("level") && object.contains("text"))
        return object["level"].get<std::string>() + ": " + object["text"].get<std::string>();
    std::string out;
    for (const auto& [key, value] : object.items())
        out += (out.empty() ? "" : "  ") + scalar(key, value);
    return out;
}

void write(std::FILE* to, const std::string& text)
{
    std::fwrite(text.data(), 1, text.size(), to);
    std::fflush(to);
}

int exitCode(Code code) { return code == Code::Usage || code == Code::VaultNotChosen ? 2 : 1; }

} // namespace

std::string plainText(const Answer& answer)
{
    std::string out;
    for (const auto& [key, value] : answer.items()) {
        if (value.is_array()) {
            out += key + ":\n";
            for (const auto& item : value) out += "  " + row(item) + "\n";
        } else if (value.is_object()) {
            for (const auto& [inner, v] : value.items())
                out.append(key)
                    .append(".")
                    .append(inner)
                    .append(": ")
                    .append(scalar(inner, v))
                    .append("\n");
        } else {
            out += key + ": " + scalar(key, value) + "\n";
        }
    }
    return out;
}

int print(const Result<Answer>& result, bool json)
{
    constexpr auto kReplace = Answer::error_handler_t::replace;
    if (result) {
        write(stdout, json ? result->dump(-1, ' ', false, kReplace) + "\n" : plainText(*result));
        return 0;
    }
    const auto text = sentence(result.error());
    if (json) {
        const Answer error { { "error",
            { { "code", codeName(result.error().code) }, { "message", text } } } };
        write(stdout, error.dump(-1, ' ', false, kReplace) + "\n");
    }
    note("tercet-cli: " + text);
    return exitCode(result.error().code);
}

void note(const std::string& line) { write(stderr, line + "\n"); }

} // namespace tercet::cli
