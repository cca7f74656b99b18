#pragma once

#include <map>
#include <mutex>

#include "core/cosigner/RequestStorage.h"

namespace tercet::cosigner {

// Forgets everything with the object: tests and `bench`.
class MemoryRequestStorage final : public RequestStorage {
public:
    Result<Insertion> insert(const RequestRow& row, const QueueLimits& limits) override;
    Result<std::optional<RequestRow>> request(const Bytes32& vault, const Bytes32& id) override;
    Result<std::vector<RequestRow>> requests(
        const Bytes32& vault, const RequestQuery& query) override;
    Result<std::vector<RequestRow>> about(const Bytes32& vault, const Bytes32& subject) override;
    Result<bool> decide(const Bytes32& vault, const Bytes32& id, const QueueDecision& decision,
        QueueState state) override;
    Result<bool> markSigned(const Bytes32& vault, const Bytes32& id, std::int64_t nowMs) override;
    Result<std::size_t> expire(
        const Bytes32& vault, std::int64_t nowMs, std::int64_t keptSinceMs) override;

private:
    using Rows = std::map<Bytes32, RequestRow>; // by id
    static std::uint64_t nextChange(const Rows& rows, std::int64_t nowMs);
    RequestRow* open(const Bytes32& vault, const Bytes32& id);

    std::mutex m_mutex;
    std::map<Bytes32, Rows> m_vaults;
};

} // namespace tercet::cosigner
