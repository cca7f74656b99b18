#include "app/cosigner/Commands.h"

#include "app/cosigner/Installation.h"
#include "app/cosigner/TlsIdentity.h"
#include "core/base/Clock.h"
#include "core/cosigner/VaultSeals.h"
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

// A data folder, or a database and a key without one.
struct Place {
    std::filesystem::path folder {};
    Configuration configuration {};
};
Result<Place> placeOf(const Options& options)
{
    if (options.data.empty())
        return Place { ".", { .database = options.database, .sealingKey = options.sealingKey } };
    TERCET_TRY(auto configuration, readConfiguration(options.data));
    return Place { options.data, std::move(configuration) };
}

// Opens what one co-signer sealed; which of the two it is, its identity tells.
class Records {
public:
    static Result<std::unique_ptr<Records>> open(const Place& place, Storage& storage)
    {
        std::unique_ptr<Records> out(new Records);
        TERCET_TRY(out->m_sealer, openSealer(place.folder, place.configuration, out->m_random));
        TERCET_TRY(const auto sealed, storage.identity());
        if (!sealed) return fail(Code::Storage, "the database has no identity");
        for (const auto party : { mpc::Party::P2, mpc::Party::P3 }) {
            cosigner::SealedRecords records(party, *out->m_sealer);
            const auto identity = records.openIdentity(*sealed);
            if (!identity) continue;
            out->m_party = party;
            out->m_identity = identity->publicKeys();
            TERCET_TRY(out->m_sealed, records.rowsSealed(*sealed));
            if (out->m_sealed != cosigner::RowsSealed::None)
                out->m_seal = std::make_shared<const cosigner::RowSeal>(*identity);
            return out;
        }
        return fail(Code::SealBroken, "the sealing key is not this database's", "--sealing-key");
    }
    int share() const { return int(m_party); }
    const mpc::PublicIdentity& identity() const { return m_identity; }
    // Empty for a database of an older version, which has none.
    const std::shared_ptr<const cosigner::RowSeal>& seal() const { return m_seal; }
    Result<bool> areOurs(Storage& storage, const cosigner::VaultRow& row) const
    {
        return !m_seal ? true : cosigner::sealsHold(storage, row, *m_seal, m_sealed);
    }
    Result<mpc::CoreRecord> record(const cosigner::VaultRow& row)
    {
        return cosigner::SealedRecords(m_party, *m_sealer).openRecord(row.vault, row.record);
    }

private:
    Records() = default;
    crypto::SystemRandom m_random;
    std::unique_ptr<cosigner::RecordSealer> m_sealer;
    mpc::Party m_party { mpc::Party::P2 };
    mpc::PublicIdentity m_identity {};
    cosigner::RowsSealed m_sealed { cosigner::RowsSealed::None };
    std::shared_ptr<const cosigner::RowSeal> m_seal;
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

Result<Json> check(const Database& database, Records& records)
{
    auto& storage = *database.storage;
    TERCET_TRY(const auto vaults, storage.vaults());
    std::size_t locked = 0;
    auto damaged = Json::array();
    for (const auto& id : vaults) {
        TERCET_TRY(const auto row, storage.vault(id));
        if (!row) continue;
        locked += row->lock != 0;
        TERCET_TRY(const bool ours, records.areOurs(storage, *row));
        if (!records.record(*row) || !policy::decode(row->policy) || !ours)
            damaged.push_back(hex(id));
    }
    if (records.seal()) database.devices->useSeal(records.seal());
    const auto devices = database.devices->devices();
    if (!devices && devices.error().code != Code::SealBroken)
        return std::unexpected(devices.error());
    const bool sound = damaged.empty() && devices;
    Json out { { "sound", sound }, { "share", records.share() },
        { "identity", hex(records.identity().ik) }, { "vaults", vaults.size() },
        { "locked", locked }, { "damaged", std::move(damaged) },
        { "devices_sound", devices.has_value() } };
    return out;
}

// What a data folder has beside its database.
Status checkKeys(const std::filesystem::path& folder, Json& found)
{
    TERCET_TRY(const auto tls, readTlsIdentity(folder));
    found["tls_pin"] = hex(tls.pin);
    found["certificate_expires"] = tls.expires;
    found["time"] = SystemClock().wallMs() / 1000; // for the operator to compare
    return {};
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
    TERCET_TRY(const auto place, placeOf(options));
    TERCET_TRY(const auto database,
        openDatabase(place.folder, place.configuration.database, Missing::Refused));
    const auto& storage = database.storage;
    switch (options.command) {
    case Command::VaultsList:
        return list(*storage);
    case Command::VaultsRelease:
        return release(*storage, options.vault);
    case Command::Check:
    case Command::VaultsShow: {
        TERCET_TRY(const auto records, Records::open(place, *storage));
        if (options.command == Command::VaultsShow) return show(*storage, *records, options.vault);
        TERCET_TRY(auto found, check(database, *records));
        if (!options.data.empty()) TERCET_CHECK(checkKeys(place.folder, found));
        return found;
    }
    default:
        return fail(Code::Internal);
    }
}

Result<Json> renewCertificate(const Options& options)
{
    TERCET_TRY(const auto configuration, readConfiguration(options.data));
    TERCET_TRY(const auto tls, renewCertificate(options.data, hostOf(configuration.url)));
    return Json { { "tls_pin", hex(tls.pin) }, { "certificate_expires", tls.expires } };
}

} // namespace tercet::operating
