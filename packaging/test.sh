#!/usr/bin/env bash
# Builds everything and runs every test; ends with ctest's summary.
#   packaging/test.sh          every test: unit, adversarial, window, end to end, constant time
#   packaging/test.sh --all    before that, unit, window and adversarial tests under AddressSanitizer and UBSan, and a short fuzzing
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/setup.sh
all=false
[ "${1:-}" = --all ] && all=true
jobs=$(nproc)

setup_packages packaging/packages-run.txt packaging/packages-test.txt
if ! command -v npm >/dev/null; then setup_packages <(echo nodejs npm); fi
if [ ! -d tests/e2e/node/node_modules/bip322-js ]; then
    say "Fetching the counterparts from npm (an Ethereum node, verifiers of each chain)"
    (cd tests/e2e/node && npm ci --no-audit --no-fund --loglevel=error) \
        || echo "npm could not fetch them: the end-to-end tests that need them will say so and skip"
fi

run_ctest() {
    local preset=$1
    shift
    say "Testing ($preset)"
    # A private runtime folder: Qt wants one, and nothing of the person's session may leak into a test.
    XDG_RUNTIME_DIR=$(mktemp -d) && chmod 700 "$XDG_RUNTIME_DIR" && export XDG_RUNTIME_DIR
    LC_ALL=C.UTF-8 ctest --preset "$preset" -j "$jobs" "$@" || failed+=("$preset")
    rm -rf "$XDG_RUNTIME_DIR"
}
failed=()
if $all; then
    build asan
    run_ctest asan -L 'unit|gui|adversarial'
    say "Fuzzing, a short smoke run of every target"
    tests/fuzz/smoke.sh 5 || failed+=(fuzz)
fi
build dev
run_ctest dev

if [ ${#failed[@]} -gt 0 ]; then die "tests failed in: ${failed[*]}"; fi
say "All tests passed"
