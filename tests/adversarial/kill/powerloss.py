"""The power goes: vault create, tx sign, vault refresh and backup export are recorded call by call, and images of the data folder are made as a power cut may leave it:
what was not synced is there, missing, torn or out of order. In each image nothing that anybody was told of is lost.
Usage: powerloss.py TERCET_CLI SHIM; TERCET_KILL_ALL=1 makes 10,000 images, else 800."""
import collections
import os
import pathlib
import random
import shutil
import sys

import backups
from folder import Folder, judge_shares, need
from points import SIGN, TRANSACTION, epochs

IMAGES = 10_000 if os.environ.get("TERCET_KILL_ALL") == "1" else 800
RUNS = 5  # that are recorded
SECTOR = 512
USED = {"wallet.db": "SELECT pt, request_hash FROM used_presignatures",
        "cosigners/google.sqlite": "SELECT presignature, request FROM used",
        "cosigners/azure.sqlite": "SELECT presignature, request FROM used"}


def ignored(name):
    """SQLite makes its shared memory anew; Qt writes the settings, which hold no share; the lock is empty."""
    return name.endswith("-shm") or name.startswith(("settings", "#", "lock"))


def read_record(file):
    calls, data, at = [], file.read_bytes(), 0
    while at < len(data):
        end = data.index(b"\n", at)
        call, name, detail, size = data[at:end].decode().split(" ")
        calls.append((call, name, detail, data[end + 1:end + 1 + int(size)]))
        at = end + 1 + int(size)
    return [c for c in calls if not ignored(c[1])]


class File:
    def __init__(self, content=b""):
        self.durable, self.pending = bytes(content), []  # pending: (offset, bytes) or (size, None)

    def now(self, keep=lambda: True, tear=lambda data: data):
        content = bytearray(self.durable)
        for at, data in self.pending:
            if not keep():
                continue
            if data is None:
                del content[at:]
                content.extend(bytes(at - len(content)))
            else:
                part = tear(data)
                content.extend(bytes(max(0, at - len(content))))
                content[at:at + len(part)] = part
        return bytes(content)


