#include "core/cosigner/MemoryDeviceStorage.h"

#include <algorithm>

namespace tercet::cosigner {

Status MemoryDeviceStorage::insertPairingCode(
    const Bytes32& hash, std::int64_t expiresMs, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_codes, [&](const auto& code) { return code.second <= nowMs; });
    if (!m_codes.emplace(hash, expiresMs).second) return fail(Code::Storage, "the code exists");
    return {};
}

Result<Enrolment> MemoryDeviceStorage::enrol(const Bytes32& codeHash, const DeviceRow& device)
{
    const std::lock_guard lock(m_mutex);
    if (m_devices.contains(device.key)) return Enrolment::KnownKey;
    const auto code = m_codes.find(codeHash);
    if (code == m_codes.end() || code->second <= device.enrolledMs) return Enrolment::WrongCode;
    m_codes.erase(code);
    m_devices.emplace(device.key, device);
    return Enrolment::Done;
}

Result<bool> MemoryDeviceStorage::insertDevice(const DeviceRow& device)
{
    const std::lock_guard lock(m_mutex);
    return m_devices.emplace(device.key, device).second;
}

Result<std::optional<DeviceRow>> MemoryDeviceStorage::device(const Bytes32& key)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_devices.find(key);
    return it == m_devices.end() ? std::nullopt : std::optional(it->second);
}

Result<std::vector<DeviceRow>> MemoryDeviceStorage::devices()
{
    const std::lock_guard lock(m_mutex);
    std::vector<DeviceRow> out;
    for (const auto& [key, device] : m_devices) out.push_back(device);
    std::ranges::stable_sort(out, {}, &DeviceRow::enrolledMs);
    return out;
}

Result<bool> MemoryDeviceStorage::bindVault(const Bytes32& key, const Bytes32& vault)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_devices.find(key);
    if (it == m_devices.end()) return false;
    if (!it->second.vault) it->second.vault = vault;
    return it->second.vault == vault;
}

Result<bool> MemoryDeviceStorage::revoke(const Bytes32& key, std::int64_t fromMs)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_devices.find(key);
    if (it == m_devices.end()) return false;
    auto& from = it->second.revokedFromMs;
    from = std::min(fromMs, from.value_or(fromMs));
    return true;
}

Result<bool> MemoryDeviceStorage::cancelRevocation(const Bytes32& key, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_devices.find(key);
    if (it == m_devices.end() || !it->second.revokedFromMs || it->second.revoked(nowMs))
        return false;
    it->second.revokedFromMs.reset();
    return true;
}

Result<bool> MemoryDeviceStorage::claimNonce(
    const Bytes32& key, const ByteArray<16>& nonce, std::int64_t nowMs)
{
    const std::lock_guard lock(m_mutex);
    while (!m_claims.empty() && nowMs - m_claims.front().atMs > kNonceMs) {
        m_nonces.erase(m_claims.front().nonce);
        m_claims.pop_front();
    }
    if (!m_nonces.emplace(key, nonce).second) return false;
    m_claims.push_back({ nowMs, { key, nonce } });
    return true;
}

} // namespace tercet::cosigner
