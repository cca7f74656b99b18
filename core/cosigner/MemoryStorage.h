#pragma once

#include <deque>
#include <map>
#include <mutex>

#include "core/base/Clock.h"
#include "core/cosigner/Storage.h"

namespace tercet::cosigner {

// Forgets everything with the object: tests and `bench`.
class MemoryStorage final : public Storage {
public:
    MemoryStorage() = default;
    // Shared by nodes, whose leases run by this clock, which outlives it.
    explicit MemoryStorage(const Clock& nodes)
        : m_nodes(&nodes)
    {
    }

    Result<std::optional<Bytes>> identity() override;
    Status insertIdentity(ByteView sealed) override;
    Status replaceIdentity(ByteView sealed) override;
    bool isShared() const override { return m_nodes != nullptr; }
    Result<std::optional<Lease>> takeLease(
        const Bytes32& vault, const NodeId& node, std::int64_t forMs) override;
    Result<bool> renewLease(const Lease& lease, std::int64_t forMs) override;
    Status endLeases(const NodeId& node) override;
    Result<std::optional<VaultRow>> vault(const Bytes32& vault) override;
    Result<std::vector<Bytes32>> vaults() override;
    Status insertVault(const VaultRow& row) override;
    Status setSeal(const Bytes32& vault, ByteView seal) override;
    Status setRecord(const Lease& lease, ByteView record, const Bytes32& transcript) override;
    Status setNext(const Lease& lease, ByteView record, const Bytes32& transcript) override;
    Status promote(const Lease& lease, ByteView record) override;
    Status forgetPrevious(const Lease& lease) override;
    Status dropPending(const Lease& lease, const VoidRow& why) override;
    Result<std::optional<VoidRow>> dropped(const Bytes32& transcript) override;
    Result<bool> declareVoid(const Bytes32& transcript, const Bytes32& device) override;
    Status setPolicy(const Lease& lease, std::uint64_t serial, ByteView policy,
        const PendingRow& pending = {}, ByteView seal = {}) override;
    Status setFrozen(const Lease& lease, std::int64_t untilMs, ByteView seal = {}) override;
    Result<std::vector<SpentRow>> spent(
        const Bytes32& vault, const std::string& unit, std::int64_t sinceMs) override;
    Result<std::optional<std::int64_t>> knownSince(
        const Bytes32& vault, const std::string& address) override;
    Status book(const Lease& lease, const Booking& booking) override;
    Result<RestoreRow> restore(const Bytes32& vault) override;
    Status setRestore(const Lease& lease, const RestoreRow& row) override;
    Status replaceDevice(const Lease& lease, ByteView record, const RestoreRow& row) override;
    Status setRestoreSeal(const Bytes32& vault, ByteView seal) override;
    Result<RecipientsRow> recipients(const Bytes32& vault, std::uint8_t purpose) override;
    Status setRecipients(
        const Lease& lease, std::uint8_t purpose, const RecipientsRow& row) override;
    Status setRecipientsSeal(const Bytes32& vault, std::uint8_t purpose, ByteView seal) override;
    Result<bool> noteExport(
        const Lease& lease, const ExportRow& row, std::int64_t sinceMs, std::size_t most) override;
    Result<std::vector<ExportRow>> exports(const Bytes32& vault) override;
    Status setFinalFailures(const Lease& lease, std::uint32_t count, std::uint8_t lock) override;
    Status release(const Bytes32& vault) override;
    Result<std::vector<QuarantineRow>> quarantines(const Bytes32& vault) override;
    Status addQuarantine(const Lease& lease, const QuarantineRow& row, std::uint8_t lock) override;
    Result<bool> claimPresignature(const Lease& lease, const Bytes32& presignature,
        const Bytes32& request, const Booking& booking = {}) override;
    Result<std::optional<Bytes32>> claimedFor(
        const Bytes32& vault, const Bytes32& presignature) override;
    Result<std::uint64_t> claimCount(const Bytes32& vault) override;
    Result<std::uint64_t> claimHead() override;

private:
    struct Vault {
        VaultRow row;
        RestoreRow restore {};
        std::vector<QuarantineRow> quarantines {};
        std::deque<Bytes32> pastEpochs {}; // their TRs, oldest first
        std::map<Bytes32, Bytes32> claims {};
        std::map<std::string, std::map<Bytes32, SpentRow>> spent {}; // by unit and slot
        std::map<std::string, std::int64_t> known {}; // addresses, since when
        std::map<std::uint8_t, RecipientsRow> recipients {}; // by purpose
        std::vector<ExportRow> exports {};
        NodeId node {};
        std::uint64_t fence { 0 };
        std::int64_t untilMs { 0 };
    };
    // The vault, if the lease is its newest.
    Result<Vault*> leased(const Lease& lease);
    static void book(Vault& vault, const Booking& booking);
    template <typename Change> Status change(const Lease& lease, Change apply);
    std::int64_t now() const { return m_nodes ? m_nodes->monotonicMs() : 0; }

    const Clock* m_nodes { nullptr };

    std::mutex m_mutex;
    std::optional<Bytes> m_identity;
    std::map<Bytes32, Vault> m_vaults;
    std::map<Bytes32, VoidRow> m_dropped; // by transcript
    std::map<Bytes32, Bytes32> m_void; // transcripts declared so, and the device that asked
    std::uint64_t m_claimHead { 0 };
};

} // namespace tercet::cosigner
