#include "app/cli/Await.h"
#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/Session.h"
#include "core/policy/PolicyJson.h"

namespace tercet::cli {

namespace {

Answer policyAnswer(const policy::Policy& policy)
{
    return Answer::parse(policy::toJson(policy).dump());
}

Answer timeOrNull(const QDateTime& time)
{
    if (!time.isValid()) return nullptr;
    return time.toUTC().toString(Qt::ISODate).toStdString();
}

constexpr const char* kParties[] = { "device", "google", "azure" };

} // namespace

Result<Answer> policyShow(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    return policyAnswer(session.wallet().policy().policy);
}

Result<Answer> policySet(const Arguments& args)
{
    TERCET_TRY(const auto text, readInput(args.operand));
    TERCET_TRY(const auto json, json::parse(text));
    TERCET_TRY(const auto policy, policy::fromJson(json));
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto set, await<wallet::PolicyOutcome>([&](QObject* context, auto done) {
        session.wallet().setPolicy(policy, context, std::move(done));
    }));
    return Answer { { "change", std::string(policy::changeName(set.change)) },
        { "due", timeOrNull(set.due) } };
}

Result<Answer> policyPending(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(
        const auto waits, await<QList<wallet::PendingPolicy>>([&](QObject* context, auto done) {
            session.wallet().pendingPolicies(context, std::move(done));
        }));
    auto list = Answer::array();
    for (const auto& change : waits) {
        Answer due;
        for (std::size_t i = 0; i < change.due.size(); ++i)
            due[kParties[i]] = timeOrNull(change.due[i]);
        Answer entry { { "id", change.id.toStdString() }, { "due", std::move(due) } };
        if (change.ofRecipients)
            entry["recipients"] = true;
        else if (!change.device.isEmpty())
            entry["device"] = change.device.toStdString();
        else
            entry["policy"] = policyAnswer(change.policy);
        list.push_back(std::move(entry));
    }
    return Answer { { "pending", std::move(list) } };
}

Result<Answer> policyCancel(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_CHECK(await<void>([&](QObject* context, auto done) {
        session.wallet().cancelPolicy(
            QString::fromStdString(args.operand), context, std::move(done));
    }));
    return Answer { { "cancelled", args.operand } };
}

Result<Answer> vaultFreeze(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto frozen, await<wallet::FreezeStatus>([&](QObject* context, auto done) {
        session.wallet().freeze(args.seconds(), context, std::move(done));
    }));
    Answer confirmed;
    for (std::size_t i = 0; i < frozen.confirmed.size(); ++i)
        confirmed[kParties[i]] = frozen.confirmed[i];
    return Answer { { "until", timeOrNull(frozen.until) }, { "confirmed", std::move(confirmed) } };
}

} // namespace tercet::cli
