"""tercet-cli against the world: a fresh vault's transactions are mined by a real Ethereum node (anvil), its messages are judged
by ethers, and bad input ends in a clear error that changes nothing. Usage: cli.py TERCET_CLI NODE_FOLDER; exit 77 = skipped."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

CLI, NODE = sys.argv[1], pathlib.Path(sys.argv[2])
ANVIL = NODE / "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"
PASSPHRASE = b"correct horse battery staple"
PACKAGES = ["ethers", "bip322-js", "@solana/offchain-messages"]
if not ANVIL.exists() or not all((NODE / "node_modules" / p).exists() for p in PACKAGES) or not shutil.which("node"):
    print(f"SKIPPED: anvil and the verifiers are not installed; run npm ci in {NODE}")
    sys.exit(77)

data = tempfile.mkdtemp(prefix="tercet-cli-")
checks = 0


def need(ok, what):
    global checks
    checks += 1
    if not ok:
        raise AssertionError(what)


def cli(*words, stdin=None, passphrase=PASSPHRASE, code=0, after=False):
    """Runs the program; returns the one JSON object of its standard output."""
    options = ["--data", data, "--keychain", "file", "--json"]
    pass_fds = ()
    read_end = None
    if passphrase is not None:
        read_end, write_end = os.pipe()
        os.write(write_end, passphrase + b"\n")
        os.close(write_end)
        options += ["--passphrase-fd", str(read_end)]
        pass_fds = (read_end,)
    argv = [CLI, *words, *options] if after else [CLI, *options, *words]
    done = subprocess.run(argv, input=stdin if stdin is not None else b"", capture_output=True, pass_fds=pass_fds, timeout=120)
    if read_end is not None:
        os.close(read_end)
    need(done.returncode == code, f"{words}: exit {done.returncode}, expected {code}: {done.stdout[:400]} {done.stderr[:400]}")
    need(PASSPHRASE not in done.stdout + done.stderr, "the passphrase was printed")
    answer = json.loads(done.stdout)
    need(isinstance(answer, dict), "not one JSON object")
    if code:
        need(set(answer) == {"error"} and set(answer["error"]) == {"code", "message"}, f"error object: {answer}")
        return answer["error"]["code"]
    return answer


def rpc(method, *params):
    body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    answer = json.load(urllib.request.urlopen(request, timeout=10))
    if "error" in answer:
        raise AssertionError(f"{method}: {answer['error']}")
    return answer["result"]


def receipt_of(transaction):
    for _ in range(500):  # the node mines at once, but on a thread of its own
        if receipt := rpc("eth_getTransactionReceipt", transaction):
            return receipt
        time.sleep(0.02)
    raise AssertionError(f"no receipt for {transaction}")


def judge(cases):
    done = subprocess.run(["node", NODE / "verify.mjs"], input=json.dumps(cases).encode(), capture_output=True, timeout=60)
    need(done.returncode == 0, done.stdout.decode() + done.stderr.decode())


anvil = subprocess.Popen([ANVIL, "--host", "127.0.0.1", "--port", "0", "--chain-id", "31337"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
try:
    url = None
    for line in anvil.stdout:
        if found := re.search(rb"Listening on 127\.0\.0\.1:(\d+)", line):
            url = f"http://127.0.0.1:{found.group(1).decode()}"
            break
    need(url, "anvil did not start")

    # -- vault
    vault = cli("vault", "create", "--name", "End to end")
    need(set(vault) >= {"vault", "name", "practice", "secp256k1", "ed25519", "chain_code_secp256k1", "chain_code_ed25519", "epoch"}, str(vault))
    need(vault["practice"] is True and vault["epoch"] == 1 and re.fullmatch(r"0[23][0-9a-f]{64}", vault["secp256k1"]), str(vault))
    need([v["vault"] for v in cli("vault", "list", passphrase=None)["vaults"]] == [vault["vault"]], "vault list")
    shown = cli("vault", "show", after=True)
    need(all(shown[k] == vault[k] for k in vault), "vault show differs")
    xpub = cli("account", "xpub")
    need(xpub["xpub"].startswith("xpub") and xpub["path"] == "m/44/60/0", str(xpub))
    here = cli("address", "--chain", "ethereum")
    need(here["path"] == "m/44/60/0/0/0" and re.fullmatch(r"0x[0-9a-fA-F]{40}", here["address"]), str(here))
    need(cli("address", "--chain", "ethereum", "--account", "1", "--index", "3")["path"] == "m/44/60/1/0/3", "path")
    address = here["address"]
    rpc("anvil_setBalance", address, hex(10**19))

    # -- transactions of the three types, and a token
    other = "0x8ba1f109551bd432803012645ac136ddd64dba72"
    fee = {"gas": hex(21000), "maxFeePerGas": hex(3 * 10**9), "maxPriorityFeePerGas": hex(10**9)}
    code = subprocess.run(["node", NODE / "compile.mjs"], capture_output=True, check=True, timeout=120).stdout.decode().strip()
    holder = address[2:].lower().rjust(64, "0") + hex(10**12)[2:].rjust(64, "0")
    deployer = rpc("eth_accounts")[0]
    deployed = rpc("eth_sendTransaction", {"from": deployer, "data": code + holder, "gas": hex(3_000_000)})
    token = receipt_of(deployed)["contractAddress"]
    transfer = "0xa9059cbb" + other[2:].rjust(64, "0") + hex(1_250_000)[2:].rjust(64, "0")
    transactions = [
        {"type": 2, "chainId": 31337, "nonce": "0x0", "to": other, "value": hex(10**15), **fee},
        {"type": 0, "chainId": "0x7a69", "nonce": "0x1", "to": other, "value": hex(10**15), "gas": hex(21000), "gasPrice": hex(2 * 10**9)},
        {"type": 1, "chainId": 31337, "nonce": "0x2", "to": other, "value": hex(10**15), "gas": hex(30000), "gasPrice": hex(2 * 10**9),
         "accessList": [{"address": other, "storageKeys": ["0x" + "00" * 32]}]},
        {"type": 2, "chainId": 31337, "nonce": "0x3", "to": token, "data": transfer, **{**fee, "gas": hex(80000)}},
    ]
    cases = []
    for tx in transactions:
        text = json.dumps(tx).encode()
        decoded = cli("tx", "decode", "--chain", "ethereum", "-", stdin=text, passphrase=None)
        need(decoded["fully_decoded"] is True and decoded["digest"].startswith("0x"), str(decoded)[:300])
        signed = cli("tx", "sign", "--chain", "ethereum", "-", stdin=text)
        need(signed["from"] == address and set(signed["signature"]) == {"r", "s", "recid"}, str(signed)[:300])
        need(rpc("eth_sendRawTransaction", signed["raw"]) == signed["hash"], "hash")
        receipt = receipt_of(signed["hash"])
        need(receipt["status"] == "0x1", f"receipt {receipt}")
        cases.append({"type": "tx", "raw": signed["raw"], "from": address, "hash": signed["hash"]})
    balance = rpc("eth_call", {"to": token, "data": "0x70a08231" + other[2:].rjust(64, "0")}, "latest")
    need(int(balance, 16) == 1_250_000, "token balance")

    # -- messages
    for words, case in [
        (("--text", "hello, wörld"), {"text": "hello, wörld"}),
        (("--hex", "0x00ff10"), {"hex": "0x00ff10"}),
    ]:
        signed = cli("message", "sign", "--chain", "ethereum", *words)
        cases.append({"type": "message", **case, **signed})
    typed = {
        "types": {
            "EIP712Domain": [{"name": "name", "type": "string"}, {"name": "version", "type": "string"},
                             {"name": "chainId", "type": "uint256"}, {"name": "verifyingContract", "type": "address"}],
            "Person": [{"name": "name", "type": "string"}, {"name": "wallets", "type": "address[]"}],
            "Mail": [{"name": "from", "type": "Person"}, {"name": "to", "type": "Person"}, {"name": "contents", "type": "string"},
                     {"name": "amount", "type": "uint256"}, {"name": "tag", "type": "bytes4"}],
        },
        "primaryType": "Mail",
        "domain": {"name": "Ether Mail", "version": "1", "chainId": 1, "verifyingContract": "0xCcCCccccCCCCcCCCCCCcCcCccCcCCCcCcccccccC"},
        "message": {"from": {"name": "Cow", "wallets": ["0xCD2a3d9F938E13CD947Ec05AbC7FE734Df8DD826"]},
                    "to": {"name": "Bob", "wallets": ["0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB"]},
                    "contents": "Hello, Bob!", "amount": "340282366920938463463374607431768211456", "tag": "0x01020304"},
    }
    signed = cli("message", "sign", "--chain", "ethereum", "--typed-data", "-", stdin=json.dumps(typed).encode())
    cases.append({"type": "typed", "data": typed, **signed})

    # -- Bitcoin and Solana: addresses, and messages in every format and length class
    for chain, path in [(("solana",), "m/44/501/2/0/5"), (("bitcoin", "--type", "p2wpkh"), "m/84/0/2/0/5"), (("bitcoin", "--type", "p2tr"), "m/86/0/2/0/5")]:
        where = ("--chain", *chain, "--account", "2", "--index", "5")
        here_too = cli("address", *where, passphrase=None)
        need(here_too["path"] == path, str(here_too))
        solana = chain[0] == "solana"
        for text in ["Hello World", "wörld 🌍\nzweite Zeile", "x" * 1148] + ([] if solana else [""]):
            signed = cli("message", "sign", *where, "--text", text)
            need(set(signed) == ({"signature", "address", "signed_bytes"} if solana else {"signature", "address"}), str(signed)[:300])
            need(signed["address"] == here_too["address"], "another address")
            cases.append({"type": "solana" if solana else "bip322", "text": text, **signed})
    need(len({c["signature"] for c in cases if "text" in c}) == len([c for c in cases if "text" in c]), "a signature came twice")
    judge(cases)
    need(cli("message", "sign", "--chain", "solana", "--text", "", code=1) == "missing-field", "an empty Solana message")
    need(cli("message", "sign", "--chain", "bitcoin", "--type", "p2tr", "--text", "y" * 65537, code=1) == "text-too-long", "a long message")

    # -- requests
    before = cli("request", "list")["requests"]
    waiting = [r for r in before if r["state"] == "waiting"]
    need(len(waiting) == 3, f"a practice vault starts with three sample requests: {before}")
    shown = cli("request", "show", waiting[0]["id"])
    need("fields" in shown and "digest" in shown, str(shown)[:300])
    rejected = cli("request", "reject", waiting[0]["id"], "--reason", "not mine")
    need(rejected["state"] == "rejected", str(rejected))

    # -- bad input: a clear error, nothing changed
    base = dict(transactions[0], nonce="0x9")

    def refused(tx, *codes):
        raw = tx if isinstance(tx, bytes) else json.dumps(tx).encode()
        got = cli("tx", "sign", "--chain", "ethereum", "-", stdin=raw, code=1)
        need(not codes or got in codes, f"{got}, expected {codes}")

    refused(dict(base, data="0x12345678"), "not-fully-decoded")
    count = len(cli("request", "list")["requests"])  # what is well formed but refused stays in the history as rejected
    refused(b"[" * 100_000 + b"]" * 100_000, "json-too-deep")
    refused(json.dumps(base).replace('"nonce"', '"nonce": "0x8", "nonce"', 1).encode(), "json-duplicate-key")
    refused(dict(base, value="0x1" + "0" * 64), "number-too-large")
    refused(dict(base, chainId=0), "bad-chain-id")
    refused(dict(base, maxPriorityFeePerGas=hex(10**10)), "fee-above-maximum")
    refused(dict(base, to="0x8ba1f109551bD432803012645Ac136ddd64DBA73"), "bad-checksum")
    refused(dict(base, surprise="0x1"), "unknown-field")
    refused({k: v for k, v in base.items() if k != "nonce"}, "missing-field")
    refused(dict(base, **{"from": other}), "wrong-sender")
    refused(b"0x02c0", "bad-rlp", "bad-transaction")
    refused(cases[0]["raw"].encode(), "already-signed")
    need(cli("vault", "create", "--name", "x" * 100_000, code=1) == "text-too-long", "long name")
    need(cli("message", "sign", "--chain", "ethereum", "--text", "x", passphrase=b"wrong", code=1) == "wrong-passphrase", "wrong passphrase")
    need(len(cli("request", "list")["requests"]) == count, "a refused input left a request behind")
    for words in [("vault",), ("tx", "sign", "--chain", "bitcoin", "-"), ("nonsense",), ("address",), ("message", "sign", "--chain", "ethereum"),
                  ("address", "--chain", "bitcoin"), ("address", "--chain", "solana", "--type", "p2tr"),
                  ("message", "sign", "--chain", "solana", "--hex", "00" * 32), ("message", "sign", "--chain", "bitcoin", "--type", "p2tr", "--hex", "00" * 32)]:
        cli(*words, code=2)
    print(f"OK: {checks} checks, {len(cases)} signatures judged")
finally:
    anvil.terminate()
    anvil.wait(timeout=10)
    shutil.rmtree(data, ignore_errors=True)
