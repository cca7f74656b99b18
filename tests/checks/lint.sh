#!/usr/bin/env bash
# clang-tidy over the product's own sources (.clang-tidy); the tests' are held to the compiler's warnings alone.
# Usage: tests/checks/lint.sh [FILE…]; all of core, ui and app without one. Needs the dev build (its compile commands and mocs).
set -uo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 2
[ -f build/dev/compile_commands.json ] || { echo "build first: cmake --preset dev && cmake --build --preset dev"; exit 2; }
if [ $# -gt 0 ]; then
    files=("$@")
else # what this system compiles: the keychains of others are not for here
    mapfile -t files < <(git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' \
        | grep -xFf <(grep -o "\"file\": \"$PWD/[^\"]*" build/dev/compile_commands.json | sed "s|.*\"$PWD/||"))
fi
printf '%s\n' "${files[@]}" \
    | xargs -r -P "$(nproc)" -n 4 clang-tidy-19 -p build/dev --quiet --warnings-as-errors='*' 2> >(grep -vE 'warnings? (and [0-9]+ errors? )?generated|Processing file|^$|Suppressed|Use -header-filter' >&2) \
    && echo "${#files[@]} files, no finding"
