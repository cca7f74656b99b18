#!/bin/bash
# A real desktop for one program: desktop.sh SCRIPT TERCET [more arguments of the script]
#
# Xvfb, openbox and a session bus that knows the accessibility bus and nothing else, so no keychain
# and no portal of the machine is touched. Runs a script beside this file in it. Everything that was started has
# ended when this ends. Exit: 0 passed, 1 failed, 77 skipped because something is not installed.
set -u
here=$(cd "$(dirname "$0")" && pwd)
python=/usr/bin/python3
service=/usr/share/dbus-1/services/org.a11y.Bus.service

skip() { echo "skipped: $1 (packaging/packages-test.txt lists it)"; exit 77; }
for tool in Xvfb openbox xdotool dbus-daemon "$python"; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
done
[ -r "$service" ] || skip "at-spi2-core is not installed"
"$python" -c 'import pyatspi' 2>/dev/null || skip "python3-pyatspi is not installed"

work=$(mktemp -d -t tercet-desktop.XXXXXX) || exit 1
mkdir -m 700 "$work/run" "$work/home" "$work/services"
started=()

# Processes that have our folder in their environment: also those that the bus started.
ours() {
    local file
    for file in /proc/[0-9]*/environ; do
        tr '\0' '\n' 2>/dev/null <"$file" | grep -qxF "XDG_RUNTIME_DIR=$work/run" || continue
        file=${file#/proc/}
        [ "${file%/environ}" != "$$" ] && echo "${file%/environ}"
    done
}
finish() {
    local code=$? pid i left
    trap - EXIT
    for ((i = ${#started[@]} - 1; i >= 0; --i)); do kill "${started[i]}" 2>/dev/null; done
    for pid in "${started[@]}"; do wait "$pid" 2>/dev/null; done
    unset XDG_RUNTIME_DIR # not for the processes that look
    for ((i = 0; i < 50; ++i)); do
        left=$(ours)
        [ -z "$left" ] && break
        [ $i -eq 20 ] && kill $left 2>/dev/null
        [ $i -eq 40 ] && kill -9 $left 2>/dev/null
        sleep 0.1
    done
    rm -rf "$work"
    exit $code
}
trap finish EXIT
trap 'exit 1' INT TERM

await() { # await WHAT COMMAND...: until the command succeeds, 15 seconds at most
    local what=$1 i
    shift
    for ((i = 0; i < 300; ++i)); do
        "$@" && return 0
        sleep 0.05
    done
    echo "failed: $what did not start" >&2
    exit 1
}

export XDG_RUNTIME_DIR=$work/run HOME=$work/home LC_ALL=C.UTF-8 GSETTINGS_BACKEND=memory
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share XDG_CACHE_HOME=$HOME/.cache
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 GTK_A11Y=none NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS
unset QT_SCALE_FACTOR QT_STYLE_OVERRIDE QT_QPA_PLATFORMTHEME

# -displayfd: the server looks for a free display itself. -noreset: it takes no pause when its last client goes, in which the next one
# is turned away.
Xvfb -displayfd 9 -screen 0 1400x960x24 -dpi 96 -noreset -nolisten tcp 9>"$work/display" 2>"$work/xvfb.log" &
started+=($!)
await Xvfb test -s "$work/display"
DISPLAY=:$(tr -d '\n' <"$work/display")
export DISPLAY

cp "$service" "$work/services/"
cat >"$work/bus.conf" <<CONF
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=$work</listen>
  <servicedir>$work/services</servicedir>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
CONF
dbus-daemon --config-file="$work/bus.conf" --nofork --print-address=8 8>"$work/address" \
    2>"$work/bus.log" &
started+=($!)
await "the session bus" test -s "$work/address"
DBUS_SESSION_BUS_ADDRESS=$(head -n 1 "$work/address")
export DBUS_SESSION_BUS_ADDRESS

openbox --sm-disable >"$work/openbox.log" 2>&1 &
started+=($!)
managed() { xdotool get_num_desktops >/dev/null 2>&1; }
await openbox managed

"$python" "$here/$1" "$2" "$work/data" "${@:3}" &
started+=($!)
wait $!
