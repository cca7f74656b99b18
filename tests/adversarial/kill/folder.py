"""A private data folder and tercet-cli on it, killed or failing at a chosen point by the shim; and what must hold in it afterwards."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import signal
import sqlite3
import stat
import subprocess
import tempfile

PASSPHRASE = b"correct horse battery staple\n"
RESTING = {"waiting", "rejected", "expired", "failed", "signed"}
# Whatever else lies in the folder is a stray file.
KNOWN = re.compile(r"""wallet\.db(-wal|-shm)?|settings\.ini|cosigners/(google|azure)\.sqlite(-wal|-shm)?|cosigners/sealing\.key"""
                   r"""|keys/[0-9a-f]{64}\.share-1(-next)?\.sealed|out/.*""")
# Left by Qt's settings writer where it was killed; no secret is ever in the settings.
HARMLESS = re.compile(r"lock|settings\.ini\.[\w.]+")


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def check_value(text):
    """By which the device's database knows an item of the keychain."""
    return hashlib.blake2b(len(text).to_bytes(4, "little") + text, digest_size=16, person=b"tercet.item".ljust(16, b"\0")).digest()


def judge_shares(folder, content):
    """Share 1 of every vault is where the database expects it. `content`: bytes by the name of a file, or None where there is none."""
    rows = folder.query("wallet.db", "SELECT id, state, check_value, pending, next_state, next_check, next_pending FROM vaults")
    for vault, state, check, pending, next_state, next_check, next_pending in rows:
        def held(item, *expected):
            text = content(f"keys/{vault}.{item}.sealed")
            return text is not None and check_value(text) in expected
        share, after = held("share-1", check, pending), held("share-1-next", next_check, next_pending)
        need(state != "active" or share or next_state == "current", f"share 1 is lost, with the next item {next_state or 'none'}")
        need(next_state not in ("pending", "current") or after, f"the next item of share 1 is lost, {next_state}")


class Run:
    """One finished run of the program."""

    def __init__(self, done, log):
        self.code, self.out, self.err = done.returncode, done.stdout.decode(), done.stderr.decode()
        self.killed = done.returncode == -signal.SIGKILL
        self.calls = [line.split(" ", 2)[1:] for line in log.read_text().splitlines()] if log.exists() else []
        need(done.returncode >= 0 or self.killed, f"crashed: {done.returncode} {self.err[-500:]}")

    def answer(self):
        need(self.code == 0, f"exit {self.code}: {self.out[:300]} {self.err[-300:]}")
        return json.loads(self.out)

    def error(self):
        need(self.code == 1, f"exit {self.code} where a refusal was expected: {self.out[:300]}")
        return json.loads(self.out)["error"]


class Folder:
    """A copy of `template`, or an empty one; gone with the object."""
    cli = shim = None  # paths

    def __init__(self, template=None):
        self.place = tempfile.TemporaryDirectory(prefix="tercet-kill-")
        self.top = pathlib.Path(self.place.name).resolve()
        self.data = self.top / "data"
        if template:
            shutil.copytree(template.data, self.data)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.place.cleanup()

    def run(self, *words, stdin=b"", **shim):
        """`shim`: kill, half, fail, errno, record. A word @out/… is a path in the folder `out`, where the shim sees it, too."""
        words = [word.replace("@out", str(self.data / "out")) for word in words]
        log = self.top / "calls"
        log.unlink(missing_ok=True)
        read, write = os.pipe()
        os.write(write, PASSPHRASE)
        os.close(write)
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.top), "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(self.shim),
                       "TERCET_SHIM_FOLDER": str(self.data), "TERCET_SHIM_LOG": str(log),
                       **{f"TERCET_SHIM_{name.upper()}": str(value) for name, value in shim.items()}}
        try:
            done = subprocess.run([self.cli, "--data", self.data, "--keychain", "file", "--json", "--passphrase-fd", str(read), *words],
                                  input=stdin, capture_output=True, pass_fds=(read,), timeout=120, env=environment)
        finally:
            os.close(read)
        return Run(done, log)

    def offline(self, *words):
        """A command that knows of no data folder; its answer."""
        words = [word.replace("@out", str(self.data / "out")) for word in words]
        environment = {"PATH": os.environ.get("PATH", ""), "HOME": str(self.top), "LC_ALL": "C.UTF-8"}
        return Run(subprocess.run([self.cli, "--json", *words], capture_output=True, timeout=120, env=environment), self.top / "none").answer()

    def query(self, file, sql):
        """Of a database that no process has open."""
        if not (self.data / file).exists():
            return []
        database = sqlite3.connect(self.data / file)
        try:
            return database.execute(sql).fetchall()
        finally:
            database.close()

    def requests(self):
        """{id: (state, left the device, signature or None)}"""
        rows = self.query("wallet.db", "SELECT id, state, left_device, signature FROM requests")
        return {i: (state, bool(left), signature) for i, state, left, signature in rows}

    def judge(self, before=None):
        """What must hold after a restart, whatever was done to the run before it."""
        files = {str(p.relative_to(self.data)): p for p in self.data.rglob("*") if p.is_file()}
        for name, path in files.items():
            need(KNOWN.fullmatch(name) or HARMLESS.fullmatch(name), f"a stray file: {name}")
            if name.startswith(("keys/", "cosigners/sealing")):
                need(stat.S_IMODE(path.stat().st_mode) == 0o600, f"mode of {name}")
        vaults = {i for i, in self.query("wallet.db", "SELECT id FROM vaults")}
        for name in files:
            need(not name.startswith("keys/") or name[5:69] in vaults, f"a share of no vault: {name}")
        judge_shares(self, lambda name: files[name].read_bytes() if name in files else None)

        requests = self.requests()
        signatures = [signature for _, _, signature in requests.values() if signature]
        need(len({s[:32] for s in signatures}) == len(signatures), "two signatures with one R")
        for i, (state, left, signature) in requests.items():
            need(state in RESTING, f"request {i} rests in {state}")
            need((signature is not None) == (state == "signed"), f"request {i}: {state} and signature {signature is not None}")
            need(not (state == "waiting" and left), f"request {i} left the device and waits again")
        for i, (_, _, signature) in (before or {}).items():
            need(signature is None or requests[i][2] == signature, f"request {i} has another signature than before")

        # A presignature is in the device's log before a request for it leaves, and for that request only.
        used = dict(self.query("wallet.db", "SELECT pt, request_hash FROM used_presignatures"))
        need(len(signatures) <= len(used), "a signature without a used presignature")
        for cosigner in "google", "azure":
            for presignature, request in self.query(f"cosigners/{cosigner}.sqlite", "SELECT presignature, request FROM used"):
                need(used.get(presignature) == request, f"{cosigner} used a presignature that the device's log does not have")
