#pragma once

#include <optional>

#include "core/base/Bytes.h"

namespace tercet::attestation {

// Strict reading of the few DER values (X.690) inside vendor extensions: short and long definite
// lengths, minimal; no indefinite form, no tags above 30. Every call answers empty when the next
// value is something else. Views into the input.
class DerReader {
public:
    explicit DerReader(ByteView in)
        : m_in(in)
    {
    }
    bool done() const { return m_in.empty(); }
    // The content of the next value if its tag is this one.
    std::optional<ByteView> value(std::uint8_t tag);
    // The next value whatever it is, head included.
    std::optional<ByteView> any();
    std::optional<DerReader> sequence();
    // A non-negative, minimal INTEGER of at most 8 bytes.
    std::optional<std::uint64_t> integer();
    // Dotted text of an OBJECT IDENTIFIER.
    std::optional<std::string> oid();
    std::optional<ByteView> octets(); // OCTET STRING
    std::optional<std::string_view> ia5(); // IA5String of printable characters

private:
    ByteView m_in;
};

} // namespace tercet::attestation
