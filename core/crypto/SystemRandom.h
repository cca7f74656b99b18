#pragma once

#include "core/base/Random.h"

namespace tercet::crypto {

// The kernel's generator through libsodium. Thread-safe.
class SystemRandom final : public Random {
public:
    void fill(MutableByteView out) override;
};

} // namespace tercet::crypto
