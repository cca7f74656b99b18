#pragma once

#include <map>
#include <mutex>

#include "core/cosigner/Storage.h"

namespace tercet::cosigner {

// Forgets everything with the object: tests and `bench`.
class MemoryStorage final : public Storage {
public:
    Result<std::optional<Bytes>> identity() override;
    Status insertIdentity(ByteView sealed) override;
    Result<std::optional<VaultRow>> vault(const Bytes32& vault) override;
    Result<std::vector<Bytes32>> vaults() override;
    Status insertVault(const VaultRow& row) override;
    Status setRecord(const Bytes32& vault, ByteView record) override;
    Status setNext(const Bytes32& vault, ByteView record, const Bytes32& transcript) override;
    Status promote(const Bytes32& vault, ByteView record) override;
    Status forgetPrevious(const Bytes32& vault) override;
    Status dropPending(const Bytes32& vault, const VoidRow& why) override;
    Result<std::optional<VoidRow>> dropped(const Bytes32& transcript) override;
    Result<bool> holdsTranscript(const Bytes32& transcript) override;
    Status setPolicy(const Bytes32& vault, std::uint64_t serial, ByteView policy) override;
    Status setFinalFailures(const Bytes32& vault, std::uint32_t count, std::uint8_t lock) override;
    Status release(const Bytes32& vault) override;
    Result<std::vector<QuarantineRow>> quarantines(const Bytes32& vault) override;
    Status addQuarantine(
        const Bytes32& vault, const QuarantineRow& row, std::uint8_t lock) override;
    Result<bool> claimPresignature(
        const Bytes32& vault, const Bytes32& presignature, const Bytes32& request) override;
    Result<std::optional<Bytes32>> claimedFor(
        const Bytes32& vault, const Bytes32& presignature) override;
    Result<std::uint64_t> claimCount(const Bytes32& vault) override;

private:
    struct Vault {
        VaultRow row;
        std::vector<QuarantineRow> quarantines {};
        std::map<Bytes32, Bytes32> claims {};
    };
    template <typename Change> Status change(const Bytes32& vault, Change apply);

    std::mutex m_mutex;
    std::optional<Bytes> m_identity;
    std::map<Bytes32, Vault> m_vaults;
    std::map<Bytes32, VoidRow> m_dropped; // by transcript
};

} // namespace tercet::cosigner
