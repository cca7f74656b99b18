#!/bin/bash
# Start of the window: startup.sh [TERCET] [RUNS]
#
# Under Xvfb, on a data folder that has been opened once: milliseconds from the start of the process
# to the first picture (median of RUNS, 9 by default; --time-start) and the memory that stays when
# nothing happens. Prints one line of a table and, to standard error, the single runs. Exit 1 where
# the figures of the project do not hold: 250 ms and 100 MB.
#
# Wall time counts on a machine that does nothing else. Where the load average says otherwise, the
# line is marked and the CPU time is judged in its place; it is never more than the wall time of a
# process whose start-up runs in one thread.
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
runs=${2:-9} limit_ms=250 limit_mb=100
if [ $# -gt 0 ]; then
    tercet=$1
else
    for preset in dev release; do
        [ -x "$root/build/$preset/bin/tercet" ] && tercet=$root/build/$preset/bin/tercet
    done
fi
[ -x "${tercet:-}" ] || { echo "no program: build the target tercet first" >&2; exit 2; }
command -v Xvfb >/dev/null || { echo "skipped: Xvfb is not installed"; exit 77; }

work=$(mktemp -d -t tercet-startup.XXXXXX) || exit 1
started=()
finish() {
    local code=$? pid
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null; done
    wait
    rm -rf "$work"
    exit $code
}
trap finish EXIT
trap 'exit 1' INT TERM

mkdir -m 700 "$work/run"
export XDG_RUNTIME_DIR=$work/run LC_ALL=C.UTF-8 QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY XAUTHORITY QT_SCALE_FACTOR
Xvfb -displayfd 9 -screen 0 1400x960x24 -dpi 96 -noreset -nolisten tcp 9>"$work/display" 2>/dev/null &
started+=($!)
for ((i = 0; i < 300; ++i)); do [ -s "$work/display" ] && break; sleep 0.05; done
DISPLAY=:$(tr -d '\n' <"$work/display")
export DISPLAY
export DBUS_SESSION_BUS_ADDRESS=unix:path=$work/no-bus # no keychain and no portal answers

open=("$tercet" --data "$work/data" --keychain file --lang en)
"${open[@]}" --time-start >/dev/null || exit 1 # makes the folder, warms the caches
for ((i = 0; i < runs; ++i)); do
    "${open[@]}" --time-start || exit 1
done >"$work/times"
cat "$work/times" >&2
median() { cut -d' ' -f"$1" "$work/times" | sort -n | sed -n "$(((runs + 1) / 2))p"; }
wall=$(median 1) cpu=$(median 2)

# Idle: two readings half a second apart that are the same, three seconds after the start or later.
"${open[@]}" &
program=$!
started+=($program)
resident() { awk '/^VmRSS/ { print $2 }' "/proc/$program/status"; }
sleep 3
before=0
for ((i = 0; i < 60; ++i)); do
    now=$(resident)
    [ "$now" = "$before" ] && break
    before=$now
    sleep 0.5
done
mb=$(((now + 512) / 1024))

load=$(cut -d' ' -f1 /proc/loadavg)
judged=$wall note=
if awk "BEGIN { exit !($load > $(nproc) / 2 + 1) }"; then
    judged=$cpu note=" (machine loaded: CPU time judged)"
fi
echo "| start to first picture | $wall ms wall, $cpu ms CPU | idle RSS | $mb MB | load $load$note |"
[ "$judged" -le $limit_ms ] && [ "$mb" -le $limit_mb ]
