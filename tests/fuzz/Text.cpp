#include "core/chains/ethereum/Abi.h"
#include "core/chains/ethereum/Address.h"
#include "core/chains/ethereum/Rlp.h"
#include "core/crypto/Bip32.h"

using namespace tercet;

// What a person types or pastes, and the small decoders under the larger ones. The first byte
// chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto bytes = ByteView(data, size).subspan(1);
    const auto in = text(bytes);
    switch (data[0] % 7) {
    case 0:
        (void)chains::ethereum::Address::parse(in);
        break;
    case 1:
        if (const auto key = crypto::decodeXpub(in); key && crypto::encodeXpub(*key) != in)
            __builtin_trap();
        break;
    case 2:
        (void)crypto::parsePath(in);
        break;
    case 3:
        if (const auto read = fromBase64url(in); read && base64url(*read) != in) __builtin_trap();
        break;
    case 4:
        if (const auto read = fromHex(in); read && hex(*read).size() != in.size()) __builtin_trap();
        break;
    case 5:
        (void)chains::ethereum::rlp::decode(bytes);
        break;
    case 6:
        (void)chains::ethereum::decodeCall(bytes);
        break;
    }
    return 0;
}
