"""noise_site.py -- more damage for noise.py: what forums, templates, scripts, fonts and charsets of a site leave in its texts. Names and wordings are
invented; none of them was met in a document that rules were made for.

SPDX-License-Identifier: MIT"""
import re

from noise import HAN, assemble, between_hanzi, in_some, inserted


def bbcode(lines, rng, _):
    def edit(line):
        at, n = rng.choice(between_hanzi(line) or [0]), len(line)
        to = min(at + 6, n)
        return rng.choice([
            [(at, at, "[b]"), (to, to, "[/b]")],
            [(at, at, "[color=#ff0000]"), (to, to, "[/color]")],
            [(0, 0, "[size=4]"), (n, n, "[/size]")],
            [(at, at, "[url=http://www.qingzhu.example/a.html]"), (to, to, "[/url]")],
            [(0, 0, "[quote]"), (n, n, "[/quote]")],
            [(n, n, "[img]http://img.qingzhu.example/1.jpg[/img]")],
            [(n, n, "[attach]123456[/attach]")],
            [(0, 0, "[font=宋体][size=3]"), (n, n, "[/size][/font]")],
        ])

    return in_some(lines, rng, 0.4, edit)


def behind_sentences(lines, rng, share, strings):
    def edit(line):
        at = rng.choice([m.end() for m in re.finditer("。", line)] or [len(line)])
        return [(at, at, rng.choice(strings))]

    return in_some(lines, rng, share, edit)


def smileys(lines, rng, _):
    return behind_sentences(lines, rng, 0.4, ["{:4_95:}", "{:soso_e113:}", "[em12]", "[em:3:]", "[emot=smile]0[/emot]", "[s:12]", "[em]e100[/em]", "[微笑]", "/::)"])


SCRIPTS = ["var _hmt = _hmt || [];", ".content p{text-indent:2em;line-height:24px;}", 'BAIDU_CLB_fillSlot("784512");', 'var cpro_id = "u1234567";', "window.onload=function(){initPage();}",
           "#article{font-size:14px}", '$(function(){$("#tab").tabs();});', 'document.write(\'<script src="/ad/1.js"></script>\');', "@media print{.noprint{display:none}}"]
PLACEHOLDERS = ["{$title}", "{{content}}", "{dede:field.title/}", "<%=title%>", "${title}", "[!--title--]", "{#title#}", "{{ item.name }}", "{pboot:sitename}", "%TITLE%"]


def scripts(lines, rng, _):
    between = {n: [rng.choice(SCRIPTS)] for n in range(1, len(lines)) if rng.random() < 0.15}
    return assemble(lines, None, between or {1: [rng.choice(SCRIPTS)]})


def placeholders(lines, rng, _):
    inside, between = {}, {1: [rng.choice(PLACEHOLDERS)]}
    for n in range(2, len(lines)):
        chance = rng.random()
        if chance < 0.2:
            between[n] = [rng.choice(PLACEHOLDERS)]
        elif chance < 0.4:
            at = rng.choice([m.end() for m in re.finditer("。", lines[n])] or [len(lines[n])])
            inside[n] = [(at, at, rng.choice(PLACEHOLDERS))]
    return assemble(lines, inside, between)


def escapes(lines, rng, _):
    points = rng.random() < 0.5

    def edit(line):
        places = between_hanzi(line)
        if not points or not places:
            return [(len(line), len(line), rng.choice(["\\n", "\\r\\n", "\\n\\n"]))]
        at = rng.choice(places)
        return [(i, i + 1, f"\\u{ord(line[i]):04x}") for i in range(at, min(at + 5, len(line)))]

    return in_some(lines, rng, 0.6, edit)


def tokens(lines, rng, _):
    """A random word behind some marks, each time another."""
    letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"

    def edit(line):
        ends = [m.end() for m in re.finditer(f"[。，](?={HAN})", line) if rng.random() < 0.5]
        return [(at, at, "".join(rng.choice(letters) for _ in range(rng.randrange(6, 11)))) for at in ends]

    return in_some(lines, rng, 0.6, edit)


