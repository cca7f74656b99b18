#include "core/chains/ethereum/Message.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

Bytes32 messageDigest(ByteView message)
{
    auto bytes = toBytes(view("\x19"
                              "Ethereum Signed Message:\n"));
    append(bytes, view(std::to_string(message.size())));
    append(bytes, message);
    return crypto::keccak256(bytes);
}

ByteArray<65> messageSignature(const crypto::EcdsaSignature& signature)
{
    ByteArray<65> out;
    std::ranges::copy(signature.s, std::ranges::copy(signature.r, out.begin()).out);
    out[64] = std::uint8_t(27 + (signature.recid & 1));
    return out;
}

} // namespace tercet::chains::ethereum
