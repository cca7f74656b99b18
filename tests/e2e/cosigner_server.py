"""tercet-cosigner as two real processes: what init, serve, pair and devices print, TLS 1.3 alone, signed requests, malformed
HTTP and request smuggling, bounded bodies and time, the end by SIGTERM. Usage: cosigner_server.py TERCET_COSIGNER."""
import base64
import hashlib
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import stat
import subprocess
import sys
import tempfile
import time

try:
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
except ImportError:
    print("skipped: python3-cryptography is not installed")
    sys.exit(77)

SERVER = sys.argv[1]
world = pathlib.Path(tempfile.mkdtemp(prefix="tercet-server-"))
running = {}


def need(ok, what):
    if not ok:
        raise AssertionError(what)


def same(found, expected):
    need(found == expected, f"{found!r}, not {expected!r}")


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def tool(*words, code=0):
    done = subprocess.run([SERVER, *words], capture_output=True, timeout=60)
    need(done.returncode == code, f"{words}: {done.returncode} {done.stdout} {done.stderr}")
    need(done.stdout.count(b"\n") == 1, f"{words}: not one line: {done.stdout}")
    answer = json.loads(done.stdout)
    return answer["error"]["code"] if code else answer


class Cosigner:
    def __init__(self, share):
        self.folder = world / f"share{share}"
        self.port = free_port()
        self.authority = f"127.0.0.1:{self.port}"
        self.made = tool("init", "--data", str(self.folder), "--listen", self.authority, "--share", str(share))
        self.share = share
        self.process = None

    def configure(self, **more):
        path = self.folder / "cosigner.conf"
        path.write_text(json.dumps(json.loads(path.read_text()) | more))

    def serve(self):
        self.log = open(world / f"log{self.share}", "ab")
        self.process = subprocess.Popen([SERVER, "serve", "--data", str(self.folder)], stdout=subprocess.PIPE, stderr=self.log)
        running[self.share] = self.process
        same(json.loads(self.process.stdout.readline()), {"ready": True, "url": f"https://{self.authority}"})

    def end(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        return self.process.wait(timeout=40)

    def lines(self):
        return [json.loads(line) for line in (world / f"log{self.share}").read_text().splitlines()]

    def connect(self, **options):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # the pin is compared
        if "maximum" in options:
            context.maximum_version = options["maximum"]
        if "alpn" in options:
            context.set_alpn_protocols(options["alpn"])
        raw = socket.create_connection(("127.0.0.1", self.port), timeout=20)
        try:
            return context.wrap_socket(raw)
        except BaseException:
            raw.close()
            raise


def read_answer(connection):
    """(status, fields, body) or None where the connection ended without one."""
    data = b""
    while b"\r\n\r\n" not in data:
        more = receive(connection)
        if not more:
            return None
        data += more
    head, body = data.split(b"\r\n\r\n", 1)
    lines = head.decode("ascii").split("\r\n")
    fields = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:])}
    while len(body) < int(fields["content-length"]):
        more = receive(connection)
        need(more, "an answer that ends early")
        body += more
    return int(lines[0].split()[1]), fields, body


def receive(connection):
    try:
        return connection.recv(65536)
    except (ConnectionError, ssl.SSLError):
        return b""


def rest_of(connection):
    out = b""
    while more := receive(connection):
        out += more
    return out


