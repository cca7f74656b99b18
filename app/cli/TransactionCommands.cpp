#include <QFileInfo>

#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "app/cli/Signing.h"
#include "core/chains/ethereum/TransactionJson.h"
#include "core/wallet/Accounts.h"
#include "core/wallet/Open.h"

namespace tercet::cli {

namespace {

// The vault's first address; empty where there is no vault, or none was named and the data folder
// cannot be opened just now.
Result<std::string> ownAddress(const Arguments& args)
{
    const auto folder
        = args.data.empty() ? wallet::defaultDataFolder() : QString::fromStdString(args.data);
    if (args.vault.empty() && !QFileInfo::exists(folder))
        return std::string(); // decoding makes no folder
    const auto found = [&]() -> Result<std::string> {
        TERCET_TRY(auto session, Session::open(args));
        TERCET_TRY(const auto vault, session.vault());
        TERCET_TRY(const auto first, wallet::accounts::address(vault, {}));
        return first.address.toStdString();
    }();
    if (!found && args.vault.empty()) return std::string();
    return found;
}

} // namespace

Result<Answer> txDecode(const Arguments& args)
{
    TERCET_TRY(const auto text, readInput(args.operand));
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(text));
    std::string from;
    if (input.from) {
        from = input.from->text();
    } else {
        TERCET_TRY(from, ownAddress(args));
    }
    const chains::Payload payload { chains::PayloadType::EthereumTransaction,
        chains::ethereum::buildUnsigned(input.tx) };
    TERCET_TRY(const auto decoded, chains::decode(payload, from));
    return decodedAnswer(decoded);
}

Result<Answer> txSign(const Arguments& args)
{
    TERCET_TRY(const auto text, readInput(args.operand));
    TERCET_CHECK(chains::ethereum::readTransaction(text)); // before the passphrase is asked for
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto done,
        signNow(session.wallet(),
            session.wallet().openTransaction(QByteArray::fromStdString(text),
                QStringLiteral("Command line"), args.number("--account", 0),
                args.number("--index", 0))));
    return signedAnswer(done);
}

} // namespace tercet::cli
