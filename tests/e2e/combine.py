#!/usr/bin/env python3
"""Puts together the key that k of n people hold in pieces: of a split backup, or of a trust's package.

    combine.py PIECE ... --identity KEYFILE ... > KEY

Independent of Tercet: the Python standard library and the `age` program. Written from docs/recovery.md. `age` and recover.py take
what it prints as an identity; run it offline.
"""
import argparse
import hashlib
import json
import subprocess
import sys


def fail(sentence):
    sys.exit("combine.py: " + sentence)


def times(a, b):
    """In GF(256) with x^8+x^4+x^3+x+1."""
    out = 0
    for bit in range(8):
        out ^= a * (b >> bit & 1)
        a = a << 1 ^ (a >> 7) * 0x11B
    return out


def inverse(a):
    return next(b for b in range(1, 256) if times(a, b) == 1)


def at_zero(points):
    """Lagrange interpolation, byte by byte."""
    out = bytes(32)
    for i, value in points.items():
        factor = 1
        for j in points:
            if j != i:
                factor = times(factor, times(j, inverse(i ^ j)))
        out = bytes(o ^ times(factor, v) for o, v in zip(out, value))
    return out


def bech32(prefix, data):
    digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{b:08b}" for b in data)
    bits += "0" * (-len(bits) % 5)
    values = [int(bits[i:i + 5], 2) for i in range(0, len(bits), 5)]
    check = 1
    for v in [ord(c) >> 5 for c in prefix] + [0] + [ord(c) & 31 for c in prefix] + values + [0] * 6:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ v
        for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= g if top >> i & 1 else 0
    check ^= 1
    return prefix + "1" + "".join(digits[v] for v in values + [check >> 5 * (5 - i) & 31 for i in range(6)])


def opened(file, identities):
    words = ["age", "--decrypt"] + [w for i in identities for w in ("--identity", i)] + [file]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        fail(f"{file}: " + done.stderr.decode(errors="replace").strip())
    piece = json.loads(done.stdout)
    index, value = piece["index"], bytes.fromhex(piece["value"])
    digest = hashlib.sha256(b"tercet.backup-piece.v1\n" + piece["recipient"].encode() + bytes([index]) + value).hexdigest()
    if digest != piece["digests"][index - 1]:
        fail(f"{file}: the piece is damaged")
    return piece


def main():
    words = argparse.ArgumentParser()
    words.add_argument("pieces", nargs="+")
    words.add_argument("--identity", action="append", required=True)
    args = words.parse_args()
    pieces = {p["index"]: p for p in (opened(file, args.identity) for file in args.pieces)}
    first = next(iter(pieces.values()))
    if any((p["recipient"], p["threshold"], p["digests"]) != (first["recipient"], first["threshold"], first["digests"])
           for p in pieces.values()):
        fail("the pieces are of different sets")
    if len(pieces) < first["threshold"]:
        fail(f"{len(pieces)} of {first['threshold']} pieces")
    chosen = sorted(pieces)[:first["threshold"]]
    secret = at_zero({i: bytes.fromhex(pieces[i]["value"]) for i in chosen})
    print(f"# public key: {first['recipient']}\n" + bech32("age-secret-key-", secret).upper())


main()
