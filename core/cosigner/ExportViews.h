#pragma once

#include "core/backup/RecipientSet.h"

namespace tercet::cosigner {

// The answer to Operation::Recipients and SetRecipients, as CBOR: {"sets": [{"purpose", "serial",
// "set", "waiting", "since_ms", "due_ms"}]}, one for each purpose that was ever set; "set" and
// "waiting" are backup::RecipientSet::encode() or empty. Times are Unix time, 0 where nothing
// waits. decode() is strict: Code::BadCbor, MissingField, BadField, BadLength.
struct RecipientsView {
    struct Entry {
        std::uint64_t serial { 0 }; // of the newest change
        std::optional<backup::RecipientSet> set {}; // in force
        std::optional<backup::RecipientSet> waiting {};
        std::int64_t sinceMs { 0 }, dueMs { 0 };
        backup::Purpose purpose {};
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    std::vector<Entry> sets {};

    const Entry* of(backup::Purpose purpose) const;
    Bytes encode() const;
    static Result<RecipientsView> decode(ByteView body);
    friend bool operator==(const RecipientsView&, const RecipientsView&) = default;
};

} // namespace tercet::cosigner
