#!/usr/bin/env bash
# Line coverage of the protocol and its cryptography by their own tests; fails below 95 % for core/crypto and core/mpc.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
least=95
programs=(test_crypto test_mpc test_mpc_sessions)
cmake --preset coverage >/dev/null
cmake --build --preset coverage --target "${programs[@]}"
find build/coverage -name '*.gcda' -delete
for program in "${programs[@]}"; do
    printf '%s\n' "$program"
    "build/coverage/bin/$program" >build/coverage/test.log 2>&1 \
        || { cat build/coverage/test.log; exit 1; }
done
python3 tests/checks/coverage.py build/coverage --least $least core/crypto --least $least core/mpc
