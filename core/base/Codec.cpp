#include "core/base/Codec.h"

namespace tercet {

Result<ByteView> Reader::raw(std::size_t n)
{
    if (m_in.size() < n) return fail(Code::BadLength, "too short");
    auto out = m_in.first(n);
    m_in = m_in.subspan(n);
    return out;
}

Result<std::uint64_t> Reader::le(int n)
{
    TERCET_TRY(auto v, raw(std::size_t(n)));
    std::uint64_t out = 0;
    for (int i = 0; i < n; ++i) out |= std::uint64_t(v[std::size_t(i)]) << (8 * i);
    return out;
}

Result<std::uint8_t> Reader::u8()
{
    TERCET_TRY(const auto v, le(1));
    return std::uint8_t(v);
}

Result<std::uint16_t> Reader::u16()
{
    TERCET_TRY(const auto v, le(2));
    return std::uint16_t(v);
}

Result<std::uint32_t> Reader::u32()
{
    TERCET_TRY(const auto v, le(4));
    return std::uint32_t(v);
}

Result<std::uint64_t> Reader::u64() { return le(8); }

Result<ByteView> Reader::blob32(std::size_t max)
{
    TERCET_TRY(const auto n, u32());
    if (n > max) return fail(Code::BadLength, "too long");
    return raw(n);
}

Status Reader::finish() const
{
    if (!m_in.empty()) return fail(Code::BadLength, "trailing bytes");
    return {};
}

} // namespace tercet
