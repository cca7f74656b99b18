#!/bin/bash
# What the protocol costs on this machine: table.sh [--write] [TERCET-CLI]
#
# Prints a table of `tercet-cli bench`, the lowest of three runs, against the project's limits. With
# --write it also replaces the one in docs/performance.md and README.md. Exit 1 where a limit does
# not hold.
set -euo pipefail
. "$(dirname "$0")/tables.sh"
write=
[ "${1:-}" = --write ] && { write=1; shift; }
cli=$(find_cli "${1:-}")
work=$(mktemp -d -t tercet-table.XXXXXX)
trap 'rm -rf "$work"' EXIT

lowest "$cli" 3 5 >"$work/figures"
missed=0
awk -v machine="$(machine)" -v commit="$(commit)" '
    { v[$1] = $2 }
    function row(stage, what, limit) {
        cpu = v[stage "_cpu_ms:"]
        if (cpu == "" || cpu > limit) missed = 1
        printf "| %s | %.2f ms | %s ms | %.2f ms | %.1f KB |\n", what, cpu, limit,
            v[stage "_ms:"], v[stage "_bytes:"] / 1000
    }
    END {
        print machine ", commit " commit "."
        print ""
        print "| stage | CPU a party | limit | wall, all three | bytes, all pairs |"
        print "|---|---|---|---|---|"
        row("dkg", "key generation, both curves", 3)
        row("link", "link: six OT set-ups", 100)
        row("presign", "one ECDSA presignature", 2.5)
        row("online", "ECDSA signature from it", 0.2)
        row("full_sign", "ECDSA signature without one", 3)
        row("bip340", "BIP-340 (Taproot) signature", 0.4)
        row("ed25519", "Ed25519 signature", 0.7)
        exit missed
    }' "$work/figures" >"$work/table" || missed=1
cat "$work/table"
if [ -n "$write" ]; then
    put_block "$root/docs/performance.md" ours "$work/table"
    put_block "$root/README.md" ours "$work/table"
fi
exit $missed
