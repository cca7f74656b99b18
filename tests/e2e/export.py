"""The right to leave: a practice vault exports its key shares to three keys, and what comes out is opened by the stock age program
and by recover.py, which has no code of ours. The recovered key signs a transaction that anvil mines. Usage: export.py TERCET_CLI
NODE_FOLDER; exit 77 = skipped."""
import contextlib
import importlib.util
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request

CLI, NODE = sys.argv[1], pathlib.Path(sys.argv[2])
ANVIL = NODE / "node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"
RECOVER = pathlib.Path(__file__).with_name("recover.py")
COMBINE = pathlib.Path(__file__).with_name("combine.py")
PASSPHRASE = b"correct horse battery staple"
if not all(map(shutil.which, ["age", "age-keygen", "ssh-keygen"])) or not importlib.util.find_spec("cryptography"):
    print("SKIPPED: needs age, ssh-keygen and python3-cryptography")
    sys.exit(77)

world = pathlib.Path(tempfile.mkdtemp(prefix="tercet-export-"))


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def run(words, code=0, **more):
    done = subprocess.run([str(w) for w in words], capture_output=True, timeout=300, check=False, **more)
    need(done.returncode == code, f"{words}: exit {done.returncode}: {done.stdout[:600]} {done.stderr[:600]}")
    return done.stdout


def cli(*words, code=0):
    """A command on the vault; the JSON that it answers, or the code of its error."""
    read_end, write_end = os.pipe()
    os.write(write_end, PASSPHRASE + b"\n")
    os.close(write_end)
    options = ["--data", world / "data", "--keychain", "file", "--json", "--passphrase-fd", read_end]
    answer = json.loads(run([CLI, *options, *words], code, pass_fds=(read_end,)))
    os.close(read_end)
    return answer["error"]["code"] if code else answer


def offline(*words, code=0):
    """A command without vault, passphrase and data folder, in a home that stays empty."""
    home = world / "home"
    home.mkdir(exist_ok=True)
    answer = json.loads(run([CLI, "--json", *words], code, env={"HOME": str(home), "PATH": os.environ["PATH"]}))
    need(not list(home.iterdir()), "something was written to the home folder")
    return answer["error"]["code"] if code else answer


def identity(number, ssh=False):
    file = world / f"identity-{number}"
    if ssh:
        run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file])
        return file, file.with_suffix(".pub").read_text().strip()
    run(["age-keygen", "-o", file])
    return file, re.search(r"public key: (\S+)", file.read_text()).group(1)


keys = [identity(1), identity(2, ssh=True), identity(3), identity(4)]
opens = [w for file, _ in keys[:3] for w in ("--identity", file)]

cli("vault", "create", "--name", "Leaving")
need(cli("export", "run", "--out", world / "none", code=1) == "recipients-not-set", "nobody is registered")
registered = cli("export", "recipients", "set", *[recipient for _, recipient in keys[:3]])
need(registered["active_from"] is None, "the first recipients hold at once")
for entry, (file, recipient) in zip(registered["recipients"], keys):
    need(entry["recipient"] == recipient and not entry["tested"], entry)
    challenge = world / "challenge.age"
    challenge.write_text(entry["challenge"])
    answer = run(["age", "--decrypt", "--identity", file, challenge]).decode().strip()
    if entry["share"] == 3:
        continue  # an untested one is shown as such and blocks nothing
    words = ["export", "recipients", "confirm", "--share", entry["share"], "--answer"]
    need(cli(*words, "0" * 32, code=1) == "wrong-answer", "a wrong answer")
    need(cli(*words, answer)["recipients"][entry["share"] - 1]["tested"], "tested")

folder = world / "export"
done = cli("export", "run", "--out", folder)
need(done["epoch"] == 1 and done["coverage"]["accounts"] == 1 and done["coverage"]["untested"] == 1, done)
need(cli("export", "run", "--out", folder, code=1) == "file-unwritable", "a folder that is there")
checked = offline("export", "verify", folder)
need(checked["complete"] and [s["proof"] for s in checked["shares"]] == ["valid"] * 3, checked)

# Three roads to the same keys.
verified = offline("recover", "verify", folder, *opens)
address = cli("address", "--chain", "ethereum")["address"]
need(verified["addresses"][0]["address"] == address, "the app's address")
need(cli("address", "--chain", "solana")["address"] in [a["address"] for a in verified["addresses"]], "Solana's")
out = world / "keys.json"
offline("recover", "reveal", folder, *opens, "--out", out)
need(out.stat().st_mode & 0o777 == 0o600, "mode")
need(offline("recover", "reveal", folder, *opens, "--out", out, code=1) == "file-unwritable", "never written over")
ours = json.loads(out.read_text())
theirs = json.loads(run(["/usr/bin/python3", RECOVER, folder, *opens]))
need(ours["xprv"] == theirs["xprv"] and ours["ed25519"]["scalar"] == theirs["ed25519"]["scalar"], "both keys")
for mine, yours in zip(ours["accounts"], theirs["accounts"], strict=True):
    need(all(mine[name] == value for name, value in yours.items()), yours)

