#pragma once

#include <vector>

#include "core/cosigner/Lease.h"

namespace tercet::cosigner {

// The recipients of one vault for one purpose (backup::Purpose).
struct RecipientsRow {
    std::uint64_t serial { 0 }; // of the newest change, in force or not; 0: never set
    Bytes set {}; // in force, backup::RecipientSet::encode(); empty: none
    Bytes waiting {}; // has `serial` and waits; empty: nothing does
    std::int64_t sinceMs { 0 }, dueMs { 0 }; // Unix time, of what waits
    Bytes seal {}; // RowSeal::of() the rest; empty where nothing was ever set
    friend bool operator==(const RecipientsRow&, const RecipientsRow&) = default;
};

// A share that was exported. Never removed.
struct ExportRow {
    Bytes32 ask {}; // SHA-256 of what asked for it
    std::uint8_t purpose { 0 };
    std::uint32_t epoch { 0 };
    Bytes32 set {};
    std::int64_t atMs { 0 }; // Unix time
    friend bool operator==(const ExportRow&, const ExportRow&) = default;
};

// The part of a co-signer's Storage for key share exports; what Storage says of itself holds here.
class ExportStorage {
public:
    virtual ~ExportStorage() = default;

    virtual Result<RecipientsRow> recipients(const Bytes32& vault, std::uint8_t purpose) = 0;
    virtual Status setRecipients(const Lease& lease, std::uint8_t purpose, const RecipientsRow& row)
        = 0;
    // The one field, of a row that was written before it had a seal; nobody serves the vault yet.
    virtual Status setRecipientsSeal(const Bytes32& vault, std::uint8_t purpose, ByteView seal) = 0;
    // Before the share is given. One that asks with the same bytes is not counted again. False
    // where `most` of this purpose were noted since `sinceMs`; then nothing changes.
    virtual Result<bool> noteExport(
        const Lease& lease, const ExportRow& row, std::int64_t sinceMs, std::size_t most)
        = 0;
    // The newest first, at most 64.
    virtual Result<std::vector<ExportRow>> exports(const Bytes32& vault) = 0;
};

} // namespace tercet::cosigner
