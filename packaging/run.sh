#!/usr/bin/env bash
# Builds Tercet and opens its window in practice mode. The first run installs Debian's packages and builds; later ones take seconds.
# Arguments go to the program: packaging/run.sh --data /tmp/try --theme dark
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/setup.sh

setup_packages packaging/packages-run.txt
build release tercet tercet-cli
say "Starting build/release/bin/tercet"
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    die "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set). The program is built: build/release/bin/tercet"
fi
exec build/release/bin/tercet "$@"
