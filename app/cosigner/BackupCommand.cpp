#include "app/cosigner/BackupCommand.h"

#include "app/cosigner/Installation.h"
#include "core/backup/Date.h"
#include "core/backup/RecordBackup.h"
#include "core/backup/SecretJson.h"
#include "core/backup/age/Age.h"
#include "core/base/AtomicFile.h"
#include "core/base/Clock.h"
#include "core/cosigner/VaultBooks.h"
#include "core/crypto/Hash.h"

namespace tercet::operating {

namespace {

using Json = nlohmann::ordered_json;
namespace age = tercet::backup::age;

// Which of the two co-signers the database is of, its identity tells.
Result<mpc::Party> partyOf(cosigner::Storage& storage, cosigner::RecordSealer& sealer)
{
    TERCET_TRY(const auto sealed, storage.identity());
    if (!sealed) return fail(Code::Storage, "the database has no identity");
    for (const auto party : { mpc::Party::P2, mpc::Party::P3 })
        if (cosigner::SealedRecords(party, sealer).openIdentity(*sealed)) return party;
    return fail(Code::SealBroken, "the sealing key is not this database's");
}

Result<std::vector<crypto::SecretBytes>> sharesOf(
    cosigner::Storage& storage, cosigner::SealedRecords& records, std::int64_t now)
{
    TERCET_TRY(const auto vaults, storage.vaults());
    std::vector<crypto::SecretBytes> out;
    for (const auto& id : vaults) {
        TERCET_TRY(const auto row, storage.vault(id));
        if (!row) continue;
        TERCET_TRY(const auto record, records.openRecord(id, row->record));
        const auto share = tercet::backup::backupOf(record, {}, now);
        TERCET_TRY(auto payload, share.encode(record.own.ik())); // verified
        out.push_back(std::move(payload));
    }
    return out;
}

crypto::SecretBytes joined(
    const std::vector<crypto::SecretBytes>& shares, mpc::Party party, std::int64_t now)
{
    std::size_t size = 256;
    for (const auto& share : shares) size += share.size() + 2;
    tercet::backup::SecretJsonWriter out(size);
    out.raw("{\"format\":\"tercet-cosigner-backup\",\"version\":1,\n \"share\":");
    out.number(mpc::number(party)).raw(",\n \"created\":");
    out.string(tercet::backup::dateText(now)).raw(",\n \"vaults\":[\n");
    const char* before = "";
    for (const auto& share : shares) out.raw(std::exchange(before, ",\n")).raw(text(share.view()));
    return std::move(*out.raw("]}\n").take());
}

} // namespace

Result<Json> backup(const Options& options)
{
    TERCET_TRY(const auto recipient, age::Recipient::parse(options.recipient));
    const std::filesystem::path folder = options.data.empty() ? "." : options.data;
    Configuration configuration { .database = options.database, .sealingKey = options.sealingKey };
    if (!options.data.empty()) {
        TERCET_TRY(configuration, readConfiguration(folder));
    }
    TERCET_TRY(const auto database, openDatabase(folder, configuration.database, Missing::Refused));
    crypto::SystemRandom random;
    TERCET_TRY(const auto sealer, openSealer(folder, configuration, random));
    auto& storage = *database.storage;
    TERCET_TRY(const auto party, partyOf(storage, *sealer));
    cosigner::SealedRecords records(party, *sealer);
    const auto now = SystemClock().wallMs() / 1000;
    TERCET_TRY(const auto shares, sharesOf(storage, records, now));
    const auto payload = joined(shares, party, now);
    TERCET_TRY(const auto made,
        age::seal(payload.view(), std::array { recipient }, age::Armor::No, random));
    const auto path = std::filesystem::absolute(options.out);
    TERCET_CHECK(writeAtomically(systemFiles(), path, made.file));
    TERCET_TRY(const auto back, systemFiles().read(path, made.file.size()));
    const auto opened = age::decryptWithFileKey(back, made.key, made.file.size());
    if (!opened || !opened->equals(payload)) {
        (void)removeDurably(systemFiles(), path);
        return fail(Code::FileUnwritable, "the backup read back does not open");
    }
    return Json { { "file", path.string() }, { "sha256", hex(crypto::sha256(made.file)) },
        { "share", int(mpc::number(party)) }, { "vaults", shares.size() },
        { "recipient", recipient.fingerprint() } };
}

} // namespace tercet::operating
