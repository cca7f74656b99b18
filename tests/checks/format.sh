#!/usr/bin/env bash
# Every C++ file is as clang-format-19 writes it.
cd "$(dirname "$0")/../.." || exit 2
git ls-files '*.h' '*.cpp' | xargs -r clang-format-19 --dry-run -Werror --ferror-limit=3
