"""Backups in the folder `out` of a data folder, and what must hold of them."""
import hashlib
import os
import pathlib

from folder import need

# Of `age-keygen`, for nothing but this.
KEYS = {
    "age1w3xg0ngalsr9376sxxk7yzyd9z7f9p0ztn8k5j34ngz05kqthq6s4gecg9": "AGE-SECRET-KEY-1DE278U2EYAJCAL4CD7JPYCG4KV0VRQWCPTE9N690XWUYKMNX30NSGZT5JA",
    "age1s4xkd6hkfvlf9jkamn2f0vl05as8pja86ustejyfvpamww0w7axshl4vt2": "AGE-SECRET-KEY-1KRVMA5FQRGSQK67F6RDA993GVFJUW0KYRRZL9DWZDHYFG7N70RRSVNG5KS",
    "age1d0g34wgn78x5sd5sevclh7k4g7pkjm566qa942rve2d06l22zd4q349muw": "AGE-SECRET-KEY-1UWMZNJX2RK5H76V7T7K7FUQ0NCF9LRZZ3LZXDYCYVM6GE3A64ARQMCF6ZN",
}
RECIPIENTS = tuple(KEYS)
RECIPIENT = ("--recipient", RECIPIENTS[0])
IDENTITY = ("--identity", "@out/identity")
EXPORT = ("backup", "export", "--out", "@out/backup.age", *RECIPIENT)


def prepare(folder):
    (folder.data / "out").mkdir()
    identity = folder.data / "out/identity"
    identity.write_text("\n".join(KEYS.values()) + "\n")
    identity.chmod(0o600)


def inspect(folder, file):
    return folder.run("backup", "inspect", str(file), *IDENTITY).answer()


def judge(folder):
    """Every file of the register is there, whole, and what the register says. {name: epoch}"""
    out = {}
    for entry in folder.run("backup", "list").answer()["backups"]:
        file = pathlib.Path(entry["file"])
        file = folder.data / "out" / file.name  # the folder may be a copy
        need(file.exists(), f"{file.name} is in the register and not there")
        if hashlib.sha256(file.read_bytes()).hexdigest() != entry["sha256"]:
            continue  # replaced since
        need(inspect(folder, file)["epoch"] == entry["epoch"], f"{file.name} is of another epoch")
        out[file.name] = entry["epoch"]
    return out


def judge_image(folder, image, final):
    """After a power cut: a backup of an epoch that is there is on the disk, and a file of that name is whole."""
    if not folder.query("wallet.db", "SELECT 1 FROM sqlite_master WHERE name = 'backups'"):
        return
    for file, sha256, epoch, current in folder.query(
            "wallet.db", "SELECT file, sha256, b.epoch, v.epoch FROM backups b JOIN vaults v ON v.id = b.vault"):
        content = image.get("out/" + os.path.basename(file))
        need(epoch > current or (content is not None and hashlib.sha256(content).hexdigest() == sha256), f"{file} is not what was told")
    for name, content in image.items():
        if name.startswith("out/") and name.endswith(".age"):
            need(content == final.get(name), f"{name} is half a file")
