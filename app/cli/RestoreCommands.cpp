#include "app/cli/Await.h"
#include "app/cli/BackupKeys.h"
#include "app/cli/Commands.h"
#include "app/cli/Passphrase.h"
#include "app/cli/Place.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "core/backup/BackupFile.h"
#include "core/crypto/Hash.h"

namespace tercet::cli {

namespace {

struct OpenBackup {
    std::shared_ptr<const backup::ShareBackup> backup;
    QString sha256; // of the file
};

Result<OpenBackup> openBackup(const Arguments& args)
{
    TERCET_TRY(const auto file, readBackup(args));
    TERCET_TRY(const auto keys, readKeys(args));
    TERCET_TRY(auto opened, backup::openShareBackup(file, keys));
    return OpenBackup { std::make_shared<const backup::ShareBackup>(std::move(opened)),
        QString::fromStdString(hex(crypto::sha256(file))) };
}

} // namespace

Result<Answer> backupDrill(const Arguments& args)
{
    TERCET_TRY(auto file, openBackup(args));
    TERCET_TRY(auto session, Session::open(args));
    TERCET_CHECK(session.unlocked());
    TERCET_TRY(const auto done, await<wallet::DrillInfo>([&](QObject* context, auto told) {
        session.wallet().drillBackup(std::move(file.backup), file.sha256, context, std::move(told));
    }));
    auto cosigners = Answer::array();
    for (std::size_t i = 0; i < done.confirmed.size(); ++i)
        cosigners.push_back({ { "share", i + 2 }, { "confirmed", done.confirmed[i] } });
    return Answer { { "vault", done.vault.toStdString() }, { "epoch", done.epoch },
        { "date", done.date.toUTC().toString(Qt::ISODate).toStdString() },
        { "cosigners", std::move(cosigners) } };
}

Result<Answer> backupImport(const Arguments& args)
{
    TERCET_TRY(auto file, openBackup(args));
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(auto passphrase, readPassphrase(args.passphraseFd, true));
    std::optional<std::array<wallet::CosignerPlace, 2>> places;
    if (!args.cosigners.empty())
        places = { placeOf(args.cosigners[0]), placeOf(args.cosigners[1]) };
    TERCET_TRY(const auto vault, await<wallet::VaultInfo>([&](QObject* context, auto done) {
        session.wallet().importBackup(std::move(file.backup), places, std::move(passphrase),
            args.keychain.value_or(wallet::KeychainKind::System), context, std::move(done));
    }));
    return vaultAnswer(vault);
}

} // namespace tercet::cli
