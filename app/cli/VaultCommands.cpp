#include "app/cli/Await.h"
#include "app/cli/BackupKeys.h"
#include "app/cli/Commands.h"
#include "app/cli/Passphrase.h"
#include "app/cli/Place.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "core/chains/Text.h"

namespace tercet::cli {

namespace {

} // namespace

Result<Answer> vaultCreate(const Arguments& args)
{
    const auto& name = args.options.at("--name");
    if (!chains::isUtf8(name)) return fail(Code::BadUtf8, "", "--name");
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(auto passphrase, readPassphrase(args.passphraseFd, true));
    TERCET_TRY(const auto vault, await<wallet::VaultInfo>([&](QObject* context, auto done) {
        const auto keychain = args.keychain.value_or(wallet::KeychainKind::System);
        if (args.cosigners.empty())
            return session.wallet().createPracticeVault(QString::fromStdString(name),
                std::move(passphrase), keychain, context, std::move(done));
        session.wallet().createConnectedVault(QString::fromStdString(name),
            { placeOf(args.cosigners[0]), placeOf(args.cosigners[1]) }, std::move(passphrase),
            keychain, context, std::move(done));
    }));
    return vaultAnswer(vault);
}

Result<Answer> vaultList(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    auto list = Answer::array();
    for (const auto& vault : session.wallet().vaults())
        list.push_back({ { "vault", vault.id.toStdString() }, { "name", vault.name.toStdString() },
            { "practice", vault.practice }, { "epoch", vault.epoch } });
    return Answer { { "vaults", std::move(list) } };
}

Result<Answer> vaultShow(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.known());
    return vaultAnswer(vault);
}

Result<Answer> vaultRefresh(const Arguments& args)
{
    TERCET_CHECK(readRecipients(args)); // before anything is unlocked
    TERCET_TRY(auto session, Session::open(args));
    TERCET_CHECK(session.unlocked());
    const auto out = args.options.find("--backup-out");
    if (out == args.options.end()) {
        TERCET_TRY(const auto vault, await<wallet::VaultInfo>([&](QObject* context, auto done) {
            session.wallet().refreshShares(context, std::move(done));
        }));
        return Answer { { "vault", vault.id.toStdString() }, { "epoch", vault.epoch } };
    }
    TERCET_TRY(auto order, readOrder(args, out->second));
    TERCET_TRY(const auto made, await<wallet::BackupMade>([&](QObject* context, auto done) {
        session.wallet().refreshWithBackup(std::move(order), context, std::move(done));
    }));
    const auto vault = session.wallet().vault();
    return Answer { { "vault", vault.id.toStdString() }, { "epoch", vault.epoch },
        { "backup", backupAnswer(made.entry) } };
}

} // namespace tercet::cli
