#include "core/wallet/Backoff.h"

#include <algorithm>

namespace tercet::wallet {

int backoffMs(const Timing& timing, int tries, Random& random)
{
    auto bound = std::int64_t(timing.backoffMs);
    for (int i = 1; i < tries && bound < timing.longestBackoffMs; ++i) bound *= 2;
    bound = std::min<std::int64_t>(bound, timing.longestBackoffMs);
    const auto bytes = random.bytes<8>();
    std::uint64_t draw = 0;
    for (const auto byte : bytes) draw = draw << 8 | byte;
    return int(draw % std::uint64_t(bound + 1));
}

} // namespace tercet::wallet
