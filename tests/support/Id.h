#pragma once

#include "core/base/Bytes.h"

namespace tercet::test {

// 32 times `n`: an id, hash or key that only has to be told from others.
inline Bytes32 id(std::uint8_t n)
{
    Bytes32 out;
    out.fill(n);
    return out;
}

} // namespace tercet::test
