#pragma once

#include <memory>

#include "core/cosigner/Storage.h"

namespace tercet::cosigner {

class SqlPool;

// Vaults in SQL: a file of SQLite (WAL, synchronous=FULL) of one process, or a PostgreSQL database
// that several share.
class SqlStorage final : public Storage {
public:
    explicit SqlStorage(std::shared_ptr<SqlPool> pool);
    // With a pool of its own; `place` as SqlPlace::parse() reads it. Its errors and
    // SqlPool::open()'s.
    static Result<std::unique_ptr<SqlStorage>> open(std::string_view place);
    ~SqlStorage() override;

    Result<std::optional<Bytes>> identity() override;
    Status insertIdentity(ByteView sealed) override;
    Status replaceIdentity(ByteView sealed) override;
    bool isShared() const override;
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
    std::shared_ptr<SqlPool> m_pool;
};

} // namespace tercet::cosigner
