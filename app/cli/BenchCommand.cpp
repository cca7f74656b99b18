#include <cmath>

#include "app/cli/Commands.h"
#include "core/mpc/Measure.h"

namespace tercet::cli {

namespace {

constexpr std::uint32_t kSeconds = 5;

double rounded(double ms) { return std::round(ms * 1e4) / 1e4; }

void add(Answer& answer, const std::string& stage, const mpc::StageCost& cost)
{
    answer[stage + "_ms"] = rounded(cost.wallMs);
    answer[stage + "_cpu_ms"] = rounded(cost.cpuMs);
    answer[stage + "_bytes"] = std::llround(cost.bytes);
}

} // namespace

Result<Answer> bench(const Arguments& args)
{
    const auto cost
        = mpc::measureProtocol(std::chrono::seconds(args.number("--seconds", kSeconds)));
    if (!cost) return std::unexpected(cost.error().error());
    Answer answer;
    add(answer, "dkg", cost->dkg);
    add(answer, "link", cost->link);
    add(answer, "presign", cost->presign);
    add(answer, "online", cost->online);
    add(answer, "full_sign", cost->fullSign);
    add(answer, "bip340", cost->bip340);
    add(answer, "ed25519", cost->ed25519);
    return answer;
}

} // namespace tercet::cli
