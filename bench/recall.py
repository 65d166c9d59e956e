#!/usr/bin/env python3
"""bench/recall.py [--program PATH] [--packages FOLDER] [--documents N] [--only KIND] [--show N] [--write] -- what share of damage the clean
profile repairs, kind by kind, and what it does to clean text beside. With --write the table goes into docs/what-is-repaired.md.

The clean documents are consecutive paragraphs of the packages that bench/mojibake.py names, in both scripts, under a heading of theirs; noise.py
hurts them, always in the same way. Judged is the output alone, beside the text before the damage:

  repaired    at the place of the damage the output is the clean text, to the character, neighbours included
  marked      it is not, but a flag points at the place
  harmed      clean characters away from any damage that are missing or joined by others, for a million of them

Documents that the profile changes before any damage are counted in the first line and left out below it.

SPDX-License-Identifier: MIT"""
import argparse
import collections
import difflib
import json
import random
import re
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import kinds  # noqa: E402
import mojibake  # noqa: E402
from noise import Spot  # noqa: E402

ROOT = kinds.ROOT
LINES = (8, 14)
OPTIONS = {"halfwidth": ["--punctuation", "fullwidth"]}
BEGIN, END = "<!-- bench/recall.py --write: begin -->", "<!-- bench/recall.py --write: end -->"


# ---- documents --------------------------------------------------------------------------------------------------------------------------------


def is_prose(line):
    han = len(re.findall("[\u4e00-\u9fff]", line))
    return len(line) >= 40 and han >= 0.6 * len(line) and line[-1] in "。！？"


def script_of(line):
    hans, hant = (sum(c in marks for c in line) for marks in ("这个为会来们时说对过", "這個為會來們時說對過"))
    return "hans" if hans > hant else "hant" if hant > hans else None


def documents(texts, script, count):
    """(title and paragraphs) of `count` documents, spread over the packages."""
    rng = random.Random(11)
    found, title, heading, lines = [], None, None, []
    for text in texts:
        text = re.sub(r" *([，。；：、！？（）《》「」“”]) *", r"\1", text)  # left by line ends in manual pages: damage
        if is_prose(text) and script_of(text) in (script, None):
            title = title or heading
            lines.append(text)
            if title and len(lines) >= rng.randrange(*LINES):
                found.append([title] + lines)
                title, lines = None, []
        elif re.fullmatch("[\u4e00-\u9fff]{6,24}", text) and script_of(text) in (script, None):
            heading = text
    rng.shuffle(found)
    return found[:count]


def convert(program, texts, folder, options=()):
    """[(output, edits)] of texts, by one run over a folder."""
    source, target = folder / "in", folder / "out"
    for old in (source, target):
        subprocess.run(["rm", "-rf", str(old)], check=True)
    source.mkdir()
    for number, text in enumerate(texts):
        (source / f"{number:05}.txt").write_text(text, encoding="utf-8")
    subprocess.run([program, str(source), "-o", str(target), "-t", "txt", "--no-title", "--edits", "-q", "--from-charset", "UTF-8", *options], check=True)
    results = []
    for number in range(len(texts)):
        output = (target / f"{number:05}.txt").read_text(encoding="utf-8")
        edits = [json.loads(line) for line in (target / f"{number:05}.txt.edits.jsonl").read_text(encoding="utf-8").split("\n") if line]
        results.append((lines_of(output), [edit for edit in edits if "rule" in edit]))
    return results


def lines_of(text):
    return "\n".join(line.strip(" \t\u3000") for line in text.split("\n") if line.strip(" \t\u3000")) + "\n"


# ---- scores -----------------------------------------------------------------------------------------------------------------------------------


def matches(gold, output):
    """[(gold, output, length)] of equal stretches, in order."""
    if gold == output:
        return [(0, 0, len(gold))]
    head = 0
    while head < min(len(gold), len(output)) and gold[head] == output[head]:
        head += 1
    tail = 0
    while tail < min(len(gold), len(output)) - head and gold[-1 - tail] == output[-1 - tail]:
        tail += 1
    middle = difflib.SequenceMatcher(None, gold[head : len(gold) - tail], output[head : len(output) - tail], autojunk=False)
    blocks = [(0, 0, head)] + [(a + head, b + head, n) for a, b, n in middle.get_matching_blocks() if n] + [(len(gold) - tail, len(output) - tail, tail)]
    joined = []
    for a, b, n in blocks:
        if joined and joined[-1][0] + joined[-1][2] == a and joined[-1][1] + joined[-1][2] == b:
            joined[-1] = (joined[-1][0], joined[-1][1], joined[-1][2] + n)
        elif n:
            joined.append((a, b, n))
    return joined


