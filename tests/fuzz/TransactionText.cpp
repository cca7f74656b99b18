#include "core/chains/ethereum/TransactionJson.h"

using namespace tercet;
using namespace tercet::chains::ethereum;

// What is read from JSON or hex can be built and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto input = readTransaction(text({ data, size }));
    if (input && parseUnsigned(buildUnsigned(input->tx)) != input->tx) __builtin_trap();
    return 0;
}
