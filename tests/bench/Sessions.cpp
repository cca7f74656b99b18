#include <benchmark/benchmark.h>

#include "core/mpc/Measure.h"

using namespace tercet::mpc;

namespace {

// One measurement of all stages serves the seven entries: "cpu_ms" is the busiest party's.
const Step<ProtocolCost>& measured()
{
    static const auto cost = measureProtocol(std::chrono::seconds(5));
    return cost;
}

void stage(benchmark::State& state, StageCost ProtocolCost::* which)
{
    const auto& cost = measured();
    if (!cost) {
        state.SkipWithError(cost.error().reason().c_str());
        return;
    }
    const auto& s = (*cost).*which;
    for (auto _ : state) state.SetIterationTime(s.wallMs / 1e3);
    state.counters["cpu_ms"] = s.cpuMs;
    state.counters["bytes"] = s.bytes;
    state.counters["runs"] = s.runs;
}

} // namespace

#define TERCET_STAGE(name, which)                                                                  \
    BENCHMARK_CAPTURE(stage, name, &ProtocolCost::which)                                           \
        ->UseManualTime()                                                                          \
        ->Iterations(1)                                                                            \
        ->Unit(benchmark::kMillisecond)

TERCET_STAGE(dkg, dkg);
TERCET_STAGE(link, link);
TERCET_STAGE(presign, presign);
TERCET_STAGE(online, online);
TERCET_STAGE(full_sign, fullSign);
TERCET_STAGE(bip340, bip340);
TERCET_STAGE(ed25519, ed25519);
