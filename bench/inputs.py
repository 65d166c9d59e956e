"""inputs.py KIND SIZE FOLDER -- the documents bench/run measures on: invented, the same bytes on every machine, of any size.

Writes about SIZE bytes of text as a document of that kind and prints its path: txt (prose in wrapped lines), gbk, html, docx, zip; short
(lines of a manual), english, rows (tables in columns), damaged (prose with readings injected between its bytes).

SPDX-License-Identifier: MIT"""
import random
import sys
import zipfile
from pathlib import Path

WORDS = """春天 的 风 从 河 边 吹 来 树 上 新 叶 很 亮 他们 在 桥 头 等 船 船 上 装 着 米 和 布 老人 说 今年 水 大 要 修 堤 学校 里
孩子 念 书 声音 传 得 很 远 山 那边 有 一座 小 镇 镇 上 每 逢 五 日 有 集 人 来 人 往 十分 热闹 会议 决定 下 月 开始 修路 资料
整理 完毕 后 交 档案 室 保存 the river port 1987 年 3 月 第 12 号 文件""".split()
ENGLISH = """the of and to in a is that it was for on are as with his they at be this from have or by one had not but what all were when
we there can an your which their said if do will each about how up out them then she many some so these would other into has more her two
like him see time could no make than first been its who now people my made over did down only way find use may water long little very after
words called just where most know""".split()
TRADITIONAL = str.maketrans("风从边吹来树叶们桥头船装着说学声传远山镇热闹会议决开资", "風從邊吹來樹葉們橋頭船裝著說學聲傳遠山鎮熱鬧會議決開資")
STOPS = "，，，，。。！？；："


def paragraphs(size, seed=1):
    """Paragraphs of Chinese text that together have about `size` bytes of UTF-8."""
    chance = random.Random(seed)
    made = 0
    while made < size:
        text = ""
        for _ in range(chance.randint(3, 12)):
            text += "".join(chance.choice(WORDS) for _ in range(chance.randint(4, 18))) + chance.choice(STOPS)
        text = text[:-1] + "。"
        made += len(text.encode())
        yield text


def wrapped(text, width=35):
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def txt(size):
    return "\n\n".join("　　" + wrapped(p) for p in paragraphs(size)).encode()


def lines(size, seed=2):
    """Paragraphs of a manual: headings with numbers, short sentences, commands, names of options."""
    chance = random.Random(seed)
    made = number = 0
    while made < size:
        number += chance.random() < 0.1
        command = f"{chance.choice(ENGLISH)} --{chance.choice(ENGLISH)}={chance.randint(1, 99)} /usr/{chance.choice(ENGLISH)}/{chance.choice(ENGLISH)}"
        said = "".join(chance.choice(WORDS) for _ in range(chance.randint(2, 9)))
        line = chance.choice([f"{number}.{chance.randint(1, 9)} {said}", f"{said}。", f"{said} {command} {said}。", f"    $ {command}",
                              f"{chance.choice(ENGLISH)}（{said}）：{said}", said])
        made += len(line.encode()) + 1
        yield line


def short(size):
    return "\n".join(lines(size)).encode()


def english(size, seed=3):
    chance = random.Random(seed)
    made, out = 0, []
    while made < size:
        sentences = [" ".join(chance.choice(ENGLISH) for _ in range(chance.randint(5, 22))) for _ in range(chance.randint(2, 8))]
        out.append(" ".join(s.capitalize() + "." for s in sentences))
        made += len(out[-1]) + 2
    return "\n\n".join(out).encode()


def rows(size, seed=4):
    chance = random.Random(seed)
    made, out = 0, []
    while made < size:
        name = "".join(chance.choice(WORDS) for _ in range(2))
        out.append("\t".join([name, *(f"{chance.randint(0, 99999) / 10:.1f}" for _ in range(5)), f"{chance.randint(1990, 2020)}-0{chance.randint(1, 9)}-11"]))
        made += len(out[-1].encode()) + 1
    return "\n".join(out).encode()


def damaged(size):
    import kinds

    inject, known = kinds.injection()
    chance = random.Random(5)
    text = "\n".join(paragraphs(size, 6)).translate(TRADITIONAL)
    return inject.injure(text, inject.table_of(text, known, 0.5, chance), 0.5, chance).encode()


def gbk(size):
    return "\r\n\r\n".join("　　" + wrapped(p) for p in paragraphs(size)).encode("gb18030")


def html(size):
    """A page as sites of the nineties and after make them: menus, a table for layout, scripts, classes."""
    menu = "".join(f'<li class="nav-item"><a href="/list/{i}.html" title="栏目{i}">栏目{i}</a></li>' for i in range(40))
    body = "".join(
        f'<p class="MsoNormal" style="text-indent:2em">&nbsp;&nbsp;{p}<br>\n<a href="?id={i}">[{i}]</a></p>\n'
        for i, p in enumerate(paragraphs(size))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>河港旧事</title>
<script>var a = "<p>" + 1;</script><style>p {{ margin: 0 }}</style></head><body>
<div id="header"><ul>{menu}</ul></div><table><tr><td width="200">{menu}</td><td><div class="content"><h1>河港旧事</h1>
{body}</div></td></tr></table><div id="footer">版权所有</div></body></html>""".encode()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
    'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>',
}


def docx_parts(size):
    def run(text):
        return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="24"/></w:rPr><w:t>{text}</w:t></w:r>'

    body = "".join(
        f'<w:p><w:pPr><w:ind w:firstLine="480"/></w:pPr>{run(p[: len(p) // 2])}{run(p[len(p) // 2 :])}</w:p>'
        for p in paragraphs(size)
    )
    return {**PACKAGE, "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}


def write_zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


TEXTS = {"txt": txt, "gbk": gbk, "html": html, "short": short, "english": english, "rows": rows, "damaged": damaged}


def make(kind, size, folder):
    path = Path(folder) / f"{kind}-{size}.{kind if kind in ('html', 'docx', 'zip') else 'txt'}"
    if path.exists():
        return path
    if kind == "docx":
        write_zip(path, docx_parts(size).items())
    elif kind == "zip":  # of pages of 100 kB
        pages = max(1, size // 100_000)
        write_zip(path, ((f"page{i:05}.html", html(size // pages)) for i in range(pages)))
    else:
        path.write_bytes(TEXTS[kind](size))
    return path


print(make(sys.argv[1], int(sys.argv[2]), sys.argv[3]))
