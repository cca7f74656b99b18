#!/usr/bin/python3
"""A connected vault with a screen reader: desktop_connect.py TERCET DATA_FOLDER TERCET_CLI TERCET_COSIGNER

Runs in the desktop of desktop.sh. Two real co-signers; what their operators give is pasted into the first run, the identities are
compared, the key is made over HTTPS, and a request that a program made at both arrives in the window and is signed.
"""
import json
import re
import shutil
import sys
import urllib.parse

import pyatspi

from desktop import BUTTON, FIELD, approve_by_press, check, done, make_key, protect, receive, use
from programs import World, key_of, payment, place

NAMES = {2: "Google Cloud", 3: "Microsoft Azure"}
program, data, *tools = sys.argv[1:5]
world = World("desktop", *tools, b"")


def pasted(made):
    """By share: the line of JSON that `init` printed, and what the QR code of `pair` holds."""
    words = {"url": made[3]["url"], "pin": made[3]["tls_pin"], "code": world.pairing_code(3)}
    return {2: json.dumps(made[2]), 3: "tercet-cosigner:?" + urllib.parse.urlencode(words)}


def connect(reader):
    made = {share: world.init(share) for share in NAMES}
    reader.press("Get started", BUTTON)
    reader.press("Connect to co-signers")
    reader.press("Continue", BUTTON)
    for share, text in pasted(made).items():
        name = NAMES[share]
        address = reader.wait(f"Address of {name}", FIELD)
        check(address.it.queryEditableText().setTextContents(text), f"the address of {name} cannot be set")
        check(reader.wait(f"Address of {name}", FIELD).text() == made[share]["url"], f"{name}: another address than its operator's")
        check(reader.wait(f"Fingerprint of its TLS key of {name}", FIELD).text() == made[share]["tls_pin"], f"{name}: another fingerprint")
    reader.audit("connect")
    accept = re.compile("^I compared both identities")
    for share, name in NAMES.items():
        reader.press(f"Check {name}", BUTTON)
        reader.wait(re.compile("^A co-signer cannot be reached"))
        world.serve(share)
        check(not reader.wait(accept).enabled, "accepted before both were reached")
        reader.press(f"Check {name}", BUTTON)
        shown = reader.wait(re.compile(rf"^Identity of {name}"))
        check(made[share]["identity"] in re.sub(r"\s", "", shown.name + (shown.text() or "")), f"{name}: another identity: {shown.line()}")
    reader.press(accept)
    done("both co-signers were met, their identities compared")
    reader.press("Continue", BUTTON)
    protect(reader)
    address = make_key(reader)
    reader.press("Later", BUTTON)
    receive(reader, address)
    return made


def ask(made):
    """A program asks for a signature at both."""
    vault, = world.operator(2, "vaults", "list")["vaults"]
    file, public = key_of(world, "payroll")
    for share in NAMES:
        world.operator(share, "devices", "add", "--role", "requester", "--key", public, "--name", "Payroll", "--vault", vault["vault"])
    places = [word for share in NAMES for word in place(made[share])]
    world.outsider("request", "create", *places, "--vault", vault["vault"], "--key", file, "--chain", "ethereum", payment(world, 0))


def story(reader):
    made = connect(reader)
    ask(made)
    reader.press(re.compile("^Approvals, 1 waiting"))
    reader.wait(re.compile("Payroll"))
    approve_by_press(reader, "0.001 ETH")
    check([r["state"] for share in NAMES for r in world.operator(share, "requests", "list")["requests"]] == ["signed", "signed"],
          "a co-signer does not know that it is signed")


if not shutil.which("openssl"):
    world.skip("no openssl to make keys with")
with world:
    code = use(program, data, story)
sys.exit(code)