# Three people one after another: each sees the manifest and their own file, and none lets go of their identity.
transport = offline("recover", "identity", "--out", world / "transport")
need((world / "transport").stat().st_mode & 0o777 == 0o600 and transport["recipient"].startswith("age1"), transport)
collect, parts = ["--identity", world / "transport"], []
for share, (file, _) in enumerate(keys[:3], 1):
    desk, part = world / f"desk-{share}", world / f"part-{share}.age"
    desk.mkdir()
    for name in ("manifest.json", "manifest.sig", f"share-{share}.age"):
        shutil.copy(folder / name, desk)
    answer = offline("recover", "open", desk, "--identity", file, "--for", transport["recipient"], "--out", part)
    need(answer["share"] == share and answer["fingerprint"] == transport["fingerprint"], answer)
    parts += ["--part", part]
need(offline("recover", "verify", folder, *collect, *parts) == verified, "collected")
need(offline("recover", "verify", folder, *collect, *opens[2:4], *parts[:2], *parts[4:]) == verified, "mixed")
need(offline("recover", "verify", folder, *collect, *parts[:4], code=1) == "no-matching-identity", "two of three")
need(offline("recover", "verify", folder, *collect, *parts, *parts[:2], code=1) == "bad-piece", "twice the same")
need(offline("recover", "verify", folder, *opens, *parts[:2], code=1) == "no-matching-identity", "not for this key")
need(offline("recover", "verify", folder, *collect, "--part", folder / "README.txt", code=1) == "not-age-file", "no part")
need(offline("recover", "open", folder, *opens[:2], "--for", transport["recipient"], "--out", parts[1], code=1)
     == "file-unwritable", "nothing is written over")
collected = json.loads(run(["/usr/bin/python3", RECOVER, folder, *collect, *parts]))
need(collected == theirs, "the independent program opens parts")

# What is wrong is said exactly.
need(offline("recover", "verify", folder, *opens[:4], code=1) == "no-matching-identity", "a key is missing")
cli("vault", "refresh")
cli("export", "run", "--out", world / "second")


def spoiled(change):
    bad = world / "bad"
    shutil.rmtree(bad, ignore_errors=True)
    shutil.copytree(world / "second", bad)
    change(bad)
    return offline("recover", "verify", bad, *opens, code=1)


def damage(bad):
    file = bad / "share-2.age"
    content = file.read_bytes()
    file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


need(offline("recover", "verify", world / "second", *collect, *parts, code=1) == "mixed-epochs", "parts of another epoch")
need(spoiled(lambda bad: shutil.copy(folder / "share-2.age", bad)) == "mixed-epochs", "a share of another epoch")
need(spoiled(lambda bad: (bad / "share-2.age").unlink()) == "package-incomplete", "a missing file")
need(spoiled(damage) == "age-damaged", "a damaged byte")

# A trust.
conditions = world / "conditions"
conditions.write_text("Both executors ask in writing.\n")
cli("trust", "set", "--name", "Executors", "--recipient", keys[3][1], "--conditions", conditions)
cli("trust", "package", "--out", world / "trust")
trusted = offline("trust", "check", world / "trust")
need(trusted == {"trust": "Executors", "epoch": 2, "complete": True, "renewal_due": False}, trusted)
need(offline("recover", "verify", world / "trust", "--identity", keys[3][0])["complete"], "the officer opens it alone")
proof = world / "trust/share-3.proof.json"
proof.write_text(proof.read_text().replace("a", "b", 1))
need(offline("trust", "check", world / "trust", code=1) == "bad-package", "a changed proof")

# Two of three officers: no key opens the package alone, and a refresh leaves the pieces as they are.
officers = [identity(5), identity(6, ssh=True), identity(7)]
chosen = ["trust", "set", "--name", "Council", "--threshold", 2, "--conditions", conditions]
for _, recipient in officers:
    chosen += ["--recipient", recipient]
council = cli(*chosen)
need(council["threshold"] == 2 and [e["recipient"] for e in council["recipients"]] == [r for _, r in officers], council)
# The same officers keep their pieces when the words change.
conditions.write_text("Two of the council ask in writing.\n")
again = cli(*chosen)
need([e["challenge"] for e in again["recipients"]] == [e["challenge"] for e in council["recipients"]], "the same pieces")
cli("vault", "refresh")
cli("trust", "package", "--out", world / "council")
codes = []
for number, (file, _) in enumerate(officers, 1):
    (world / "piece").write_text(council["recipients"][number - 1]["challenge"])
    codes.append(json.loads(run(["age", "--decrypt", "--identity", file, world / "piece"]))["check_in"])
    trusted = offline("trust", "check", world / "council", "--identity", file)
    need((trusted["threshold"], trusted["officers"], trusted["epoch"]) == (2, 3, 3), trusted)
    need(trusted["pieces"] == [{"piece": number, "check_in": codes[-1]}], trusted)
    alone = offline("recover", "verify", world / "council", "--identity", file, code=1)
    need(alone == "not-enough-pieces", "an officer alone")
