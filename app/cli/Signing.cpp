#include "app/cli/Signing.h"

#include <QEventLoop>

#include "app/cli/Output.h"

namespace tercet::cli {

namespace {

using wallet::RequestState;

bool isRunning(RequestState state)
{
    return state == RequestState::Approved || state == RequestState::Signing;
}

bool isSigned(RequestState state)
{
    return state == RequestState::Signed || state == RequestState::Broadcast
        || state == RequestState::Confirmed;
}

Result<wallet::RequestDetail> waitUntilDone(wallet::Wallet& wallet, const QString& id)
{
    const auto running = [&] {
        const auto now = wallet.request(id);
        return now && isRunning(now->head.state);
    };
    QEventLoop loop;
    const auto look = [&] {
        if (!running()) loop.quit();
    };
    QObject::connect(&wallet, &wallet::Wallet::requestChanged, &loop, look, Qt::QueuedConnection);
    QObject::connect(&wallet, &wallet::Wallet::lockStateChanged, &loop, look, Qt::QueuedConnection);
    if (running()) loop.exec();

    TERCET_TRY(auto detail, wallet.request(id));
    if (isSigned(detail.head.state)) return detail;
    return std::unexpected(detail.error.value_or(Error { Code::Cancelled, {}, {} }));
}

} // namespace

Result<wallet::RequestDetail> approveAndWait(wallet::Wallet& wallet, const QString& id)
{
    TERCET_TRY(const auto detail, wallet.request(id));
    for (const auto& risk : detail.decoded.risks)
        note(std::string(chains::levelName(risk.level)) + ": " + risk.text);
    if (!detail.decoded.fullyDecoded) return fail(Code::NotFullyDecoded);
    TERCET_CHECK(wallet.approve(id, detail.decoded.digest, detail.gesture.expected));
    return waitUntilDone(wallet, id);
}

Result<wallet::RequestDetail> signNow(wallet::Wallet& wallet, const Result<QString>& made)
{
    if (!made) return std::unexpected(made.error());
    auto result = approveAndWait(wallet, *made);
    if (result) return result;
    const auto now = wallet.request(*made);
    if (now && now->head.state == RequestState::Waiting) {
        // The refusal is what is reported; should this fail, the request expires by itself.
        const auto rejected = wallet.reject(*made, QStringLiteral("refused on the command line"));
        if (!rejected) note("warning: " + rejected.error().context);
    }
    return result;
}

} // namespace tercet::cli
