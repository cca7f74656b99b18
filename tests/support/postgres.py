#!/usr/bin/env python3
"""A PostgreSQL server of a test's own, in a temporary folder, on a Unix socket only.

    postgres.py            prints one JSON line {"url", "folder", "pid"} and serves until its standard input ends
                           commands, one a line, each answered by one line: "restart" (as after a crash: pg_ctl -m immediate),
                           "stop", "start", "database NAME" (the answer is its URL)
    from postgres import Server, installed

The server runs as an unprivileged user: the caller, or `postgres` when the caller is root, whom PostgreSQL refuses.
Whoever can reach the folder (mode 0700) may connect as `tercet`; `guarded` needs the password "open sesame"."""
import json
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
from pathlib import Path

MISSING = "PostgreSQL is not installed (Debian: postgresql): skipped"


def installed():
    """The newest folder with the server's programs, or None."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: int(p.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("postgres")
    return Path(on_path).resolve().parent if on_path else None


class Server:
    def __init__(self):
        self.bin = installed()
        if not self.bin:
            raise RuntimeError(MISSING)
        self.folder = Path(tempfile.mkdtemp(prefix="tercet-pg-"))
        self.data = self.folder / "data"
        self.process = None
        self.drop = []
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.drop = ["setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        try:
            self._program("initdb", "-D", self.data, "-U", "tercet", "-A", "trust", "--no-locale", "-E", "UTF8", "--no-sync",
                          "--no-instructions")
            (self.data / "pg_hba.conf").write_text("local all guarded scram-sha-256\nlocal all tercet trust\n")
            self.start()
            self.sql("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'open sesame'")
        except BaseException:
            self.close()
            raise

    def _program(self, name, *arguments):
        done = subprocess.run([*self.drop, self.bin / name, *arguments], cwd="/", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"})
        if done.returncode != 0:
            raise RuntimeError(f"{name} failed: {done.stdout[-2000:]}")

    def start(self):
        log = open(self.folder / "log", "ab")
        settings = {"listen_addresses": "", "unix_socket_directories": self.folder, "unix_socket_permissions": "0700",
                    "max_connections": "200", "shared_buffers": "32MB", "log_min_messages": "error", "recovery_init_sync_method": "syncfs"}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self.process = subprocess.Popen([*self.drop, self.bin / "postgres", "-D", self.data, *options], cwd="/", stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=log, env={"LC_ALL": "C", "PATH": "/usr/bin:/bin", "TZ": "UTC"})
        log.close()
        deadline = time.monotonic() + 60
        while True:
            if self.process.poll() is not None:
                raise RuntimeError("the server ended: " + (self.folder / "log").read_text(errors="replace")[-2000:])
            ready = subprocess.run([self.bin / "pg_isready", "-q", "-h", self.folder, "-U", "tercet", "-d", "postgres"])
            if ready.returncode == 0:
                return
            if time.monotonic() > deadline:
                raise RuntimeError("the server did not start")
            time.sleep(0.02)

    def stop(self, how=signal.SIGINT):
        """SIGINT ends it cleanly; SIGQUIT at once, so that the next start recovers as from a crash."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait()
        self.process = None

    def restart(self):
        self.stop(signal.SIGQUIT)
        self.start()

    def sql(self, statement):
        self._program("psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "tercet", "-d", "postgres", "-c", statement)

    def url(self, database="postgres", user="tercet", password=None):
        who = user if password is None else f"{user}:{urllib.parse.quote(password, safe='')}"
        return f"postgresql://{who}@{urllib.parse.quote(str(self.folder), safe='')}/{database}"

    def database(self, name):
        """Makes an empty database and gives its URL."""
        self.sql(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def close(self):
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def main():
    if not installed():
        print(json.dumps({"missing": MISSING}), flush=True)
        return 77
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with Server() as server:
        print(json.dumps({"url": server.url(), "folder": str(server.folder), "pid": server.process.pid}), flush=True)
        for line in sys.stdin:
            command, _, name = line.strip().partition(" ")
            answer = "ok"
            try:
                if command == "database":
                    answer = server.database(name)
                else:
                    {"restart": server.restart, "stop": lambda: server.stop(signal.SIGQUIT), "start": server.start}[command]()
            except Exception as error:
                answer = "failed: " + " ".join(str(error).split())
            print(answer, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
