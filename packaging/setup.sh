# Sourced by run.sh and test.sh: installs what is missing of Debian's packages, as root or through sudo.
# setup_packages FILE…: each file lists package names separated by white space.

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
die() { printf '\n\033[1mFAILED: %s\033[0m\n' "$*" >&2; exit 1; }

setup_packages() {
    local wanted missing=() p
    wanted=$(cat "$@")
    for p in $wanted; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$p" 2>/dev/null | grep -q '^ii' || missing+=("$p")
    done
    if [ ${#missing[@]} -eq 0 ]; then return 0; fi
    say "Installing ${#missing[@]} Debian packages"
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || die "please run once as root: apt-get install --no-install-recommends ${missing[*]}"
        as_root=(sudo)
    fi
    "${as_root[@]}" apt-get update -q
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" \
        || die "some packages could not be installed; Debian 12 has all of them"
}

# build PRESET [TARGET…]: configures when needed and builds, with progress.
build() {
    local preset=$1
    shift
    say "Building ($preset)"
    [ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" "${CMAKE_EXTRA[@]}" >"/tmp/tercet-configure.$$" 2>&1 \
        || { cat "/tmp/tercet-configure.$$"; die "cmake --preset $preset"; }
    rm -f "/tmp/tercet-configure.$$"
    cmake --build --preset "$preset" ${1:+--target "$@"} || die "the build ($preset) stopped"
}
CMAKE_EXTRA=()
[ -z "${CI:-}" ] || CMAKE_EXTRA+=(-DTERCET_WERROR=ON)
