#!/usr/bin/env python3
"""bench/watermarks.py [--program PATH] [--packages FOLDER] [--documents N] [--seed N] [--only FORM] [--show N] -- what share of a site's marks the
clean profile takes out of short and long texts, by the mark's form, by where it stands, by the text's length and by how often it comes.

The clean documents are paragraphs of tests/clean and of the packages that bench/mojibake.py names, as the clean profile leaves them. The sites are made by chance, syllable by
syllable, anew in each document; nothing of them stands in any rule. Judged is the output alone:

  gone      between its two neighbours nothing of the mark is left
  marked    it is still there, but a flag points at the place
  harmed    characters of the text, for a million, that are missing or have others among them

SPDX-License-Identifier: MIT"""
import argparse
import collections
import random
import re
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import mojibake  # noqa: E402
from noise import between_hanzi  # noqa: E402
from recall import convert, is_prose, script_of  # noqa: E402

ROOT = mojibake.ROOT
PROSE = ("fiction", "notice", "speech", "essay_science", "about_sites", "qa", "law", "forum")
LENGTHS = (500, 1500, 5000)
COPIES = (2, 3, 6, 12)
PLACES = ("words", "sentences", "lines")


# ---- invented sites -------------------------------------------------------------------------------------------------------------------------


def pick(rng, *lists):
    return "".join(rng.choice(one) for one in lists)


def name(rng):
    return pick(rng, "青墨松柳溪鹤泉枫霁竹岚棠", "舟山桥庭园窗灯渡屿巷檐砚", ["网", "文库", "论坛", "书屋", "中文网", "范文网", "学习网", "资料库", "小说"])


def word(rng):
    return pick(rng, *[["ba", "shu", "wen", "ku", "mo", "qin", "zhi", "lan", "he", "tu", "xue", "bi"]] * rng.choice((3, 4)))


def domain(rng):
    return word(rng) + rng.choice([".com", ".cn", ".net", ".com.cn", ".org", ".cc"])


def host(rng):
    return rng.choice(["www.", "www.", "www.", "m.", "bbs."]) + domain(rng)


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


ALIKE = dict(zip("aceopxyi", "асеорхуі"))


def alike(text, rng):
    places = [i for i, c in enumerate(text) if c in ALIKE] or [0]
    chosen = set(rng.sample(places, min(len(places), rng.choice((1, 2, 3)))))
    return "".join(ALIKE.get(c, c) if i in chosen else c for i, c in enumerate(text))


SPEECH = [["更多资料请到", "最新章节尽在", "本文由", "全文阅读请上", "海量范文下载", "独家首发于"], ["整理发布", "免费提供", "转载请注明", "手打更新", "倾情奉献", "收集上传"]]
PAIRS = ["【】", "[]", "（）", "()", "{}", "《》", "<>", "「」", "〔〕", "『』", "［］"]

# Of each form: a function of the generator that returns the mark; a copy may differ from the next by what it calls again.
FORMS = {
    "Chinese words": lambda rng: pick(rng, "青墨松柳溪鹤泉枫霁竹岚棠", "舟山桥庭园窗灯渡屿巷檐砚", ["原创手打", "精品课件", "每日更新", "独家整理", "教学设计", "资料大全"], ["", "专用", "提供", "制作"]),
    "a site's name": name,
    "a name and what it offers": lambda rng: rng.choice(SPEECH[0]) + name(rng) + rng.choice(["", *SPEECH[1]]),
    "www. address": host,
    "address without www": domain,
    "address in capitals": lambda rng: host(rng).upper(),
    "http:// address": lambda rng: rng.choice(["http://", "https://"]) + host(rng) + rng.choice(["", "/", "/book/"]),
    "a Latin word": word,
    "name and address": lambda rng: name(rng) + rng.choice(["", " ", "：", "-"]) + host(rng),
    "s p a c e d address": lambda rng: " ".join(host(rng)),
    "address with spaces": lambda rng: re.sub(r"\.", rng.choice([" . ", "。", " .", "．"]), host(rng)),
    "full-width address": lambda rng: wide(host(rng)),
    "address with look-alikes": lambda rng: alike(host(rng), rng),
    "name in brackets": lambda rng: name(rng).join(rng.choice(PAIRS)),
    "address in brackets": lambda rng: host(rng).join(rng.choice(PAIRS)),
    "name and address in brackets": lambda rng: (name(rng) + rng.choice(["", " ", ":"]) + host(rng)).join(rng.choice(PAIRS)),
    "site @ address": lambda rng: "@" + word(rng) + rng.choice(["", "小说", "论坛"]),
    "signs around": lambda rng: pick(rng, ["★", "☆", "※", "◆", "~", "＊", "→"]).join(["", rng.choice([name, host])(rng), ""]),
}


def short_name(rng):
    """Three to five hanzi that do not end as names of sites do."""
    return pick(rng, "青墨松柳溪鹤泉枫霁竹岚棠", "舟山桥庭园窗灯渡屿巷檐砚", ["阁", "斋", "轩", "楼", "吧", "居", "书院", "书阁", "看书", "读书"])


