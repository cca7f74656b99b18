#!/usr/bin/env bash
# Line coverage of the layers that hold secrets by their own tests; fails below 95 % for core/crypto and core/mpc.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
least=95
programs=(test_crypto test_mpc test_mpc_sessions test_mutants test_keychain test_item_keeper test_sealed_file_store)
cmake --preset coverage >/dev/null
cmake --build --preset coverage --target "${programs[@]}"
find build/coverage -name '*.gcda' -delete
for program in "${programs[@]}"; do
    printf '%s\n' "$program"
    QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 "build/coverage/bin/$program" >build/coverage/test.log 2>&1 \
        || { cat build/coverage/test.log; exit 1; }
done
python3 tests/checks/coverage.py build/coverage --least $least core/crypto --least $least core/mpc core/keychain
