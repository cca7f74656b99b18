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

} // namespace

Result<Answer> requestList(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    auto list = Answer::array();
    for (const auto& request : session.wallet().requests()) list.push_back(requestAnswer(request));
    return Answer { { "requests", std::move(list) } };
}

Result<Answer> requestShow(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto detail, session.wallet().request(QString::fromStdString(args.operand)));
    auto answer = requestAnswer(detail.head);
    extend(answer, decodedAnswer(detail.decoded));
    return answer;
}

Result<Answer> requestApprove(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
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
    const auto id = QString::fromStdString(args.operand);
    TERCET_CHECK(session.wallet().reject(id, QString::fromStdString(reason)));
    TERCET_CHECK(await<void>([&](QObject* context, auto done) {
        session.wallet().whenStored(context, std::move(done));
    }));
    TERCET_TRY(const auto detail, session.wallet().request(id));
    return stateOf(detail.head);
}

} // namespace tercet::cli
