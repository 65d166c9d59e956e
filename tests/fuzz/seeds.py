#!/usr/bin/env python3
"""seeds.py FIXTURES OUT -- seeds for the fuzz harness: every fixture with the four bytes that lead it the right way.

SPDX-License-Identifier: MIT"""
import hashlib
import pathlib
import sys

LARGEST = 256 * 1024
RULES = "# all\nkeep 河堤\ndrop 去年\nreplace 纸鹞网 => 网站\n[host a.example]\nflag \\u{4e00} => \\s\n"
EXPECTED = (".expected.dump", ".edits", ".members", ".options", ".md", ".parts", ".clean.txt")


def first_byte(family, path):
    if family in ("cleaners", "writers"):
        return 254 if path.suffix == ".dump" else None
    if family == "containers":
        return 255
    return None if path.suffix == ".dump" else 0


def main():
    fixtures, out = map(pathlib.Path, sys.argv[1:3])
    out.mkdir(parents=True, exist_ok=True)
    for path in sorted(fixtures.rglob("*")):
        if not path.is_file() or path.name.endswith(EXPECTED) or path.stat().st_size > LARGEST:
            continue
        lead = first_byte(path.relative_to(fixtures).parts[0], path)
        if lead is None:
            continue
        seed = bytes([lead, 0, 0, 0]) + path.read_bytes()
        seeds = [seed]
        if path.stem == "brand-for-word":
            seeds.append(bytes([lead, 0xC0, 0, 0]) + RULES.encode() + b"\0" + path.read_bytes())
        for seed in seeds:
            (out / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)


main()
