#!/usr/bin/env bash
# Proves the layers of docs/architecture: dependencies point down only; the plain layers include and link no Qt; core links no
# Qt Gui; ui includes nothing of core/mpc. Needs the dev build (compile commands and libraries).
cd "$(dirname "$0")/../.." || exit 2
exec /usr/bin/python3 tests/checks/layers.py build/dev
