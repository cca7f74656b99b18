#!/usr/bin/python3
"""Tercet with a screen reader's eyes: desktop.py TERCET DATA_FOLDER

Runs in the desktop of desktop.sh. Reads the window over AT-SPI only and acts as an assistive
technology does (press, set text), except for what it must not be able to do: the passphrase is
typed with key events, and one request is held with the mouse.
"""
import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import GLib  # noqa: E402
import pyatspi  # noqa: E402

PASSPHRASE = "lantern orbit mossy violin gravel"
VAULT = "Reading room"
ADDRESS = re.compile(r"0x ((?:[0-9A-Fa-f]{4} ){9}[0-9A-Fa-f]{4})$")
BUTTON = {pyatspi.ROLE_PUSH_BUTTON}
FIELD = {pyatspi.ROLE_TEXT, pyatspi.ROLE_ENTRY}
PASSWORD = {pyatspi.ROLE_PASSWORD_TEXT}
# What a reader passes over; Qt gives the first to widgets that nobody has described.
UNSPOKEN = {pyatspi.ROLE_FILLER, pyatspi.ROLE_UNKNOWN, pyatspi.ROLE_INVALID}
# What a dialog for files lists: cells that come and go while it reads the folder.
VIEWS = {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE_TABLE, pyatspi.ROLE_TREE}
BEGAN = time.monotonic()


class Failed(Exception):
    pass


def check(condition, message):
    if not condition:
        raise Failed(message)


def poll(what, look, seconds=40):
    """The first true answer of look()."""
    end = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        check(time.monotonic() < end, f"waited {seconds} s for: {what}")
        time.sleep(0.05)


def xdotool(*arguments):
    subprocess.run(["xdotool", *map(str, arguments)], check=True, timeout=20)


class Node:
    """One node as it was read; .it is the live object."""

    def __init__(self, it, depth, parent):
        self.it, self.depth, self.parent = it, depth, parent
        self.role = it.getRole()
        self.name = it.name or ""
        self.description = it.description or ""
        states = it.getState()
        self.showing = states.contains(pyatspi.STATE_SHOWING)
        self.enabled = states.contains(pyatspi.STATE_ENABLED)
        self.focusable = states.contains(pyatspi.STATE_FOCUSABLE)
        self.focused = states.contains(pyatspi.STATE_FOCUSED)

    def text(self):
        try:
            return self.it.queryText().getText(0, -1)
        except NotImplementedError:
            return None

    def line(self):
        marks = [m for m in ("showing", "enabled", "focusable", "focused") if getattr(self, m)]
        return f"{'  ' * self.depth}[{self.it.getRoleName()}] {self.name!r} {self.description!r} {'/'.join(marks)}"

    def press(self):
        action = self.it.queryAction()
        for i in range(action.nActions):
            if action.getName(i).lower() in ("press", "toggle"):
                check(action.doAction(i), f"the press of {self.name!r} was refused")
                return
        raise Failed(f"{self.name!r} cannot be pressed")

    def focus(self):
        check(self.it.queryComponent().grabFocus(), f"{self.name!r} does not take the focus")

    def middle(self):
        box = self.it.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        return box.x + box.width // 2, box.y + box.height // 2


class Reader:
    def __init__(self, process):
        self.process = process

        def application():
            check(process.poll() is None, f"tercet has ended with {process.returncode}")
            for it in pyatspi.Registry.getDesktop(0):
                if it and it.name == "tercet" and it.childCount:
                    return it

        self.root = poll("the program on the accessibility bus", application)

    def nodes(self, hidden=False):
        """The whole tree in reading order; without `hidden`, what shows."""
        self.root.clear_cache()
        out = []

        def visit(it, depth, parent):
            try:
                node = Node(it, depth, parent)
                if depth > 1 and not node.showing and not hidden:
                    return
                out.append(node)
                children = [it.getChildAtIndex(i) for i in range(it.childCount)] if node.role not in VIEWS else []
            except (GLib.GError, LookupError, RuntimeError):
                return  # went away while it was read
            for child in children:
                if child:
                    visit(child, depth + 1, node)

        visit(self.root, 0, None)
        return out

    def find(self, name, roles=None, enabled=False):
        matches = name.search if isinstance(name, re.Pattern) else lambda text: text == name
        for node in self.nodes():
            if matches(node.name) and (not roles or node.role in roles) and (node.enabled or not enabled):
                return node
        return None

    def wait(self, name, roles=None, enabled=False, seconds=40):
        what = name.pattern if isinstance(name, re.Pattern) else name
        return poll(what, lambda: self.find(name, roles, enabled), seconds)

    def press(self, name, roles=None):
        self.wait(name, roles, enabled=True).press()

    def audit(self, where):
        """Nothing that takes the focus is without a name or without a role that is spoken."""
        for node in self.nodes(hidden=True):
            if not node.focusable or node.depth < 2 or node.parent.role == pyatspi.ROLE_COMBO_BOX:
                continue  # a combo box speaks for the list that it opens
            check(node.name.strip(), f"{where}: a {node.it.getRoleName()} that takes the focus has no name, in {node.parent.name!r}")
            check(node.role not in UNSPOKEN, f"{where}: {node.name!r} takes the focus and has no role that is spoken")

    def says(self, *texts):
        """Every text that a client could read, also of what does not show, which holds one of `texts`."""
        found = []
        for node in self.nodes(hidden=True):
            try:
                spoken = "\n".join((node.name, node.description, node.text() or ""))
            except (GLib.GError, RuntimeError):
                continue
            plain = re.sub(r"[\s\u00a0\u202f]", "", spoken).lower()
            if any(re.sub(r"\s", "", text).lower() in plain for text in texts):
                found.append(node.line().strip())
        return found

    def dump(self):
        return "\n".join(node.line() for node in self.nodes())


