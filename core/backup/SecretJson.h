#pragma once

#include <optional>

#include "core/crypto/Secret.h"

// The little JSON that a payload with secrets needs: written into and read from secret memory, in
// one form only, so that a payload has one encoding. Bytes are lower-case hex (constant time).
namespace tercet::backup {

class SecretJsonWriter {
public:
    explicit SecretJsonWriter(std::size_t capacity)
        : m_out(capacity)
    {
    }
    SecretJsonWriter& raw(std::string_view text);
    SecretJsonWriter& hex(ByteView bytes); // with its quotes
    SecretJsonWriter& string(std::string_view utf8); // with its quotes; escapes " \ and controls
    SecretJsonWriter& number(std::uint64_t value);
    ByteView written() const { return m_out.view().first(m_size); }
    // Empty where it did not fit.
    std::optional<crypto::SecretBytes> take();

private:
    SecretJsonWriter& put(ByteView bytes);
    crypto::SecretBytes m_out;
    std::size_t m_size { 0 };
    bool m_full { false };
};

// Each call consumes what the writer's call of that name wrote, or is false, and then so is every
// later one.
class SecretJsonReader {
public:
    explicit SecretJsonReader(ByteView in)
        : m_in(in)
    {
    }
    bool raw(std::string_view text);
    bool hex(MutableByteView out); // exactly out.size() bytes
    bool string(std::string& out, std::size_t maxBytes); // valid UTF-8
    bool number(std::uint64_t& out); // decimal, no leading zero
    std::size_t at() const { return m_at; } // consumed so far
    bool finished() const { return m_good && m_at == m_in.size(); }
    bool good() const { return m_good; }

private:
    bool failed();
    std::string_view rest() const { return text(m_in.subspan(m_at)); }
    ByteView m_in;
    std::size_t m_at { 0 };
    bool m_good { true };
};

} // namespace tercet::backup
