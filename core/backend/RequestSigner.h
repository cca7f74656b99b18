#pragma once

#include <mutex>
#include <optional>

#include "core/wire/MessageSignature.h"

namespace tercet::backend {

// Signs the requests of a device. Thread-safe.
class RequestSigner {
public:
    virtual ~RequestSigner() = default;
    // Code::VaultLocked where there is no key.
    virtual Result<wire::SignatureHeaders> sign(
        const wire::Request& request, std::int64_t createdSeconds, const ByteArray<16>& nonce)
        = 0;
};

// With the device key of one vault, IK_1, until a lock takes it away.
class DeviceSigner final : public RequestSigner {
public:
    explicit DeviceSigner(crypto::SigningKey key)
        : m_public(key.publicKey())
        , m_key(std::move(key))
    {
    }
    Result<wire::SignatureHeaders> sign(const wire::Request& request, std::int64_t createdSeconds,
        const ByteArray<16>& nonce) override
    {
        const std::lock_guard lock(m_mutex);
        if (!m_key) return fail(Code::VaultLocked, "the device key was taken away");
        return wire::signRequest(request, *m_key, createdSeconds, nonce);
    }
    // Wipes it; what is signed afterwards is VaultLocked.
    void forget()
    {
        const std::lock_guard lock(m_mutex);
        m_key.reset();
    }
    const Bytes32& publicKey() const { return m_public; }

private:
    std::mutex m_mutex;
    Bytes32 m_public;
    std::optional<crypto::SigningKey> m_key;
};

} // namespace tercet::backend
