#pragma once

#include <algorithm>

#include "core/crypto/Point.h"

// Values that are well formed and not the right ones, in place.
namespace tercet::mpc::cheating {

inline void addOne(MutableByteView scalar)
{
    const auto more = crypto::Scalar::decode(scalar).value() + crypto::Scalar::fromU64(1);
    std::ranges::copy(more.be(), scalar.begin());
}

inline void addG(MutableByteView point)
{
    const auto more = crypto::Point::decode(point)->addBasePublic(crypto::Scalar::fromU64(1));
    std::ranges::copy(more->encode(), point.begin());
}

} // namespace tercet::mpc::cheating
