#include "app/cosigner/Commands.h"

#include <QFileInfo>

#include "core/cosigner/KeyFile.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/SqlPlace.h"
#include "core/cosigner/SqlStorage.h"
#include "core/cosigner/VaultBooks.h"
#include "core/crypto/SystemRandom.h"
#include "core/policy/Policy.h"

namespace tercet::operating {

namespace {

using Json = nlohmann::ordered_json;
using cosigner::Storage;

const char* lockName(std::uint8_t lock)
{
    switch (mpc::LockCause(lock)) {
    case mpc::LockCause::None:
        return "none";
    case mpc::LockCause::Quarantines:
        return "quarantines";
    case mpc::LockCause::FinalFailures:
        return "final-failures";
    }
    return "unknown";
}

Result<std::unique_ptr<cosigner::SqlStorage>> open(const std::string& text)
{
    TERCET_TRY(const auto place, cosigner::SqlPlace::parse(text));
    if (!place.isPostgres() && !QFileInfo(QString::fromStdString(place.file)).isFile())
        return fail(Code::FileNotFound, "no such database", "--database");
    return cosigner::SqlStorage::open(text);
}

// Opens what one co-signer sealed; which of the two it is, its identity tells.
class Records {
public:
    static Result<std::unique_ptr<Records>> open(const std::string& keyFile, Storage& storage)
    {
        TERCET_TRY(auto key, cosigner::readKeyFile(keyFile));
        std::unique_ptr<Records> out(new Records(std::move(key)));
        TERCET_TRY(const auto sealed, storage.identity());
        if (!sealed) return fail(Code::Storage, "the database has no identity");
        for (const auto party : { mpc::Party::P2, mpc::Party::P3 }) {
            const cosigner::SealedRecords records(party, out->m_sealer);
            auto identity = cosigner::SealedRecords(records).openIdentity(*sealed);
            if (!identity) continue;
            out->m_party = party;
            out->m_identity = identity->publicKeys();
            return out;
        }
        return fail(Code::SealBroken, "the sealing key is not this database's", "--sealing-key");
    }
    int share() const { return int(m_party); }
    const mpc::PublicIdentity& identity() const { return m_identity; }
    Result<mpc::CoreRecord> record(const cosigner::VaultRow& row)
    {
        return cosigner::SealedRecords(m_party, m_sealer).openRecord(row.vault, row.record);
    }

private:
    explicit Records(crypto::Secret<32> key)
        : m_sealer(std::move(key), m_random)
    {
    }
    crypto::SystemRandom m_random;
    cosigner::KeySealer m_sealer;
    mpc::Party m_party { mpc::Party::P2 };
    mpc::PublicIdentity m_identity {};
};

Result<cosigner::VaultRow> rowOf(Storage& storage, const std::string& vault)
{
    TERCET_TRY(const auto id, arrayFromHex<32>(vault));
    TERCET_TRY(auto row, storage.vault(id));
    if (!row) return fail(Code::NoSuchVaultAtCosigner, "no such vault");
    return std::move(*row);
}

Result<Json> summary(Storage& storage, const cosigner::VaultRow& row)
{
    TERCET_TRY(const auto quarantines, storage.quarantines(row.vault));
    TERCET_TRY(const auto signatures, storage.claimCount(row.vault));
    return Json { { "vault", hex(row.vault) }, { "lock", lockName(row.lock) },
        { "quarantines", quarantines.size() }, { "final_failures", row.finalFailures },
        { "signatures", signatures }, { "policy_serial", row.policySerial } };
}

Result<Json> check(Storage& storage, Records& records)
{
    TERCET_TRY(const auto vaults, storage.vaults());
    std::size_t locked = 0;
    auto damaged = Json::array();
    for (const auto& id : vaults) {
        TERCET_TRY(const auto row, storage.vault(id));
        if (!row) continue;
        locked += row->lock != 0;
        if (!records.record(*row) || !policy::decode(row->policy)) damaged.push_back(hex(id));
    }
    const bool sound = damaged.empty();
    Json out { { "sound", sound }, { "share", records.share() },
        { "identity", hex(records.identity().ik) }, { "vaults", vaults.size() },
        { "locked", locked }, { "damaged", std::move(damaged) } };
    return out;
}

Result<Json> list(Storage& storage)
{
    TERCET_TRY(const auto vaults, storage.vaults());
    auto rows = Json::array();
    for (const auto& id : vaults) {
        TERCET_TRY(const auto row, storage.vault(id));
        if (!row) continue;
        TERCET_TRY(auto line, summary(storage, *row));
        rows.push_back(std::move(line));
    }
    return Json { { "vaults", std::move(rows) } };
}

Result<Json> show(Storage& storage, Records& records, const std::string& vault)
{
    TERCET_TRY(const auto row, rowOf(storage, vault));
    TERCET_TRY(const auto record, records.record(row));
    TERCET_TRY(auto out, summary(storage, row));
    out["share"] = records.share();
    out["epoch"] = record.epoch;
    out["active"] = record.status == mpc::RecordStatus::Active;
    out["secp256k1"] = hex(record.key.encode());
    out["ed25519"] = hex(record.edKey.encode());
    TERCET_TRY(const auto failures, storage.quarantines(row.vault));
    auto lines = Json::array();
    for (const auto& failure : failures)
        lines.push_back(Json { { "time", failure.atMs / 1000 }, { "link", hex(failure.link) },
            { "party", failure.culprit } });
    out["failures"] = std::move(lines);
    return out;
}

Result<Json> release(Storage& storage, const std::string& vault)
{
    TERCET_TRY(const auto row, rowOf(storage, vault));
    TERCET_CHECK(storage.release(row.vault));
    TERCET_TRY(const auto after, rowOf(storage, vault));
    return Json { { "vault", vault }, { "was", lockName(row.lock) },
        { "lock", lockName(after.lock) } };
}

} // namespace

Result<Json> execute(const Options& options)
{
    TERCET_TRY(const auto storage, open(options.database));
    switch (options.command) {
    case Command::VaultsList:
        return list(*storage);
    case Command::VaultsRelease:
        return release(*storage, options.vault);
    case Command::Check:
    case Command::VaultsShow: {
        TERCET_TRY(const auto records, Records::open(options.sealingKey, *storage));
        if (options.command == Command::Check) return check(*storage, *records);
        return show(*storage, *records, options.vault);
    }
    case Command::Help:
        break;
    }
    return fail(Code::Internal);
}

} // namespace tercet::operating
