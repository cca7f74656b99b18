#include <algorithm>

#include "core/chains/Payload.h"
#include "core/chains/ethereum/TypedData.h"

using namespace tercet;
using namespace tercet::chains;

// What is accepted is shown in full: a field for every value of the message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    const auto typed = ethereum::parseTypedData(text(bytes));
    const auto card = decode({ PayloadType::EthereumTypedData, toBytes(bytes) }, {});
    if (typed.has_value() != card.has_value()) __builtin_trap();
    if (!typed) return 0;
    const auto shown = std::ranges::count(card->fields, "typed", &Field::id);
    if (std::size_t(shown) != typed->message.size() || !card->fullyDecoded) __builtin_trap();
    return 0;
}
