#pragma once

#include "core/base/Bytes.h"

namespace tercet {

// Fixed-layout binary writing; integers little-endian, as protocol.md 1.1 writes them.
class Writer {
public:
    Writer& u8(std::uint8_t v)
    {
        m_out.push_back(v);
        return *this;
    }
    Writer& u16(std::uint16_t v) { return le(v, 2); }
    Writer& u32(std::uint32_t v) { return le(v, 4); }
    Writer& u64(std::uint64_t v) { return le(v, 8); }
    Writer& raw(ByteView bytes)
    {
        append(m_out, bytes);
        return *this;
    }
    Writer& blob32(ByteView bytes)
    {
        u32(std::uint32_t(bytes.size()));
        return raw(bytes);
    } // LE32 length, then the bytes
    Bytes take() { return std::move(m_out); }
    const Bytes& bytes() const { return m_out; }

private:
    Writer& le(std::uint64_t v, int n)
    {
        for (int i = 0; i < n; ++i) m_out.push_back(std::uint8_t(v >> (8 * i)));
        return *this;
    }
    Bytes m_out;
};

// Strict reading of the same: each call fails with Code::BadLength past the end; finish() refuses
// trailing bytes.
class Reader {
public:
    explicit Reader(ByteView in)
        : m_in(in)
    {
    }
    Result<std::uint8_t> u8();
    Result<std::uint16_t> u16();
    Result<std::uint32_t> u32();
    Result<std::uint64_t> u64();
    Result<ByteView> raw(std::size_t n); // a view into the input
    Result<ByteView> blob32(std::size_t max);
    template <std::size_t N> Result<ByteArray<N>> array()
    {
        auto v = raw(N);
        if (!v) return std::unexpected(v.error());
        ByteArray<N> out;
        std::copy(v->begin(), v->end(), out.begin());
        return out;
    }
    std::size_t left() const { return m_in.size(); }
    Status finish() const;

private:
    Result<std::uint64_t> le(int n);
    ByteView m_in;
};

} // namespace tercet
