#!/usr/bin/env python3
"""bench/damage.py [--program PATH] [--packages FOLDER] [--texts N] -- how many characters damage costs.

Texts of 200 characters (paragraphs of the packages that bench/mojibake.py names, joined) are encoded, damaged at a random place, and
decoded by docnorm; counted is how many characters of the original are missing in what comes out (by the longest common subsequence).
Beside it the same for Python's decoder of the charset, which goes on as it is.

  drop    one byte >= 0x80 is lost (any byte in UTF-16)
  insert  any one byte is put in (UTF-16)
  flip    one bit of such a byte is changed
  island  20 characters are in the other charset: UTF-8 inside GBK or Big5, GBK inside UTF-8

SPDX-License-Identifier: MIT"""
import argparse
import difflib
import importlib.util
import random
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LENGTH, ISLAND = 200, 20
CHARSETS = {"GBK": ("gbk", "hans"), "Big5": ("big5hkscs", "hant"), "UTF-8": ("utf-8", "hans"), "UTF-16LE": ("utf-16-le", "hans"), "UTF-16BE": ("utf-16-be", "hant")}


def helper():
    spec = importlib.util.spec_from_file_location("mojibake", ROOT / "bench/mojibake.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_written_in(text, codec):
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeError:
        return False


def texts(packages, codec, script, count, chance):
    """Stretches of 200 characters, mostly hanzi, that the charset has."""
    mark = "的這個會為" if script == "hant" else "的这个会为"
    pool = [p for p in packages if sum("\u4e00" <= c <= "\u9fff" for c in p) > 0.6 * len(p) and len(p) >= 20 and any(c in mark[1:] for c in p)]
    pool = [p for p in pool if is_written_in(p, codec)]
    chance.shuffle(pool)
    joined = "".join(pool)
    starts = range(0, min(len(joined) - LENGTH, count * LENGTH), LENGTH)
    return [joined[at : at + LENGTH].strip() for at in starts]


def high_bytes(data):
    return [i for i, b in enumerate(data) if b >= 0x80]


def is_utf16(codec):
    return codec.startswith("utf-16")


def drop(text, codec, chance):
    data = text.encode(codec)
    at = chance.randrange(len(data)) if is_utf16(codec) else chance.choice(high_bytes(data))
    return data[:at] + data[at + 1 :]


def insert(text, codec, chance):
    data = text.encode(codec)
    at = chance.randrange(len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at:]


def flip(text, codec, chance):
    data = bytearray(text.encode(codec))
    data[chance.choice(high_bytes(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def island(text, codec, chance):
    other = "gbk" if codec == "utf-8" else "utf-8"
    starts = [i for i in range(len(text) - ISLAND) if text[i : i + ISLAND].isascii() is False and is_written_in(text[i : i + ISLAND], other)]
    at = chance.choice(starts)
    return text[:at].encode(codec) + text[at : at + ISLAND].encode(other) + text[at + ISLAND :].encode(codec)


def lost(text, decoded):
    matches = difflib.SequenceMatcher(None, text, decoded, autojunk=False).get_matching_blocks()
    return len(text) - sum(m.size for m in matches)


def decoded_by_docnorm(program, damaged, charset, folder):
    source, output = folder / "in", folder / "out"
    source.mkdir()
    for i, data in enumerate(damaged):
        (source / f"{i:05}.txt").write_bytes(data)
    command = [program, "convert", source, "-q", "-o", output, "-t", "txt", "-f", "txt", "--no-title", "-p", "faithful", "--disable", "nfc", "--from-charset", charset]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return [(output / f"{i:05}.txt").read_text(encoding="utf-8").rstrip("\n") for i in range(len(damaged))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/docnorm"))
    parser.add_argument("--packages", type=Path, help="where the packages are or are put; else a folder that goes again")
    parser.add_argument("--texts", type=int, default=500)
    options = parser.parse_args()
    common = helper()
    print("| charset | damage | texts | characters lost | at most | by going on | at most |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory(prefix="docnorm-damage-") as folder:
        packages = options.packages or Path(folder) / "packages"
        packages.mkdir(exist_ok=True)
        common.unpack(packages)
        paragraphs = common.paragraphs(packages)
        for charset, (codec, script) in CHARSETS.items():
            for damage in (drop, insert) if is_utf16(codec) else (drop, flip, island):
                chance = random.Random(3)
                clean = texts(paragraphs, codec, script, options.texts, chance)
                damaged = [damage(text, codec, chance) for text in clean]
                with tempfile.TemporaryDirectory(dir=folder) as work:
                    ours = [lost(a, b) for a, b in zip(clean, decoded_by_docnorm(options.program, damaged, charset, Path(work)))]
                plain = [lost(a, b.decode("gb18030" if codec == "gbk" else codec, errors="replace")) for a, b in zip(clean, damaged)]
                print(f"| {charset} | {damage.__name__} | {len(clean)} | {sum(ours) / len(ours):.2f} | {max(ours)} | {sum(plain) / len(plain):.2f} | {max(plain)} |", flush=True)


main()
