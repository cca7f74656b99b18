# Shared by table.sh and peers.sh; sourced.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# The given program, else the release build's, else the development build's.
find_cli() {
    local preset
    [ -n "$1" ] && { echo "$1"; return; }
    for preset in release dev; do
        [ -x "$root/build/$preset/bin/tercet-cli" ] &&
            { echo "$root/build/$preset/bin/tercet-cli"; return; }
    done
    echo "no program: build the target tercet-cli first" >&2
    return 2
}

machine() {
    echo "$(lscpu | sed -n 's/^Model name: *//p' | head -1), $(nproc) cores, load $(cut -d' ' -f1 /proc/loadavg)"
}

# The commit, with + where the tree differs from it in more than what these scripts write.
commit() {
    local changes
    changes=$(git -C "$root" status --porcelain | grep -cvE ' (README.md|docs/performance.md)$')
    echo "$(git -C "$root" rev-parse --short HEAD)$([ "$changes" = 0 ] || echo +)"
}

# lowest CLI TIMES SECONDS: of each figure of `tercet-cli bench` the lowest of several runs, each of
# which prints medians. Other load only ever adds.
lowest() {
    local i
    for ((i = 0; i < $2; ++i)); do "$1" bench --seconds "$3" || return 1; done |
        awk '!($1 in low) || $2 < low[$1] { low[$1] = $2 } END { for (key in low) print key, low[key] }'
}

# put_block FILE NAME TEXT: the lines between <!-- NAME --> and <!-- /NAME --> become those of TEXT.
put_block() {
    grep -q "^<!-- $2 -->\$" "$1" || { echo "no block $2 in $1" >&2; return 1; }
    awk -v name="$2" -v text="$3" '
        $0 == "<!-- /" name " -->" { inside = 0 }
        !inside { print }
        $0 == "<!-- " name " -->" { inside = 1; while ((getline line < text) > 0) print line }
    ' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"
}
