#pragma once

#include <memory>

#include "core/cosigner/RequestStorage.h"

namespace tercet::cosigner {

class SqlPool;

// The queue of requests in SQL.
class SqlRequests final : public RequestStorage {
public:
    explicit SqlRequests(std::shared_ptr<SqlPool> pool);

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
    std::shared_ptr<SqlPool> m_pool;
};

} // namespace tercet::cosigner
