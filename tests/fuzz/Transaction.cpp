#include "core/chains/ethereum/Transaction.h"
#include "core/chains/Payload.h"

using namespace tercet;
using namespace tercet::chains;

// A transaction has one encoding: what is accepted is built again from its fields as the same
// bytes, and its card can be made.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView bytes(data, size);
    if (const auto tx = ethereum::parseUnsigned(bytes)) {
        if (!equal(ethereum::buildUnsigned(*tx), bytes)) __builtin_trap();
        const auto card = decode({ PayloadType::EthereumTransaction, toBytes(bytes) }, {});
        if (!card || card->digest != ethereum::signingDigest(*tx)) __builtin_trap();
    }
    if (const auto tx = ethereum::parseSigned(bytes))
        if (!equal(ethereum::buildSigned(tx->tx, tx->signature), bytes)) __builtin_trap();
    return 0;
}
