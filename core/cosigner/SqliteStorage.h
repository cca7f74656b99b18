#pragma once

#include <QString>
#include <functional>
#include <memory>

#include "core/cosigner/Storage.h"
#include "core/cosigner/TaskThread.h"

class QSqlDatabase;

namespace tercet::cosigner {

// One SQLite file: WAL, synchronous=FULL, numbered migrations (its user_version). A connection
// belongs to the thread that made it, so this object owns one thread and all of its SQL runs there;
// callers of any thread wait for it. Needs a QCoreApplication, as Qt's SQL drivers do.
class SqliteStorage final : public Storage {
public:
    // Makes the file (mode 0600) or brings its schema up to date. Code::StorageNewer for a file
    // written by a later version, which is left as it is; Code::Storage for everything else.
    static Result<std::unique_ptr<SqliteStorage>> open(const QString& path);
    ~SqliteStorage() override;

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
    SqliteStorage() = default;
    QSqlDatabase database() const;
    Status transaction(const std::function<Status(QSqlDatabase&)>& change);

    QString m_connection;
    TaskThread m_thread;
};

} // namespace tercet::cosigner
