#pragma once

#include "core/crypto/Secret.h"

namespace tercet::mpc {

// The few CBOR items (RFC 8949) of a core record, written into and read from secret memory:
// unsigned integers, byte and text strings, and the heads of definite maps and arrays; shortest
// heads only, so a value has one encoding.
class SecretCborWriter {
public:
    SecretCborWriter()
        : m_out(kCapacity)
    {
    }
    static constexpr std::size_t kCapacity = 2048; // more is a programming error
    SecretCborWriter& map(std::size_t pairs) { return head(5, pairs); }
    SecretCborWriter& array(std::size_t items) { return head(4, items); }
    SecretCborWriter& integer(std::uint64_t v) { return head(0, v); }
    SecretCborWriter& bytes(ByteView v) { return head(2, v.size()).raw(v); }
    SecretCborWriter& text(std::string_view v) { return head(3, v.size()).raw(view(v)); }
    crypto::SecretBytes take();

private:
    SecretCborWriter& head(unsigned major, std::uint64_t value);
    SecretCborWriter& raw(ByteView v);
    crypto::SecretBytes m_out;
    std::size_t m_size { 0 };
};

// Each call fails with Code::BadCbor where the next item is another one.
class SecretCborReader {
public:
    explicit SecretCborReader(ByteView in)
        : m_in(in)
    {
    }
    Result<std::uint64_t> map() { return head(5); }
    Result<std::uint64_t> array() { return head(4); }
    Result<std::uint64_t> integer() { return head(0); }
    Result<ByteView> bytes() { return string(2); } // a view into the input
    Result<ByteView> text() { return string(3); }
    Status finish() const;

private:
    Result<std::uint64_t> head(unsigned major);
    Result<ByteView> string(unsigned major);
    ByteView m_in;
};

} // namespace tercet::mpc