def b64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Device:
    def __init__(self):
        self.key = Ed25519PrivateKey.generate()
        self.public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def request(self, to, method, target, body=b"", kind="", skew=0):
        path, _, query = target.partition("?")
        digest = "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":"
        parts = [("@method", method), ("@authority", to.authority), ("@path", path), ("@query", "?" + query),
                 ("content-digest", digest), ("tercet-suite", "mw1")]
        if kind:
            parts.append(("content-type", kind))
        params = "(" + " ".join(f'"{name}"' for name, _ in parts) + ")" + (
            f';created={int(time.time()) + skew};nonce="{b64url(os.urandom(16))}";keyid="{b64url(self.public)}"'
            ';alg="ed25519";tag="mw1"')
        base = "".join(f'"{name}": {value}\n' for name, value in parts) + f'"@signature-params": {params}'
        signature = "tercet=:" + base64.b64encode(self.key.sign(base.encode())).decode() + ":"
        lines = [f"{method} {target} HTTP/1.1", f"Host: {to.authority}", "Tercet-Suite: mw1", f"Content-Digest: {digest}",
                 f"Signature-Input: tercet={params}", f"Signature: {signature}"]
        if kind:
            lines += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"]
        return signature, "\r\n".join(lines).encode() + b"\r\n\r\n" + body

    def send(self, to, method, target, body=b"", kind="", connection=None, skew=0):
        signature, data = self.request(to, method, target, body, kind, skew)
        return exchange(to, data, signature, connection)


def exchange(to, data, signature="", connection=None):
    own = connection or to.connect()
    own.sendall(data)
    answer = read_answer(own)
    need(answer, f"no answer to {data[:60]}")
    if not connection:
        own.close()
    check_signature(to, answer, signature)
    status, fields, body = answer
    if fields["content-type"] == "application/cbor":
        return status, body
    return status, json.loads(body)


def check_signature(to, answer, request_signature):
    status, fields, body = answer
    same(fields["content-digest"], "sha-256=:" + base64.b64encode(hashlib.sha256(body).digest()).decode() + ":")
    params = fields["signature-input"].removeprefix("tercet=")
    base = (f'"@status": {status}\n"content-digest": {fields["content-digest"]}\n"content-type": {fields["content-type"]}\n'
            f'"signature";req: {request_signature}\n"@signature-params": {params}')
    signature = base64.b64decode(fields["signature"].removeprefix("tercet=:").removesuffix(":"))
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(to.made["identity"])).verify(signature, base.encode())


def alive(to):
    status, body = exchange(to, f"GET /v1/health HTTP/1.1\r\nHost: {to.authority}\r\n\r\n".encode())
    same((status, body["status"]), (200, "ok"))


def pin(to):
    with to.connect() as connection:
        same(connection.version(), "TLSv1.3")
        certificate = x509.load_der_x509_certificate(connection.getpeercert(binary_form=True))
    spki = certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).hexdigest()


def check_init(to):
    same(list(to.made), ["url", "identity", "tls_pin", "pairing_code"])
    same(to.made["url"], f"https://{to.authority}")
    for name in ("cosigner.conf", "tls.key", "tls.crt", "sealing.key", "cosigner.sqlite"):
        same(stat.S_IMODE((to.folder / name).stat().st_mode), 0o600)
    before = {p.name: p.read_bytes() for p in to.folder.iterdir()}
    same(tool("init", "--data", str(to.folder), "--listen", to.authority, "--share", "2", code=1), "file-unwritable")
    same({p.name: p.read_bytes() for p in to.folder.iterdir()}, before)
    nowhere = str(world / "nowhere")
    same(tool("init", "--data", nowhere, "--listen", "0.0.0.0:8443", "--share", "2", code=2), "usage")
    same(tool("init", "--data", nowhere, "--listen", "127.0.0.1:8443", "--share", "4", code=2), "usage")
    same(tool("serve", "--data", nowhere, code=1), "file-not-found")
    need(not pathlib.Path(nowhere).exists(), "made by a mistake")


def check_tls(to):
    same(pin(to), to.made["tls_pin"])
    for options in ({"maximum": ssl.TLSVersion.TLSv1_2}, {"alpn": ["h2"]}):
        try:
            to.connect(**options).close()
        except (ssl.SSLError, ConnectionError):
            continue
        raise AssertionError(f"accepted {options}")
    with to.connect(alpn=["h2", "http/1.1"]) as connection:
        same(connection.selected_alpn_protocol(), "http/1.1")
    with socket.create_connection(("127.0.0.1", to.port), timeout=20) as plain:
        plain.sendall(f"GET /v1/health HTTP/1.1\r\nHost: {to.authority}\r\n\r\n".encode())
        need(b"HTTP/" not in rest_of(plain), "answered in clear")
    alive(to)


