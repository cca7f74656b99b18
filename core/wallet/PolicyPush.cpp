#include "core/wallet/PolicyPush.h"

#include "core/cosigner/Views.h"
#include "core/policy/Freeze.h"
#include "core/policy/PolicyChange.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Signable.h"

namespace tercet::wallet {

using cosigner::Operation;

namespace {

PartyWord wordOf(const std::optional<Result<cosigner::Answer>>& answer)
{
    if (!answer) return {};
    if (!*answer) return { {}, answer->error() };
    const auto decision = cosigner::decodeDecision((*answer)->body);
    if (!decision) return { {}, Error { Code::CosignerBadAnswer, decision.error().context } };
    return { *decision, {} };
}

} // namespace

Result<Pushed> pushPolicy(Exchange& exchange, const mpc::CoreRecord& record, std::uint64_t serial,
    const policy::Policy& policy)
{
    cosigner::Call call { .operation = Operation::Vault, .vault = hex(record.wid) };
    const auto views = exchange.both({ call, call }, kStop);
    if (!views) return std::unexpected(views.error().error);
    for (const auto& answer : *views) {
        TERCET_TRY(const auto view, cosigner::VaultView::decode(answer.body));
        serial = std::max(serial, view.policySerial);
    }
    call.operation = Operation::SetPolicy;
    call.body = policy::signChange(record.own.ik(), record.wid, { serial + 1, policy });
    const auto done = exchange.both({ call, call }, kStop);
    if (!done) return std::unexpected(done.error().error);
    Pushed out { serial + 1 };
    for (const auto& answer : *done) {
        TERCET_TRY(const auto view, cosigner::PolicyView::decode(answer.body));
        out.dueMs = std::max(out.dueMs, view.dueMs);
    }
    return out;
}

Result<ByCosigner<PartyWord>> askPolicies(Exchange& exchange, const RequestRecord& request)
{
    TERCET_TRY(const auto place, placeOf(request));
    const cosigner::EvaluateBody body { place.path(), std::uint8_t(request.payload.type),
        request.payload.bytes };
    const cosigner::Call call { .operation = Operation::Evaluate,
        .vault = request.vault.toStdString(),
        .body = body.encode() };
    const auto answers = exchange.each({ call, call }, { true, true }, kStop | kYield);
    if (!answers) return std::unexpected(answers.error().error);
    return ByCosigner<PartyWord> { wordOf((*answers)[0]), wordOf((*answers)[1]) };
}

Result<QList<PendingPolicy>> pendingPolicies(Exchange& exchange, const QString& vault)
{
    const cosigner::Call call { .operation = Operation::Pending, .vault = vault.toStdString() };
    const auto answers = exchange.both({ call, call }, kStop);
    if (!answers) return std::unexpected(answers.error().error);
    QList<PendingPolicy> out;
    for (std::size_t i = 0; i < answers->size(); ++i) {
        TERCET_TRY(const auto view, cosigner::PendingView::decode((*answers)[i].body));
        for (const auto& change : view.changes) {
            const QString id = toQt(change.id);
            auto it = std::ranges::find(out, id, &PendingPolicy::id);
            if (it == out.end()) it = out.insert(out.end(), { id, change.policy });
            it->ofRecipients = !change.recipients.empty();
            if (change.device) it->device = hexText(*change.device);
            it->due[i + 1] = QDateTime::fromMSecsSinceEpoch(change.dueMs);
        }
    }
    return out;
}

Result<bool> cancelPolicy(Exchange& exchange, const QString& vault, const QString& id)
{
    const cosigner::Call call { .operation = Operation::CancelPending,
        .vault = vault.toStdString(),
        .pending = id.toStdString() };
    const auto answers = exchange.each({ call, call }, { true, true }, kStop);
    if (!answers) return std::unexpected(answers.error().error);
    bool waited = false;
    for (const auto& answer : *answers) {
        if (*answer)
            waited = true;
        else if (answer->error().code != Code::NoSuchPending)
            return std::unexpected(answer->error());
    }
    return waited;
}

FreezeAnswers tellFreeze(Exchange& exchange, const mpc::CoreRecord& record, FreezeStatus status)
{
    const cosigner::Call call { .operation = Operation::Freeze,
        .vault = hex(record.wid),
        .body = policy::signFreeze(record.own.ik(), record.wid, status.until.toMSecsSinceEpoch()) };
    FreezeAnswers out { std::move(status) };
    const auto answers = exchange.each(
        { call, call }, { !out.status.confirmed[1], !out.status.confirmed[2] }, kStop);
    if (!answers) {
        out.last = answers.error().error;
        return out;
    }
    for (std::size_t i = 0; i < answers->size(); ++i) {
        const auto& answer = (*answers)[i];
        if (!answer) continue;
        const auto view = *answer ? cosigner::FreezeView::decode((*answer)->body)
                                  : Result<cosigner::FreezeView>(std::unexpected(answer->error()));
        if (view && view->untilMs >= out.status.until.toMSecsSinceEpoch())
            out.status.confirmed[i + 1] = true;
        else if (!out.last)
            out.last = view ? Error { Code::CosignerBadAnswer, "an earlier end" } : view.error();
    }
    return out;
}

} // namespace tercet::wallet
