#pragma once

#include "core/crypto/Scalar.h"
#include "core/crypto/Secret.h"
#include "core/mpc/Party.h"

// Pseudorandom sharings of zero from the pairs' seeds: protocol.md 4.4. The three parties' values
// for one label and context add up to zero; two of them look random to whoever misses one seed.
namespace tercet::mpc {

class ZeroShare {
public:
    // ZS with each of others(self), in that order.
    ZeroShare(Party self, crypto::Secret<32> withFirst, crypto::Secret<32> withSecond);

    crypto::Scalar operator()(std::string_view label, ByteView context) const;

private:
    Party m_self;
    std::array<crypto::Secret<32>, 2> m_seeds;
};

} // namespace tercet::mpc
