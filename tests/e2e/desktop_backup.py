#!/usr/bin/python3
"""A backup and a restore with a screen reader: desktop_backup.py TERCET DATA_FOLDER

Runs in the desktop of desktop.sh. The first device makes a backup in its first run and tests it; the second has that file and the
practice co-signers, becomes the vault's device and signs. Files are named in the dialogs of the desktop by their path.
"""
import json
import pathlib
import re
import shutil
import sys

import pyatspi

from desktop import ADDRESS, BUTTON, FIELD, PASSPHRASE, approve_by_press, check, done, first_run, poll, type_passphrase, use

BACKUP_PASSPHRASE = "copper violin marsh orbit teapot"
program, data = sys.argv[1], pathlib.Path(sys.argv[2])
backup = data.with_name("share.age")
found = {}


def choose_file(reader, button, path, accept):
    """Presses what asks for a file, and names it in the dialog that comes."""
    reader.press(button, BUTTON)
    dialog = poll("a dialog for a file", lambda: next((n for n in reader.nodes() if n.role == pyatspi.ROLE_DIALOG), None))
    field = reader.wait(re.compile("^File name"), FIELD)
    check(field.it.queryEditableText().setTextContents(str(path)), f"the file's name cannot be set in {dialog.name!r}")
    reader.press(re.compile(accept), BUTTON)
    poll("the end of the dialog", lambda: not any(n.role == pyatspi.ROLE_DIALOG for n in reader.nodes()))


def silent(reader):
    check(not reader.says(*BACKUP_PASSPHRASE.split(), *PASSPHRASE.split()), "a word of a passphrase can be read")


def back_up(reader):
    found["address"] = first_run(reader)
    reader.press("Back up this share", BUTTON)
    reader.wait(re.compile("^Step 1 of 3: "))
    reader.audit("who can open it")
    type_passphrase(reader, "Passphrase of the backup", BACKUP_PASSPHRASE)
    type_passphrase(reader, "Passphrase of the backup once more", BACKUP_PASSPHRASE)
    silent(reader)
    reader.press("Continue", BUTTON)
    reader.wait(re.compile("^Step 2 of 3: "))
    reader.audit("where it goes")
    choose_file(reader, re.compile("^Choose a place"), backup, "^&?Save$")
    reader.press("Make the backup", BUTTON)
    reader.wait(re.compile("^Step 3 of 3: "), seconds=60)
    reader.wait(re.compile("^Passed: Written, read back"))
    check(backup.exists(), "there is no file")
    reader.audit("the backup is made")
    done("a backup is made")
    reader.press("Test the backup", BUTTON)
    reader.wait("Passphrase of the backup")
    reader.audit("test")
    type_passphrase(reader, "Passphrase of the backup", BACKUP_PASSPHRASE)
    reader.press("Test the backup", BUTTON)
    reader.wait("The backup is good", seconds=60)
    for cosigner in ("Google Cloud", "Microsoft Azure"):
        reader.wait(re.compile(f"^Passed: {cosigner} confirmed the share"))
    reader.audit("the backup is good")
    silent(reader)
    done("both co-signers have confirmed it")
    reader.press("Open the vault", BUTTON)
    reader.press(re.compile("^Key shares"))
    reader.wait(re.compile("^Fresh"))
    done("the vault shows that it is backed up")


def restore(reader):
    reader.press("Get started", BUTTON)
    reader.press(re.compile("^Restore from a backup"), BUTTON)
    reader.wait("Restore from a backup")
    reader.audit("restore")
    choose_file(reader, "Choose: File of the backup", backup, "^&?Open$")
    type_passphrase(reader, "Passphrase of the backup", BACKUP_PASSPHRASE)
    reader.press("Open the backup", BUTTON)
    reader.wait("What is in this backup", seconds=60)
    reader.audit("what is in it")
    done("the backup is opened")
    reader.press("Continue", BUTTON)
    type_passphrase(reader, "Passphrase")
    type_passphrase(reader, "Passphrase once more")
    silent(reader)
    reader.press("Restore", BUTTON)
    reader.wait("The vault is back", seconds=120)
    address = reader.wait(ADDRESS)
    check(ADDRESS.search(address.name).group(1) == found["address"], "another address")
    reader.wait(re.compile("^Passed: The old device"))
    reader.audit("restored")
    done("the vault is back")
    reader.press("Open the vault", BUTTON)
    sign(reader)


def sign(reader):
    transaction = data.with_name("payment.json")
    transaction.write_text(json.dumps({
        "type": 2, "chainId": 1, "nonce": "0x0", "gas": "0x5208", "maxFeePerGas": "0x77359400", "maxPriorityFeePerGas": "0x1",
        "to": "0x8ba1f109551bD432803012645Ac136ddd64DBA72", "value": hex(10**15)}))
    reader.press(re.compile("^Approvals"))
    choose_file(reader, re.compile("^Open file"), transaction, "^&?Open$")
    reader.press("Review", BUTTON)
    approve_by_press(reader, "0.001 ETH")


code = use(program, str(data), back_up)
if code == 0:
    fresh = data.with_name("fresh")
    fresh.mkdir(mode=0o700)
    shutil.copytree(data / "cosigners", fresh / "cosigners")
    code = use(program, str(fresh), restore)
sys.exit(code)
