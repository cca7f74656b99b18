"""kill -9 of tercet-cli (and of the practice co-signers, which live in its process) before every call that changes a file of the
data folder, and half-way through writes; then a restart, and what must hold. With --faults the disk fails from that call on instead:
full, broken, read-only. Usage: points.py [--faults] TERCET_CLI SHIM [SCENARIO…]

Without TERCET_KILL_ALL=1 in the environment only the first and the last of a row of the same call on the same file is a point, the
opening of the folder is left to one scenario, only every eleventh call fails, and of a scenario's points at most 20 are tried, spread evenly
with the first and the last among them."""
import concurrent.futures
import errno
import json
import os
import pathlib
import shutil
import sys
import time

import backups
from folder import Folder, need

MOST = 20  # points of a scenario, unless all
ALL = os.environ.get("TERCET_KILL_ALL") == "1"
TRANSACTION = json.dumps({"type": 2, "chainId": 31337, "nonce": "0x0", "to": "0x8ba1f109551bd432803012645ac136ddd64dba72", "value": "0x1",
                          "gas": "0x5208", "maxFeePerGas": "0xb2d05e00", "maxPriorityFeePerGas": "0x3b9aca00"}).encode()
SIGN = ("tx", "sign", "--chain", "ethereum", "-")
DISK_ERRORS = {"disk-full", "file-unwritable", "file-unreadable", "storage", "keychain-failed"}


def sign(folder):
    return folder.run(*SIGN, stdin=TRANSACTION).answer()


def signature_of(answer):
    return bytes.fromhex(answer["signature"]["r"][2:] + answer["signature"]["s"][2:])


def settle(folder, before, asked=None):
    """After the restart: everything asked for is done or can be asked for again, once; then the vault signs."""
    listed = folder.run("request", "list").answer()["requests"]
    need(len(listed) - len(before) in (0, 1), "more than one new request")
    folder.judge(before)
    touched = [i for i in folder.requests() if i not in before] if asked is None else [asked]
    signs = False
    for i in touched:
        state, _, signature = folder.requests()[i]
        again = folder.run("request", "approve", i)
        if state == "waiting":
            again.answer()
            signs = True
        else:
            need(again.error()["code"] == "wrong-state", f"{state} was approved again")
            need(folder.requests()[i][2] == signature, "signed again")
    if not signs:
        sign(folder)
    folder.judge(before)


class Create:
    """vault create, in an empty folder."""
    template = begins = None
    words, stdin = ("vault", "create", "--name", "Killed"), b""

    def check(self, folder, run):
        vaults = folder.run("vault", "list").answer()["vaults"]
        need(len(vaults) == 1 or (not vaults and run.code != 0), f"{len(vaults)} vaults")
        if not vaults:
            folder.run(*self.words).answer()
        sign(folder)
        folder.judge()


class OnVault:
    begins = None  # the first call that does what is new here

    def __init__(self, template):
        self.template = template
        self.before = template.requests()

    def check(self, folder, run):
        settle(folder, self.before)
        if run.code == 0 and "signature" in (answer := json.loads(run.out)):
            need(signature_of(answer) in [s for _, _, s in folder.requests().values()], "a signature that was shown is gone")


class Sign(OnVault):
    """tx sign"""
    words, stdin = SIGN, TRANSACTION


class OnRequest(OnVault):
    stdin, begins = b"", ["pwrite", "./wallet.db-wal"]

    def __init__(self, template):
        super().__init__(template)
        self.request = next(i for i, (state, _, _) in self.before.items() if state == "waiting")

    def check(self, folder, run):
        settle(folder, self.before, self.request)


class Approve(OnRequest):
    """request approve"""
    @property
    def words(self):
        return "request", "approve", self.request


class Reject(OnRequest):
    """request reject"""
    @property
    def words(self):
        return "request", "reject", self.request, "--reason", "no"

    def check(self, folder, run):
        if run.code == 0:
            need(folder.requests()[self.request][0] == "rejected", "a rejection that was told is gone")
        super().check(folder, run)


class Recover(OnVault):
    """The restart after a kill while a request was on its way, killed once more."""
    words, stdin = ("request", "list"), b""

    def __init__(self, template):
        self.killed = Folder(template)
        calls = Folder(template).run(*SIGN, stdin=TRANSACTION).calls
        first = next(n for n, (_, path) in enumerate(calls, 1) if path == "./cosigners/azure.sqlite-wal")
        for point in range(first, len(calls)):  # a run is not quite like the next
            need(self.killed.run(*SIGN, stdin=TRANSACTION, kill=point).killed, "not killed")
            if any(state == "signing" and left for state, left, _ in self.killed.requests().values()):
                break
        else:
            raise AssertionError("no kill left a request half signed")
        super().__init__(self.killed)
        self.left = [i for i, (state, _, _) in self.before.items() if state == "signing"]

    def check(self, folder, run):
        settle(folder, self.before)
        for i in self.left:
            need(folder.requests()[i][0] == "failed", "what left the device is not settled as failed")