class Score:
    def __init__(self):
        self.spots = self.repaired = self.marked = self.harmed = self.characters = 0
        self.failures = []

    def add(self, other):
        for name in ("spots", "repaired", "marked", "harmed", "characters"):
            setattr(self, name, getattr(self, name) + getattr(other, name))


def spots_of(pieces):
    """(gold text, [(spot, from, to, from in the damaged text, to)]), the latter in bytes without line ends, as edits count."""
    gold, at, spots = [], 0, []
    byte = 0
    for piece in pieces:
        clean, hurt = (piece.gold, piece.damaged) if isinstance(piece, Spot) else (piece, piece)
        size = len(hurt.replace("\n", "").encode())
        if isinstance(piece, Spot):
            spots.append((piece, at, at + len(clean), byte, byte + size))
        gold.append(clean)
        at += len(clean)
        byte += size
    return "".join(gold), spots


def is_whole(blocks, start, end, length):
    start, end = max(0, start - 1), min(length, end + 1)
    return any(a <= start and end <= a + n for a, _, n in blocks)


def added_at(blocks, at, output):
    """What the output has between the gold characters around `at`."""
    before = max((b + min(n, at - a) for a, b, n in blocks if a < at), default=0)
    after = min((b + max(0, at - a) for a, b, n in blocks if a + n > at), default=len(output))
    return output[before:after]


