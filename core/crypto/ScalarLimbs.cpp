#include "core/crypto/ScalarLimbs.h"

namespace tercet::crypto {

static_assert(std::endian::native == std::endian::little, "load and store swap bytes");

Scalar ScalarSum::value() const
{
    Secret<64> wide;
    ScalarLimbs { { m_w[4], 0, 0, 0 } }.store(wide.data());
    ScalarLimbs { { m_w[0], m_w[1], m_w[2], m_w[3] } }.store(wide.data() + 32);
    return Scalar::reduce64(wide.view());
}

} // namespace tercet::crypto
