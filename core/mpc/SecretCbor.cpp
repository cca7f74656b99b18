#include "core/mpc/SecretCbor.h"

#include <stdexcept>

namespace tercet::mpc {

SecretCborWriter& SecretCborWriter::raw(ByteView v)
{
    if (v.size() > kCapacity - m_size) throw std::length_error("secret CBOR above its capacity");
    std::copy(v.begin(), v.end(), m_out.data() + m_size);
    m_size += v.size();
    return *this;
}

SecretCborWriter& SecretCborWriter::head(unsigned major, std::uint64_t value)
{
    if (value > 0xffffffff) throw std::length_error("secret CBOR number above 32 bits");
    ByteArray<5> h {};
    std::size_t more = value < 24 ? 0 : value < 0x100 ? 1 : value < 0x10000 ? 2 : 4;
    const unsigned info = more == 0 ? unsigned(value) : more == 1 ? 24 : more == 2 ? 25 : 26;
    h[0] = std::uint8_t(major << 5 | info);
    for (std::size_t i = 0; i < more; ++i) h[1 + i] = std::uint8_t(value >> (8 * (more - 1 - i)));
    return raw(ByteView(h).first(1 + more));
}

crypto::SecretBytes SecretCborWriter::take()
{
    m_out.truncate(m_size);
    return std::move(m_out);
}

Result<std::uint64_t> SecretCborReader::head(unsigned major)
{
    if (m_in.empty() || m_in[0] >> 5 != int(major)) return fail(Code::BadCbor, "another item");
    const unsigned info = m_in[0] & 31;
    if (info > 26) return fail(Code::BadCbor, "a head that is not used here");
    const std::size_t more = info < 24 ? 0 : std::size_t(1) << (info - 24);
    if (m_in.size() - 1 < more) return fail(Code::BadCbor, "too short");
    std::uint64_t value = more == 0 ? info : 0;
    for (std::size_t i = 0; i < more; ++i) value = value << 8 | m_in[1 + i];
    const std::uint64_t least = more == 0 ? 0 : more == 1 ? 24 : more == 2 ? 0x100 : 0x10000;
    if (value < least) return fail(Code::BadCbor, "not the shortest head");
    m_in = m_in.subspan(1 + more);
    return value;
}

Result<ByteView> SecretCborReader::string(unsigned major)
{
    TERCET_TRY(const auto n, head(major));
    if (m_in.size() < n) return fail(Code::BadCbor, "too short");
    const auto out = m_in.first(std::size_t(n));
    m_in = m_in.subspan(std::size_t(n));
    return out;
}

Status SecretCborReader::finish() const
{
    if (!m_in.empty()) return fail(Code::BadCbor, "trailing bytes");
    return {};
}

} // namespace tercet::mpc
