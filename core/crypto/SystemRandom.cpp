#include "core/crypto/SystemRandom.h"

#include "core/crypto/Secret.h"

namespace tercet::crypto {

void SystemRandom::fill(MutableByteView out) { randombytes_buf(out.data(), out.size()); }

} // namespace tercet::crypto
