#!/usr/bin/env python3
"""run.py BUILD -- proves that the laws can fail: each mutant of mutants.txt breaks one line of the library in a scratch copy, is compiled
and linked into the program that tests the law, and must be caught by it.

A mutant is a block of lines: `law NAME`, `file PATH`, `- the line as it is`, `+ the line as it shall be` (both without indentation; no + line:
the line goes). The line must occur once in the file, or `at N` says which. A mutant that no longer applies is a failure, too.

SPDX-License-Identifier: MIT"""
import json
import pathlib
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIST = pathlib.Path(__file__).resolve().parent / "mutants.txt"
PROGRAM = "tests/laws/docnorm_laws"


def read_list():
    for block in LIST.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines:
            mutant = {line.split(" ", 1)[0]: (line.split(" ", 1) + [""])[1].strip() for line in lines}
            yield {"-": "", "+": "", "at": "", **mutant}


def mutated(mutant):
    lines = (ROOT / mutant["file"]).read_text(encoding="utf-8").splitlines()
    places = [i for i, line in enumerate(lines) if line.strip() == mutant["-"]]
    chosen = int(mutant["at"] or 1) - 1
    if chosen >= len(places) or (len(places) > 1 and not mutant["at"]):
        return None
    lines[places[chosen]] = mutant["+"]
    return "\n".join(lines) + "\n"


def compile_command(build, path):
    for entry in json.loads((build / "compile_commands.json").read_text()):
        if pathlib.Path(entry["file"]) == ROOT / path and "docnorm_objects" in entry["command"]:
            return shlex.split(entry["command"])
    return None


def link_command(build):
    out = subprocess.run(["ninja", "-C", str(build), "-t", "commands", "-s", PROGRAM], capture_output=True, text=True, check=True)
    line = out.stdout.strip().splitlines()[-1]
    return [word for word in shlex.split(line) if word not in (":", "&&")]


def run(command, folder):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=600)


def try_mutant(build, link, mutant, scratch):
    """What became of it: 'caught', or why that cannot be said."""
    text = mutated(mutant)
    if text is None:
        return "no longer applies: update mutants.txt"
    command = compile_command(build, mutant["file"])
    if command is None:
        return "its file is not compiled"
    source, target, program = (scratch / name for name in ("mutant.c", "mutant.o", "mutant"))
    source.write_text(text, encoding="utf-8")
    command[command.index("-o") + 1] = str(target)
    command[command.index("-c") + 1] = str(source)
    command += ["-Wno-error", "-w", "-I", str((ROOT / mutant["file"]).parent)]
    built = run(command, build)
    if built.returncode:
        return "does not compile: " + built.stderr[:400]
    words = list(link)
    words[words.index("-o") + 1] = str(program)
    first = next(i for i, word in enumerate(words) if word.endswith(".o"))
    linked = run(words[:first] + [str(target)] + words[first:], build)
    if linked.returncode:
        return "does not link: " + linked.stderr[:400]
    arguments = [mutant["law"]] + ([] if mutant["law"] == "rules" else [str(ROOT / "fixtures")])
    try:
        result = run([str(program)] + arguments, build)
    except subprocess.TimeoutExpired:
        return "caught"
    return "caught" if result.returncode else "SURVIVED"


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    link = link_command(build)
    bad = count = 0
    for mutant in read_list():
        with tempfile.TemporaryDirectory() as scratch:
            outcome = try_mutant(build, link, mutant, pathlib.Path(scratch))
        count += 1
        bad += outcome != "caught"
        print(f"{outcome}: {mutant['law']}: {mutant['file']}: {mutant['-']}  =>  {mutant['+'] or '(nothing)'}", flush=True)
    print(f"mutants: {count}, not caught: {bad}")
    return 1 if bad or not count else 0


sys.exit(main())
