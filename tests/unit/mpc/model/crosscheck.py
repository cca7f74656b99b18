"""Our code against the reference model, each side playing each role of base OT and RVOLE; and what a refresh is computed from.

Usage: crosscheck.py MODEL_FOLDER ROLE_PROGRAM. Exit 77 (skipped) where the model or a library it needs is missing.
"""
import struct
import subprocess
import sys

SKIPPED = 77
ROUNDS = 3


def skip(why):
    print("skipped:", why)
    sys.exit(SKIPPED)


try:
    sys.path.insert(0, sys.argv[1])
    sys.dont_write_bytecode = True
    from mw import *
except ModuleNotFoundError as missing:
    skip(f"no Python module {missing.name!r} (the model in {sys.argv[1]}, python3-cryptography)")
except OSError as missing:
    skip(f"the model's libraries are missing: {missing}")


class Ours:
    """The other process; one command, one answer."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __call__(self, command, *arguments):
        self.process.stdin.write(" ".join([command, *(a.hex() for a in arguments)]) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if answer and answer[0] in ("recoverable", "quarantine"):
            return answer[0]
        return [bytes.fromhex(word) for word in answer]


ours = Ours(sys.argv[2])
pairs = lambda data: [(data[64 * r:64 * r + 32], data[64 * r + 32:64 * r + 64]) for r in range(K)]


def check(what, good):
    if not good:
        print("FAILED:", what)
        sys.exit(1)
    print("ok:", what)


def base_ot_with_our_alice():
    otid = os.urandom(32)
    (s,) = ours("base-alice", otid)
    bob = BaseOTSend(otid, pairs(s))
    y = b"".join(a + b for a, b in bob.resp)
    delta, keys, transcript = ours("base-alice-finish", H("mw1.ot.m", otid, s), y)
    mine = [keys[32 * r:32 * r + 32] for r in range(K)]
    check("base OT, our Alice: keys", mine == [bob.k[r][bit(delta, r)] for r in range(K)])
    check("base OT, our Alice: transcript", transcript == H("mw1.ot.tr", otid, s, y))
    return delta, mine, bob.k


def base_ot_with_our_bob():
    otid = os.urandom(32)
    alice = BaseOTRecv(otid)
    s = b"".join(a + b for a, b in alice.msg)
    ots, y, keys, transcript = ours("base-bob", otid, s)
    check("base OT, our Bob: hashes", ots == H("mw1.ot.m", otid, s) and transcript == H("mw1.ot.tr", otid, s, y))
    alice.finish(pairs(y))
    theirs = pairs(keys)
    check("base OT, our Bob: keys", alice.k == [theirs[r][bit(alice.delta, r)] for r in range(K)])
    return alice.delta, alice.k, theirs


def vole_with_our_bob(delta, keys, kpairs, tamper=None):
    ext, nonce, a = os.urandom(32), os.urandom(32), [rnds(), rnds()]
    message, chi = ours("vole-bob", ext, b"".join(x + y for x, y in kpairs), os.urandom(ROWB))
    c, answer = alice_run(ext, vole_id(ext, message, nonce), delta, keys, message, a, tamper=tamper)
    d = ours("vole-bob-finish", nonce, answer)
    if tamper:
        return d
    check("RVOLE, our Bob", all((c[i] + bs(d[i]) - a[i] * bs(chi)) % q == 0 for i in range(LB)))


def vole_with_our_alice(delta, keys, kpairs, cheat=None):
    ext, nonce, a = os.urandom(32), os.urandom(32), [rnds(), rnds()]
    bob = Bob(ext, kpairs, cheat=cheat)
    answer = ours("vole-alice", ext, delta, b"".join(keys), nonce, sb(a[0]), sb(a[1]), bob.msg)
    if cheat:
        return answer
    d = bob.finish(vole_id(ext, bob.msg, nonce), answer[2])
    check("RVOLE, our Alice", d and all((bs(answer[i]) + d[i] - a[i] * bob.chi) % q == 0 for i in range(LB)))


def zero_shares():
    seeds = {pair: os.urandom(32) for pair in ((1, 2), (1, 3), (2, 3))}
    total = 0
    for i in (1, 2, 3):
        first, second = (seeds[tuple(sorted((i, j)))] for j in (1, 2, 3) if j != i)
        value = ours("zero", bytes([i]), first, second, b"sk", b"context")[0]
        total += bs(value)
        want = 0
        for j in (1, 2, 3):
            if j != i:
                f = red64(H("mw1.zero", b"sk", b"context", n=64, key=seeds[tuple(sorted((i, j)))]))
                want += f if j > i else -f
        check(f"zero share of P{i}", bs(value) == want % q)
    check("zero shares add up", total % q == 0)


def refresh():
    """Protocol.md 7: rid, the shifts of both curves, which cancel out over the three parties, and the proof of a new share."""
    order = 2**252 + 27742317777372353535851937790883648493
    lid, nonce, epoch = os.urandom(32), os.urandom(32), 7
    rid = H("mw1.rf.id", lid, struct.pack("<I", epoch), nonce)
    moved, moved_ed = [0] * 4, [0] * 4
    for i, j in ((1, 2), (1, 3), (2, 3)):
        root = os.urandom(32)
        theirs, shift, shift_ed = ours("refresh", lid, nonce, root, bytes([epoch]))
        check("rid", theirs == rid)
        check(f"shift of P{i} and P{j}", bs(shift) == Hs("mw1.rf.s", root, rid))
        check("the same, Ed25519", int.from_bytes(shift_ed, "little") == int.from_bytes(H("mw1.rf.e", root, rid, n=64), "little") % order)
        for party, sign in ((i, 1), (j, -1)):
            moved[party] += sign * bs(shift)
            moved_ed[party] += sign * int.from_bytes(shift_ed, "little")
    check("shifts cancel out", sum(moved) % q == 0 and sum(moved_ed) % order == 0)
    session, *commitments = (os.urandom(32) for _ in range(4))
    x = 1 + int.from_bytes(os.urandom(31), "big")
    X, A, z = ours("prove", session, bytes([2]), *commitments, sb(x))
    check("X' of a new share", X == enc(pmul(x, G)))
    challenge = Hs("mw1.rf.pok", session, bytes([2]), *commitments, X, A)
    check("the proof of a new share", enc(pmul((bs(z) - challenge * x) % q, G)) == A)


def share_proofs():
    """Protocol.md 7: what a drill and a restore prove of Share 1, bound to EID, identities and both challenges."""
    eid, idhash, ch2, ch3 = (os.urandom(32) for _ in range(4))
    x = 1 + int.from_bytes(os.urandom(31), "big")
    for what, tag in ((1, "mw1.dr.pok"), (2, "mw1.rs.pok")):
        sid, X, A, z = ours("prove-share", bytes([what]), eid, idhash, ch2, ch3, sb(x))
        check("the session of " + tag, sid == H("mw1.rs.sid", eid, idhash, ch2, ch3) and X == enc(pmul(x, G)))
        challenge = Hs(tag, sid, bytes([1]), sid, sid, sid, X, A)
        check("the proof " + tag, enc(pmul((bs(z) - challenge * x) % q, G)) == A)


def cheats(delta, keys, kpairs):
    flip = lambda row: lambda r, x: bytes([x[0] ^ 1]) + x[1:] if r == row else x
    ones = [r for r in range(K) if bit(delta, r)]
    zeros = [r for r in range(K) if not bit(delta, r)]
    check("the model's cheating Bob is caught", vole_with_our_alice(delta, keys, kpairs, flip(ones[0])) == "quarantine")
    check("… unless he guessed", vole_with_our_alice(delta, keys, kpairs, flip(zeros[0])) != "quarantine")
    wrong = lambda c, row: [(row[0] + 1) % q] + row[1:]
    check("the model's cheating Alice is caught", vole_with_our_bob(delta, keys, kpairs, wrong) == "quarantine")


for _ in range(ROUNDS):
    for base in (base_ot_with_our_alice, base_ot_with_our_bob):
        setup = base()
        vole_with_our_bob(*setup)
        vole_with_our_alice(*setup)
zero_shares()
refresh()
share_proofs()
cheats(*setup)
