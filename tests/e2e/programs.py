"""What the tests beside this file share: tercet-cli and tercet-cosigner run as a person runs them, in a folder of the test's own."""
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import tempfile


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def same(found, expected):
    need(found == expected, f"{found}, not {expected}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def pipe(secret):
    """A descriptor to read the secret from."""
    read_end, write_end = os.pipe()
    os.write(write_end, secret + b"\n")
    os.close(write_end)
    return read_end


def answer_of(words, code, secrets=(), environment=None):
    """The JSON that a program answers on its one line, or, where another exit code than 0 is expected, the code of its error.
    `secrets`: option and text of each; none of them may be printed."""
    given = [(option, pipe(secret)) for option, secret in secrets]
    argv = [str(word) for word in words] + [str(word) for pair in given for word in pair]
    done = subprocess.run(argv, capture_output=True, pass_fds=[end for _, end in given], timeout=600, stdin=subprocess.DEVNULL,
                          env=environment, check=False)
    for _, end in given:
        os.close(end)
    need(done.returncode == code, f"{argv}: {done.returncode} {done.stdout} {done.stderr}")
    need(not any(secret in done.stdout + done.stderr for _, secret in secrets), "a secret was printed")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code else answer


def key_of(folder, name):
    """A file with an Ed25519 key in PEM, and the public key in hex. Needs openssl."""
    file = folder / f"{name}.pem"
    subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", file], check=True, capture_output=True)
    public = subprocess.run(["openssl", "pkey", "-in", file, "-pubout", "-outform", "DER"], check=True, capture_output=True)
    return str(file), public.stdout[-32:].hex()


def payment(folder, nonce):
    """A file with an unsigned payment of 0.001 ether."""
    file = folder / f"tx{nonce}.json"
    file.write_text(json.dumps({"type": 2, "chainId": 1, "nonce": hex(nonce), "to": "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                                "value": hex(10**15), "gas": hex(21000), "maxFeePerGas": hex(3 * 10**9),
                                "maxPriorityFeePerGas": hex(10**9)}))
    return str(file)


class World:
    """A folder, the data folders of tercet-cli and the two co-signers in it; all of it is gone, and every process ended, when the
    `with` is left. The co-signers' logs are shown where that is by an exception."""

    def __init__(self, name, cli, server, passphrase):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix=f"tercet-{name}-"))
        self.environment = None  # of every program; none: this one's
        self._cli, self._server, self._passphrase = cli, server, passphrase
        self._running = {}

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        for process in self._running.values():
            process.kill()
            process.wait()
        for log in sorted(self.folder.glob("log*")) if kind else ():
            print("--", log.name, log.read_text()[-1500:])
        shutil.rmtree(self.folder, ignore_errors=True)

    def skip(self, why):
        print(f"SKIPPED: {why}")
        self.__exit__(None)
        sys.exit(77)

    def __truediv__(self, name):
        return self.folder / name

    def cli(self, *words, data="data", code=0, passphrase=True, backup=None):
        """tercet-cli on a data folder; `backup`: a backup's passphrase."""
        secrets = [("--passphrase-fd", self._passphrase)] if passphrase else []
        secrets += [("--backup-passphrase-fd", backup)] if backup is not None else []
        return answer_of([self._cli, "--data", self / data, "--keychain", "file", "--json", *words], code, secrets,
                         self.environment)

    def outsider(self, *words, code=0):
        """tercet-cli of somebody who has no vault."""
        return answer_of([self._cli, "--json", *words], code, (), self.environment)

    def operator(self, share, *words, code=0):
        """tercet-cosigner on its data folder."""
        return answer_of([self._server, *words, "--data", self / f"share{share}"], code, (), self.environment)

    def init(self, share):
        return self.operator(share, "init", "--listen", f"127.0.0.1:{free_port()}", "--share", str(share))

    def pairing_code(self, share):
        return self.operator(share, "pair")["pairing_code"]

    def serve(self, share):
        process = subprocess.Popen([self._server, "serve", "--data", str(self / f"share{share}")], stdout=subprocess.PIPE,
                                   stderr=open(self / f"log{share}", "ab"), env=self.environment)
        self._running[share] = process
        need(json.loads(process.stdout.readline() or b"{}").get("ready") is True, f"share {share} is not ready")

    def end(self, share, how=signal.SIGTERM):
        """Its exit code."""
        process = self._running.pop(share)
        process.send_signal(how)
        return process.wait(timeout=40)


def place(made, pairing=None):
    """The words that name a co-signer, from what its `init` printed."""
    return ["--cosigner", made["url"], "--pin", made["tls_pin"], *(["--pairing", pairing] if pairing else [])]
