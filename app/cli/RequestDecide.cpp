#include "app/cli/Commands.h"
#include "app/cli/Outsider.h"
#include "app/cli/Render.h"
#include "core/chains/Payload.h"
#include "core/cosigner/RequestViews.h"

// Deciding on requests of the queue with an approver's key.
namespace tercet::cli {

namespace {

using backend::kCosigners;
using cosigner::Operation;
using Rows = std::array<std::optional<cosigner::RequestRow>, 2>; // of shares 2 and 3; none: missing

Result<cosigner::RequestRow> rowOf(
    const Bytes32& vault, const Bytes32& id, const cosigner::Answer& answer)
{
    TERCET_TRY(auto row, cosigner::decodeRequest(vault, text(answer.body)));
    if (row.id != id) return fail(Code::CosignerBadAnswer, "another request", "id");
    return row;
}

Result<Rows> find(Outsider& me, const std::string& vault, const Bytes32& id)
{
    Rows out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto answer = me.ask(kCosigners[i],
            { .operation = Operation::GetRequest, .vault = vault, .request = hex(id) });
        if (!answer && answer.error().code == Code::NoSuchRequest) continue;
        if (!answer) return std::unexpected(answer.error());
        TERCET_TRY(out[i], rowOf(me.vault(), id, *answer));
    }
    if (!out[0] && !out[1]) return fail(Code::NoSuchRequest, "at neither", "REQUEST");
    return out;
}

Answer render(const Rows& rows)
{
    const auto& row = rows[0] ? *rows[0] : *rows[1];
    Answer out { { "id", hex(row.id) } };
    // Under which address, this key's owner does not know: only the path is told.
    if (const auto decoded = chains::decode(row.draft.payload, {}))
        extend(out, decodedAnswer(*decoded));
    out["path"] = row.draft.place.path();
    out["requester"] = Answer { { "name", row.requesterName }, { "key", hex(row.requester) } };
    out["note"] = row.draft.note;
    out["expires"] = row.draft.expiresMs / 1000;
    auto list = Answer::array();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto decisions = Answer::array();
        if (rows[i])
            for (const auto& d : rows[i]->decisions)
                decisions.push_back({ { "by", hex(d.by) }, { "name", d.name },
                    { "role", cosigner::deviceRoleName(d.role) },
                    { "decision", d.approves ? "approve" : "reject" }, { "reason", d.reason },
                    { "counts", d.counts } });
        list.push_back({ { "share", int(kCosigners[i]) },
            { "state", rows[i] ? cosigner::queueStateName(rows[i]->state) : "missing" },
            { "decisions", std::move(decisions) } });
    }
    out["cosigners"] = std::move(list);
    return out;
}

} // namespace

Result<Answer> requestDecide(const Arguments& args)
{
    const auto id = arrayFromHex<32>(args.operand);
    if (!id || hex(*id) != args.operand)
        return fail(Code::NoSuchRequest, "not 64 lower-case hex digits", "REQUEST");
    const auto reason = args.has("--reason") ? args.options.at("--reason") : std::string();
    TERCET_CHECK(cosigner::checkClaim(reason, cosigner::QueueDecision::kMaxReason, "--reason"));
    TERCET_TRY(const auto me, Outsider::meet(args));
    TERCET_TRY(auto rows, find(*me, args.vault, *id));
    if (args.decision == "show") return render(rows);
    const bool approves = args.decision == "approve";
    if (approves && (!rows[0] || !rows[1]))
        return fail(Code::RequestNotShared, "known to one only", "REQUEST");
    const cosigner::Call call { .operation = Operation::Decide,
        .vault = args.vault,
        .request = args.operand,
        .body = toBytes(view(cosigner::encodeDecisionBody({ approves, reason,
            cosigner::signDecision(me->key(), me->vault(), *id, approves, reason) }))) };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows[i]) continue;
        TERCET_TRY(const auto answer, me->ask(kCosigners[i], call));
        TERCET_TRY(rows[i], rowOf(me->vault(), *id, answer));
    }
    return render(rows);
}

} // namespace tercet::cli
