"""A vault with two real tercet-cosigner processes over TLS: made with pairing codes, signs, outlives the death and return of
one of them. Usage: connected.py TERCET_CLI TERCET_COSIGNER; exit 77 = skipped, where the co-signer cannot serve."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile

CLI, SERVER = sys.argv[1:3]
PASSPHRASE = b"a connected passphrase of six words"
world = pathlib.Path(tempfile.mkdtemp(prefix="tercet-connected-"))
running = {}


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def same(found, expected):
    need(found == expected, f"{found}, not {expected}")


def cli(*words, code=0, passphrase=True, data="data"):
    argv = [CLI, "--data", str(world / data), "--keychain", "file", "--json"]
    read_end = None
    if passphrase:
        read_end, write_end = os.pipe()
        os.write(write_end, PASSPHRASE + b"\n")
        os.close(write_end)
        argv += ["--passphrase-fd", str(read_end)]
    done = subprocess.run(argv + list(words), capture_output=True, pass_fds=(read_end,) if passphrase else (), timeout=180,
                          stdin=subprocess.DEVNULL)
    if passphrase:
        os.close(read_end)
    need(done.returncode == code, f"{words}: {done.returncode} {done.stdout} {done.stderr}")
    need(PASSPHRASE not in done.stdout + done.stderr, "the passphrase was printed")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code else answer


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def init(share):
    done = subprocess.run([SERVER, "init", "--data", str(world / f"share{share}"), "--listen", f"127.0.0.1:{free_port()}",
                           "--share", str(share)], capture_output=True, timeout=60)
    need(done.returncode == 0, f"init: {done.stdout} {done.stderr}")
    made = json.loads(done.stdout)
    need(set(made) >= {"url", "identity", "tls_pin", "pairing_code"}, made)
    return made


def serve(share):
    process = subprocess.Popen([SERVER, "serve", "--data", str(world / f"share{share}")], stdout=subprocess.PIPE,
                               stderr=open(world / f"log{share}", "ab"))
    running[share] = process
    ready = json.loads(process.stdout.readline() or b"{}")
    need(ready.get("ready") is True, f"share {share} is not ready: {(world / f'log{share}').read_bytes()[-2000:]}")
    return ready


def end(share, how=signal.SIGKILL):
    process = running.pop(share)
    process.send_signal(how)
    return process.wait(timeout=30)


def pair(share):
    done = subprocess.run([SERVER, "pair", "--data", str(world / f"share{share}")], capture_output=True, timeout=60)
    need(done.returncode == 0, f"pair: {done.stdout} {done.stderr}")
    return json.loads(done.stdout)["pairing_code"]


def place(made, pairing):
    return ["--cosigner", made["url"], "--pin", made["tls_pin"], "--pairing", pairing]


def create(name, *places, **more):
    return cli("vault", "create", "--name", name, *[word for p in places for word in p], **more)


def sign(text):
    return cli("message", "sign", "--chain", "ethereum", "--text", text)


if b"serve" not in subprocess.run([SERVER, "--help"], capture_output=True, timeout=30).stdout:
    print("SKIPPED: this tercet-cosigner does not serve")
    shutil.rmtree(world, ignore_errors=True)
    sys.exit(77)
try:
    two, three = init(2), init(3)
    serve(2), serve(3)

    # Nothing is made of what is wrong, and the codes stay good.
    same(create("Swapped", place(three, three["pairing_code"]), place(two, two["pairing_code"]), code=1), "cosigner-bad-answer")
    bad = dict(two, tls_pin="0" * 64)
    same(create("Wrong key", place(bad, "x"), place(three, "x"), code=1), "cosigner-wrong-key")
    same(create("No pin", place(dict(two, tls_pin="abc"), "x"), place(three, "x"), code=1), "bad-pin")
    same(create("No code", place(two, "AAAA-AAAA-AAAA-AAAA"), place(three, "x"), code=1), "wrong-pairing-code")
    need(cli("vault", "list", passphrase=False)["vaults"] == [], "a vault came of it")

    vault = create("Connected", place(two, two["pairing_code"]), place(three, three["pairing_code"]))
    need(vault["practice"] is False and vault["epoch"] == 1, vault)
    same(create("Again", place(two, two["pairing_code"]), place(three, pair(3)), code=1), "wrong-pairing-code")
    need(cli("vault", "show", passphrase=False)["practice"] is False, "shown as practice")
    first = sign("one")

    status = cli("cosigner", "status")["cosigners"]
    need([s["share"] for s in status] == [2, 3] and all(s["reachable"] for s in status), status)
    need([s["url"] for s in status] == [two["url"], three["url"]], status)
    need(all(s["attestation"] == {"state": "not-attested", "reasons": ["unattested-profile"]} for s in status), status)
    need(all(s["epoch"] == 1 and s["latency_ms"] >= 0 and s["policy"]["serial"] == 0 for s in status), status)
    public = cli("cosigner", "status", passphrase=False)["cosigners"]
    need(all(s["reachable"] and s["policy"] is None for s in public), public)

    # One is killed and comes back: the same pin, the same vault.
    end(3)
    down = cli("cosigner", "status")["cosigners"]
    need([s["reachable"] for s in down] == [True, False], down)
    same(cli("message", "sign", "--chain", "ethereum", "--text", "alone", code=1), "cosigner-unreachable")
    serve(3)
    second = sign("two")
    need(second["address"] == first["address"], "another vault")
    for i in range(5):
        need(sign(f"more {i}")["address"] == first["address"], "another vault")
    need(cli("vault", "refresh")["epoch"] == 2, "refresh")
    need(sign("after the refresh")["address"] == first["address"], "another vault")
    need(all(s["epoch"] == 2 for s in cli("cosigner", "status")["cosigners"]), "epochs differ")
    need(sign("last")["signature"], "no signature")
    need(cli("message", "sign", "--chain", "solana", "--text", "gm")["signature"], "no Ed25519 signature")

    # A second vault of the same co-signers, beside a practice vault.
    another = create("Another", place(two, pair(2)), place(three, pair(3)))
    need(another["vault"] != vault["vault"], "the same vault")
    practice = cli("vault", "create", "--name", "Practice")
    need(practice["practice"] is True, practice)
    for one in (vault, another, practice):
        need(cli("--vault", one["vault"], "message", "sign", "--chain", "ethereum", "--text", "x")["signature"], one)
    beside = cli("--vault", practice["vault"], "cosigner", "status")["cosigners"]
    need(all(s["reachable"] and s["url"] is None and s["attestation"]["reasons"] == ["practice"] for s in beside), beside)
    for share in (2, 3):
        need(end(share, signal.SIGTERM) == 0, "no clean end")
    print("all well")
except Exception:
    for share in (2, 3):
        print(f"-- share {share}", (world / f"log{share}").read_text()[-1500:] if (world / f"log{share}").exists() else "")
    raise
finally:
    for process in running.values():
        process.kill()
        process.wait()
    shutil.rmtree(world, ignore_errors=True)