def names_between(lines, rng, script):
    """The site's name or address behind some marks."""
    name = script(rng.choice(["内容来自青竹文库", "长风范文", "WWW.LANXIN.EXAMPLE", "本文来自知渊网"]))
    return in_some(lines, rng, 0.7, lambda line: [(m.end(), m.end(), name) for m in re.finditer(f"[。，](?={HAN})", line) if rng.random() < 0.3])


SOURCES = ["本文来自青竹文库www.qingzhu.example", "（文章来源：长风网http://www.changfeng.example/）", "转载请注明出处：兰馨网", "原文地址http://www.zhiyuan.example/a/123.html", "更多文章请看知渊网"]


def sources(lines, rng, script):
    return behind_sentences(lines, rng, 0.4, [script(source) for source in SOURCES])


def buttons(lines, rng, script):
    words = [script(word) for word in ("[详细]", "[查看全文]", "[收起]", "[展开全文]", "【阅读全文】", "[更多]")]
    return in_some(lines, rng, 0.3, lambda line: [(len(line), len(line), rng.choice(words))])


def invisible_ids(lines, rng, _):
    """A number of the reader, written in invisible characters."""
    code = "".join(rng.choice("\u200b\u200c") for _ in range(12)) + "\u200d"
    return inserted(lines, rng, 0.6, [code, "\u2063\u2063\u2063", "\u2061\u2062\u2063", "\U000e0041\U000e0042", "\u180e", "\ufe0f"])


def private_inside(lines, rng, _):
    return inserted(lines, rng, 0.7, ["\ue5e5", "\ue004", "\ue863", "\ue011\ue011"])


CYRILLIC = dict(zip("aceopxyABCEHKMOPTX", "асеорхуАВСЕНКМОРТХ"))


def lookalikes(lines, rng, _):
    """A letter of a Latin word is Cyrillic, or full-width."""

    def edit(line):
        found = []
        for word in re.finditer("[A-Za-z]{4,}", line):
            places = [i for i in range(*word.span()) if line[i] in CYRILLIC]
            if places and rng.random() < 0.6:
                at = rng.choice(places)
                found.append((at, at + 1, rng.choice([CYRILLIC[line[at]], chr(ord(line[at]) + 0xFEE0)])))
        return found

    return in_some(lines, rng, 1, edit)


FORMS = [dict(zip("，、。：；！？（）《》", "︐︑︒︓︔︕︖︵︶︽︾")), dict(zip("，、：；！？（）", "﹐﹑﹕﹔﹗﹖﹙﹚"))]


def forms(lines, rng, _):
    form = rng.choice(FORMS)
    return in_some(lines, rng, 0.5, lambda line: [(i, i + 1, form[c]) for i, c in enumerate(line) if c in form])


def doubled_pauses(lines, rng, _):
    half = {"，": ",", "；": ";", "、": ","}
    wide = rng.random() < 0.5
    return in_some(lines, rng, 0.8, lambda line: [(m.end(), m.end(), m.group() if wide else half[m.group()]) for m in re.finditer("[，、；]", line) if rng.random() < 0.25])


def lost_indents(lines, rng, _):
    marks = rng.choice(["??", "\ufffd\ufffd", "????", "?"])
    return in_some(lines, rng, 0.8, lambda line: [(0, 0, marks)])


def spaced_out(lines, rng, _):
    """Some paragraphs s p a c e d out."""
    blank = rng.choice([" ", "\u00a0", "\u3000"])
    pair = "[\u4e00-\u9fff，。、；：]{2}"
    return in_some(lines, rng, 0.4, lambda line: [(i, i, blank) for i in range(1, len(line)) if re.match(pair, line[i - 1 : i + 1])])
