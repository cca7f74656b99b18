#include "app/cli/Arguments.h"

#include "core/base/Bytes.h"

// A command line, a word a line.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<std::string> words(1);
    for (const auto c : tercet::text({ data, size })) {
        if (c == '\n')
            words.emplace_back();
        else
            words.back() += c;
    }
    (void)tercet::cli::wantsJson(words);
    const auto arguments = tercet::cli::parse(words);
    if (!arguments && arguments.error().context.empty()) __builtin_trap(); // says what is wrong
    return 0;
}
