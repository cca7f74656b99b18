"""tercet-cosigner, the operator's tool, on the databases of a real practice vault: finds them sound, finds damage and a foreign
key, and lifts a lock so that the vault signs again. Usage: cosigner_tool.py TERCET_CLI TERCET_COSIGNER."""
import json
import shutil
import sqlite3
import subprocess
import sys

from programs import World, need

TOOL = sys.argv[2]
world = World("operator", *sys.argv[1:3], b"a practice passphrase of six words")
cli = world.cli
folder = world / "data/cosigners"


def tool(*words, code=0, name="google", key=None):
    argv = [TOOL, *words, "--database", str(folder / f"{name}.sqlite")]
    if key:
        argv += ["--sealing-key", str(key)]
    done = subprocess.run(argv, capture_output=True, timeout=60)
    need(done.returncode == code, f"{words}: {done.returncode} {done.stdout} {done.stderr}")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code and "error" in answer else answer


def set_lock(value):
    database = sqlite3.connect(folder / "google.sqlite")
    database.execute("UPDATE vault SET lock = ?", (value,))
    database.commit()
    database.close()


with world:
    vault = cli("vault", "create", "--name", "Operated")
    key = folder / "sealing.key"
    wid = vault["vault"]
    for name, share in (("google", 2), ("azure", 3)):
        found = tool("check", name=name, key=key)
        need(found["sound"] and found["share"] == share and found["vaults"] == 1 and found["locked"] == 0, found)
        shown = tool("vaults", "show", wid, name=name, key=key)
        need(shown["secp256k1"] == vault["secp256k1"] and shown["ed25519"] == vault["ed25519"], shown)
        need(shown["active"] and shown["epoch"] == 1 and shown["failures"] == [], shown)
    need([v["vault"] for v in tool("vaults", "list")["vaults"]] == [wid], "list")
    need(tool("vaults", "show", "0" * 64, key=key, code=1) == "no-such-vault-at-cosigner", "another vault")
    need(tool("vaults", "show", wid[:-1], key=key, code=2) == "usage", "no id")
    need(tool("vaults", "list", name="nothing", code=1) == "file-not-found", "no database")
    need(not (folder / "nothing.sqlite").exists(), "a database was made")

    message = ("message", "sign", "--chain", "ethereum", "--text", "hello")
    signature = cli(*message)["address"]
    set_lock(1)
    need(tool("vaults", "list")["vaults"][0]["lock"] == "quarantines", "locked")
    need(cli(*message, code=1) == "cosigner-locked", "a locked co-signer signed")
    released = tool("vaults", "release", wid)
    need(released == {"vault": wid, "was": "quarantines", "lock": "none"}, released)
    need(cli(*message)["address"] == signature, "does not sign after its release")

    if shutil.which("age"):
        recovery = str(world / "recovery")
        subprocess.run(["age-keygen", "-o", recovery], capture_output=True, check=True)
        public = subprocess.run(["age-keygen", "-y", recovery], capture_output=True, check=True, text=True).stdout.strip()
        for name, share in (("google", 2), ("azure", 3)):
            file = world / f"{name}.age"
            made = tool("backup", "--recipient", public, "--out", str(file), name=name, key=key)
            need(made["share"] == share and made["vaults"] == 1, made)
            opened = json.loads(subprocess.run(["age", "-d", "-i", recovery, str(file)], capture_output=True, check=True).stdout)
            need(opened["share"] == share and opened["vaults"][0]["vault"] == wid, "another backup")
            need(opened["vaults"][0]["secp256k1"]["public_key"] == vault["secp256k1"], "another key")
        need(tool("backup", "--recipient", "age1x", "--out", str(world / "none"), key=key, code=1) == "bad-recipient", "recipient")
        need(not (world / "none").exists(), "a file for nobody")

    other = world / "other.key"
    other.write_bytes(bytes(32))
    other.chmod(0o600)
    need(tool("check", key=other, code=1) == "seal-broken", "a foreign key")
    database = sqlite3.connect(folder / "google.sqlite")
    record = bytearray(database.execute("SELECT record FROM vault").fetchone()[0])
    record[len(record) // 2] ^= 1
    database.execute("UPDATE vault SET record = ?", (bytes(record),))
    database.commit()
    database.close()
    damaged = tool("check", key=key, code=1)
    need(damaged["damaged"] == [wid] and not damaged["sound"], damaged)
    print("all well")
