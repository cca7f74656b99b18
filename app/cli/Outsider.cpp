#include "app/cli/Outsider.h"

#include <future>

#include "app/cli/RequesterKey.h"

namespace tercet::cli {

namespace {

using backend::HttpsBackend;
using backend::kCosigners;

constexpr int kCallMs = 15'000, kTries = 3;

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

} // namespace

Outsider::Outsider(
    const Bytes32& vault, crypto::SigningKey key, const std::array<HttpsBackend::Peer, 2>& peers)
    : m_vault(vault)
    , m_key(std::move(key))
    , m_https(peers, std::make_shared<backend::DeviceSigner>(m_key.clone()), m_random, m_clock)
{
}

Result<std::unique_ptr<Outsider>> Outsider::meet(const Arguments& args)
{
    const auto vault = arrayFromHex<32>(args.vault);
    if (!vault || hex(*vault) != args.vault)
        return fail(Code::NoSuchVault, "not 64 lower-case hex digits", "--vault");
    TERCET_TRY(const auto peers, peersOf(args));
    TERCET_TRY(auto key, readRequesterKey(args.options.at("--key")));
    std::unique_ptr<Outsider> out(new Outsider(*vault, std::move(key), peers));
    for (const auto to : kCosigners) {
        TERCET_TRY(const auto met, wait<HttpsBackend::Met>([&](auto done) {
            return out->m_https.meet(to, kCallMs, std::move(done));
        }));
        if (met.about.share != int(to))
            return fail(Code::CosignerBadAnswer, "it holds the other share", "--cosigner");
    }
    return out;
}

Result<cosigner::Answer> Outsider::ask(backend::Cosigner to, const cosigner::Call& call)
{
    for (int n = 1;; ++n) {
        auto answer = wait<cosigner::Answer>(
            [&](auto done) { return m_https.submit(to, call, kCallMs, std::move(done)); });
        if (answer) return answer;
        const auto code = answer.error().code;
        const bool again = code == Code::CosignerUnreachable || code == Code::CosignerTimeout;
        if (!again || n == kTries) return std::unexpected(answer.error());
    }
}

} // namespace tercet::cli
