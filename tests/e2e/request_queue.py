"""The queue of requests, with two real tercet-cosigner processes over TLS: teammates ask with keys of their own, approvers and
the device decide, both co-signers agree on it, and what is rejected stays rejected.
Usage: request_queue.py TERCET_CLI TERCET_COSIGNER; exit 77 = skipped, where openssl is missing."""
import json
import shutil
import signal
import sys
import time

from programs import World, key_of, need, payment, same

SHARES = (2, 3)
world = World("queue", *sys.argv[1:3], b"a queue of words as a passphrase")
cli, device, operator = world.outsider, world.cli, world.operator


def enrol(share, public, role, name):
    operator(share, "devices", "add", "--role", role, "--key", public, "--name", name, "--vault", vault)


def create(pem, nonce, *more, **kw):
    return cli("request", "create", *places, "--vault", vault, "--key", pem, "--chain", "ethereum", *more, payment(world, nonce), **kw)


def decide(pem, request, word, *more, **kw):
    return cli("request", "decide", *places, "--vault", vault, "--key", pem, *more, request, word, **kw)


def states(queue):
    return [at["state"] for at in queue["cosigners"]]


def listed(request):
    answer = device("request", "list")
    same(answer["unheard"], [])
    return next(r for r in answer["requests"] if r["id"] == request)


if not shutil.which("openssl"):
    world.skip("no openssl to make keys with")
with world:
    made = {}
    for share in SHARES:
        made[share] = world.init(share)
        world.serve(share)
    places = [word for share in SHARES for word in ("--cosigner", made[share]["url"], "--pin", made[share]["tls_pin"])]
    pairing = [word for share in SHARES for word in ("--cosigner", made[share]["url"], "--pin", made[share]["tls_pin"],
                                                     "--pairing", made[share]["pairing_code"])]
    vault = device("vault", "create", "--name", "Queue", *pairing)["vault"]
    payroll, payroll_key = key_of(world, "payroll")
    bob, bob_key = key_of(world, "bob")
    stranger, stranger_key = key_of(world, "stranger")
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
    world.end(3, signal.SIGKILL)
    world.serve(3)
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
    same(device("tx", "sign", "--chain", "ethereum", payment(world, 3), code=1), "cosigner-refused")

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
        need(world.end(share) == 0, "no clean end")
    print("all well")
