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
    QEventLoop loop;
    const auto look = [&] {
        const auto now = wallet.request(id);
        if (!now || !isRunning(now->head.state)) loop.quit();
    };
    QObject::connect(&wallet, &wallet::Wallet::requestChanged, &loop, look, Qt::QueuedConnection);
    QObject::connect(&wallet, &wallet::Wallet::lockStateChanged, &loop, look, Qt::QueuedConnection);
    QMetaObject::invokeMethod(&loop, look, Qt::QueuedConnection);
    loop.exec();

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
    if (!result)
        if (const auto now = wallet.request(*made); now && now->head.state == RequestState::Waiting)
            (void)wallet.reject(*made, QStringLiteral("refused on the command line"));
    return result;
}

} // namespace tercet::cli