def check_requests(to):
    device, stranger = Device(), Device()
    same(device.send(to, "GET", "/v1/devices")[1]["code"], "unknown-device")
    code = to.made["pairing_code"]
    pairing = json.dumps({"pairing_code": code, "name": "Laptop"}).encode()
    status, body = device.send(to, "POST", "/v1/devices", pairing, "application/json")
    same((status, body), (200, {"device": device.public.hex(), "share": to.share}))
    same(stranger.send(to, "POST", "/v1/devices", pairing, "application/json")[1]["code"], "wrong-pairing-code")
    with to.connect() as connection:  # kept alive
        for _ in range(3):
            status, body = device.send(to, "GET", "/v1/devices", connection=connection)
            same((status, [d["name"] for d in body["devices"]]), (200, ["Laptop"]))
    signature, data = device.request(to, "GET", "/v1/devices")
    same(exchange(to, data, signature)[0], 200)
    same(exchange(to, data, signature)[1]["code"], "request-replayed")
    status, body = device.send(to, "GET", "/v1/devices", skew=-120)
    same((status, body["code"]), (401, "clock-skew"))
    need(abs(body["time"] - time.time()) < 30, body)
    same(device.send(to, "GET", "/v1/vaults/" + "a" * 64)[1]["code"], "no-such-vault-at-cosigner")
    deep = b'{"pairing_code":' + b"[" * 900
    same(stranger.send(to, "POST", "/v1/devices", deep, "application/json")[1]["code"], "json-too-deep")
    same(stranger.send(to, "POST", "/v1/devices", b" " * 20000, "application/json")[1]["code"], "json-too-large")
    return device, (signature, data)


def check_malformed(to):
    host = f"Host: {to.authority}\r\n"
    inner = f"GET /v1/version HTTP/1.1\r\n{host}\r\n"  # what smuggling would get through
    post = f"POST /v1/devices HTTP/1.1\r\n{host}Content-Type: application/json\r\n"
    corpus = [
        f"{post}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: xchunked\r\n\r\n{inner}",
        f"{post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: identity, chunked\r\nTransfer-Encoding: cow\r\n\r\n0\r\n\r\n{inner}",
        f"{post}Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{{}}\r\n0\r\nX: y\r\n\r\n{inner}",
        f"{post}Content-Length: 0\r\nContent-Length: {len(inner)}\r\n\r\n{inner}",
        f"{post}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: 2, 2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: -1\r\n\r\n{inner}",
        f"{post}Content-Length: +2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: 0x2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: 2 2\r\n\r\n{{}}{inner}",
        f"{post}Content-Length: 18446744073709551616\r\n\r\n{inner}",
        f"{post}Content-Length: 18446744073709551615\r\n\r\n{inner}",
        f"{post}Content-Length: 1073741824\r\n\r\n{inner}",
        f"{post}Content-Length: \r\n\r\n{inner}",
        f"{post}Content-Length:\x0b2\r\n\r\n{{}}{inner}",
        f"{post}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{{}}{inner}",
        f"{post}Content-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{{}}{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}Content-Length: {len(inner)}\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\n{host}\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r{host}\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}X: a\r\n b\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}X: a\0b\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}X\0: a\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}X Y: a\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}{host}\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\nHost: other.example\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n\r\n{inner}",
        f"GET https://other.example/v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"GET https://{to.authority}/v1/health HTTP/1.1\r\nHost: other.example\r\n\r\n{inner}",
        f"GET /v1/health HTTP/1.0\r\n{host}\r\n{inner}",
        f"GET /v1/health HTTP/2.0\r\n{host}\r\n{inner}",
        f"GET /v1/health\r\n{inner}",
        f"GET  /v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"GET /v1/health HTTP/1.1\r\n{host}Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n\r\n{inner}",
        f"\r\n\r\nGET /v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"CONNECT other.example:443 HTTP/1.1\r\n{host}\r\n{inner}",
        f"TRACE /v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"HEAD /v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"GET /v1/../v1/health HTTP/1.1\r\n{host}\r\n{inner}",
        f"GET /v1/%68ealth HTTP/1.1\r\n{host}\r\n{inner}",
        "GET /v1/health HTTP/1.1\r\n" + host + "X: " + "a" * 20000 + "\r\n\r\n" + inner,
        "GET /v1/health?" + "a" * 20000 + " HTTP/1.1\r\n" + host + "\r\n" + inner,
        "GET /v1/health HTTP/1.1\r\n" + host + "X: y\r\n" * 6000 + "\r\n" + inner,
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "\0" * 2000,
        "\xff\xfe" * 500,
    ]
    for text in corpus:
        with to.connect() as connection:
            try:
                connection.sendall(text.encode("latin-1"))
            except (ConnectionError, ssl.SSLError):
                continue  # closed under our hands
            answer = read_answer(connection)
            if answer:
                need(400 <= answer[0] < 600, f"{text[:90]!r}: {answer}")
                same(answer[1].get("connection"), "close")
                check_signature(to, answer, "")
            same(rest_of(connection), b"")
    alive(to)
    seen = [line for line in to.lines() if line["event"] == "request" and line.get("endpoint") == "GET /v1/version"]
    same(seen, [])
    return len(corpus)


