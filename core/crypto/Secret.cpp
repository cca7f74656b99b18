#include "core/crypto/Secret.h"

#include <cstdlib>
#include <utility>

namespace tercet::crypto {

SecretBytes::SecretBytes(std::size_t size)
    : m_size(size)
{
    if (!size) return;
    if (sodium_init() < 0) std::abort(); // a static of another file may come first
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (!m_data) std::abort();
    sodium_memzero(m_data, size);
}

SecretBytes SecretBytes::from(ByteView bytes)
{
    SecretBytes out(bytes.size());
    if (!bytes.empty()) std::memcpy(out.m_data, bytes.data(), bytes.size());
    return out;
}

SecretBytes::~SecretBytes() { sodium_free(m_data); }

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        sodium_free(m_data);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

void SecretBytes::truncate(std::size_t size)
{
    if (size >= m_size) return;
    sodium_memzero(m_data + size, m_size - size);
    m_size = size;
}

void SecretBytes::clear()
{
    sodium_free(m_data);
    m_data = nullptr;
    m_size = 0;
}

bool SecretBytes::equals(const SecretBytes& other) const
{
    return m_size == other.m_size
        && (m_size == 0 || sodium_memcmp(m_data, other.m_data, m_size) == 0);
}

} // namespace tercet::crypto
