#!/bin/bash
# Builds every fuzz target and runs each for SECONDS_EACH seconds (default 20) on a copy of its seeds.
# Usage: tests/fuzz/smoke.sh [SECONDS_EACH]. Fails with the first finding; the input that shows it is kept and named.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-20}
build=build/fuzz
cmake --preset fuzz >/dev/null
cmake --build "$build" --target fuzzers
"$build/bin/fuzz_seeds" "$build/corpus"
"$build/bin/attestation_seeds" "$build/corpus"
while read -r target; do
    work=$build/corpus/$target
    mkdir -p "$work" "$build/findings"
    [ -d "tests/fuzz/corpus/$target" ] && cp -n "tests/fuzz/corpus/$target"/* "$work"/
    echo "== $target, $seconds s"
    if ! "$build/bin/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=131072 \
        -artifact_prefix="$build/findings/$target-" "$work" 2>"$build/$target.log"; then
        tail -40 "$build/$target.log"
        echo "FOUND by $target, see $build/findings"
        exit 1
    fi
    grep -E '^Done|stat::number_of_executed_units' "$build/$target.log" || true
done <"$build/fuzzers.txt"
echo "All fuzz targets ran $seconds s each without a finding."
