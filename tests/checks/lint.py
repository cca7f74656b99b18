#!/usr/bin/python3
"""clang-tidy over the product's own sources (.clang-tidy); the tests' are held to the compiler's warnings alone.
Usage: tests/checks/lint.py [FILE…]; all of core, ui and app without one. Needs the dev build (its compile commands and mocs).

Most of its time clang-tidy walks over the headers of Qt and of the standard library, so sources that are compiled alike are read
together, some to a translation unit; those that do not compile together are read apart."""
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
TOGETHER = 8
FINDING = re.compile(r"^\S+:\d+:\d+: (?:warning|error): .*(?:\n(?!\S+:\d+:\d+: (?:warning|error): ).*)*", re.M)


def by_flags(files):
    """What is compiled with the same words: [(words, files)]; files that this system does not compile are left out."""
    found = {}
    for entry in json.loads((TOP / "build/dev/compile_commands.json").read_text()):
        name = os.path.relpath(entry["file"], TOP)
        if name in files:
            # As CI compiles it, a warning within the standard library, which GCC has passed already, would be an error.
            words = [word for word in shlex.split(entry["command"])[1:] if word != "-Werror"]
            at = words.index("-o")
            del words[at:at + 4]  # -o OBJECT -c SOURCE
            found.setdefault((tuple(words), entry["directory"]), set()).add(name)
    return [(key, sorted(names)) for key, names in found.items()]


def lint(key, files):
    """The findings in `files`."""
    flags, directory = key
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "together.cpp"
        source.write_text("".join(f'#include "{TOP / name}"\n' for name in files))
        words = ["clang-tidy-19", "--quiet", f"--config-file={TOP / '.clang-tidy'}", str(TOP / files[0] if len(files) == 1 else source)]
        done = subprocess.run([*words, "--", *flags], capture_output=True, text=True, cwd=directory, check=False)
    if "[clang-diagnostic-error]" in done.stdout and len(files) > 1:
        half = len(files) // 2
        return lint(key, files[:half]) | lint(key, files[half:])
    found = {text.strip().replace(f"{TOP}/", "") for text in FINDING.findall(done.stdout)}
    if done.returncode and not found:
        return {f"{files[0]}: {done.stderr.strip()[-300:]}"}
    return found


def main(files):
    if not files:
        listed = subprocess.run(["git", "ls-files", "core/*.cpp", "ui/*.cpp", "app/*.cpp"], cwd=TOP, capture_output=True, text=True, check=True)
        files = listed.stdout.split()
    files = {os.path.relpath(pathlib.Path(name).resolve() if os.path.exists(name) else TOP / name, TOP) for name in files}
    groups = by_flags(files)
    jobs = []
    for key, names in groups:
        count = -(-len(names) // TOGETHER)
        jobs += [(key, names[start::count]) for start in range(count)]  # neighbours name things alike: not together
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        found = set().union(*pool.map(lambda job: lint(*job), jobs))
    for text in sorted(found):
        print(text)
    print(f"{sum(len(names) for _, names in groups)} files, {len(found) or 'no'} finding{'s' if len(found) > 1 else ''}")
    return 1 if found or not groups else 0


if __name__ == "__main__":
    if not (TOP / "build/dev/compile_commands.json").exists():
        sys.exit("build first: cmake --preset dev && cmake --build --preset dev")
    sys.exit(main(sys.argv[1:]))
