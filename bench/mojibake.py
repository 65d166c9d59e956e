#!/usr/bin/env python3
"""bench/mojibake.py [--program PATH] [--packages FOLDER] [--texts N] -- what the mojibake cleaner does to clean text, and to spoilt text.

Clean text: all distinct paragraphs of Chinese in the documentation packages of Debian named below, which have nothing to do with the
source of the statistics. Every change that the cleaner makes to one is false, and printed. Spoilt text: stretches of 60 characters of
the same, decoded by a wrong charset; counted is how many come back exactly, among all and among those that lost nothing on the way.

The packages are downloaded by apt-get into FOLDER, unless they are there, and unpacked, not installed.

SPDX-License-Identifier: MIT"""
import argparse
import gzip
import html
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["debian-reference-zh-cn", "debian-reference-zh-tw", "manpages-zh", "libreoffice-help-zh-cn", "libreoffice-help-zh-tw", "fortunes-zh"]
LENGTH = 60

# (name, right charset, wrong charset, times)
CLASSES = [
    ("UTF-8 as windows-1252", "UTF-8", "windows-1252", 1),
    ("UTF-8 as windows-1252, twice", "UTF-8", "windows-1252", 2),
    ("GBK as windows-1252", "GBK", "windows-1252", 1),
    ("Big5 as windows-1252", "Big5", "windows-1252", 1),
    ("Big5 as GBK", "Big5", "GBK", 1),
    ("UTF-8 as GBK", "UTF-8", "GBK", 1),
    ("GBK as Big5", "GBK", "Big5", 1),
    ("GBK as EUC-KR", "GBK", "EUC-KR", 1),
    ("GBK as Shift_JIS", "GBK", "Shift_JIS", 1),
]
CODEC = {"UTF-8": "utf-8", "GBK": "gb18030", "Big5": "big5hkscs", "EUC-KR": "cp949", "Shift_JIS": "cp932"}


def unpack(folder):
    for package in PACKAGES:
        target = folder / package
        if target.is_dir():
            continue
        if not list(folder.glob(package + "_*.deb")):
            subprocess.run(["apt-get", "-q", "download", package], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["dpkg", "-x", str(next(folder.glob(package + "_*.deb"))), str(target)], check=True)


def text_of(path):
    data = path.read_bytes()
    if path.suffix == ".gz":
        data = gzip.decompress(data)
        path = path.with_suffix("")
    text = data.decode("utf-8", errors="ignore")
    if path.suffix == ".html":
        text = re.sub(r"(?s)<(script|style)\b.*?</\1>|<!--.*?-->", "", text)
        text = re.sub(r"</?(p|h\d|li|td|th|tr|div|dd|dt|pre|br|title|ul|ol|table)\b[^>]*>", "\n", text)
        return html.unescape(re.sub(r"<[^>]*>", "", text))
    if path.suffix[1:].isdigit():  # a manual page: no requests, no font changes
        return re.sub(r"\\f[A-Z]|\\[&|^]", "", re.sub(r"(?m)^[.'].*$", "\n", text)).replace("\\-", "-")
    return text


def is_text(path):
    name = path.name.removesuffix(".gz")
    return name.endswith((".html", ".txt")) or name[-1:].isdigit() or "fortunes" in path.parts and "." not in name


def paragraphs(folder):
    found = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and not p.is_symlink() and is_text(p)):
        for line in re.sub(r"\x1b\[[0-9;]*m", "", text_of(path)).split("\n"):
            line = re.sub(r"[\s\u00a0]+", " ", line).strip()
            if re.search(r"[\u3400-\u9fff]", line) and "\ufffd" not in line:
                found.setdefault(line)
    return list(found)


def docnorm(program, data, *arguments):
    return subprocess.run([program, "convert", "-", "-f", "txt", "--no-title", *arguments], input=data, stdout=subprocess.PIPE, check=True).stdout


