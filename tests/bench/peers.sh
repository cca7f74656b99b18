#!/bin/bash
# Two other implementations of DKLs23 beside this one: peers.sh [--write] [TERCET-CLI] [RUNS]
#
# Installs their npm packages into build/peers (ignored), runs them and `tercet-cli bench` one after
# the other on this machine, 3-of-3, and prints a table with ratios. RUNS is 5 by default. With
# --write the table also replaces the one in docs/performance.md and README.md. Exit 77 where node,
# npm or the packages cannot be had.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/tables.sh"
write=
[ "${1:-}" = --write ] && { write=1; shift; }
cli=$(find_cli "${1:-}")
runs=${2:-5}

command -v node >/dev/null && command -v npm >/dev/null || { echo "skipped: no node or npm" >&2; exit 77; }
folder=$root/build/peers
mkdir -p "$folder"
echo '{ "private": true }' >"$folder/package.json"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --silent \
    @silencelaboratories/dkls-wasm-ll-node@1.1.2 @0xcarbon/dkls23-wasm@1.0.2 >&2 ||
    { echo "skipped: the packages cannot be had" >&2; exit 77; }

node "$here/peers.mjs" "$folder" "$runs" >"$folder/figures"
lowest "$cli" 3 4 >"$folder/ours"
table() {
    awk -v machine="$(machine)" -v commit="$(commit)" '
        FNR == NR { ours[$1] = $2; next }
        { keygen[$1] = $3; sign[$1] = $5; keygen_wall[$1] = $2; sign_wall[$1] = $4 }
        function row(name, k, s) {
            printf "| %s | %.1f ms | %.0f× | %.2f ms | %.0f× |\n", name, k, k / k0, s, s / s0
        }
        END {
            k0 = ours["dkg_cpu_ms:"] + ours["link_cpu_ms:"]; s0 = ours["full_sign_cpu_ms:"]
            print machine ", commit " commit "."
            print ""
            print "| 3-of-3, CPU a party | key generation with OT set-up | | ECDSA, presign and sign | |"
            print "|---|---|---|---|---|"
            row("Tercet, native", k0, s0)
            row("Silence Laboratories, WebAssembly", keygen["silence"], sign["silence"])
            row("0xCarbon, WebAssembly", keygen["0xcarbon"], sign["0xcarbon"])
        }' "$folder/ours" "$folder/figures"
    echo
    echo "The npm packages \`@silencelaboratories/dkls-wasm-ll-node\` 1.1.2 and \`@0xcarbon/dkls23-wasm\` 1.0.2 are"
    echo "**WebAssembly**, which costs several times what the same code costs natively; the second one also passes its"
    echo "messages as JavaScript objects. Theirs is \`process.cpuUsage\` of all three parties divided by three; ours the busiest"
    echo "party's thread time, and counts Ed25519 keys, sealed envelopes and verification too."
}
table | tee "$folder/table"
[ -n "$write" ] || exit 0
put_block "$root/docs/performance.md" peers "$folder/table"
put_block "$root/README.md" peers "$folder/table"
