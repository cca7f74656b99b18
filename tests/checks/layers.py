"""The check behind layers.sh: includes, compile commands and symbols of each layer against the table below."""
import json
import pathlib
import re
import subprocess
import sys

BELOW = {  # what each layer may include, itself included
    "core/base": [],
    "core/crypto": ["core/base"],
    "core/mpc": ["core/base", "core/crypto"],
    "core/chains": ["core/base", "core/crypto"],
    "core/policy": ["core/base", "core/crypto", "core/chains"],
    "core/attestation": ["core/base", "core/crypto"],
    "core/backup": ["core/base", "core/crypto", "core/mpc", "core/chains"],
    "core/qr": ["core/base"],
    "core/cosigner": ["core/base", "core/crypto", "core/mpc", "core/chains", "core/policy", "core/attestation", "core/backup"],
    "core/wire": ["core/base", "core/crypto", "core/cosigner"],
    "core/gate": ["core/base", "core/crypto", "core/cosigner", "core/wire"],
    "core/keychain": ["core/base", "core/crypto"],
    "core/backend": ["core/base", "core/crypto", "core/mpc", "core/chains", "core/policy", "core/attestation", "core/backup", "core/cosigner", "core/wire"],
    "core/wallet": ["core/base", "core/crypto", "core/mpc", "core/chains", "core/policy", "core/attestation", "core/backup", "core/cosigner", "core/wire", "core/keychain", "core/backend"],
    "ui": ["core/base", "core/crypto", "core/chains", "core/wallet"],
    # The recovery console: neither a wallet nor a network.
    "ui/recovery": ["core/base", "core/crypto", "core/chains", "core/backup", "ui/widgets", "ui/theme", "ui/text", "ui/Prompts.h",
        "ui/approval/AmountText.h", "ui/approval/Breakable.h", "ui/approval/HexText.h", "ui/firstrun/StepText.h", "ui/shell/Mark.h"],
    # Paper: encrypted files, printed and read.
    "ui/paper": ["core/base", "core/crypto", "core/backup", "core/qr", "core/wallet", "ui"],
    "app": ["core", "ui"],
}
PLAIN = ["core/base", "core/crypto", "core/mpc", "core/chains", "core/policy", "core/attestation", "core/backup", "core/qr"]
root = pathlib.Path(".")
build = pathlib.Path(sys.argv[1])
problems = []

for layer, allowed in BELOW.items():
    inner = [root / other for other in BELOW if other.startswith(layer + "/")]  # with rules of their own
    for path in sorted(p for p in (root / layer).rglob("*") if p.suffix in (".h", ".cpp") and not any(i in p.parents for i in inner)):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*([<"])([^>"]+)', line)
            if not match:
                continue
            quote, name = match.groups()
            if quote == '"' and not any(name == a or name.startswith(a + "/") for a in allowed + [layer]):
                problems.append(f"{path}:{number}: {layer} may not include {name}")
            if layer in PLAIN and (re.match(r"Q[A-Z]", name) or name.startswith(("Qt", "qt6keychain"))):
                problems.append(f"{path}:{number}: a plain layer includes Qt: {name}")

for entry in json.loads((build / "compile_commands.json").read_text()):
    path = pathlib.Path(entry["file"]).resolve()
    try:
        name = path.relative_to(root.resolve()).as_posix()
    except ValueError:
        continue
    command = entry["command"]
    if any(name.startswith(p + "/") for p in PLAIN) and re.search(r"QtCore|QtGui|QT_", command):
        problems.append(f"{name}: compiled with Qt")
    if name.startswith("core/") and re.search(r"QtGui|QtWidgets|QT_GUI_LIB|QT_WIDGETS_LIB", command):
        problems.append(f"{name}: core compiled with Qt Gui")

checked = 0
for layer in PLAIN:
    library = build / layer / f"libtercet_{layer.split('/')[1]}.a"
    if not library.exists():
        continue
    checked += 1
    symbols = subprocess.run(["nm", "-C", "-u", library], capture_output=True, text=True, check=True).stdout
    qt = sorted({m.group(0) for m in re.finditer(r"\bQ[A-Z]\w+::\w+", symbols)})
    if qt:
        problems.append(f"{library.name}: needs Qt: {', '.join(qt[:3])}")
if not checked:
    problems.append("no library found: build the dev preset first")

print("\n".join(problems) if problems else f"layers hold ({len(BELOW)} folders, {checked} libraries)")
sys.exit(bool(problems))
