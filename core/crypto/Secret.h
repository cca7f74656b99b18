#pragma once

#include <cstring>
#include <sodium.h>

#include "core/base/Bytes.h"

namespace tercet::crypto {

// libsodium must be ready before any of its memory or randomness is used; initialised before
// main().
inline const bool kSodiumReady = sodium_init() >= 0;

// N secret bytes on the stack or in an object: wiped when destroyed, copied only by clone(), never
// printed.
template <std::size_t N> class Secret {
public:
    Secret() { m_bytes.fill(0); }
    explicit Secret(std::span<const std::uint8_t, N> from)
    {
        std::memcpy(m_bytes.data(), from.data(), N);
    }
    ~Secret() { wipe(); }
    Secret(Secret&& other) noexcept
        : m_bytes(other.m_bytes)
    {
        other.wipe();
    }
    Secret& operator=(Secret&& other) noexcept
    {
        if (this != &other) {
            m_bytes = other.m_bytes;
            other.wipe();
        }
        return *this;
    }
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;

    Secret clone() const { return Secret(std::span<const std::uint8_t, N>(m_bytes)); }
    std::uint8_t* data() { return m_bytes.data(); }
    const std::uint8_t* data() const { return m_bytes.data(); }
    static constexpr std::size_t size() { return N; }
    std::span<const std::uint8_t, N> view() const { return m_bytes; }
    std::span<std::uint8_t, N> mutableView() { return m_bytes; }
    void wipe() { sodium_memzero(m_bytes.data(), N); }
    // Constant time.
    bool equals(const Secret& other) const
    {
        return sodium_memcmp(m_bytes.data(), other.m_bytes.data(), N) == 0;
    }

private:
    std::array<std::uint8_t, N> m_bytes;
};

// Secret bytes that live long or have no fixed size: guarded, locked pages of libsodium, zeroed on
// free. Move-only; clone() is the only copy. Aborts the process when memory cannot be had. Each
// thread keeps a few zeroed blocks for the next bytes of the same size, as making the pages costs
// more than most messages do otherwise.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(std::size_t size); // zeroed
    static SecretBytes from(ByteView bytes); // the caller still owns, and must wipe, the source
    ~SecretBytes();
    SecretBytes(SecretBytes&& other) noexcept;
    SecretBytes& operator=(SecretBytes&& other) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    SecretBytes clone() const { return from(view()); }
    std::uint8_t* data() { return m_data; }
    const std::uint8_t* data() const { return m_data; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    ByteView view() const { return { m_data, m_size }; }
    MutableByteView mutableView() { return { m_data, m_size }; }
    // Forgets the bytes past `size`, which must not exceed size(); they are wiped, the memory
    // stays.
    void truncate(std::size_t size);
    void clear(); // wipes and frees
    // Constant time for equal sizes.
    bool equals(const SecretBytes& other) const;

private:
    std::uint8_t* m_data { nullptr };
    std::size_t m_size { 0 }, m_capacity { 0 };
};

} // namespace tercet::crypto
