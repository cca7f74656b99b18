#include "core/wallet/node/Answers.h"

using namespace tercet;
using namespace tercet::wallet::node;

// A node's results as JSON. The first byte chooses the question.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto result = json::parse(text(ByteView(data, size).subspan(1)), json::Floats::AsText);
    if (!result) return 0;
    static const std::string hash
        = "0x00000000000000000000000000000000000000000000000000000000000000ff";
    switch (data[0] % 5) {
    case 0:
        (void)readQuantity(*result);
        break;
    case 1:
        (void)readU64(*result);
        break;
    case 2:
        (void)readFees(*result);
        break;
    case 3:
        (void)readKnown(*result, hash);
        break;
    case 4:
        (void)readReceipt(*result, hash);
        break;
    }
    return 0;
}
