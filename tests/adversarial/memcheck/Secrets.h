#pragma once

#include <valgrind/memcheck.h>

#include "core/crypto/SystemRandom.h"

namespace tercet::memcheck {

// Everything drawn from here is a secret: undefined for memcheck, with all that is computed from
// it.
class SecretRandom final : public Random {
public:
    bool secret { true };
    void fill(MutableByteView out) override
    {
        m_system.fill(out);
        if (secret) VALGRIND_MAKE_MEM_UNDEFINED(out.data(), out.size());
    }

private:
    crypto::SystemRandom m_system;
};

template <typename T> T secret(T value)
{
    VALGRIND_MAKE_MEM_UNDEFINED(&value, sizeof value);
    return value;
}

// What is sent is public.
inline ByteView sent(ByteView message)
{
    VALGRIND_MAKE_MEM_DEFINED(message.data(), message.size());
    return message;
}

} // namespace tercet::memcheck
