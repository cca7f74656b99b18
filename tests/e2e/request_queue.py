"""The queue of requests, with two real tercet-cosigner processes over TLS: teammates ask with keys of their own, approvers and
the device decide, both co-signers agree on it, and what is rejected stays rejected.
Usage: request_queue.py TERCET_CLI TERCET_COSIGNER; exit 77 = skipped, where openssl is missing."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

CLI, SERVER = sys.argv[1:3]
PASSPHRASE = b"a queue of words as a passphrase"
SHARES = (2, 3)
world = pathlib.Path(tempfile.mkdtemp(prefix="tercet-queue-"))
running = {}


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def same(found, expected):
    need(found == expected, f"{found}, not {expected}")


def cli(*words, code=0, passphrase=False):
    """The answer, or with another exit code the error's."""
    argv = [CLI, "--json", *words]
    read_end = None
    if passphrase:
        read_end, write_end = os.pipe()
        os.write(write_end, PASSPHRASE + b"\n")
        os.close(write_end)
        argv += ["--data", str(world / "data"), "--keychain", "file", "--passphrase-fd", str(read_end)]
    done = subprocess.run(argv, capture_output=True, pass_fds=(read_end,) if passphrase else (), timeout=180,
                          stdin=subprocess.DEVNULL)
    if passphrase:
        os.close(read_end)
    need(done.returncode == code, f"{words}: {done.returncode} {done.stdout} {done.stderr}")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code else answer


def device(*words, **more):
    return cli(*words, passphrase=True, **more)


def operator(share, *words):
    done = subprocess.run([SERVER, *words, "--data", str(world / f"share{share}")], capture_output=True, timeout=60)
    need(done.returncode == 0, f"{words}: {done.stdout} {done.stderr}")
    return json.loads(done.stdout)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def serve(share):
    process = subprocess.Popen([SERVER, "serve", "--data", str(world / f"share{share}")], stdout=subprocess.PIPE,
                               stderr=open(world / f"log{share}", "ab"))
    running[share] = process
    ready = json.loads(process.stdout.readline() or b"{}")
    need(ready.get("ready") is True, f"share {share} is not ready: {(world / f'log{share}').read_bytes()[-2000:]}")


def end(share, how):
    process = running.pop(share)
    process.send_signal(how)
    return process.wait(timeout=30)


def key(name):
    """An Ed25519 key in PEM, and the public one in hex."""
    file = world / f"{name}.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", file], check=True, capture_output=True)
    public = subprocess.run(["openssl", "pkey", "-in", file, "-pubout", "-outform", "DER"], check=True, capture_output=True)
    return str(file), public.stdout[-32:].hex()


def enrol(share, public, role, name):
    operator(share, "devices", "add", "--role", role, "--key", public, "--name", name, "--vault", vault)


def transaction(nonce):
    file = world / f"tx{nonce}.json"
    file.write_text(json.dumps({"type": 2, "chainId": 1, "nonce": hex(nonce), "to": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                                "value": hex(10**15), "gas": hex(21000), "maxFeePerGas": hex(3 * 10**9),
                                "maxPriorityFeePerGas": hex(10**9)}))
    return str(file)


def create(pem, nonce, *more, **kw):
    return cli("request", "create", *places, "--vault", vault, "--key", pem, "--chain", "ethereum", *more, transaction(nonce), **kw)


def decide(pem, request, word, *more, **kw):
    return cli("request", "decide", *places, "--vault", vault, "--key", pem, *more, request, word, **kw)


def states(queue):
    return [at["state"] for at in queue["cosigners"]]


def listed(request):
    answer = device("request", "list")
    same(answer["unheard"], [])
    return next(r for r in answer["requests"] if r["id"] == request)


if not shutil.which("openssl"):
    print("SKIPPED: no openssl to make keys with")
    shutil.rmtree(world, ignore_errors=True)
    sys.exit(77)