def dotted(rng):
    """An address whose points are something else."""
    return host(rng).replace(".", rng.choice(["点", "。", "丶", "·", "、", "，", "_", "*", " 点 ", "(.)"]))


def number(rng):
    return str(rng.randrange(10**7, 10**9))


# Found by heart in novels and collections of documents; written with none of the rules in mind.
FORMS |= {
    "short name in brackets": lambda rng: short_name(rng).join(rng.choice(PAIRS)),
    "address with other points": dotted,
    "address with other points in brackets": lambda rng: dotted(rng).join(rng.choice(PAIRS)),
    "address broken by signs": lambda rng: rng.choice(["*", "-", "~", "^", "\u200b", "|"]).join(host(rng)),
    "latest chapters": lambda rng: rng.choice([
        "最新章节请到{}阅读", "手机用户请浏览{}阅读，更优质的阅读体验", "天才一秒记住{}", "一秒记住【{}】，为您提供精彩小说阅读", "{}最快更新",
        "请记住本书首发域名：{}", "本章未完，请到{}继续阅读", "更多精彩内容尽在{}", "{}欢迎您的光临", "如果喜欢本书请收藏{}"]).format(rng.choice([name, host, short_name])(rng)),
    "latest chapters in brackets": lambda rng: rng.choice([
        "最新章节请到{}阅读", "更新最快的{}", "{}首发", "手机阅读{}", "本书由{}首发", "{}无弹窗", "全文字更新，牢记网址：{}"]).format(rng.choice([name, host, short_name])(rng)).join(rng.choice(PAIRS)),
    "group or account": lambda rng: rng.choice([
        "加QQ群{n}领取资料", "QQ群：{n}", "读者群{n}", "微信公众号：{s}", "关注公众号【{s}】", "公众号{s}回复资料领取", "扣扣群{n}", "加微信{w}", "V信：{w}", "更多资料加QQ{n}",
    ]).format(n=number(rng), s=short_name(rng), w=word(rng)),
    "a Latin word and signs": lambda rng: word(rng).join(rng.choice(["~~", "**", "##", "[]", "()", "__"])),
    "letters apart": lambda rng: rng.choice([" ", "-", ".", "·"]).join(word(rng)),
}


ROTATING = ["{}", "本文来自{}", "{}整理", "更多内容请访问{}", "{}提供下载", "（{}）", "【{}】", "来源：{}", "{}免费阅读", "转载自{}", "摘自{}"]


def rotating(rng):
    """A function that says the same site in other words each time."""
    site = rng.choice([name, host, domain])(rng)
    return lambda again: again.choice(ROTATING).format(site)


FORMS["one site in changing words"] = rotating


def varied(mark, rng):
    """Its letters change from copy to copy."""
    return rng.choice([alike(mark, rng), mark.upper(), mark, wide(mark), mark.title()])


# ---- clean documents -------------------------------------------------------------------------------------------------------------------------


def paragraphs(packages):
    own = []
    for kind in PROSE:
        own += (ROOT / f"tests/clean/{kind}.txt").read_text(encoding="utf-8").replace("%%\n", "").split("\n")
    found = [line.strip() for line in own] + mojibake.paragraphs(packages)
    found = [re.sub(r" *([，。；：、！？（）《》「」“”]) *", r"\1", line) for line in found]  # left by line ends in manual pages: damage
    return [line for line in found if is_prose(line) and script_of(line) == "hans"]


def documents(lines, length, count, rng):
    found = []
    while len(found) < count:
        at, text = rng.randrange(len(lines)), []
        while sum(map(len, text)) < length:
            text.append(lines[at % len(lines)])
            at += 1
        if len(set(text)) == len(text) and sum(map(len, text)) < length * 1.5:
            found.append(text)
    return found


# ---- damage and score ---------------------------------------------------------------------------------------------------------------------------


def places(lines, kind):
    """[(line, offset)] where a mark may stand."""
    if kind == "lines":
        return [(n, 0) for n in range(1, len(lines))]
    if kind == "sentences":
        return [(n, m.end()) for n, line in enumerate(lines) for m in re.finditer("[，。；](?=.)", line)]
    return [(n, at) for n, line in enumerate(lines) for at in between_hanzi(line)]


def chosen(found, copies, rng):
    """Spread over the text at distances that differ by a third."""
    step = len(found) / copies
    return sorted({found[min(int((i + rng.uniform(0.3, 0.7)) * step), len(found) - 1)] for i in range(copies)})


def hurt(lines, copies, place, make, vary, rng):
    """(segments of the clean text, marks between them, the damaged text); lines end in \\n in all of them."""
    mark = make(rng)
    found = places(lines, place)
    if len(found) < copies:
        return None
    segments, marks, text = [""], [], ""
    spots = set(chosen(found, copies, rng))
    for n, line in enumerate(lines):
        cuts = sorted(at for m, at in spots if m == n)
        for i, (start, end) in enumerate(zip([0] + cuts, cuts + [len(line)])):
            if i:
                marks.append(mark(rng) if callable(mark) else varied(mark, rng) if vary else mark)
                text += marks[-1] + ("\n" if place == "lines" else "")
                segments.append("")
            segments[-1] += line[start:end]
            text += line[start:end]
        segments[-1] += "\n"
        text += "\n"
    return segments, marks, text


