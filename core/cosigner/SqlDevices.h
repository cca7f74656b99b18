#pragma once

#include <atomic>
#include <functional>
#include <memory>

#include "core/cosigner/Admission.h"

namespace tercet::cosigner {

class SqlPool;
class SqlConnection;

// Enrolled keys, pairing codes and nonces in SQL.
class SqlDevices final : public AdmittingStorage {
public:
    explicit SqlDevices(std::shared_ptr<SqlPool> pool);

    void useSeal(std::shared_ptr<const RowSeal> seal) override { m_seal = std::move(seal); }
    Status sealRows(const RowSeal& seal) override;

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
    Bytes sealOf(const DeviceRow& row) const;
    Result<DeviceRow> checked(Result<DeviceRow> row) const;
    Result<bool> insert(SqlConnection& c, const DeviceRow& device) const;
    // Of one row; `apply` says whether it is to be written.
    Result<bool> change(const Bytes32& key, const std::function<bool(DeviceRow&)>& apply);

    std::shared_ptr<SqlPool> m_pool;
    std::shared_ptr<const RowSeal> m_seal;
    std::atomic<std::int64_t> m_forgotMs { 0 }; // when old nonces were removed last
};

} // namespace tercet::cosigner
