#pragma once

#include <deque>
#include <map>
#include <mutex>
#include <set>

#include "core/cosigner/DeviceStorage.h"

namespace tercet::cosigner {

// Forgets everything with the object: tests and `bench`.
class MemoryDeviceStorage final : public DeviceStorage {
public:
    Status insertPairingCode(
        const Bytes32& hash, std::int64_t expiresMs, std::int64_t nowMs) override;
    Result<Enrolment> enrol(const Bytes32& codeHash, const DeviceRow& device) override;
    Result<bool> insertDevice(const DeviceRow& device) override;
    Result<std::optional<DeviceRow>> device(const Bytes32& key) override;
    Result<std::vector<DeviceRow>> devices() override;
    Result<bool> bindVault(const Bytes32& key, const Bytes32& vault) override;
    Result<bool> revoke(const Bytes32& key, std::int64_t fromMs) override;
    Result<bool> cancelRevocation(const Bytes32& key, std::int64_t nowMs) override;
    Result<bool> claimNonce(
        const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs) override;

private:
    using Nonce = std::pair<Bytes32, ByteArray<16>>;
    struct Claim {
        std::int64_t atMs;
        Nonce nonce;
    };

    std::mutex m_mutex;
    std::map<Bytes32, std::int64_t> m_codes; // expiry by hash
    std::map<Bytes32, DeviceRow> m_devices; // by key
    std::set<Nonce> m_nonces;
    std::deque<Claim> m_claims; // oldest first
};

} // namespace tercet::cosigner
