#include "app/cosigner/Installation.h"

#include "core/cosigner/KeyCommand.h"
#include "core/cosigner/KeyFile.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/RowSeal.h"
#include "core/cosigner/SqlDevices.h"
#include "core/cosigner/SqlPlace.h"
#include "core/cosigner/SqlRequests.h"
#include "core/cosigner/SqlStorage.h"
#include "core/cosigner/VaultBooks.h"

namespace tercet::operating {

Result<Database> openDatabase(
    const std::filesystem::path& relativeTo, const std::string& place, Missing missing)
{
    TERCET_TRY(auto parsed, cosigner::SqlPlace::parse(place));
    if (!parsed.isPostgres()) {
        const auto file = std::filesystem::absolute(relativeTo) / parsed.file;
        std::error_code ignored;
        if (missing == Missing::Refused && !std::filesystem::is_regular_file(file, ignored))
            return fail(Code::FileNotFound, "no such database", "--database");
        parsed.file = file.string();
    }
    TERCET_TRY(const auto pool, cosigner::SqlPool::open(parsed));
    return Database { pool, std::make_unique<cosigner::SqlStorage>(pool),
        std::make_unique<cosigner::SqlDevices>(pool),
        std::make_unique<cosigner::SqlRequests>(pool) };
}

Result<Installation> Installation::open(const std::filesystem::path& folder)
{
    Installation out { .folder = std::filesystem::absolute(folder) };
    TERCET_TRY(out.configuration, readConfiguration(out.folder));
    TERCET_TRY(
        out.database, openDatabase(out.folder, out.configuration.database, Missing::Refused));
    return out;
}

Status sealDevices(Installation& installation, Random& random)
{
    const auto& configuration = installation.configuration;
    TERCET_TRY(const auto sealer, openSealer(installation.folder, configuration, random));
    TERCET_TRY(const auto sealed, installation.database.storage->identity());
    if (!sealed) return fail(Code::Storage, "the database has no identity");
    cosigner::SealedRecords records(mpc::Party(configuration.share), *sealer);
    TERCET_TRY(const auto own, records.openIdentity(*sealed));
    TERCET_TRY(const auto done, records.rowsSealed(*sealed));
    if (done == cosigner::RowsSealed::None)
        return fail(Code::Storage, "The database is an older one: run serve on it once.");
    installation.database.devices->useSeal(std::make_shared<const cosigner::RowSeal>(own));
    return {};
}

Result<std::unique_ptr<cosigner::RecordSealer>> openSealer(
    const std::filesystem::path& folder, const Configuration& configuration, Random& random)
{
    auto key = configuration.sealingCommand.empty()
        ? cosigner::readKeyFile(std::filesystem::absolute(folder) / configuration.sealingKey)
        : cosigner::keyOfCommand(configuration.sealingCommand);
    if (!key) return std::unexpected(key.error());
    return std::make_unique<cosigner::KeySealer>(std::move(*key), random);
}

} // namespace tercet::operating