def judge(segments, output):
    """What stands between the segments in the output, None where one is not found; and the characters of those that are not."""
    between, harmed, at, lost = [], 0, 0, False
    output = output.replace(" ", "")  # blanks are other rules' business
    for i, segment in enumerate(segments):
        whole = (segment.rstrip("\n") if i == len(segments) - 1 else segment).replace(" ", "")
        to = output.find(whole, at)
        if to < 0:
            lost = True
            harmed += 1 if output.find(whole.replace("\n", ""), at) >= 0 else len(whole)
            between += [None] if i else []
            continue
        if i:
            between.append(None if lost else output[at:to])
        lost, at = False, to + len(whole)
    return between, harmed


class Tally:
    def __init__(self):
        self.spots = self.gone = self.marked = self.harmed = self.characters = 0

    def add(self, gone, marked):
        self.spots += 1
        self.gone += gone
        self.marked += marked

    def row(self):
        share = lambda n: f"{100 * n / self.spots:.0f}" if self.spots else "–"
        return f"{share(self.gone)} + {share(self.marked)}"


def measure(options, clean, folder):
    cases = []
    for form, make in FORMS.items():
        if options.only and form not in options.only:
            continue
        for place in PLACES:
            for length in LENGTHS:
                for copies in COPIES:
                    for number in range(options.documents):
                        rng = random.Random(f"{options.seed} {form} {place} {length} {copies} {number}")
                        made = hurt(rng.choice(clean[length]), copies, place, make, number % 4 == 3 and place != "lines", rng)
                        if made:
                            cases.append((form, place, length, copies, made))
    shown, tallies = 0, collections.defaultdict(Tally)
    for (form, place, length, copies, (segments, marks, _)), (output, edits) in zip(cases, convert(options.program, [c[4][2] for c in cases], folder)):
        between, harmed = judge(segments, output)
        flags = [edit["before"] for edit in edits if edit["op"] == "flag"]
        keys = [("form", form, place), ("size", length, copies), ("all", place)]
        for key in keys:
            tallies[key].harmed += harmed
            tallies[key].characters += sum(map(len, segments))
        for mark, rest in zip(marks, between):
            gone = rest is not None and not rest.strip()
            marked = not gone and any(flag and (flag in mark or mark in flag) for flag in flags)
            for key in keys:
                tallies[key].add(gone, marked)
            if not gone and not marked and shown < options.show:
                shown += 1
                print("   ", form, place, length, copies, repr(mark), "->", repr(rest))
        if harmed and shown < options.show:
            print("    harm", form, place, length, repr(marks[0]), harmed, [(e["rule"], e["before"][:60], e["after"][:20]) for e in edits if e["op"] != "flag" and e["rule"] != "watermark/repeated"][:6])
    return tallies


def report(tallies):
    print("Each cell: gone + marked, per cent.\n\n| form | " + " | ".join(f"in {p}" for p in PLACES) + " | harmed for a million |\n|---|---|---|---|---|")
    for form in FORMS:
        cells = [tallies[("form", form, place)] for place in PLACES]
        characters = sum(t.characters for t in cells)
        if characters:
            print(f"| {form} | " + " | ".join(t.row() for t in cells) + f" | {1e6 * sum(t.harmed for t in cells) / characters:.0f} |")
    print("| all | " + " | ".join(tallies[("all", place)].row() for place in PLACES) + " | |")
    print("\n| characters | " + " | ".join(f"{n} copies" for n in COPIES) + " |\n|---|---|---|---|---|")
    for length in LENGTHS:
        print(f"| {length} | " + " | ".join(tallies[("size", length, copies)].row() for copies in COPIES) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build/release/bin/docnorm"))
    parser.add_argument("--packages", type=Path, help="where the packages are or are put; else a folder that goes again")
    parser.add_argument("--documents", type=int, default=8, help="of each form, place, length and number of copies")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", metavar="FORM")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="show N marks that stay")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="docnorm-watermarks-") as name_of_folder:
        folder = Path(name_of_folder)
        packages = options.packages or folder / "packages"
        packages.mkdir(exist_ok=True)
        mojibake.unpack(packages)
        lines = paragraphs(packages)
        rng, clean = random.Random(options.seed), {}
        touched = 0
        for length in LENGTHS:
            found = documents(lines, length, 60, rng)
            results = convert(options.program, ["\n".join(d) + "\n" for d in found], folder)
            clean[length] = [output.rstrip("\n").split("\n") for output, _ in results]
            touched += sum(any(edit["rule"].startswith("watermark/") for edit in edits) for _, edits in results)
        print(f"{len(LENGTHS) * 60} clean documents: the cleaner touched or marked {touched}\n")
        report(measure(options, clean, folder))


if __name__ == "__main__":
    main()
