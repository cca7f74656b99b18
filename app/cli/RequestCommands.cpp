#include "app/cli/Await.h"
#include "app/cli/Commands.h"
#include "app/cli/Render.h"
#include "app/cli/Session.h"
#include "app/cli/Signing.h"
#include "core/chains/Text.h"

namespace tercet::cli {

namespace {

Answer stateOf(const wallet::RequestSummary& head)
{
    return { { "id", head.id.toStdString() }, { "state", wallet::requestStateName(head.state) } };
}

Result<wallet::QueueStatus> askQueue(wallet::Wallet& wallet)
{
    return await<wallet::QueueStatus>(
        [&](QObject* context, auto done) { wallet.askQueue(context, std::move(done)); });
}

// Who could not be asked, by share.
Answer errorsOf(const wallet::QueueStatus& status)
{
    auto out = Answer::array();
    for (std::size_t i = 0; i < status.errors.size(); ++i)
        if (status.errors[i])
            out.push_back({ { "share", i + 2 }, { "code", codeName(status.errors[i]->code) } });
    return out;
}

} // namespace

Result<Answer> requestList(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto status, askQueue(session.wallet()));
    auto list = Answer::array();
    for (const auto& request : session.wallet().requests()) list.push_back(requestAnswer(request));
    return Answer { { "requests", std::move(list) }, { "unheard", errorsOf(status) } };
}

Result<Answer> requestShow(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_CHECK(askQueue(session.wallet()));
    TERCET_TRY(const auto detail, session.wallet().request(QString::fromStdString(args.operand)));
    auto answer = requestAnswer(detail.head);
    extend(answer, decodedAnswer(detail.decoded));
    return answer;
}

Result<Answer> requestApprove(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto status, askQueue(session.wallet()));
    const auto known = session.wallet().request(QString::fromStdString(args.operand));
    const bool missing = !known || (known->head.queue && !known->head.queue->shared());
    for (const auto& error : status.errors)
        if (error && missing) return std::unexpected(*error);
    TERCET_TRY(
        const auto detail, approveAndWait(session.wallet(), QString::fromStdString(args.operand)));
    auto answer = stateOf(detail.head);
    extend(answer, signedAnswer(detail));
    return answer;
}

Result<Answer> requestReject(const Arguments& args)
{
    const auto reason = args.has("--reason") ? args.options.at("--reason") : std::string();
    if (!chains::isUtf8(reason)) return fail(Code::BadUtf8, "", "--reason");
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_CHECK(askQueue(session.wallet()));
    const auto id = QString::fromStdString(args.operand);
    TERCET_CHECK(session.wallet().reject(id, QString::fromStdString(reason)));
    TERCET_CHECK(await<void>([&](QObject* context, auto done) {
        session.wallet().whenStored(context, std::move(done));
    }));
    TERCET_TRY(const auto detail, session.wallet().request(id));
    auto answer = stateOf(detail.head);
    if (!detail.head.queue) return answer;
    // What a co-signer could not be told is told with the next unlock.
    TERCET_TRY(const auto told, askQueue(session.wallet()));
    answer["untold"] = told.untold;
    answer["unheard"] = errorsOf(told);
    return answer;
}

} // namespace tercet::cli
