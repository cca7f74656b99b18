#pragma once

#include <map>

#include "core/cosigner/RequestViews.h"
#include "core/wallet/Exchange.h"

namespace tercet::wallet {

// Both co-signers' queues of one vault as one. A request is the same at both where its id is: that
// is a hash of all that is asked for. Not thread-safe.
class MergedQueue {
public:
    // What one co-signer says of it.
    struct Said {
        cosigner::QueueState state {};
        std::uint64_t change { 0 };
        std::string name {}; // the requester's; a claim
        std::int64_t createdMs { 0 };
        std::vector<cosigner::QueueDecision> decisions {}; // whose signatures verify
    };
    struct Entry {
        Bytes32 id {}, requester {}, subject {}; // subject: cosigner::subjectOf()
        cosigner::RequestDraft draft {};
        ByCosigner<std::optional<Said>> at {};
    };
    // The most that is kept of each co-signer; what it lists beyond that is not taken.
    static constexpr std::size_t kMost = 4096;

    explicit MergedQueue(const Bytes32& vault)
        : m_vault(vault)
    {
    }
    // What this one (0 or 1) listed after the change `after`: the entries that it changed.
    // CosignerBadAnswer for a page that does not go on from there; then nothing is taken.
    Result<std::vector<Entry>> take(
        std::size_t cosigner, std::uint64_t after, const cosigner::RequestPage& page);
    // Whether this one has listed the request.
    bool has(std::size_t cosigner, const Bytes32& id) const;

private:
    Bytes32 m_vault;
    std::map<Bytes32, Entry> m_entries;
    ByCosigner<std::size_t> m_count {};
};

} // namespace tercet::wallet