def done(step):
    print(f"{time.monotonic() - BEGAN:6.1f} s  {step}", flush=True)


def type_passphrase(reader, name, passphrase=PASSPHRASE):
    def focused():
        node = reader.wait(name, PASSWORD)
        if node.focused:
            return node
        node.focus()

    field = poll(f"the focus in {name!r}", focused)
    xdotool("type", "--delay", "8", passphrase)
    return field


def protect(reader):
    name = reader.wait("Name of the vault", FIELD)
    check(name.it.queryEditableText().setTextContents(VAULT), "the vault's name cannot be set")
    reader.audit("protect")
    type_passphrase(reader, "Passphrase")
    reader.press("Show the passphrase")  # the first of two; to the eye it is readable now
    fields = [n for n in reader.nodes() if n.role in PASSWORD]
    check([n.name for n in fields] == ["Passphrase", "Passphrase once more"], "the passphrase fields are not where they are expected")
    for field in fields:
        check(field.text() is None, "the passphrase field has a text interface")
        try:
            field.it.queryEditableText()
            raise Failed("the passphrase can be set from outside")
        except NotImplementedError:
            pass
    type_passphrase(reader, "Passphrase once more")
    reader.wait("Make the key", BUTTON, enabled=True)
    check(not reader.says(*PASSPHRASE.split()), "a word of the passphrase can be read")
    done("first run filled in; the passphrase cannot be read")


def make_key(reader):
    reader.press("Make the key", BUTTON)
    address = reader.wait(ADDRESS, seconds=60)
    done("the key is made")
    reader.audit("done")
    return ADDRESS.search(address.name).group(1)


def first_run(reader):
    """The address of the vault, at the question for a backup."""
    reader.audit("welcome")
    reader.press("Get started", BUTTON)
    reader.press("Practice on this computer")
    reader.audit("mode")
    reader.press("Continue", BUTTON)
    protect(reader)
    return make_key(reader)


def receive(reader, address):
    reader.press("Receive")
    shown = reader.wait(re.compile(r"^Your address 0x"))
    check(ADDRESS.search(shown.name).group(1) == address, "Receive shows another address")
    reader.audit("receive")
    done("the address is readable")


def open_card(reader, amount):
    """The card with this amount, scrolled until it may be approved."""
    reader.wait(re.compile(rf"^Amount {re.escape(amount)}\b"))

    def usable():
        hold = reader.find("Hold to approve", BUTTON)
        if hold and hold.enabled:
            return hold
        if reader.find(re.compile("^Scroll down|^Bring the whole address")):
            xdotool("mousemove", *reader.wait(re.compile("^Amount ")).middle(), "click", "5")

    return poll("Hold to approve to be enabled", usable)


