"""A vault with two real tercet-cosigner processes over TLS: made with pairing codes, signs, outlives the death and return of
one of them. Usage: connected.py TERCET_CLI TERCET_COSIGNER"""
import signal
import sys

from programs import World, need, place, same

world = World("connected", *sys.argv[1:3], b"a connected passphrase of six words")
cli, serve, end = world.cli, world.serve, world.end


def create(name, *places, **more):
    return cli("vault", "create", "--name", name, *[word for p in places for word in p], **more)


def sign(text):
    return cli("message", "sign", "--chain", "ethereum", "--text", text)


with world:
    two, three = world.init(2), world.init(3)
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
    same(create("Again", place(two, two["pairing_code"]), place(three, world.pairing_code(3)), code=1), "wrong-pairing-code")
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
    end(3, signal.SIGKILL)
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
    another = create("Another", place(two, world.pairing_code(2)), place(three, world.pairing_code(3)))
    need(another["vault"] != vault["vault"], "the same vault")
    practice = cli("vault", "create", "--name", "Practice")
    need(practice["practice"] is True, practice)
    for one in (vault, another, practice):
        need(cli("--vault", one["vault"], "message", "sign", "--chain", "ethereum", "--text", "x")["signature"], one)
    beside = cli("--vault", practice["vault"], "cosigner", "status")["cosigners"]
    need(all(s["reachable"] and s["url"] is None and s["attestation"]["reasons"] == ["practice"] for s in beside), beside)
    for share in (2, 3):
        need(end(share) == 0, "no clean end")
    print("all well")
