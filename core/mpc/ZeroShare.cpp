#include "core/mpc/ZeroShare.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc {

ZeroShare::ZeroShare(Party self, crypto::Secret<32> withFirst, crypto::Secret<32> withSecond)
    : m_self(self)
    , m_seeds { std::move(withFirst), std::move(withSecond) }
{
}

crypto::Scalar ZeroShare::operator()(std::string_view label, ByteView context) const
{
    crypto::Scalar sum;
    const auto peers = others(m_self);
    for (std::size_t k = 0; k < 2; ++k) {
        crypto::Secret<64> wide;
        crypto::Hasher(tag::kZeroShare, 64, m_seeds[k].view())
            .field(view(label))
            .field(context)
            .finish(wide.mutableView());
        const auto f = crypto::Scalar::reduce64(wide.view());
        sum += peers[k] > m_self ? f : -f;
    }
    return sum;
}

} // namespace tercet::mpc