def report_false(program, texts, folder):
    """Runs the cleaner alone over all paragraphs and prints what it changed or would mark."""
    source, output = folder / "clean.txt", folder / "out.txt"
    # Blank lines, so that every line is a paragraph; no rule but these looks at them.
    source.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    subprocess.run([program, "convert", source, "-f", "txt", "--no-title", "-o", output, "--edits", "--only", "mojibake", "--from-charset", "UTF-8"], check=True)
    edits = [json.loads(line) for line in (folder / "out.txt.edits.jsonl").read_text(encoding="utf-8").splitlines()]
    edits = [edit for edit in edits if str(edit.get("rule", "")).startswith("mojibake/")]
    changes = [edit for edit in edits if edit["rule"] != "mojibake/residue"]
    print(f"{len(texts)} clean paragraphs: {len(changes)} changed, {len(edits) - len(changes)} places marked")
    for edit in edits:
        print("   ", json.dumps(edit, ensure_ascii=False)[:400])


def stretches(texts, codec, count, chance):
    found = []
    pool = texts[:]
    chance.shuffle(pool)
    for text in pool:
        text = re.sub(r"\s", "", text)
        if len(text) < LENGTH:
            continue
        text = text[:LENGTH]
        if sum("\u4e00" <= c <= "\u9fff" for c in text) < 0.7 * LENGTH:
            continue
        try:
            text.encode(codec)
        except UnicodeError:
            continue
        found.append(text)
        if len(found) == count:
            break
    return found


def as_windows_1252(data):
    """By the WHATWG standard: the five bytes that have no character stand for controls."""
    return "".join(chr(b) if b in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else bytes([b]).decode("cp1252") for b in data)


def spoil(text, right, wrong, times):
    for _ in range(times):
        data = text.encode(CODEC[right])
        text = as_windows_1252(data) if wrong == "windows-1252" else data.decode(CODEC[wrong], errors="replace")
    return text


def report_restored(program, texts, options):
    print("\n| spoilt as | texts | restored | lost nothing | of these restored | characters right |\n|---|---|---|---|---|---|")
    for name, right, wrong, times in CLASSES:
        clean = stretches(texts, "big5" if right == "Big5" else "gbk", options.texts, random.Random(7))
        spoilt = [spoil(text, right, wrong, times) for text in clean]
        pairs = [(a, b) for a, b in zip(clean, spoilt) if not re.search(r"[\n\r\x0b\x0c\u0085\u2028\u2029]", b)]
        clean, spoilt = [a for a, _ in pairs], [b for _, b in pairs]
        kept = docnorm(program, "\n\n".join(spoilt).encode() + b"\n", "--only", "mojibake", "--from-charset", "UTF-8", "-q").decode()
        restored = [line for line in kept.split("\n") if line]
        if len(restored) != len(clean):
            sys.exit(f"{name}: {len(clean)} paragraphs became {len(restored)}")
        exact = [a == b for a, b in zip(clean, restored)]
        whole = ["\ufffd" not in line for line in spoilt]
        both = sum(e and w for e, w in zip(exact, whole))
        characters = sum(sum(x == y for x, y in zip(a, b)) for a, b in zip(clean, restored)) / (LENGTH * len(clean))
        share = f"{100 * both / sum(whole):.1f} %" if any(whole) else "–"
        print(f"| {name} | {len(clean)} | {100 * sum(exact) / len(clean):.1f} % | {sum(whole)} | {share} | {100 * characters:.1f} % |", flush=True)
        for a, b in [(a, b) for a, b, e, w in zip(clean, restored, exact, whole) if w and not e][: options.show]:
            print("   ", a, "\n   ", b)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/docnorm"))
    parser.add_argument("--packages", type=Path, help="where the packages are or are put; else a folder that goes again")
    parser.add_argument("--texts", type=int, default=3000, help="spoilt texts of each class")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N failures of each class")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docnorm-mojibake-") as folder:
        packages = options.packages or Path(folder) / "packages"
        packages.mkdir(exist_ok=True)
        unpack(packages)
        texts = paragraphs(packages)
        if not texts:
            sys.exit("no paragraphs found")
        report_false(options.program, texts, Path(folder))
        report_restored(options.program, texts, options)


if __name__ == "__main__":
    main()
