#include "core/base/Json.h"

using namespace tercet;

// What the strict parser accepts is read back from its own text as the same value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = json::parse(text({ data, size }));
    if (!value) return 0;
    const auto again = json::parse(value->dump());
    if (!again || *again != *value) __builtin_trap();
    return 0;
}
