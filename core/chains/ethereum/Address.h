#pragma once

#include "core/base/Bytes.h"
#include "core/crypto/Point.h"

namespace tercet::chains::ethereum {

// Twenty bytes: the end of keccak256 of the public key's x‖y.
class Address {
public:
    static constexpr std::size_t kBytes = 20;

    constexpr Address() = default; // the zero address
    explicit Address(std::span<const std::uint8_t, kBytes> bytes)
        : m_bytes(toArray(bytes))
    {
    }
    static Address ofKey(const crypto::Point& key);
    // "0x" and 40 hex digits: all lower or all upper case, which carry no checksum, or EIP-55
    // (Code::BadChecksum when it is another one). Code::BadAddress.
    static Result<Address> parse(std::string_view text);

    std::string text() const; // EIP-55
    const ByteArray<kBytes>& bytes() const { return m_bytes; }
    bool isZero() const { return *this == Address(); }
    friend constexpr auto operator<=>(const Address&, const Address&) = default;

private:
    ByteArray<kBytes> m_bytes {};
};

} // namespace tercet::chains::ethereum
