#include "core/crypto/Secret.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace tercet::crypto {

namespace {

// This thread's zeroed blocks. Only of the very size that is asked for again, so that bytes always
// end at their guard page.
class SpareBlocks {
public:
    ~SpareBlocks()
    {
        t_gone = true;
        for (const auto& block : m_blocks) sodium_free(block.data);
    }
    static std::uint8_t* take(std::size_t size)
    {
        if (auto* const data = t_gone ? nullptr : of().find(size)) return data;
        return static_cast<std::uint8_t*>(sodium_malloc(size));
    }
    static void give(std::uint8_t* data, std::size_t size)
    {
        if (!data) return;
        sodium_memzero(data, size);
        if (t_gone || !of().keep(data, size)) sodium_free(data);
    }

private:
    static constexpr std::size_t kMostBlocks = 16, kMostBytes = 64 * 1024; // of one block
    struct Block {
        std::uint8_t* data { nullptr };
        std::size_t size { 0 };
    };
    static SpareBlocks& of()
    {
        thread_local SpareBlocks blocks;
        return blocks;
    }
    std::uint8_t* find(std::size_t size)
    {
        for (auto& block : m_blocks)
            if (block.size == size) return std::exchange(block, {}).data;
        return nullptr;
    }
    bool keep(std::uint8_t* data, std::size_t size)
    {
        if (size > kMostBytes) return false;
        auto* block = std::ranges::find(m_blocks, nullptr, &Block::data);
        if (block == m_blocks.end()) block = &m_blocks[m_next++ % kMostBlocks];
        sodium_free(block->data);
        *block = { data, size };
        return true;
    }

    static thread_local bool t_gone; // statics may be destroyed later than this thread's
    std::array<Block, kMostBlocks> m_blocks {};
    std::size_t m_next { 0 };
};

thread_local bool SpareBlocks::t_gone = false;

} // namespace

SecretBytes::SecretBytes(std::size_t size)
    : m_size(size)
    , m_capacity(size)
{
    if (!size) return;
    if (sodium_init() < 0) std::abort(); // a static of another file may come first
    m_data = SpareBlocks::take(size);
    if (!m_data) std::abort();
    sodium_memzero(m_data, size);
}

SecretBytes SecretBytes::from(ByteView bytes)
{
    SecretBytes out(bytes.size());
    if (!bytes.empty()) std::memcpy(out.m_data, bytes.data(), bytes.size());
    return out;
}

SecretBytes::~SecretBytes() { SpareBlocks::give(m_data, m_capacity); }

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr))
    , m_size(std::exchange(other.m_size, 0))
    , m_capacity(std::exchange(other.m_capacity, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        clear();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
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
    SpareBlocks::give(m_data, m_capacity);
    m_data = nullptr;
    m_size = m_capacity = 0;
}

bool SecretBytes::equals(const SecretBytes& other) const
{
    return m_size == other.m_size
        && (m_size == 0 || sodium_memcmp(m_data, other.m_data, m_size) == 0);
}

} // namespace tercet::crypto
