#include <benchmark/benchmark.h>

#include "core/backup/VerifiableEncryption.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::backup;

namespace {

crypto::SystemRandom g_random;

const SealRecipient& recipient()
{
    static const auto key = [] {
        Bytes32 publicKey, secret = g_random.bytes<32>();
        crypto_scalarmult_base(publicKey.data(), secret.data());
        return *SealRecipient::decode(publicKey);
    }();
    return key;
}

template <typename Scalar> void prove(benchmark::State& state)
{
    const auto share = Scalar::random(g_random);
    for (auto _ : state)
        benchmark::DoNotOptimize(proveEncryption({}, recipient(), share, g_random));
}

template <typename Scalar, typename Point> void verify(benchmark::State& state)
{
    const auto share = Scalar::random(g_random);
    const auto proof = *proveEncryption({}, recipient(), share, g_random);
    const auto whole = *Point::mulBase(share);
    for (auto _ : state)
        if (!verifyEncryption({}, recipient(), whole, proof)) state.SkipWithError("refused");
}

} // namespace

BENCHMARK(prove<crypto::Scalar>)->Name("export/prove/secp256k1")->Unit(benchmark::kMillisecond);
BENCHMARK(prove<crypto::EdScalar>)->Name("export/prove/ed25519")->Unit(benchmark::kMillisecond);
BENCHMARK(verify<crypto::Scalar, crypto::Point>)
    ->Name("export/verify/secp256k1")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(verify<crypto::EdScalar, crypto::EdPoint>)
    ->Name("export/verify/ed25519")
    ->Unit(benchmark::kMillisecond);