def check_order(reader, amount):
    """What a reader hears of the card, in this order; returns the recipient's address in groups."""
    nodes = reader.nodes()
    card = next(i for i, n in enumerate(nodes) if n.name.startswith("Amount "))
    while nodes[card].role in BUTTON or "Send" not in nodes[card].name:
        card -= 1
    wanted = [
        ("title", lambda n: n.role == pyatspi.ROLE_LABEL and n.name.startswith("Send ")),
        ("amount", lambda n: n.name == f"Amount {amount}"),
        ("recipient", lambda n: ADDRESS.search(n.name) and n.name.startswith("Recipient address ")),
        ("checks", lambda n: re.match(r"(Passed|Note|Warning|Danger): \S", n.name)),
        ("reject", lambda n: n.name == "Reject" and n.role in BUTTON),
        ("approve", lambda n: n.name == "Hold to approve" and n.role in BUTTON),
    ]
    found = {}
    at = card
    for what, fits in wanted:
        while at < len(nodes) and not fits(nodes[at]):
            at += 1
        check(at < len(nodes), f"the card has no {what} where a reader expects it")
        found[what] = nodes[at]
        check(nodes[at].role not in UNSPOKEN, f"the card's {what} has no role that is spoken")
    check("typ" in found["approve"].description.lower(), "Hold to approve does not say what a press does")
    return ADDRESS.search(found["recipient"].name).group(1)


def approve_by_press(reader, amount):
    hold = open_card(reader, amount)
    recipient = check_order(reader, amount)
    reader.audit("approvals")
    hold.press()
    question = re.compile(r"^To approve, type group (\d+) of the address")
    field = poll("the focus in the typed confirmation",
                 lambda: next((n for n in reader.nodes() if n.focused and question.search(n.name) and n.role in FIELD), None))
    group = recipient.split()[int(question.search(field.name).group(1)) - 1]
    approve = reader.wait("Approve", BUTTON)
    check(not approve.enabled, "Approve is enabled before anything was typed")
    check(not reader.find(re.compile("^Signed")), "one press has signed")
    check(field.it.queryEditableText().setTextContents(group), "the confirmation cannot be set")
    reader.press("Approve", BUTTON)
    reader.wait(re.compile(r"^Signed\. This device has checked the signature"), seconds=60)
    reader.audit("signed")
    done("approved by a press and a typed confirmation")
    return recipient


def approve_by_holding(reader):
    reader.press("Next request", BUTTON)
    hold = open_card(reader, "1,250.50 USDC")
    recipient = check_order(reader, "1,250.50 USDC")
    xdotool("mousemove", *hold.middle())
    xdotool("mousedown", 1)
    try:
        reader.wait(re.compile(r"^Signed\. This device has checked the signature"), seconds=60)
    finally:
        xdotool("mouseup", 1)
    done("approved by holding the mouse")
    return recipient


def lock(reader, *secrets):
    for place in ("Overview", "Send", "Activity", "Key shares", "Settings"):
        reader.press(re.compile(rf"^{place}(, |$)"))  # what is to do there stands behind a comma
        reader.audit(place)
    done("every page was read")
    reader.press("Overview")
    check(reader.says(secrets[0]), "the address is nowhere to be read while unlocked")
    xdotool("key", "ctrl+l")
    reader.wait("Unlock", BUTTON)
    reader.audit("locked")
    said = reader.says(*secrets)
    check(not said, "readable while locked:\n" + "\n".join(said))
    done("locked: nothing of the wallet can be read")
    type_passphrase(reader, "Passphrase")
    check(not reader.says(*PASSPHRASE.split()), "a word of the passphrase can be read")
    reader.press("Unlock", BUTTON)
    reader.wait(re.compile("^Approvals"), seconds=60)
    done("unlocked")


def practise(reader):
    address = first_run(reader)
    reader.press("Later", BUTTON)
    receive(reader, address)
    reader.press(re.compile("^Approvals, 3 waiting"))
    payees = [approve_by_press(reader, "0.25 ETH"), approve_by_holding(reader)]
    lock(reader, address, *payees, "0.25 ETH", "1,250.5", "0.25\u00a0ETH", "Send ETH", "Send USDC")


def use(program, data, story):
    """The program from its start to its end, with what story(reader) does in between; the exit code of the test."""
    process = subprocess.Popen([os.path.abspath(program), "--data", data, "--keychain", "file", "--lang", "en", "--theme", "light"],
                               cwd=os.environ["HOME"])  # what a dialog for files shows first
    reader = None
    try:
        reader = Reader(process)
        done("on the accessibility bus")
        story(reader)
        xdotool("key", "ctrl+q")
        check(process.wait(timeout=30) == 0, f"tercet has ended with {process.returncode}")
        done("closed")
    except Failed as failure:
        print(f"failed: {failure}", file=sys.stderr)
        if reader and process.poll() is None:
            print(reader.dump(), file=sys.stderr)
        return 1
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
    return 0


if __name__ == "__main__":
    sys.exit(use(*sys.argv[1:3], practise))
