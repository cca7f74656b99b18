#pragma once

#include <atomic>
#include <memory>

#include "core/cosigner/Admission.h"

namespace tercet::cosigner {

class SqlPool;
class SqlConnection;

// Enrolled keys, pairing codes and nonces in SQL.
class SqlDevices final : public AdmittingStorage {
public:
    explicit SqlDevices(std::shared_ptr<SqlPool> pool);

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
    Result<Admission> admit(
        const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs) override;

private:
    Status forgetNonces(std::int64_t nowMs);

    std::shared_ptr<SqlPool> m_pool;
    std::atomic<std::int64_t> m_forgotMs { 0 }; // when old nonces were removed last
};

} // namespace tercet::cosigner