def epochs(folder):
    """Of the device and of the co-signers, who tell theirs by the transcript of their record; and whether anybody waits."""
    (device, next_state), = folder.query("wallet.db", "SELECT epoch, next_state FROM vaults")
    rows = [folder.query(f"cosigners/{name}.sqlite", "SELECT transcript, length(next) FROM vault")[0] for name in ("google", "azure")]
    return device, {current for current, _ in rows}, next_state in ("writing", "pending") or any(waiting for _, waiting in rows)


class Refresh(OnVault):
    """vault refresh: all three in the old epoch or in the new one, and the vault signs and can be refreshed."""
    words, stdin, begins = ("vault", "refresh"), b"", ["mkdir", "./keys"]
    errors = {"refresh-unfinished", "refresh-void"}  # what a person has to know first; the disk is in the message

    def __init__(self, template):
        super().__init__(template)
        self.epoch = epochs(template)[0]

    def check(self, folder, run):
        told = json.loads(run.out).get("epoch") if run.code == 0 else None
        settle(folder, self.before)
        device, cosigners, waiting = epochs(folder)
        self.judge_files(folder, device)
        need(device in (self.epoch, self.epoch + 1), f"epoch {device} after {self.epoch}")
        need(told in (None, device), f"epoch {told} was told, and it is {device}")
        need(len(cosigners) == 1, "the co-signers are in two epochs")
        need(not waiting, "somebody still waits for a confirmation")
        need(folder.run("vault", "refresh").answer()["epoch"] == device + 1, "another epoch than the next")
        folder.judge(self.before)


    def judge_files(self, folder, device):
        pass


class RefreshWithBackup(Refresh):
    """vault refresh --backup-out: the backup is there if and only if its epoch is."""
    words = ("vault", "refresh", "--backup-out", "@out/new.age", *backups.RECIPIENT)

    def __init__(self, template):
        self.backed_up = Folder(template)
        backups.prepare(self.backed_up)
        self.backed_up.run(*backups.EXPORT).answer()
        super().__init__(self.backed_up)

    def judge_files(self, folder, device):
        began = device > self.epoch
        need((folder.data / "out/new.age").exists() == began, f"the backup of epoch {self.epoch + 1} in epoch {device}")
        need(backups.judge(folder) == {"backup.age": self.epoch, **({"new.age": device} if began else {})}, "the register")


class BackupExport(OnVault):
    """backup export in the place of an older file."""
    words, stdin, begins = backups.EXPORT, b"", ["open", "./out/backup.age.new"]

    def __init__(self, template):
        self.folder = Folder(template)
        backups.prepare(self.folder)
        (self.folder.data / "out/backup.age").write_bytes(b"old")
        super().__init__(self.folder)

    def check(self, folder, run):
        settle(folder, self.before)
        file = folder.data / "out/backup.age"
        listed = backups.judge(folder)
        need(listed or run.code != 0, "a backup that was told is not in the register")
        need(file.read_bytes() == b"old" or backups.inspect(folder, file)["epoch"] == 1, "neither the old file nor a backup")
        folder.run(*self.words).answer()
        need(backups.judge(folder) == {"backup.age": 1}, "the next backup")


class ExportRun(OnVault):
    """export run: the whole folder or none."""
    words, stdin, begins, checks = ("export", "run", "--out", "@out/all"), b"", ["mkdir", "./out/all.unfinished"], ("export", "verify")
    recipients = ("export", "recipients", "set", *backups.RECIPIENTS)

    def __init__(self, template):
        self.folder = Folder(template)
        backups.prepare(self.folder)
        self.folder.run(*self.recipients).answer()
        super().__init__(self.folder)

    def check(self, folder, run):
        settle(folder, self.before)
        whole = (folder.data / "out/all").exists()
        need(whole or run.code != 0, "a package that was told is not there")
        if not whole:
            folder.run(*self.words).answer()
        need(folder.offline(*self.checks, "@out/all")["complete"], "a package that is not complete")
        need(folder.offline("recover", "verify", "@out/all", *backups.IDENTITY)["complete"], "a package that does not open")


class TrustPackage(ExportRun):
    """trust package"""
    words, begins, checks = ("trust", "package", "--out", "@out/all"), ["mkdir", "./out/all.unfinished"], ("trust", "check")
    recipients = ("trust", "set", "--name", "Trust", "--conditions", "@out/identity", *backups.RECIPIENT)


