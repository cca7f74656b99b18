"""Line coverage from gcov's own data: coverage.py BUILD_FOLDER [FOLDER…] [--least PERCENT FOLDER]…

Prints, for each FOLDER of the repository, how many of the lines that have code were run, and which were not; exits with 1
where a folder given with --least has less than that."""
import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def counted_lines(build):
    """{source file: {line: times run}}, over all objects; a header's lines are those of any object that has them."""
    notes = sorted(build.rglob("core/**/*.gcno"))
    if not notes:
        sys.exit(f"no coverage data below {build}")
    lines = collections.defaultdict(dict)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gcov", "--json-format", "--preserve-paths", *map(str, notes)], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for report in pathlib.Path(folder).glob("*.gcov.json.gz"):
            for file in json.load(gzip.open(report))["files"]:
                path = pathlib.Path(file["file"])
                if not path.is_relative_to(ROOT):
                    continue
                known = lines[str(path.relative_to(ROOT))]
                for line in file["lines"]:
                    known[line["line_number"]] = known.get(line["line_number"], 0) + line["count"]
    return lines


def ranges(numbers):
    out, numbers = [], sorted(numbers)
    for n in numbers:
        if out and n == out[-1][1] + 1:
            out[-1][1] = n
        else:
            out.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in out)


parser = argparse.ArgumentParser()
parser.add_argument("build", type=pathlib.Path)
parser.add_argument("folders", nargs="*")
parser.add_argument("--least", nargs=2, action="append", default=[], metavar=("PERCENT", "FOLDER"))
args = parser.parse_intermixed_args()
lines = counted_lines(args.build.resolve())
least = {folder: float(percent) for percent, folder in args.least}
short = []
for folder in [*least, *args.folders]:
    files = {name: counts for name, counts in sorted(lines.items()) if name.startswith(folder + "/")}
    total = sum(len(counts) for counts in files.values())
    run = sum(count > 0 for counts in files.values() for count in counts.values())
    percent = 100 * run / total if total else 0
    wanted = f", at least {least[folder]:g} % wanted" if folder in least else ""
    print(f"{folder}: {percent:.1f} % of {total} lines{wanted}")
    for name, counts in files.items():
        if missed := [line for line, count in counts.items() if count == 0]:
            print(f"    {name}: {ranges(missed)}")
    if folder in least and percent < least[folder]:
        short.append(folder)
if short:
    sys.exit(f"too little coverage: {', '.join(short)}")
