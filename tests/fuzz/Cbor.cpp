#include "core/base/Json.h"

using namespace tercet;

// What the strict parser accepts is read back from its own encoding as the same value.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto value = json::parseCbor({ data, size }, 1 << 16);
    if (!value) return 0;
    const auto again = json::parseCbor(json::toCbor(*value), 1 << 20);
    if (!again || *again != *value) __builtin_trap();
    return 0;
}