try:
    made = {}
    for share in SHARES:
        done = subprocess.run([SERVER, "init", "--data", str(world / f"share{share}"), "--listen", f"127.0.0.1:{free_port()}",
                               "--share", str(share)], capture_output=True, timeout=60)
        made[share] = json.loads(done.stdout)
        serve(share)
    places = [word for share in SHARES for word in ("--cosigner", made[share]["url"], "--pin", made[share]["tls_pin"])]
    pairing = [word for share in SHARES for word in ("--cosigner", made[share]["url"], "--pin", made[share]["tls_pin"],
                                                     "--pairing", made[share]["pairing_code"])]
    vault = device("vault", "create", "--name", "Queue", *pairing)["vault"]
    payroll, payroll_key = key("payroll")
    bob, bob_key = key("bob")
    stranger, stranger_key = key("stranger")
    same(create(payroll, 0, code=1), "unknown-device")
    for share in SHARES:
        enrol(share, payroll_key, "requester", "Payroll")
        enrol(share, bob_key, "approver", "Bob")

    # Created, created again by the same words, listed with where it comes from, and still there after a kill.
    term = str(int(time.time()) + 3600)
    again = ["--note", "for the rent", "--idempotency-key", "0123456789abcdef" * 2, "--expires", term]
    first = create(payroll, 0, *again)["id"]
    same(create(payroll, 0, *again)["id"], first)
    same(create(payroll, 1, *again, code=1), "round-conflict")
    same(create(bob, 0, code=1), "wrong-role")
    end(3, signal.SIGKILL)
    serve(3)
    entry = listed(first)
    same((entry["state"], entry["queue"]["requester"], entry["queue"]["key"]), ("waiting", "Payroll", payroll_key))
    same((entry["queue"]["note"], entry["queue"]["shared"]), ("for the rent", True))
    same(states(entry["queue"]), ["waiting", "waiting"])
    for share in SHARES:
        rows = operator(share, "requests", "list", "--vault", vault)["requests"]
        same([(r["id"], r["state"], r["name"]) for r in rows], [(first, "waiting", "Payroll")])
        shown = operator(share, "requests", "show", first)
        same((shown["id"], shown["note"], shown["vault"]), (first, "for the rent", vault))
        need(any("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed" in f["value"] for f in shown["fields"]), shown)

    # Approved by the device is signed, and both know it.
    signed = device("request", "approve", first)
    same(signed["state"], "signed")
    need(signed["raw"].startswith("0x02"), signed)
    same(states(listed(first)["queue"]), ["signed", "signed"])

    # What one co-signer has only cannot be signed.
    enrol(2, stranger_key, "requester", "Half")
    same(create(stranger, 2, code=1), "unknown-device")
    half = next(r for r in device("request", "list")["requests"] if r["state"] == "waiting")
    same((states(half["queue"]), half["queue"]["shared"]), (["waiting", "missing"], False))
    same(device("request", "approve", half["id"], code=1), "request-not-shared")
    same(decide(bob, half["id"], "approve", code=1), "request-not-shared")

    # Rejected is rejected for good, at both, whoever asks for the same again.
    second = create(payroll, 3)["id"]
    rejected = device("request", "reject", second, "--reason", "not ours")
    same((rejected["state"], rejected["untold"]), ("rejected", 0))
    looked = decide(bob, second, "show")
    same([at["state"] for at in looked["cosigners"]], ["rejected", "rejected"])
    same(looked["cosigners"][0]["decisions"][0]["reason"], "not ours")
    same(create(payroll, 3, code=1), "wrong-state")
    same(decide(bob, second, "approve", code=1), "wrong-state")
    same(device("tx", "sign", "--chain", "ethereum", transaction(3), code=1), "cosigner-refused")

    # A policy that wants an approver's word, too: theirs, at both, as long as their keys are good.
    policy = world / "policy.json"
    wanted = device("policy", "show")
    wanted["quorum"] = [{"role": "approver", "count": 1}]
    policy.write_text(json.dumps(wanted))
    device("policy", "set", str(policy))
    third = create(payroll, 4)["id"]
    same(device("request", "approve", third, code=1), "policy-quorum")
    same(decide(payroll, third, "approve", code=1), "wrong-role")
    said = decide(bob, third, "approve", "--reason", "as agreed")
    for at in said["cosigners"]:
        same([(d["name"], d["decision"], d["counts"]) for d in at["decisions"]], [("Bob", "approve", True)])
    same(device("request", "approve", third)["state"], "signed")
    fourth = create(payroll, 5)["id"]
    decide(bob, fourth, "approve")
    operator(2, "devices", "revoke", bob_key)
    same(device("request", "approve", fourth, code=1), "policy-quorum")
    same(decide(bob, fourth, "reject", code=1), "device-revoked")
    same(operator(2, "requests", "show", fourth)["decisions"][0]["counts"], False)

    for share in SHARES:
        need(end(share, signal.SIGTERM) == 0, "no clean end")
    print("all well")
except Exception:
    for share in SHARES:
        print(f"-- share {share}", (world / f"log{share}").read_text()[-1500:] if (world / f"log{share}").exists() else "")
    raise
finally:
    for process in running.values():
        process.kill()
        process.wait()
    shutil.rmtree(world, ignore_errors=True)
