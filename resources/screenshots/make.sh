#!/usr/bin/env bash
# Makes every picture in this folder anew (light and dark) from the dev build: resources/screenshots/make.sh
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
cmake --build build/dev --target screenshots
QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8 build/dev/bin/screenshots resources/screenshots
