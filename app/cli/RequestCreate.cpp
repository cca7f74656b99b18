#include <future>

#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/RequesterKey.h"
#include "core/backend/HttpsBackend.h"
#include "core/base/Clock.h"
#include "core/chains/ethereum/TransactionJson.h"
#include "core/cosigner/RequestViews.h"
#include "core/crypto/SystemRandom.h"

// A request from somebody who holds no share: no data folder, no passphrase.
namespace tercet::cli {

namespace {

using backend::HttpsBackend;
using backend::kCosigners;

constexpr int kCallMs = 15'000, kTries = 3;
constexpr std::int64_t kSecond = 1000, kLifetimeMs = 24 * 3600 * kSecond;

// One answer of the backend, which calls back on a thread of its own.
template <typename T, typename Start> Result<T> wait(Start start)
{
    std::promise<Result<T>> promise;
    auto answer = promise.get_future();
    const auto ticket = start([&](Result<T> result) { promise.set_value(std::move(result)); });
    return answer.get();
}

Result<std::array<HttpsBackend::Peer, 2>> peersOf(const Arguments& args)
{
    std::array<HttpsBackend::Peer, 2> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto& words = args.cosigners.at(i);
        TERCET_TRY(out[i].endpoint, backend::readEndpoint(words.url, words.pin));
    }
    return out;
}

Result<cosigner::RequestDraft> draftOf(const Arguments& args, std::int64_t nowMs)
{
    TERCET_TRY(const auto text, readInput(args.operand));
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(text));
    cosigner::RequestDraft out { .place = args.place(),
        .payload
        = { chains::PayloadType::EthereumTransaction, chains::ethereum::buildUnsigned(input.tx) },
        .expiresMs = (nowMs + kLifetimeMs) / kSecond * kSecond };
    if (input.from) out.from = input.from->text();
    if (args.has("--note")) out.note = args.options.at("--note");
    TERCET_CHECK(cosigner::checkClaim(out.note, cosigner::RequestDraft::kMaxNote, "--note"));
    return out;
}

// Repeating is harmless: the idempotency key is the same.
Result<Bytes32> post(HttpsBackend& https, backend::Cosigner to, const cosigner::Call& call)
{
    for (int n = 1;; ++n) {
        const auto answer = wait<cosigner::Answer>(
            [&](auto done) { return https.submit(to, call, kCallMs, std::move(done)); });
        if (answer) return cosigner::decodeRequestId(text(answer->body));
        const auto code = answer.error().code;
        const bool again = code == Code::CosignerUnreachable || code == Code::CosignerTimeout;
        if (!again || n == kTries) return std::unexpected(answer.error());
    }
}

} // namespace

Result<Answer> requestCreate(const Arguments& args)
{
    const auto vault = arrayFromHex<32>(args.vault);
    if (!vault || hex(*vault) != args.vault)
        return fail(Code::NoSuchVault, "not 64 lower-case hex digits", "--vault");
    crypto::SystemRandom random;
    const SystemClock clock;
    TERCET_TRY(const auto peers, peersOf(args));
    TERCET_TRY(auto key, readRequesterKey(args.options.at("--key")));
    TERCET_TRY(const auto draft, draftOf(args, clock.wallMs()));
    const cosigner::Call call { .operation = cosigner::Operation::CreateRequest,
        .vault = args.vault,
        .idempotencyKey = hex(random.bytes<16>()),
        .body = toBytes(view(cosigner::encodeDraft(draft))) };
    const auto id = cosigner::requestId(*vault, key.publicKey(), call.idempotencyKey, draft);

    HttpsBackend https(
        peers, std::make_shared<backend::DeviceSigner>(std::move(key)), random, clock);
    for (const auto to : kCosigners) {
        TERCET_TRY(const auto met, wait<HttpsBackend::Met>([&](auto done) {
            return https.meet(to, kCallMs, std::move(done));
        }));
        if (met.about.share != int(to))
            return fail(Code::CosignerBadAnswer, "it holds the other share", "--cosigner");
    }
    for (const auto to : kCosigners) {
        TERCET_TRY(const auto given, post(https, to, call));
        if (given != id) return fail(Code::CosignerBadAnswer, "another id", "id");
    }
    return Answer { { "id", hex(id) } };
}

} // namespace tercet::cli
