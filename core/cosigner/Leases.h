#pragma once

#include <array>
#include <map>
#include <mutex>

#include "core/base/Clock.h"
#include "core/cosigner/Storage.h"

namespace tercet::cosigner {

// Which vaults this process serves, of those that several processes share. A lease is taken with a
// vault's first call and renewed with later ones, once it is older than kRenewAfterMs, so a vault
// that nobody uses may be taken by another node after kTermMs; as long as nobody did, the old lease
// can be renewed and what its owner has in memory stays good. Where storage is not shared, one
// lease lasts for the life of the process. Thread-safe.
class Leases {
public:
    static constexpr std::int64_t kTermMs = 15'000;
    static constexpr std::int64_t kRenewAfterMs = kTermMs / 3;

    // `storage` and `clock` outlive it.
    Leases(Storage& storage, const Clock& clock, const NodeId& node)
        : m_storage(storage)
        , m_clock(clock)
        , m_node(node)
    {
    }
    ~Leases(); // gives them back

    // The lease to change the vault with, for one call. Another fence than the time before: in
    // between it was somebody else's. Code::VaultElsewhere, NoSuchVaultAtCosigner, Storage.
    Result<Lease> hold(const Bytes32& vault);
    // Whether it is still the newest, asked of the storage: after a change that failed.
    bool isCurrent(const Lease& lease);

private:
    struct Held {
        std::uint64_t fence { 0 };
        std::int64_t renewedMs { 0 };
    };
    struct Part {
        std::mutex mutex {};
        std::map<Bytes32, Held> held {};
    };
    Part& part(const Bytes32& vault) { return m_parts[vault[0] % m_parts.size()]; }

    Storage& m_storage;
    const Clock& m_clock;
    const NodeId m_node;
    std::array<Part, 64> m_parts; // vaults of different parts do not wait for each other
};

} // namespace tercet::cosigner
