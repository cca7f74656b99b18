"""A backup of Share 1 tried against the co-signers, and a vault restored from it on a fresh machine: a practice vault in a data
folder that holds nothing but its cosigners/, and a vault of two real tercet-cosigner processes, with their delay.
Usage: restore.py TERCET_CLI TERCET_COSIGNER; exit 77 = skipped, where the co-signer cannot serve or faketime is missing."""
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile

CLI, SERVER = sys.argv[1:3]
PASSPHRASE, BACKUP = b"a passphrase of six common words", b"another passphrase for the paper in the safe"
world = pathlib.Path(tempfile.mkdtemp(prefix="tercet-restore-"))
running = {}
clock = {}  # the environment of every program; empty: the usual one


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def same(found, expected):
    need(found == expected, f"{found}, not {expected}")


def pipe(secret):
    read_end, write_end = os.pipe()
    os.write(write_end, secret + b"\n")
    os.close(write_end)
    return read_end


def cli(data, *words, code=0, backup=None):
    fds = [pipe(PASSPHRASE)]
    argv = [CLI, "--data", str(world / data), "--keychain", "file", "--json", "--passphrase-fd", str(fds[0]), *words]
    if backup is not None:
        fds.append(pipe(backup))
        argv += ["--backup-passphrase-fd", str(fds[1])]
    done = subprocess.run(argv, capture_output=True, pass_fds=fds, timeout=600, stdin=subprocess.DEVNULL,
                          env=clock or None)
    for fd in fds:
        os.close(fd)
    need(done.returncode == code, f"{words}: {done.returncode} {done.stdout} {done.stderr}")
    need(not any(secret in done.stdout + done.stderr for secret in (PASSPHRASE, BACKUP)), "a passphrase was printed")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code else answer


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


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def tool(*words):
    done = subprocess.run([SERVER, *words], capture_output=True, timeout=60)
    need(done.returncode == 0, f"{words}: {done.stdout} {done.stderr}")
    return json.loads(done.stdout)


def serve(share):
    process = subprocess.Popen([SERVER, "serve", "--data", str(world / f"share{share}")], stdout=subprocess.PIPE,
                               stderr=open(world / f"log{share}", "ab"), env=clock or None)
    running[share] = process
    need(json.loads(process.stdout.readline() or b"{}").get("ready") is True, f"share {share} is not ready")


def place(made, pairing):
    return ["--cosigner", made["url"], "--pin", made["tls_pin"], "--pairing", pairing]


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
    made = {share: tool("init", "--data", str(world / f"share{share}"), "--listen", f"127.0.0.1:{free_port()}", "--share",
                        str(share)) for share in (2, 3)}
    for share in (2, 3):
        serve(share)
    pair = lambda share: tool("pair", "--data", str(world / f"share{share}"))["pairing_code"]
    both = lambda: place(made[2], pair(2)) + place(made[3], pair(3))
    vault = cli("laptop", "vault", "create", "--name", "Real", *both())
    address = sign("laptop", "one")["address"]
    backup, _ = export("laptop", "real.age")
    same(drill("laptop", backup)["epoch"], 1)
    same(restore("new", backup, code=1), "missing-field")

    # The policy's delay: the new machine waits, and the old one sees it and takes it back.
    same(restore("new", backup, *both(), code=1), "restore-waiting")
    same(cli("new", "vault", "list")["vaults"], [])
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
    for i in range(3):
        same(sign("new", f"text {i}")["address"], address)
    same(cli("laptop", "message", "sign", "--chain", "ethereum", "--text", "x", code=1), "device-revoked")
    same(cli("laptop", "policy", "pending", code=1), "device-revoked")
    same(drill("new", backup, code=1), "backup-older-epoch")
    same(drill("new", export("new", "real-2.age")[0])["epoch"], 2)


# A day goes by, for the co-signers and every machine. Their databases are sealed: nobody else can let a delay end.
def let_the_delay_pass():
    for share in (2, 3):
        running[share].terminate()
        running.pop(share).wait(timeout=40)
    library = subprocess.run(["faketime", "-m", "-f", "+25h", "printenv", "LD_PRELOAD"], capture_output=True, check=True).stdout
    clock.update(os.environ, LD_PRELOAD=library.decode().strip(), FAKETIME="+25h", FAKETIME_DONT_FAKE_MONOTONIC="1")
    for share in (2, 3):
        serve(share)


if b"serve" not in subprocess.run([SERVER, "--help"], capture_output=True, timeout=30).stdout:
    print("SKIPPED: this tercet-cosigner does not serve")
    shutil.rmtree(world, ignore_errors=True)
    sys.exit(77)
if not shutil.which("faketime"):
    print("SKIPPED: faketime (Debian: faketime) is not installed")
    shutil.rmtree(world, ignore_errors=True)
    sys.exit(77)
try:
    practice()
    connected()
    print("all well")
except Exception:
    for share in (2, 3):
        print(f"-- share {share}", (world / f"log{share}").read_text()[-1500:] if (world / f"log{share}").exists() else "")
    raise
finally:
    for process in running.values():
        process.kill()
        process.wait()
    shutil.rmtree(world, ignore_errors=True)
