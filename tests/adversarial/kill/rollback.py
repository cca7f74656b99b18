"""Databases restored from before a signature: the device's, one co-signer's, both, all. Whatever is asked then, no presignature serves two
requests and no two signatures share an R. Usage: rollback.py TERCET_CLI SHIM"""
import itertools
import json
import pathlib
import shutil
import sys

from folder import Folder, need

DATABASES = {"wallet.db": "SELECT pt, request_hash FROM used_presignatures",
             "cosigners/google.sqlite": "SELECT presignature, request FROM used",
             "cosigners/azure.sqlite": "SELECT presignature, request FROM used"}


def transaction(nonce):
    return json.dumps({"type": 2, "chainId": 31337, "nonce": hex(nonce), "to": "0x8ba1f109551bd432803012645ac136ddd64dba72", "value": "0x1",
                       "gas": "0x5208", "maxFeePerGas": "0xb2d05e00", "maxPriorityFeePerGas": "0x3b9aca00"}).encode()


class History:
    """Everything that any party ever wrote into its used log, and every signature that was shown."""

    def __init__(self):
        self.requests, self.rs = {}, set()

    def look(self, folder):
        for file, sql in DATABASES.items():
            for presignature, request in folder.query(file, sql):
                known = self.requests.setdefault(presignature, request)
                need(known == request, f"{file}: one presignature for two requests")

    def sign(self, folder, nonce):
        answer = folder.run("tx", "sign", "--chain", "ethereum", "-", stdin=transaction(nonce)).answer()
        r = answer["signature"]["r"]
        need(r not in self.rs, "two signatures with one R")
        self.rs.add(r)
        self.look(folder)


def killed_in_flight(folder, history, party):
    """A signature that ends after `party` has written down its presignature."""
    with Folder(folder) as trial:
        calls = trial.run("tx", "sign", "--chain", "ethereum", "-", stdin=transaction(7)).calls
    last = max(n for n, call in enumerate(calls, 1) if call[0] == "pwrite" and call[1].startswith(f"./cosigners/{party}.sqlite-wal"))
    folder.run("tx", "sign", "--chain", "ethereum", "-", stdin=transaction(7), kill=last + 2)
    history.look(folder)


def main():
    Folder.cli, Folder.shim = (pathlib.Path(p).resolve() for p in sys.argv[1:])
    with Folder() as template:
        template.run("vault", "create", "--name", "Rolled back").answer()
        runs = 0
        for count in 1, 2, 3:
            for restored in itertools.combinations(DATABASES, count):
                with Folder(template) as folder:
                    history = History()
                    history.sign(folder, 0)
                    kept = {name: folder.top / str(n) for n, name in enumerate(restored)}
                    for name, copy in kept.items():
                        shutil.copy(folder.data / name, copy)
                    history.sign(folder, 1)
                    killed_in_flight(folder, history, "azure" if count == 1 else "google")
                    for name, copy in kept.items():
                        for leftover in "-wal", "-shm":
                            (folder.data / (name + leftover)).unlink(missing_ok=True)
                        shutil.copy(copy, folder.data / name)
                    history.sign(folder, 2)  # another message
                    history.sign(folder, 1)  # and the same again
                    runs += 1
        print(f"{runs} combinations of restored databases, no presignature used twice")


main()
