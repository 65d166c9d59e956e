#!/usr/bin/env python3
"""bench/charset_texts.py PACKAGES OUT: the texts that docnorm_charset_bench was run on, from packages as bench/mojibake.py unpacks them.

Writes hans.txt and hant.txt (paragraphs of more than 20 characters, over 60 % of them hanzi) and page.html (pages one after the other), of
LibreOffice's help, up to 900 kB each.

SPDX-License-Identifier: MIT"""
import random
import sys
from pathlib import Path

import mojibake


def main():
    packages, out = map(Path, sys.argv[1:3])
    packages.mkdir(exist_ok=True)
    out.mkdir(exist_ok=True)
    mojibake.unpack(packages)
    for name, package in (("hans.txt", "libreoffice-help-zh-cn"), ("hant.txt", "libreoffice-help-zh-tw")):
        texts = mojibake.paragraphs(packages / package)
        texts = [t for t in texts if len(t) > 20 and sum("\u4e00" <= c <= "\u9fff" for c in t) > 0.6 * len(t)]
        (out / name).write_text("\n".join(texts)[:300_000], encoding="utf-8")
    pages = sorted((packages / "libreoffice-help-zh-cn").rglob("text/**/*.html"))
    random.Random(1).shuffle(pages)
    (out / "page.html").write_text("\n".join(p.read_text(encoding="utf-8") for p in pages[:700])[:850_000], encoding="utf-8")


main()
