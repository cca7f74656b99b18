#include "core/crypto/SystemRandom.h"

#include "core/crypto/Secret.h"

namespace tercet::crypto {

void SystemRandom::fill(MutableByteView out)
{
    if (!out.empty())
        randombytes_buf(out.data(), out.size()); // null is not allowed even for no bytes
}

} // namespace tercet::crypto
