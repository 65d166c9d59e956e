#!/usr/bin/env python3
"""test_clean.py DOCNORM [-v] [FILE...] -- sound texts of many kinds stay as they are: the clean profile changes no character of them but blanks at
the edges of lines and lines without text.

The texts beside this file (documents parted by lines of "%%", all invented or long out of copyright) are read as .txt, each document by itself,
as it stands and in the other script. What a rule may change there, and why an editor would agree, stands in changes.txt; anything else fails.
Files called indented_… hold layouts whose indentation means something: it has to stay, too. Those called flush_… hold prose whose paragraphs are
indented: there all of it has to go.

SPDX-License-Identifier: MIT"""
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
NEVER_SEEN = {"spaces/leading", "spaces/trailing", "spaces/empty"}
BLANKS = " \t\u3000\u00a0\r"


def run(docnorm, source, target, *options):
    subprocess.run([docnorm, source, "-o", target, "-f", "txt", "-t", "txt", "--no-title", "-q", "--from-charset", "UTF-8", *options], check=True)


def documents(files):
    """{name: text}"""
    found = {}
    for file in files:
        for number, text in enumerate(file.read_text(encoding="utf-8").split("\n%%\n"), 1):
            found[f"{file.stem}-{number}"] = text.strip("\n") + "\n"
    return found


def write(texts, folder):
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def in_other_script(docnorm, texts, folder):
    """The texts as OpenCC writes them in the script that they are not in."""
    write(texts, folder / "as-is")
    both = {}
    for script in ("hans", "hant"):
        run(docnorm, folder / "as-is", folder / script, "--only", "script", "--script", script)
        for name, text in texts.items():
            other = (folder / script / f"{name}.txt").read_text(encoding="utf-8")
            if [line for line in other.split("\n") if line] != [line for line in text.split("\n") if line]:
                both[f"{name}.{script}"] = other
    return both


def lines_of(text, indented=False):
    return [line.rstrip(BLANKS) if indented else line.strip(BLANKS) for line in text.split("\n") if line.strip(BLANKS)]


def moved_lines(name, before, after):
    """Lines that have lost their indentation, or have kept it, against what the file's name asks for."""
    if name.startswith("flush_"):
        return [line for line in lines_of(after, True) if line[0] in BLANKS]
    if name.startswith("indented_"):
        return [line for line, now in zip(lines_of(before, True), lines_of(after, True)) if line != now and line.strip(BLANKS) == now.strip(BLANKS)]
    return []


def changes_of(docnorm, texts, folder):
    """[(document, rule, op, before, after)] of edits that somebody sees; [document] whose text became another; and [(document, lines)]
    whose indentation is not as it should be."""
    write(texts, folder / "in")
    run(docnorm, folder / "in", folder / "out", "--edits")
    changes, differing, moved = [], [], []
    for name, text in texts.items():
        for line in (folder / "out" / f"{name}.txt.edits.jsonl").read_text(encoding="utf-8").splitlines():
            edit = json.loads(line)
            if edit.get("op") in (None, "flag", "set", "wrap") or edit["rule"] in NEVER_SEEN:
                continue
            changes.append((name, edit["rule"], edit["op"], edit["before"], edit["after"]))
        after = (folder / "out" / f"{name}.txt").read_text(encoding="utf-8")
        if lines_of(after) != lines_of(text):
            differing.append(name)
        if lines := moved_lines(name, text, after):
            moved.append((name, lines))
    return changes, differing, moved


def allowed():
    """{(document without its script, rule)} of changes.txt: "document rule reason" a line."""
    lines = (HERE / "changes.txt").read_text(encoding="utf-8").splitlines()
    return {tuple(line.split()[:2]) for line in lines if line and not line.startswith("#")}


def main(docnorm, *arguments):
    verbose = "-v" in arguments
    files = [pathlib.Path(a) for a in arguments if a != "-v"] or sorted(f for f in HERE.glob("*.txt") if f.name != "changes.txt")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        texts = documents(files)
        texts.update(in_other_script(docnorm, texts, folder))
        changes, differing, moved = changes_of(docnorm, texts, folder)
    known = allowed()
    unexpected = [c for c in changes if (c[0].split(".")[0], c[1]) not in known]
    for name, rule, op, before, after in changes if verbose else unexpected:
        print(f"  {name}: {rule} {op} {before[:70]!r} -> {after[:70]!r}")
    changed = {c[0] for c in changes}
    silent = [name for name in differing if name not in changed]
    for name in silent:
        print(f"  {name}: the text differs, and no edit says so")
    for name, lines in moved:
        print(f"  {name}: indentation of {len(lines)} lines, such as {lines[0][:60]!r}")
    stale = known - {(c[0].split(".")[0], c[1]) for c in changes} if not arguments else set()
    for entry in sorted(stale):
        print("  changes.txt: no longer so:", *entry)
    paragraphs = sum(len(lines_of(text)) for text in texts.values())
    print(f"clean texts: {len(texts)} documents, {paragraphs} paragraphs; {len(changes)} changes, {len(unexpected)} of them unexpected")
    return bool(unexpected or silent or moved or stale)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
