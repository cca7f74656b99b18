#!/bin/bash
# Builds every fuzz target and runs each for SECONDS_EACH seconds (default 20) on a copy of its seeds, one on each core.
# Usage: tests/fuzz/smoke.sh [SECONDS_EACH]. Fails after all have run; the input that shows a finding is kept and named.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
seconds=${1:-20}
build=build/fuzz
cmake --preset fuzz >/dev/null
cmake --build "$build" --target fuzzers
"$build/bin/fuzz_seeds" "$build/corpus"
"$build/bin/attestation_seeds" "$build/corpus"
mkdir -p "$build/findings"
: >"$build/found.txt"

run() {
    local target=$1 work=$build/corpus/$1
    mkdir -p "$work"
    [ -d "tests/fuzz/corpus/$target" ] && cp -n "tests/fuzz/corpus/$target"/* "$work"/
    if "$build/bin/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=131072 \
        -artifact_prefix="$build/findings/$target-" "$work" 2>"$build/$target.log"; then
        printf '%-24s %s\n' "$target" "$(grep -E '^Done' "$build/$target.log" || true)"
    else
        tail -40 "$build/$target.log"
        echo "FOUND by $target, see $build/findings" | tee -a "$build/found.txt"
    fi
}

mapfile -t targets <"$build/fuzzers.txt"
for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$(nproc)" ]; do wait -n; done
    run "$target" &
done
wait
[ ! -s "$build/found.txt" ]
echo "${#targets[@]} fuzz targets ran $seconds s each without a finding."