class BackupImport:
    """backup import on a machine that has nothing but the co-signers."""
    words, stdin, begins = ("backup", "import", "@out/backup.age", *backups.IDENTITY), b"", None
    errors = {"restore-unfinished", "keychain-missing"}

    def __init__(self, _):
        self.template = Folder()
        self.template.run("vault", "create", "--name", "Lost").answer()
        backups.prepare(self.template)
        self.template.run(*backups.EXPORT).answer()
        for lost in self.template.data.glob("wallet.db*"):
            lost.unlink()
        shutil.rmtree(self.template.data / "keys")

    def check(self, folder, run):
        vaults = folder.run("vault", "list").answer()["vaults"]
        need(vaults or run.code != 0, "a vault that was told is gone")
        if not vaults:
            need(folder.run(*self.words).answer()["epoch"] == 2, "another epoch than the backup's next")
        sign(folder)
        folder.judge()


class RefreshAgain(Refresh):
    """vault refresh where the share before the last is still kept, because nothing was signed since."""
    def __init__(self, template):
        self.refreshed = Folder(template)
        self.refreshed.run(*self.words).answer()
        super().__init__(self.refreshed)


class SettleRefresh(Refresh):
    """The restart after a kill in a refresh's last round, killed once more while it settles and signs."""
    words, stdin, begins = SIGN, TRANSACTION, ["pwrite", "./cosigners/google.sqlite-wal"]

    def __init__(self, template):
        with Folder(template) as trial:
            calls = trial.run("vault", "refresh").calls
        first = next(n for n, (_, path) in enumerate(calls, 1) if path == "./cosigners/google.sqlite-wal")
        for point in range(first, len(calls)):
            self.killed = Folder(template)  # a new one: a second kill in one would hit the recovery from the first
            self.killed.run("vault", "refresh", kill=point)
            if epochs(self.killed)[2]:
                break
        else:
            raise AssertionError("no kill left a refresh unfinished")
        super().__init__(self.killed)


def attempt(scenario, **shim):
    with Folder(scenario.template) as folder:
        run = folder.run(*scenario.words, stdin=scenario.stdin, **shim)
        last = " ".join(run.calls[-1]) if run.calls else ""
        try:
            if "fail" in shim and run.code != 0:
                error = run.error()
                need(error["code"] in DISK_ERRORS | getattr(scenario, "errors", set()), f"a failing disk is told as {error}")
            scenario.check(folder, run)
        except Exception as error:  # every kind of it is a finding, with its point
            return f"{type(scenario).__name__}: {shim} ({last}): {type(error).__name__}: {error}"
    return None


def points(scenario, faults):
    with Folder(scenario.template) as folder:
        whole = folder.run(*scenario.words, stdin=scenario.stdin)
        whole.answer()
    calls = whole.calls
    if faults:
        for number, name in enumerate((errno.ENOSPC, errno.EIO, errno.EROFS)):
            for n in range(1 + (0 if ALL else 3 * number), len(calls) + 1, 1 if ALL else 11):
                yield {"fail": n, "errno": name}
        return
    begin = 1
    if not ALL and scenario.begins:  # opening the folder is Sign's
        begin = 1 + calls.index(scenario.begins)
    for n, call in list(enumerate(calls, 1))[begin - 1:]:
        first, last = calls[n - 2:n - 1] != [call], calls[n:n + 1] != [call]  # of a row of the same call
        if ALL or first or (last and not call[1].endswith("-shm")):
            yield {"kill": n}
        if "write" in call[0] and (ALL or (first and n % 2 and not call[1].endswith("-shm"))):
            yield {"kill": n, "half": 1}


def main():
    words = sys.argv[1:]
    faults = words[0] == "--faults"
    cli, shim, *only = words[1:] if faults else words
    Folder.cli, Folder.shim = pathlib.Path(cli).resolve(), pathlib.Path(shim).resolve()
    failures = 0
    with Folder() as template, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        template.run("vault", "create", "--name", "Killed").answer()
        sign(template)
        for kind in (Create, Sign, Approve, Reject, Recover, Refresh, RefreshAgain, SettleRefresh, BackupExport, RefreshWithBackup,
                     BackupImport, ExportRun, TrustPackage):
            if only and kind.__name__ not in only:
                continue
            began = time.monotonic()
            scenario = kind() if kind is Create else kind(template)
            chosen = list(points(scenario, faults))
            if not ALL and len(chosen) > MOST:
                chosen = [chosen[i * (len(chosen) - 1) // (MOST - 1)] for i in range(MOST)]
            found = [f for f in pool.map(lambda point: attempt(scenario, **point), chosen) if f]
            failures += len(found)
            print(f"{kind.__name__}: {len(chosen)} points, {len(found)} failed, {time.monotonic() - began:.0f} s", flush=True)
            for failure in found:
                print("    " + failure, flush=True)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