def check_bounds(to):
    with to.connect() as slow:  # a header that never ends, byte by byte
        slow.sendall(b"GET /v1/health HTTP/1.1\r\nHost")
        began = time.monotonic()
        rest_of(slow)
        need(time.monotonic() - began < 15, "a slow header was waited for")
    with to.connect() as slow:  # a body that does not come
        signature, data = Device().request(to, "POST", "/v1/devices", b"x" * 100, "application/json")
        slow.sendall(data[:-50])
        began = time.monotonic()
        answer = read_answer(slow)
        need(answer is None or answer[0] >= 400, answer)
        need(time.monotonic() - began < 15, "a slow body was waited for")
    # A large body of a key that nobody enrolled: refused by its header, before a byte of it.
    target = f"/v1/vaults/{'a' * 64}/sessions/{'1' * 32}/rounds/2"
    signature, data = Device().request(to, "PUT", target, b"x" * 3_000_000, "application/cbor")
    head = data[: data.index(b"\r\n\r\n") + 4]
    same(exchange(to, head, signature)[1]["code"], "unknown-device")
    spoiled = head.replace(b"PUT ", b"POST ", 1).replace(b"/rounds/2", b"?kind=presign", 1)
    spoiled = spoiled.replace(f"/sessions/{'1' * 32}".encode(), b"/sessions", 1)
    same(exchange(to, spoiled, signature)[1]["code"], "bad-signature")
    with to.connect() as stranger:  # who keeps a connection without being known
        exchange(to, f"GET /v1/health HTTP/1.1\r\nHost: {to.authority}\r\n\r\n".encode(), connection=stranger)
        began = time.monotonic()
        same(rest_of(stranger), b"")
        need(time.monotonic() - began < 60, "a stranger's idle connection was kept")
    raw = socket.create_connection(("127.0.0.1", to.port), timeout=20)  # a handshake that does not come
    same(rest_of(raw), b"")
    raw.close()
    alive(to)


