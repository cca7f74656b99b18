#!/usr/bin/env python3
"""Rebuilds both private keys of a vault from the three age files of its key share export.

    recover.py FOLDER --identity KEYFILE ... [--part PART ...]

Independent of Tercet: the Python standard library, `cryptography` and the `age` program. Written
from docs/recovery.md. Prints one JSON object with the private keys; run it offline.
"""
import argparse
import hashlib
import hmac
import json
import pathlib
import subprocess
import sys

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

Q = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141
L = 2**252 + 27742317777372353535851937790883648493
P25519 = 2**255 - 19
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def fail(sentence):
    sys.exit("recover.py: " + sentence)


# secp256k1 through `cryptography`
def secp_public(secret, form=PublicFormat.CompressedPoint):
    return ec.derive_private_key(secret, ec.SECP256K1()).public_key().public_bytes(Encoding.X962, form)


# edwards25519 with scalars that are no hash of a seed, which `cryptography` does not offer
D = -121665 * pow(121666, -1, P25519) % P25519
SQRT_M1 = pow(2, (P25519 - 1) // 4, P25519)


def ed_add(a, b):
    (x1, y1), (x2, y2) = a, b
    k = D * x1 * x2 * y1 * y2
    return ((x1 * y2 + x2 * y1) * pow(1 + k, -1, P25519) % P25519,
            (y1 * y2 + x1 * x2) * pow(1 - k, -1, P25519) % P25519)


def ed_base():
    y = 4 * pow(5, -1, P25519) % P25519
    xx = (y * y - 1) * pow(D * y * y + 1, -1, P25519) % P25519
    x = pow(xx, (P25519 + 3) // 8, P25519)
    if (x * x - xx) % P25519:
        x = x * SQRT_M1 % P25519
    return (P25519 - x if x % 2 else x, y)


def ed_public(scalar):
    out, power = (0, 1), ed_base()
    while scalar:
        if scalar & 1:
            out = ed_add(out, power)
        power = ed_add(power, power)
        scalar >>= 1
    return (out[1] | (out[0] & 1) << 255).to_bytes(32, "little")


def keccak256(data):
    mask, state = 2**64 - 1, [[0] * 5 for _ in range(5)]
    data += b"\x01" + bytes(-(len(data) + 1) % 136)
    data = data[:-1] + bytes([data[-1] | 0x80])
    rot = lambda v, n: (v << n | v >> 64 - n) & mask if n else v
    for at in range(0, len(data), 136):
        for i in range(17):
            state[i % 5][i // 5] ^= int.from_bytes(data[at + 8 * i:at + 8 * i + 8], "little")
        r = 1
        for _ in range(24):
            c = [col[0] ^ col[1] ^ col[2] ^ col[3] ^ col[4] for col in state]
            for x in range(5):
                d = c[(x - 1) % 5] ^ rot(c[(x + 1) % 5], 1)
                state[x] = [v ^ d for v in state[x]]
            x, y, current = 1, 0, state[1][0]
            for t in range(24):
                x, y = y, (2 * x + 3 * y) % 5
                current, state[x][y] = state[x][y], rot(current, (t + 1) * (t + 2) // 2 % 64)
            for y in range(5):
                row = [state[x][y] for x in range(5)]
                for x in range(5):
                    state[x][y] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5] & mask)
            for j in range(7):
                r = (r << 1 ^ (r >> 7) * 0x71) % 256
                if r & 2:
                    state[0][0] ^= 1 << (1 << j) - 1
    return b"".join(state[i % 5][i // 5].to_bytes(8, "little") for i in range(4))


def base58(data):
    n, out = int.from_bytes(data, "big"), ""
    while n:
        n, digit = divmod(n, 58)
        out = BASE58[digit] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out


def base58check(data):
    return base58(data + hashlib.sha256(hashlib.sha256(data).digest()).digest()[:4])


def bech32(version, program):
    digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    bits = "".join(f"{b:08b}" for b in program)
    bits += "0" * (-len(bits) % 5)
    values = [version] + [int(bits[i:i + 5], 2) for i in range(0, len(bits), 5)]
    check = 1
    for v in [3, 3, 0, 2, 3] + values + [0] * 6:  # "bc", expanded
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ v
        for i, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= g if top >> i & 1 else 0
    check ^= 0x2BC830A3 if version else 1
    return "bc1" + "".join(digits[v] for v in values + [check >> 5 * (5 - i) & 31 for i in range(6)])


def tagged(tag, data):
    h = hashlib.sha256(tag.encode()).digest()
    return hashlib.sha256(h + h + data).digest()


def derive(keys, path):
    """The secret at a path and its address, as docs/recovery.md says."""
    indices = [int(part) for part in path.split("/")[1:]]
    mac = lambda key, data: hmac.new(key, data, hashlib.sha512).digest()
    if indices[1] == 501:  # BIP32-Ed25519, soft
        y, chain = keys["y"], keys["ed_chain"]
        for i in indices:
            data = ed_public(y) + i.to_bytes(4, "little")
            z, chain = mac(chain, b"\2" + data), mac(chain, b"\3" + data)[32:]
            y = (y + 8 * int.from_bytes(z[:28], "little")) % L
        return y, base58(ed_public(y))
    x, chain = keys["x"], keys["chain"]
    for i in indices:  # BIP-32, not hardened
        digest = mac(chain, secp_public(x) + i.to_bytes(4, "big"))
        x, chain = (x + int.from_bytes(digest[:32], "big")) % Q, digest[32:]
    if indices[0] == 44:  # EIP-55
        low = keccak256(secp_public(x, PublicFormat.UncompressedPoint)[1:])[12:].hex()
        case = keccak256(low.encode()).hex()
        return x, "0x" + "".join(c.upper() if int(k, 16) > 7 else c for c, k in zip(low, case))
    if indices[0] == 84:
        sha = hashlib.sha256(secp_public(x)).digest()
        return x, bech32(0, hashlib.new("ripemd160", sha).digest())
    even = x if secp_public(x)[0] == 2 else Q - x  # BIP-86
    tweak = int.from_bytes(tagged("TapTweak", secp_public(even)[1:]), "big")
    return x, bech32(1, secp_public((even + tweak) % Q)[1:])


def opened(file, identities):
    words = ["age", "--decrypt"] + [w for i in identities for w in ("--identity", i)] + [str(file)]
    done = subprocess.run(words, capture_output=True, check=False)
    if done.returncode:
        fail(f"{file.name}: " + done.stderr.decode(errors="replace").strip())
    return json.loads(done.stdout)


def main():
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--identity", action="append", required=True)
    words.add_argument("--part", action="append", default=[], type=pathlib.Path)
    args = words.parse_args()
    parts = {one["share"]: one for one in (opened(part, args.identity)["share"] for part in args.part)}
    shares = [parts.get(n) or opened(args.folder / f"share-{n}.age", args.identity) for n in (1, 2, 3)]
    first = shares[0]
    if len({(s["vault"], s["epoch"]) for s in shares}) != 1:
        fail("the shares are of different vaults or epochs: " + str([s["epoch"] for s in shares]))
    if [s["share"] for s in shares] != [1, 2, 3]:
        fail("each file holds its own share")
    x = sum(int(s["secp256k1"]["share"], 16) for s in shares) % Q
    y = sum(int.from_bytes(bytes.fromhex(s["ed25519"]["share"]), "little") for s in shares) % L
    if secp_public(x).hex() != first["secp256k1"]["public_key"]:
        fail("the shares do not make the secp256k1 key")
    if ed_public(y).hex() != first["ed25519"]["public_key"]:
        fail("the shares do not make the Ed25519 key")
    keys = {"x": x, "y": y, "chain": bytes.fromhex(first["secp256k1"]["chain_code"]),
            "ed_chain": bytes.fromhex(first["ed25519"]["chain_code"])}
    xprv = bytes.fromhex("0488ade4") + bytes(9) + keys["chain"] + b"\0" + x.to_bytes(32, "big")
    out = {"xprv": base58check(xprv), "ed25519": {"scalar": y.to_bytes(32, "little").hex()}, "accounts": []}
    manifest = args.folder / "manifest.json"
    for entry in json.loads(manifest.read_text())["addresses"] if manifest.exists() else []:
        secret, address = derive(keys, entry["path"])
        if address != entry["address"]:
            fail(f"{entry['path']} is {address}, the manifest says {entry['address']}")
        name, order = ("scalar", "little") if entry["chain"] == "solana" else ("hex", "big")
        out["accounts"].append(dict(entry, **{name: secret.to_bytes(32, order).hex()}))
    print(json.dumps(out, indent=1))


main()
