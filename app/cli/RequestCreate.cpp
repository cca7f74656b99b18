#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/Outsider.h"
#include "core/chains/ethereum/TransactionJson.h"
#include "core/cosigner/RequestViews.h"

namespace tercet::cli {

namespace {

constexpr std::int64_t kSecond = 1000, kLifetimeMs = 24 * 3600 * kSecond;

Result<cosigner::RequestDraft> draftOf(const Arguments& args, std::int64_t nowMs)
{
    TERCET_TRY(const auto text, readInput(args.operand));
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(text));
    cosigner::RequestDraft out { .place = args.place(),
        .payload
        = { chains::PayloadType::EthereumTransaction, chains::ethereum::buildUnsigned(input.tx) },
        .expiresMs = (nowMs + kLifetimeMs) / kSecond * kSecond };
    if (input.from) out.from = input.from->text();
    if (args.has("--expires")) out.expiresMs = kSecond * args.number("--expires", 0);
    if (args.has("--note")) out.note = args.options.at("--note");
    TERCET_CHECK(cosigner::checkClaim(out.note, cosigner::RequestDraft::kMaxNote, "--note"));
    return out;
}

} // namespace

Result<Answer> requestCreate(const Arguments& args)
{
    TERCET_TRY(const auto draft, draftOf(args, SystemClock().wallMs()));
    TERCET_TRY(const auto me, Outsider::meet(args));
    // The same at both, and when it is repeated.
    const cosigner::Call call { .operation = cosigner::Operation::CreateRequest,
        .vault = args.vault,
        .idempotencyKey = args.has("--idempotency-key") ? args.options.at("--idempotency-key")
                                                        : hex(me->random().bytes<16>()),
        .body = toBytes(view(cosigner::encodeDraft(draft))) };
    const auto id
        = cosigner::requestId(me->vault(), me->key().publicKey(), call.idempotencyKey, draft);
    for (const auto to : backend::kCosigners) {
        TERCET_TRY(const auto answer, me->ask(to, call));
        TERCET_TRY(const auto given, cosigner::decodeRequestId(text(answer.body)));
        if (given != id) return fail(Code::CosignerBadAnswer, "another id", "id");
    }
    return Answer { { "id", hex(id) } };
}

} // namespace tercet::cli
