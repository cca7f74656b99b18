#include <benchmark/benchmark.h>

#include "core/crypto/HashLanes.h"
#include "core/crypto/Point.h"
#include "core/crypto/SystemRandom.h"
#include "core/mpc/Gf128.h"
#include "core/mpc/Rvole.h"
#include "core/mpc/Tags.h"
#include "tests/unit/mpc/Fixture.h"

using namespace tercet;
using namespace tercet::mpc;
using benchmark::State;

namespace {

crypto::SystemRandom g_random;

void multiplication(State& state, Gf128 (*f)(Gf128, Gf128))
{
    Gf128 a { 0x0123456789abcdef, 0xfedcba9876543210 };
    for (auto _ : state) benchmark::DoNotOptimize(a = f(a, a));
}

void scalarMultiply(State& state)
{
    auto a = crypto::Scalar::random(g_random);
    const auto b = crypto::Scalar::random(g_random);
    for (auto _ : state) benchmark::DoNotOptimize(a *= b);
}

void scalarAdd(State& state)
{
    auto a = crypto::Scalar::random(g_random);
    const auto b = crypto::Scalar::random(g_random);
    for (auto _ : state) benchmark::DoNotOptimize(a += b);
}

void blake2b(State& state)
{
    const Bytes data(std::size_t(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(crypto::rawHash<64>(tag::kOtPad, data));
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

void hashLanes(State& state, crypto::CpuWay way)
{
    if (!crypto::isSupported(way)) return state.SkipWithError("not on this processor");
    const Bytes data(std::size_t(state.range(0)));
    crypto::LaneHasher hasher(way);
    std::array<ByteArray<64>, crypto::LaneHasher::kLanes> out;
    std::array<crypto::HashLane, crypto::LaneHasher::kLanes> lanes;
    for (std::size_t k = 0; k < lanes.size(); ++k) lanes[k] = { data.data(), out[k].data() };
    for (auto _ : state) {
        hasher(tag::kOtPad, 64, lanes, data.size());
        benchmark::DoNotOptimize(out);
    }
    state.SetItemsProcessed(state.iterations() * std::int64_t(lanes.size()));
}

void pointSecret(State& state)
{
    const auto k = crypto::Scalar::random(g_random);
    const auto p = *crypto::Point::mulBase(k);
    for (auto _ : state) benchmark::DoNotOptimize(p.mulSecret(k));
}

void pointBase(State& state)
{
    const auto k = crypto::Scalar::random(g_random);
    for (auto _ : state) benchmark::DoNotOptimize(crypto::Point::mulBase(k));
}

void baseOtAliceStart(State& state)
{
    for (auto _ : state) benchmark::DoNotOptimize(BaseOtAlice(Bytes32 {}, Party::P2, g_random));
}

void baseOtBob(State& state)
{
    const BaseOtAlice alice(Bytes32 {}, Party::P2, g_random);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            BaseOtBob::answer(Bytes32 {}, Party::P1, alice.message(), g_random));
}

void baseOtAliceFinish(State& state)
{
    for (auto _ : state) {
        state.PauseTiming();
        BaseOtAlice alice(Bytes32 {}, Party::P2, g_random);
        const auto bob = BaseOtBob::answer(Bytes32 {}, Party::P1, alice.message(), g_random);
        state.ResumeTiming();
        benchmark::DoNotOptimize(std::move(alice).finish(bob->messageHash, bob->y));
    }
}

struct Vole {
    test::OtKeys keys = test::otKeys();
    Bytes32 ext {}, nonceA {};
    ScalarPair inputs { crypto::Scalar::random(g_random), crypto::Scalar::random(g_random) };
};

void otReceiver(State& state)
{
    const Vole v;
    for (auto _ : state) benchmark::DoNotOptimize(OtReceiver(v.keys.bob, v.ext, g_random));
}

void otSender(State& state)
{
    const Vole v;
    const OtReceiver bob(v.keys.bob, v.ext, g_random);
    for (auto _ : state)
        benchmark::DoNotOptimize(extendAsSender(v.keys.alice, v.ext, Party::P2, bob.message));
}

void rvoleBobStart(State& state)
{
    const Vole v;
    for (auto _ : state) benchmark::DoNotOptimize(RvoleBob(v.keys.bob, v.ext, Party::P1, g_random));
}

void rvoleAlice(State& state)
{
    const Vole v;
    const RvoleBob bob(v.keys.bob, v.ext, Party::P1, g_random);
    for (auto _ : state)
        benchmark::DoNotOptimize(RvoleAlice::answerTo(
            bob.message(), v.keys.alice, v.ext, Party::P2, v.nonceA, v.inputs, g_random));
}

void rvoleBobFinish(State& state)
{
    const Vole v;
    for (auto _ : state) {
        state.PauseTiming();
        RvoleBob bob(v.keys.bob, v.ext, Party::P1, g_random);
        const auto alice = RvoleAlice::answerTo(
            bob.message(), v.keys.alice, v.ext, Party::P2, v.nonceA, v.inputs, g_random);
        state.ResumeTiming();
        benchmark::DoNotOptimize(std::move(bob).finish(v.nonceA, alice->answer));
    }
}

} // namespace

BENCHMARK_CAPTURE(multiplication, portable, multiplyPortable);
BENCHMARK_CAPTURE(multiplication, chosen, multiply);
BENCHMARK(scalarMultiply);
BENCHMARK(scalarAdd);
BENCHMARK(blake2b)->Arg(51)->Arg(40000);
BENCHMARK_CAPTURE(hashLanes, portable, crypto::CpuWay::Portable)->Arg(51)->Arg(40000);
BENCHMARK_CAPTURE(hashLanes, avx2, crypto::CpuWay::Avx2)->Arg(51)->Arg(40000);
BENCHMARK_CAPTURE(hashLanes, avx512, crypto::CpuWay::Avx512)->Arg(51)->Arg(40000);
BENCHMARK(pointBase);
BENCHMARK(pointSecret);
BENCHMARK(baseOtAliceStart)->Unit(benchmark::kMillisecond);
BENCHMARK(baseOtBob)->Unit(benchmark::kMillisecond);
BENCHMARK(baseOtAliceFinish)->Unit(benchmark::kMillisecond);
BENCHMARK(otReceiver)->Unit(benchmark::kMicrosecond);
BENCHMARK(otSender)->Unit(benchmark::kMicrosecond);
BENCHMARK(rvoleBobStart)->Unit(benchmark::kMicrosecond);
BENCHMARK(rvoleAlice)->Unit(benchmark::kMicrosecond);
BENCHMARK(rvoleBobFinish)->Unit(benchmark::kMicrosecond);
