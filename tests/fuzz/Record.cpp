#include "core/mpc/CoreRecord.h"

using namespace tercet;
using namespace tercet::mpc;

// What decodes as a core record is exactly what encode() writes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto record = CoreRecord::decode({ data, size });
    if (record && !equal(record->encode().view(), { data, size })) __builtin_trap();
    return 0;
}
