#pragma once

#include <algorithm>
#include <cinttypes>
#include <cstdio>
#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include "core/base/Bytes.h"

namespace tercet {

// Looks for a secret in all writable memory of its own process (reliability.md figure 18). It keeps
// the secret masked, so it is no hit itself; whoever makes one still has to wipe what it was made
// from. Use 12 bytes or more, and random ones. Linux.
//
//     MemoryScan scan(passphrase.view());
//     … use and wipe it …
//     QCOMPARE(scan.hits(), 0);
class MemoryScan {
public:
    explicit MemoryScan(ByteView secret)
        : m_mask(secret.size())
        , m_masked(secret.size())
    {
        randombytes_buf(m_mask.data(), m_mask.size());
        for (std::size_t i = 0; i < secret.size(); ++i) m_masked[i] = secret[i] ^ m_mask[i];
    }
    // The same secret, ASCII, as QString holds it.
    MemoryScan utf16() const
    {
        MemoryScan wide(*this);
        wide.m_mask.clear();
        wide.m_masked.clear();
        for (std::size_t i = 0; i < m_mask.size(); ++i) {
            wide.m_mask.insert(wide.m_mask.end(), { m_mask[i], 0x5a });
            wide.m_masked.insert(wide.m_masked.end(), { m_masked[i], 0x5a });
        }
        return wide;
    }

    // How often the secret stands in memory; -1 where memory cannot be read.
    int hits() const
    {
        const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
        std::FILE* maps = std::fopen("/proc/self/maps", "re");
        int found = -1;
        if (memory >= 0 && maps) {
            found = 0;
            std::uintptr_t begin = 0, end = 0;
            char permissions[5] {}, line[512];
            while (std::fgets(line, sizeof line, maps)) {
                if (std::sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s", &begin, &end, permissions)
                    != 3)
                    continue;
                if (permissions[0] != 'r' || permissions[1] != 'w') continue;
                if (end - begin > kLargest) continue; // a sanitizer's shadow
                found += hitsWithin(memory, begin, end);
            }
        }
        if (maps) std::fclose(maps);
        if (memory >= 0) ::close(memory);
        return found;
    }

private:
    static constexpr std::uintptr_t kLargest = std::uintptr_t(4) << 30;
    static constexpr std::size_t kChunk = 1 << 20;

    // What is read stands in here for a moment, so this memory is left out, and wiped.
    static MutableByteView window()
    {
        alignas(4096) static std::uint8_t bytes[kChunk];
        return bytes;
    }

    int hitsWithin(int memory, std::uintptr_t begin, std::uintptr_t end) const
    {
        const auto own = reinterpret_cast<std::uintptr_t>(window().data());
        if (begin < own + kChunk && end > own) {
            int found = 0;
            if (begin < own) found += hitsWithin(memory, begin, own);
            if (end > own + kChunk) found += hitsWithin(memory, own + kChunk, end);
            return found;
        }
        int found = 0;
        const auto overlap = m_masked.size() - 1;
        for (auto at = begin; at + overlap < end; at += kChunk - overlap) {
            const auto size = std::min<std::size_t>(kChunk, end - at);
            const auto got = ::pread(memory, window().data(), size, off_t(at));
            if (got > 0) found += hitsIn(window().first(std::size_t(got)));
            sodium_memzero(window().data(), kChunk);
        }
        return found;
    }

    int hitsIn(ByteView bytes) const
    {
        int found = 0;
        const auto first = std::uint8_t(m_masked[0] ^ m_mask[0]);
        for (std::size_t at = 0; at + m_masked.size() <= bytes.size(); ++at) {
            if (bytes[at] != first) continue;
            std::size_t i = 1;
            while (i < m_masked.size() && (bytes[at + i] ^ m_mask[i]) == m_masked[i]) ++i;
            found += i == m_masked.size();
        }
        return found;
    }

    Bytes m_mask, m_masked;
};

} // namespace tercet
