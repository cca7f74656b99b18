#!/bin/bash
# Runs fuzz targets for long and keeps what they learnt: the corpora stay in build/fuzz/corpus, findings in build/fuzz/findings.
# Usage: tests/fuzz/long.sh SECONDS_EACH [TARGET…]. All targets without a name; JOBS=n runs n of them at a time (default 1).
# A finding does not stop the others; the end lists all of them, and how often each target ran (reliability.md: 10^8 a decoder
# before a release). Before that, smoke.sh builds the targets and writes the seeds.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 2
seconds=${1:?usage: tests/fuzz/long.sh SECONDS_EACH [TARGET…]}
shift
build=build/fuzz
[ -x "$build/bin/fuzz_seeds" ] || { echo "tests/fuzz/smoke.sh first"; exit 2; }
if [ $# -eq 0 ]; then mapfile -t targets <"$build/fuzzers.txt"; else targets=("$@"); fi
mkdir -p "$build/findings"

run() {
    local target=$1 work=$build/corpus/$1
    mkdir -p "$work"
    [ -d "tests/fuzz/corpus/$target" ] && cp -n "tests/fuzz/corpus/$target"/* "$work"/
    # The corpus of the last run, without what newer inputs cover too.
    mkdir -p "$work.merged" && "$build/bin/$target" -merge=1 "$work.merged" "$work" 2>/dev/null \
        && rm -rf "$work" && mv "$work.merged" "$work"
    "$build/bin/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=131072 -use_value_profile=1 \
        -print_final_stats=1 -artifact_prefix="$build/findings/$target-" "$work" 2>"$build/$target.log" \
        || echo "FOUND by $target" >>"$build/found.txt"
    printf '%-24s %14s runs, %6s seeds\n' "$target" "$(sed -n 's/stat::number_of_executed_units: //p' "$build/$target.log")" \
        "$(find "$work" -type f | wc -l)"
}

: >"$build/found.txt"
for target in "${targets[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "${JOBS:-1}" ]; do wait -n; done
    run "$target" &
done
wait
if [ -s "$build/found.txt" ]; then
    cat "$build/found.txt"
    ls "$build/findings"
    exit 1
fi
echo "${#targets[@]} fuzz targets, $seconds s each, no finding."
