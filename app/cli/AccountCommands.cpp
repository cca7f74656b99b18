#include "app/cli/Commands.h"
#include "app/cli/Session.h"
#include "core/wallet/Accounts.h"

namespace tercet::cli {

Result<Answer> accountXpub(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.vault());
    TERCET_TRY(const auto account,
        wallet::accounts::account(vault, { .number = args.number("--account", 0), .name = {} }));
    return Answer { { "xpub", account.xpub.toStdString() },
        { "path", account.path.toStdString() } };
}

Result<Answer> address(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.vault());
    TERCET_TRY(const auto found, wallet::accounts::address(vault, args.place()));
    return Answer { { "address", found.address.toStdString() },
        { "public_key", found.publicKey.toStdString() }, { "path", found.path.toStdString() } };
}

} // namespace tercet::cli