class Disk:
    """Files by name; a folder's changes of names are durable with its sync, and before that in their order."""
    lies = ()  # names below which syncs do nothing

    def __init__(self, folder=None):
        self.names, self.changes = {}, collections.defaultdict(list)  # durable; by folder: (name, File or None)
        if folder:
            for path in folder.rglob("*"):
                name = str(path.relative_to(folder))
                if path.is_file() and not ignored(name):
                    self.names[name] = File(path.read_bytes())
        self.current = dict(self.names)

    def change(self, name, file):
        self.changes[os.path.dirname(name) or "."].append((name, file))
        if file:
            self.current[name] = file
        else:
            self.current.pop(name, None)

    def do(self, call, name, detail, data):
        file = self.current.get(name)
        if call == "open":
            if not file:
                self.change(name, File())
            elif detail == "truncate":
                file.pending.append((0, None))
        elif call in ("write", "pwrite"):
            file.pending.append((int(detail), data))
        elif call == "ftruncate":
            file.pending.append((int(detail), None))
        elif call in ("fsync", "fdatasync"):
            if name.startswith(self.lies):
                pass
            elif file:
                file.durable, file.pending = file.now(), []
            else:
                for changed, now in self.changes.pop(name, []):
                    self.apply(self.names, changed, now)
        elif call == "unlink":
            if file:
                self.change(name, None)
        elif call == "rename":
            before = os.path.relpath(detail, self.top)
            moved = self.current[before]
            self.change(before, None)
            self.change(name, moved)
        else:
            need(call == "mkdir", f"not simulated: {call}")

    @staticmethod
    def apply(names, name, file):
        if file:
            names[name] = file
        else:
            names.pop(name, None)

    def image(self, dice):
        names = dict(self.names)
        for changes in self.changes.values():
            for name, file in changes[:dice.randint(0, len(changes))]:
                self.apply(names, name, file)
        mood = dice.choice((0, 0.5, 0.9, 1))  # how much of what was not synced is there

        def tear(data):
            return data if dice.random() < 0.9 else data[:dice.randrange(len(data) // SECTOR + 1) * SECTOR]
        return {name: file.now(lambda: dice.random() < mood, tear) for name, file in names.items()}


def store(image, folder):
    shutil.rmtree(folder.data, ignore_errors=True)
    for name in "cosigners", "keys", "out":
        (folder.data / name).mkdir(parents=True, exist_ok=True)
    for name, content in image.items():
        path = folder.data / name
        path.write_bytes(content)
        path.chmod(0o600)


def judge(folder, image, final, begun):
    """`final`: the files after the whole run; `begun`: the vault was there before it."""
    vaults = folder.query("wallet.db", "SELECT id, state FROM vaults") if tables(folder, "wallet.db") else []
    need(not begun or [state for _, state in vaults] == ["active"], f"a vault is gone: {vaults}")
    if vaults:
        judge_shares(folder, image.get)
    for _, state in vaults:
        for cosigner in ("google", "azure") if state == "active" else ():
            rows = folder.query(f"cosigners/{cosigner}.sqlite", "SELECT length(record), length(next) FROM vault")
            need(len(rows) == 1 and rows[0][0] > 100, f"the share of {cosigner} is lost")
            need(rows[0][1] == 0 or rows[0][1] > 100, f"the next share of {cosigner} is lost")
    for cosigner in "google", "azure":
        if tables(folder, f"cosigners/{cosigner}.sqlite") and folder.query(f"cosigners/{cosigner}.sqlite", "SELECT 1 FROM identity"):
            need(image.get("cosigners/sealing.key") == final["cosigners/sealing.key"], "the co-signers' sealing key is lost")
    backups.judge_image(folder, image, final)
    logs = {file: dict(folder.query(file, sql)) for file, sql in USED.items() if tables(folder, file)}
    for file, log in logs.items():
        for presignature, request in log.items():
            need(logs["wallet.db"].get(presignature) == request, f"{file} used what the device's log does not have")


def tables(folder, file):
    return folder.query(file, "SELECT 1 FROM sqlite_master WHERE name IN ('vaults', 'vault')")


def run(name, template, words, stdin, dice):
    with Folder(template) as folder, Folder() as other:
        disk = Disk(folder.data if template else None)
        disk.top = folder.data
        record = folder.top / "record"
        folder.run(*words, stdin=stdin, record=record).answer()
        final = {str(p.relative_to(folder.data)): p.read_bytes() for p in folder.data.rglob("*") if p.is_file()}
        calls = read_record(record)
        each, made = -(-IMAGES // RUNS // len(calls)), 0
        for n, call in enumerate(calls):
            disk.do(*call)
            for _ in range(each):
                image = disk.image(dice)
                store(image, other)
                try:
                    judge(other, image, final, template is not None)
                    if made % (IMAGES // 40) == 0:  # the real program, on some of them
                        if not other.run("vault", "list").answer()["vaults"]:
                            other.run("vault", "create", "--name", "Again").answer()
                        other.run(*SIGN, stdin=TRANSACTION).answer()
                        other.judge()
                        if template:
                            _, cosigners, waiting = epochs(other)
                            need(len(cosigners) == 1 and not waiting, "the epochs are split")
                except Exception as error:
                    raise AssertionError(f"{name}, image {made} after call {n} ({' '.join(call[:3])}): {error}") from error
                made += 1
        print(f"{name}: {len(calls)} calls, {made} images, nothing lost", flush=True)
        return folder.data, calls, final


def finds_a_missing_sync(top, calls, final, dice):
    """The simulation itself: where syncs of the sealed file, or of its folder, do nothing, shares are lost."""
    for lies in "keys/", "keys":
        disk, lost = Disk(), 0
        disk.top, disk.lies = top, tuple(name for name in {c[1] for c in calls} if name == lies or name.startswith("keys/") and lies == "keys/")
        for call in calls:
            disk.do(*call)
        with Folder() as other:
            for _ in range(40):
                image = disk.image(dice)
                store(image, other)
                try:
                    judge(other, image, final, True)
                except AssertionError:
                    lost += 1
        need(lost > 0, f"with syncs of {lies} left out nothing was lost")


def main():
    Folder.cli, Folder.shim = (pathlib.Path(p).resolve() for p in sys.argv[1:])
    dice = random.Random(8)
    recorded = run("vault create", None, ("vault", "create", "--name", "Power"), b"", dice)
    finds_a_missing_sync(*recorded, dice)
    with Folder() as template:
        template.run("vault", "create", "--name", "Power").answer()
        run("tx sign", template, SIGN, TRANSACTION, dice)
        run("vault refresh", template, ("vault", "refresh"), b"", dice)
        backups.prepare(template)
        run("backup export", template, backups.EXPORT, b"", dice)
        run("vault refresh --backup-out", template, ("vault", "refresh", "--backup-out", "@out/new.age", *backups.RECIPIENT), b"", dice)


if __name__ == "__main__":
    main()