need(offline("trust", "check", world / "council", *opens[:2], code=1) == "no-matching-identity", "no officer")
need(cli("trust", "confirm", "--officer", 2, "--answer", codes[0], code=1) == "wrong-answer", "another's code")
need(cli("trust", "confirm", "--officer", 2, "--answer", codes[1])["recipients"][1]["tested"], "checked in")
two = ["--identity", officers[0][0], "--identity", officers[1][0]]
need(offline("recover", "verify", world / "council", *two)["addresses"] == verified["addresses"], "two of three")
pieces = []
for number in (1, 3):
    part = world / f"officer-{number}.age"
    answer = offline("recover", "open", world / "council", "--identity", officers[number - 1][0],
                     "--for", transport["recipient"], "--out", part)
    need(answer["piece"] == number, answer)
    pieces += ["--part", part]
need(offline("recover", "verify", world / "council", *collect, *pieces)["complete"], "two parts")
need(offline("recover", "verify", world / "council", *collect, *pieces[:2], code=1) == "not-enough-pieces", "one part")
need(offline("recover", "verify", folder, *collect, *pieces, code=1) == "bad-piece", "parts of another package")
# What `backup combine` makes of the pieces opens the package with any program.
combined = ["backup", "combine", *[world / f"council/piece-{n}.age" for n in (2, 3)], "--out", world / "combined"]
run([CLI, *combined, "--identity", officers[1][0], "--identity", officers[2][0]])
made = run(["/usr/bin/python3", COMBINE, *combined[2:4], "--identity", officers[1][0], "--identity", officers[2][0]])
need(made.split()[-1] in (world / "combined").read_bytes().split(), "the same key without our code")
run(["/usr/bin/python3", COMBINE, combined[2], "--identity", officers[1][0]], code=1)
theirs = json.loads(run(["/usr/bin/python3", RECOVER, world / "council", "--identity", world / "combined"]))
need(theirs["xprv"] == ours["xprv"], "the independent program")

# Pieces that somebody else wrote into the wallet's database are neither packed nor used again.
with contextlib.closing(sqlite3.connect(world / "data/wallet.db")) as database, database:
    database.execute("UPDATE trust_pieces SET piece = replace(piece, 'A', 'B') WHERE number = 1")
need(cli("trust", "package", "--out", world / "changed", code=1) == "storage", "changed pieces")
anew = cli(*chosen)["recipients"]
need(anew[1]["challenge"] != council["recipients"][1]["challenge"] and not anew[1]["tested"], "another identity, other pieces")

if not ANVIL.exists():
    print(f"export: all but the mined sweep, for which anvil is missing: run npm ci in {NODE}")
    sys.exit(0)
anvil = subprocess.Popen([ANVIL, "--host", "127.0.0.1", "--port", "0", "--chain-id", "31337"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
try:
    node = "http://" + next(m.group(1).decode() for m in (re.search(rb"Listening on (\S+)", line) for line in anvil.stdout) if m)

    def rpc(method, *params):
        body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}).encode()
        answer = json.load(urllib.request.urlopen(urllib.request.Request(node, body, {"Content-Type": "application/json"}), timeout=10))
        need("error" not in answer, answer)
        return answer["result"]

    rpc("anvil_setBalance", address, hex(10**19))
    unsigned = world / "tx.json"
    unsigned.write_text(json.dumps({"type": 2, "chainId": 31337, "from": address, "nonce": "0x0", "gas": "0x5208", "value": hex(10**18),
                                    "maxFeePerGas": hex(10**11), "maxPriorityFeePerGas": "0x1", "to": "0x" + "35" * 20}))
    swept = offline("recover", "sweep", folder, *opens, "--tx", unsigned)
    need(rpc("eth_sendRawTransaction", swept["raw"]) == swept["hash"], "the hash")
    receipt = None
    for _ in range(500):  # the node mines at once, but on a thread of its own
        receipt = receipt or rpc("eth_getTransactionReceipt", swept["hash"])
        if receipt:
            break
        time.sleep(0.02)
    need(receipt and receipt["status"] == "0x1" and receipt["from"].lower() == address.lower(), receipt)
finally:
    anvil.kill()
    anvil.wait()
    shutil.rmtree(world, ignore_errors=True)
print("export: opened by age, by recover.py and by the node")
