#pragma once

#include "core/base/Bytes.h"

namespace tercet {

// A source of uniformly random bytes. Handed in everywhere, so that tests are deterministic.
// crypto::SystemRandom is the real one; protocol code draws through mpc's hedged source over it.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(MutableByteView out) = 0;

    template <std::size_t N> ByteArray<N> bytes()
    {
        ByteArray<N> out;
        fill(out);
        return out;
    }
};

} // namespace tercet