def check_devices(to, device):
    code = tool("pair", "--data", str(to.folder))
    same(list(code), ["pairing_code", "expires"])
    need(0 < code["expires"] - time.time() <= 3600, code)
    same([d["name"] for d in tool("devices", "list", "--data", str(to.folder))["devices"]], ["Laptop"])
    requester = Device().public
    words = ("devices", "add", "--data", str(to.folder), "--role", "requester", "--key", b64url(requester), "--name", "Bot")
    same(tool(*words)["id"], requester.hex())
    same(tool(*words, code=1), "name-taken")
    same(tool("devices", "add", "--data", str(to.folder), "--role", "device", "--key", requester.hex(), code=2), "usage")
    same([d["role"] for d in tool("devices", "list", "--data", str(to.folder))["devices"]], ["device", "requester"])
    same(tool("devices", "revoke", "--data", str(to.folder), "0" * 64, code=1), "unknown-device")
    # A device that paired with the second code revokes itself.
    other = Device()
    pairing = json.dumps({"pairing_code": code["pairing_code"].lower().replace("-", "")}).encode()
    same(other.send(to, "POST", "/v1/devices", pairing, "application/json")[0], 200)
    same(other.send(to, "DELETE", "/v1/devices/" + device.public.hex())[1]["code"], "wrong-role")
    same(other.send(to, "DELETE", "/v1/devices/" + other.public.hex())[0], 200)
    same(other.send(to, "GET", "/v1/devices")[1]["code"], "device-revoked")
    same(device.send(to, "GET", "/v1/devices")[0], 200)
    same(tool("devices", "keep", "--data", str(to.folder), device.public.hex(), code=1), "no-such-pending")
    need(tool("devices", "revoke", "--data", str(to.folder), device.public.hex())["revoked_from"] <= time.time(), "later")
    same(device.send(to, "GET", "/v1/devices")[1]["code"], "device-revoked")


def check_metrics(port):
    with socket.create_connection(("127.0.0.1", port), timeout=20) as scrape:
        scrape.sendall(b"GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
        text = rest_of(scrape).decode()
    need('tercet_requests_total{endpoint="GET /v1/health",status="200"}' in text, text)


def check_stop(to):
    idle = to.connect()
    signature, data = Device().request(to, "POST", "/v1/devices", b"{}", "application/json")
    working = to.connect()
    working.sendall(data[:-1])
    alive(to)  # what was sent before has been read by now, and idle is waiting
    to.process.send_signal(signal.SIGTERM)
    same(rest_of(idle), b"")
    working.sendall(data[-1:])
    answer = read_answer(working)
    need(answer and answer[1].get("connection") == "close", f"a running request was not finished: {answer}")
    check_signature(to, answer, signature)
    working.close()
    same(to.process.wait(timeout=40), 0)
    same(to.lines()[-1]["event"], "stopped")


try:
    two, three = Cosigner(2), Cosigner(3)
    check_init(two)
    need(two.made["identity"] != three.made["identity"] and two.made["tls_pin"] != three.made["tls_pin"], "alike")
    metrics = free_port()
    two.configure(metrics=f"127.0.0.1:{metrics}", server={"header_s": 2, "body_s": 2, "handshake_s": 2, "stranger_s": 3},
                  limits={"address": {"count": 10000, "period_s": 60}, "pairing": {"count": 1000, "period_s": 60}})
    two.serve()
    three.serve()
    same(tool("serve", "--data", str(two.folder), code=1), "data-folder-in-use")
    check_tls(two)
    device, used = check_requests(two)
    # A request for the one is none for the other.
    need(exchange(three, used[1], used[0])[0] == 400, "a request for share 2 was taken by share 3")
    print(check_malformed(two), "malformed requests")
    check_bounds(two)
    check_metrics(metrics)

    same(two.end(signal.SIGKILL), -signal.SIGKILL)
    before = (two.folder / "tls.crt").read_bytes()
    renewed = tool("certificate", "renew", "--data", str(two.folder))
    same(renewed["tls_pin"], two.made["tls_pin"])
    need((two.folder / "tls.crt").read_bytes() != before, "the certificate is the same")
    two.serve()
    same(pin(two), two.made["tls_pin"])
    same(exchange(two, used[1], used[0])[1]["code"], "request-replayed")
    check_devices(two, device)
    found = tool("check", "--data", str(two.folder))
    same((found["sound"], found["identity"], found["tls_pin"]), (True, two.made["identity"], two.made["tls_pin"]))
    check_stop(two)
    same(three.end(), 0)
    secrets = [two.made["pairing_code"].encode(), (two.folder / "sealing.key").read_bytes().hex().encode()]
    log = (world / "log2").read_bytes()
    need(not any(secret in log for secret in secrets), "a secret in the log")
    print("all well")
finally:
    for process in running.values():
        if process.poll() is None:
            process.kill()
            process.wait()
    shutil.rmtree(world, ignore_errors=True)
