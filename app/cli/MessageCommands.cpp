#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "app/cli/Signing.h"
#include "core/wallet/Accounts.h"

namespace tercet::cli {

namespace {

chains::PayloadType textType(chains::AddressKind kind)
{
    switch (kind) {
    case chains::AddressKind::Solana:
        return chains::PayloadType::SolanaMessage;
    case chains::AddressKind::BitcoinP2wpkh:
    case chains::AddressKind::BitcoinP2tr:
        return chains::PayloadType::BitcoinMessage;
    default:
        return chains::PayloadType::EthereumMessage;
    }
}

Result<chains::Payload> readPayload(const Arguments& args)
{
    using chains::PayloadType;
    if (args.has("--text"))
        return chains::Payload { textType(args.place().kind),
            toBytes(view(args.options.at("--text"))) };
    if (args.has("--hex")) {
        const auto& digits = args.options.at("--hex");
        auto bytes = digits.starts_with("0x") ? fromHex0x(digits) : fromHex(digits);
        if (!bytes) return fail(bytes.error().code, "", "--hex");
        return chains::Payload { PayloadType::EthereumMessage, std::move(*bytes) };
    }
    TERCET_TRY(const auto text, readInput(args.options.at("--typed-data")));
    return chains::Payload { PayloadType::EthereumTypedData, toBytes(view(text)) };
}

} // namespace

Result<Answer> messageSign(const Arguments& args)
{
    TERCET_TRY(const auto payload, readPayload(args));
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto chosen, session.vault());
    TERCET_TRY(const auto signer, wallet::accounts::address(chosen, args.place()));
    TERCET_CHECK(chains::decode(payload, signer.address.toStdString())); // before the passphrase
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto done,
        signNow(session.wallet(),
            session.wallet().createMessage(payload, QStringLiteral("Command line"), args.place())));
    return signedAnswer(done);
}

} // namespace tercet::cli
