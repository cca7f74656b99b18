"""A backup of Share 1 tried against the co-signers, and a vault restored from it on a fresh machine: a practice vault in a data
folder that holds nothing but its cosigners/, and a vault of two real tercet-cosigner processes, with their delay.
Usage: restore.py TERCET_CLI TERCET_COSIGNER; exit 77 = skipped, where faketime is missing."""
import os
import shutil
import subprocess
import sys

from programs import World, need, place, same

BACKUP = b"another passphrase for the paper in the safe"
world = World("restore", *sys.argv[1:3], b"a passphrase of six common words")


def cli(data, *words, **more):
    return world.cli(*words, data=data, **more)


def sign(data, text, **more):
    return cli(data, "message", "sign", "--chain", "ethereum", "--text", text, **more)


def export(data, name):
    path = world / name
    made = cli(data, "backup", "export", "--out", str(path), backup=BACKUP)
    return path, made


def drill(data, path, **more):
    return cli(data, "backup", "drill", str(path), backup=BACKUP, **more)


def restore(data, path, *places, **more):
    return cli(data, "backup", "import", str(path), *places, backup=BACKUP, **more)


def practice():
    vault = cli("old", "vault", "create", "--name", "Practice")
    first = sign("old", "one")
    backup, made = export("old", "one.age")
    same(made["epoch"], 1)
    tried = drill("old", backup)
    same((tried["vault"], tried["epoch"]), (vault["vault"], 1))
    same(tried["cosigners"], [{"share": 2, "confirmed": True}, {"share": 3, "confirmed": True}])
    same(cli("old", "backup", "drill", str(backup), backup=b"not this one", code=1), "wrong-passphrase")
    same(restore("old", backup, code=1), "vault-exists")

    # A wrong machine changes nothing: no co-signer of the vault is there.
    same(restore("empty", backup, code=1), "cosigner-identity-changed")
    same(cli("empty", "vault", "list")["vaults"], [])

    (world / "fresh").mkdir(mode=0o700)
    shutil.copytree(world / "old" / "cosigners", world / "fresh" / "cosigners")
    restored = restore("fresh", backup)
    same((restored["vault"], restored["epoch"], restored["practice"]), (vault["vault"], 2, True))
    same(sign("fresh", "two")["address"], first["address"])
    need(cli("fresh", "message", "sign", "--chain", "solana", "--text", "gm")["signature"], "no Ed25519 signature")
    # What was backed up is of an epoch that is over.
    same(drill("fresh", backup, code=1), "backup-older-epoch")
    (world / "third").mkdir(mode=0o700)
    shutil.copytree(world / "fresh" / "cosigners", world / "third" / "cosigners")
    same(restore("third", backup, code=1), "backup-older-epoch")
    same(cli("third", "vault", "list")["vaults"], [])
    # The machine that was lost, before the same co-signers: its share is dead.
    shutil.rmtree(world / "old" / "cosigners")
    shutil.copytree(world / "fresh" / "cosigners", world / "old" / "cosigners")
    sign("old", "three", code=1)
    # And the new backup works.
    newer, _ = export("fresh", "two.age")
    same(drill("fresh", newer)["epoch"], 2)


def connected():
    made = {share: world.init(share) for share in (2, 3)}
    for share in (2, 3):
        world.serve(share)
    both = lambda: [word for share in (2, 3) for word in place(made[share], world.pairing_code(share))]
    vault = cli("laptop", "vault", "create", "--name", "Real", *both())
    address = sign("laptop", "one")["address"]
    backup, _ = export("laptop", "real.age")
    same(drill("laptop", backup)["epoch"], 1)
    same(restore("new", backup, code=1), "missing-field")

    # The policy's delay: the new machine waits, and the old one sees it and takes it back.
    same(restore("new", backup, *both(), code=1), "restore-waiting")
    same(cli("new", "vault", "list")["vaults"], [])
    waiting = cli("new", "vault", "show")
    same((waiting["vault"], waiting["restoring"], waiting["restore_due"][-1]), (vault["vault"], 1, "Z"))
    need(sign("laptop", "two")["address"] == address, "the old machine still works")
    waits = cli("laptop", "policy", "pending")["pending"]
    same(len(waits), 1)
    cli("laptop", "policy", "cancel", waits[0]["id"])
    same(cli("laptop", "policy", "pending")["pending"], [])
    # Asked again, without a new code, it waits again.
    same(restore("new", backup, code=1), "restore-waiting")
    cli("laptop", "policy", "cancel", cli("laptop", "policy", "pending")["pending"][0]["id"])

    # The day is over: the new machine has the vault, and the old one nothing.
    same(restore("new", backup, code=1), "restore-waiting")
    let_the_delay_pass()
    restored = restore("new", backup)
    same((restored["vault"], restored["epoch"], restored["practice"]), (vault["vault"], 2, False))
    need("restore_due" not in cli("new", "vault", "show"), "nothing waits any more")
    for i in range(3):
        same(sign("new", f"text {i}")["address"], address)
    same(cli("laptop", "message", "sign", "--chain", "ethereum", "--text", "x", code=1), "device-revoked")
    same(cli("laptop", "policy", "pending", code=1), "device-revoked")
    same(drill("new", backup, code=1), "backup-older-epoch")
    same(drill("new", export("new", "real-2.age")[0])["epoch"], 2)


# A day goes by, for the co-signers and every machine. Their databases are sealed: nobody else can let a delay end.
def let_the_delay_pass():
    for share in (2, 3):
        world.end(share)
    library = subprocess.run(["faketime", "-m", "-f", "+25h", "printenv", "LD_PRELOAD"], capture_output=True, check=True).stdout
    world.environment = dict(os.environ, LD_PRELOAD=library.decode().strip(), FAKETIME="+25h", FAKETIME_DONT_FAKE_MONOTONIC="1")
    for share in (2, 3):
        world.serve(share)


if not shutil.which("faketime"):
    world.skip("faketime (Debian: faketime) is not installed")
with world:
    practice()
    connected()
    print("all well")