def is_gone(spot, added):
    text = re.sub(r"\s", "", spot.damaged)
    rest = re.sub(r"\s", "", added)
    return text[: max(4, len(text) // 2)] not in rest and text[-max(4, len(text) // 2) :] not in rest


def left_over(spots, gold, output):
    """The lines of noise that the output has as they are, as often as it has more of them than the clean text."""
    kept = collections.Counter(line + "\n" for line in output.split("\n")) - collections.Counter(line + "\n" for line in gold.split("\n"))
    left = []
    for spot, *_ in spots:
        if spot.line and kept[spot.damaged] > 0:
            kept[spot.damaged] -= 1
            left.append(spot.damaged)
    return left


def score(pieces, output, edits, flags_only):
    result = Score()
    gold, spots = spots_of(pieces)
    left = left_over(spots, gold, output)
    for line in left:  # the last of them: the first may be the title
        at = output.rfind(line)
        output = output[:at] + output[at + len(line) :]
    blocks = matches(gold, output)
    near = set()
    for spot, start, end, first, last in spots:
        near.update(range(max(0, start - 1), end + 1))
        marked = any(edit["op"] == "flag" and edit["at"] <= last + 9 and edit["at"] + len(edit["before"].encode()) >= first - 9 for edit in edits)
        if spot.line and spot.damaged in left:
            left.remove(spot.damaged)
            right = False
        else:
            right = is_whole(blocks, start, end, len(gold)) or (spot.line and is_gone(spot, added_at(blocks, start, output)))
        if flags_only and spot.line:
            continue
        result.spots += 1
        result.repaired += right and not (flags_only and spot.gold == spot.damaged)
        if marked and (flags_only or not right):
            result.marked += 1
        if not (marked if flags_only else right):
            result.failures.append((spot, gold[max(0, start - 12) : end + 12], added_at(blocks, start, output)))
    result.characters = len(gold)
    result.harmed, places = harm(gold, output, blocks, near)
    result.failures += [(None, gold[max(0, a - 20) : a + 20], text) for a, text in places]
    return result


def harm(gold, output, blocks, near):
    harmed, places, last = 0, [], (0, 0)
    for a, b, n in blocks + [(len(gold), len(output), 0)]:
        missing = [i for i in range(last[0], a) if i not in near]
        added = b - last[1] if not missing and a == last[0] and a not in near and a - 1 not in near else 0
        if missing or added > 0:
            harmed += len(missing) + max(added, 0)
            places.append((last[0], output[last[1] : b]))
        last = (a + n, b + n)
    return harmed, places


# ---- the table --------------------------------------------------------------------------------------------------------------------------------


class Bench:
    def __init__(self, options, folder):
        self.options, self.folder = options, folder
        packages = options.packages or folder / "packages"
        packages.mkdir(exist_ok=True)
        mojibake.unpack(packages)
        texts = mojibake.paragraphs(packages)
        self.clean, self.all = {}, {}
        for script in ("hans", "hant"):
            self.all[script] = documents(texts, script, options.documents)
            results = convert(options.program, ["\n".join(d) + "\n" for d in self.all[script]], folder)
            same = [output == "\n".join(d) + "\n" for d, (output, _) in zip(self.all[script], results)]
            self.clean[script] = [d for d, s in zip(self.all[script], same) if s]
            for document, (output, edits) in zip(self.all[script], results) if options.show else []:
                for edit in edits:
                    if edit["op"] not in ("flag", "set"):
                        print("clean:", edit["rule"], edit["op"], repr(edit["before"][:80]), repr(edit["after"][:80]), "note", edit["note"][:40], "|", document[0])
            self.results = {**getattr(self, "results", {}), script: results}

    def script(self, name):
        """Wordings in the script of the document."""
        if name == "hans":
            return lambda text: text
        known = {}

        def to_hant(text):
            if text not in known:
                run = subprocess.run([self.options.program, "convert", "-", "-f", "txt", "--no-title", "-q", "--only", "script", "--script", "hant", "--from-charset", "UTF-8"],
                                     input=(text + "\n").encode(), stdout=subprocess.PIPE, check=True)
                known[text] = run.stdout.decode().rstrip("\n")
            return known[text]

        return to_hant

    def untouched(self, script):
        total = Score()
        for document, (output, _) in zip(self.all[script], self.results[script]):
            gold = "\n".join(document) + "\n"
            total.harmed += harm(gold, output, matches(gold, output), set())[0]
            total.characters += len(gold)
        return total

    def measure(self, kind, script):
        pieces = []
        for number, document in enumerate(self.clean[script]):
            rng = random.Random(zlib.crc32(f"{kind.name} {number}".encode()))
            pieces.append(kind.hurt(list(document), rng, self.script_of[script], *kind.arguments))
        hurt = ["".join(p.damaged if isinstance(p, Spot) else p for p in one) for one in pieces]
        total = Score()
        for one, (output, edits) in zip(pieces, convert(self.options.program, hurt, self.folder, OPTIONS.get(kind.name, []))):
            result = score(one, output, edits, kind.flag)
            total.add(result)
            total.failures += result.failures
        return total


def percent(part, whole):
    return f"{100 * part / whole:.1f} %" if whole else "–"


def row(kind, totals):
    both = Score()
    cells = []
    for script in ("hans", "hant"):
        total = totals.get(script)
        cells.append("–" if not total or kind.flag else percent(total.repaired, total.spots))
        if total:
            both.add(total)
    marked = percent(both.marked, both.spots) if both.marked or kind.flag else ""
    return f"| {kind.what} | {both.spots} | {cells[0]} | {cells[1]} | {marked} | {1e6 * both.harmed / both.characters:.0f} |"


def show(total, count):
    rng = random.Random(5)
    for spot, around, output in rng.sample(total.failures, min(count, len(total.failures))):
        what = repr(spot.damaged) if spot else "HARM"
        print("   ", what, "in", repr(around), "->", repr(output))


def report(bench, options):
    lines = []

    def say(line):
        lines.append(line)
        print(line, flush=True)

    all_documents = sum(len(d) for d in bench.all.values())
    paragraphs = sum(len(one) for d in bench.all.values() for one in d)
    unchanged = sum(len(d) for d in bench.clean.values())
    harmed, characters = (sum(getattr(bench.untouched(s), name) for s in bench.all) for name in ("harmed", "characters"))
    say(f"{all_documents} clean documents ({paragraphs} paragraphs, {characters} characters) of the packages: {all_documents - unchanged} changed, "
        f"{1e6 * harmed / characters:.0f} characters for a million.")
    for scripts in bench.clean.values():
        if not scripts:
            sys.exit("recall: no clean documents")
    for heading, members in kinds.groups():
        chosen = [kind for kind in members if not options.only or kind.name in options.only]
        if not chosen:
            continue
        say(f"\n| {heading} | places | repaired, Simplified | Traditional | marked | harmed for a million |\n|---|---|---|---|---|---|")
        for kind in chosen:
            totals = {script: bench.measure(kind, script) for script in kind.scripts}
            say(row(kind, totals))
            for total in totals.values():
                show(total, options.show)
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/docnorm"))
    parser.add_argument("--packages", type=Path, help="where the packages are or are put; else a folder that goes again")
    parser.add_argument("--documents", type=int, default=40, help="of each script")
    parser.add_argument("--only", action="append", metavar="KIND", help="of kinds.py; may be repeated")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N failures of each kind")
    parser.add_argument("--write", action="store_true", help="put the table into docs/what-is-repaired.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docnorm-recall-") as folder:
        bench = Bench(options, Path(folder))
        bench.script_of = {name: bench.script(name) for name in ("hans", "hant")}
        table = report(bench, options)
    if options.write and not options.only:
        path = ROOT / "docs/what-is-repaired.md"
        text = path.read_text(encoding="utf-8")
        before, rest = text.split(BEGIN)
        path.write_text(before + BEGIN + "\n\n" + table + "\n\n" + END + rest.split(END)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
