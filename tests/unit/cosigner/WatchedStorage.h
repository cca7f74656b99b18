#pragma once

#include "core/cosigner/Storage.h"

namespace tercet::test {

// A co-signer's storage with somebody at the door: told of every call, and able to make it fail, or
// to end everything by an exception.
class WatchedStorage : public cosigner::Storage {
public:
    struct Watch {
        std::function<Status()> read { [] { return Status {}; } };
        std::function<Status()> beforeWrite { [] { return Status {}; } };
        std::function<Status()> afterWrite { [] { return Status {}; } };
    };
    WatchedStorage(std::shared_ptr<cosigner::Storage> inner, Watch watch)
        : m_inner(std::move(inner))
        , m_watch(std::move(watch))
    {
    }

    Result<std::optional<Bytes>> identity() override
    {
        return read([&] { return m_inner->identity(); });
    }
    Status insertIdentity(ByteView sealed) override
    {
        return write([&] { return m_inner->insertIdentity(sealed); });
    }
    Status replaceIdentity(ByteView sealed) override
    {
        return write([&] { return m_inner->replaceIdentity(sealed); });
    }
    Status setSeal(const Bytes32& v, ByteView seal) override
    {
        return write([&] { return m_inner->setSeal(v, seal); });
    }
    bool isShared() const override { return m_inner->isShared(); }
    Result<std::optional<cosigner::Lease>> takeLease(
        const Bytes32& v, const cosigner::NodeId& node, std::int64_t forMs) override
    {
        return write([&] { return m_inner->takeLease(v, node, forMs); });
    }
    Result<bool> renewLease(const cosigner::Lease& lease, std::int64_t forMs) override
    {
        return read([&] { return m_inner->renewLease(lease, forMs); });
    }
    Status endLeases(const cosigner::NodeId& node) override
    {
        return read([&] { return m_inner->endLeases(node); });
    }
    Result<std::optional<cosigner::VaultRow>> vault(const Bytes32& v) override
    {
        return read([&] { return m_inner->vault(v); });
    }
    Status insertVault(const cosigner::VaultRow& row) override
    {
        return write([&] { return m_inner->insertVault(row); });
    }
    Status setRecord(const cosigner::Lease& v, ByteView record, const Bytes32& transcript) override
    {
        return write([&] { return m_inner->setRecord(v, record, transcript); });
    }
    Status setNext(const cosigner::Lease& v, ByteView record, const Bytes32& transcript) override
    {
        return write([&] { return m_inner->setNext(v, record, transcript); });
    }
    Status promote(const cosigner::Lease& v, ByteView record) override
    {
        return write([&] { return m_inner->promote(v, record); });
    }
    Status forgetPrevious(const cosigner::Lease& v) override
    {
        return write([&] { return m_inner->forgetPrevious(v); });
    }
    Status dropPending(const cosigner::Lease& v, const cosigner::VoidRow& why) override
    {
        return write([&] { return m_inner->dropPending(v, why); });
    }
    Result<std::optional<cosigner::VoidRow>> dropped(const Bytes32& transcript) override
    {
        return read([&] { return m_inner->dropped(transcript); });
    }
    Result<bool> declareVoid(const Bytes32& transcript, const Bytes32& device) override
    {
        return write([&] { return m_inner->declareVoid(transcript, device); });
    }
    Status setPolicy(const cosigner::Lease& v, std::uint64_t serial, ByteView policy,
        const cosigner::PendingRow& pending, ByteView seal) override
    {
        return write([&] { return m_inner->setPolicy(v, serial, policy, pending, seal); });
    }
    Result<cosigner::RecipientsRow> recipients(const Bytes32& v, std::uint8_t purpose) override
    {
        return read([&] { return m_inner->recipients(v, purpose); });
    }
    Status setRecipients(
        const cosigner::Lease& v, std::uint8_t purpose, const cosigner::RecipientsRow& row) override
    {
        return write([&] { return m_inner->setRecipients(v, purpose, row); });
    }
    Result<bool> noteExport(const cosigner::Lease& v, const cosigner::ExportRow& row,
        std::int64_t sinceMs, std::size_t most) override
    {
        return write([&] { return m_inner->noteExport(v, row, sinceMs, most); });
    }
    Result<std::vector<cosigner::ExportRow>> exports(const Bytes32& v) override
    {
        return read([&] { return m_inner->exports(v); });
    }
    Status setFrozen(const cosigner::Lease& v, std::int64_t untilMs, ByteView seal) override
    {
        return write([&] { return m_inner->setFrozen(v, untilMs, seal); });
    }
    Result<std::vector<cosigner::SpentRow>> spent(
        const Bytes32& v, const std::string& unit, std::int64_t sinceMs) override
    {
        return read([&] { return m_inner->spent(v, unit, sinceMs); });
    }
    Result<std::optional<std::int64_t>> knownSince(
        const Bytes32& v, const std::string& address) override
    {
        return read([&] { return m_inner->knownSince(v, address); });
    }
    Status book(const cosigner::Lease& v, const cosigner::Booking& booking) override
    {
        return write([&] { return m_inner->book(v, booking); });
    }
    Result<std::vector<Bytes32>> vaults() override
    {
        return read([&] { return m_inner->vaults(); });
    }
    Status release(const Bytes32& v) override
    {
        return write([&] { return m_inner->release(v); });
    }
    Status setFinalFailures(
        const cosigner::Lease& v, std::uint32_t count, std::uint8_t lock) override
    {
        return write([&] { return m_inner->setFinalFailures(v, count, lock); });
    }
    Result<std::vector<cosigner::QuarantineRow>> quarantines(const Bytes32& v) override
    {
        return read([&] { return m_inner->quarantines(v); });
    }
    Status addQuarantine(
        const cosigner::Lease& v, const cosigner::QuarantineRow& row, std::uint8_t lock) override
    {
        return write([&] { return m_inner->addQuarantine(v, row, lock); });
    }
    Result<cosigner::RestoreRow> restore(const Bytes32& v) override
    {
        return read([&] { return m_inner->restore(v); });
    }
    Status setRestore(const cosigner::Lease& v, const cosigner::RestoreRow& row) override
    {
        return write([&] { return m_inner->setRestore(v, row); });
    }
    Status replaceDevice(
        const cosigner::Lease& v, ByteView record, const cosigner::RestoreRow& row) override
    {
        return write([&] { return m_inner->replaceDevice(v, record, row); });
    }
    Status setRestoreSeal(const Bytes32& v, ByteView seal) override
    {
        return write([&] { return m_inner->setRestoreSeal(v, seal); });
    }
    Status setRecipientsSeal(const Bytes32& v, std::uint8_t purpose, ByteView seal) override
    {
        return write([&] { return m_inner->setRecipientsSeal(v, purpose, seal); });
    }
    Result<bool> claimPresignature(const cosigner::Lease& v, const Bytes32& presignature,
        const Bytes32& request, const cosigner::Booking& booking) override
    {
        return write([&] { return m_inner->claimPresignature(v, presignature, request, booking); });
    }
    Result<std::optional<Bytes32>> claimedFor(
        const Bytes32& v, const Bytes32& presignature) override
    {
        return read([&] { return m_inner->claimedFor(v, presignature); });
    }
    Result<std::uint64_t> claimHead() override
    {
        return read([&] { return m_inner->claimHead(); });
    }
    Result<std::uint64_t> claimCount(const Bytes32& v) override
    {
        return read([&] { return m_inner->claimCount(v); });
    }

private:
    template <typename F> std::invoke_result_t<F> read(F f)
    {
        TERCET_CHECK(m_watch.read());
        return f();
    }
    template <typename F> std::invoke_result_t<F> write(F f)
    {
        TERCET_CHECK(m_watch.beforeWrite());
        auto done = f();
        TERCET_CHECK(m_watch.afterWrite());
        return done;
    }
    std::shared_ptr<cosigner::Storage> m_inner;
    Watch m_watch;
};

} // namespace tercet::test
