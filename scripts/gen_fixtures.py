#!/usr/bin/env python3
"""gen_fixtures.py -- writes fixtures/documents/ (every kind of damage that docnorm is to know, made from texts of our own), and the
inputs of fixtures/converters/txt/ and fixtures/containers/.

The texts, the town of Luting, the sites and their notices are invented; .example is reserved for that. Each function below makes one
kind of damage, in the steps in which it comes about. Run again, it writes the same bytes.

SPDX-License-Identifier: MIT"""
import gzip
import html
import io
import pathlib
import warnings
import zipfile

FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "fixtures"
OUT = FIXTURES / "documents"

TITLE = "在芦汀镇河堤巡护工作会议上的讲话"
SPEECH = [
    "同志们:",
    "今天把各村的护堤员请到一起,主要是总结去年的巡护工作,安排今年汛期前的几件事情。去年雨水来得早,河水两次漫过旧码头,大家日夜守在堤上,没有出现一处险情,我代表镇里向大家表示感谢。",
    "一、要看到去年的成绩,也要看到存在的问题",
    "去年我们补种柳树三千二百棵,清理淤泥一点四万方,修好了东闸和西闸的启闭机。但是问题还不少:一是有的堤段巡护记录写得太简单,只写“正常”两个字;二是备用的沙袋放得太久,有的已经烂了;三是夜里换班的时候,常常有半个小时堤上没有人。",
    "二、今年要抓好的三项工作",
    "第一,把巡护责任落实到人。每一段堤都要写清楚谁来管、什么时候管、出了问题找谁。责任牌要立在堤上,不能挂在办公室里。",
    "第二,把物资准备在前头。沙袋、铁锹、雨衣、手电,都要在三月底以前清点一遍,缺多少补多少。镇里拨出经费8.6万元,专款专用。",
    "第三,把练兵放在平时。四月和五月各演练一次,重点练夜间换班和电话不通时怎么报信。演练不是演戏,要真走、真扛、真喊话。",
    "三、几点要求",
    "河堤是全镇一万七千人的命根子。各村的负责同志要亲自上堤,不能只听汇报;护堤员要管好自己的一段,也要帮邻村看一眼。谁家有困难,可以向镇里反映,我们一起想办法。",
    "同志们,汛期一天天近了。希望大家把心思放在堤上,把功夫下在平时,让芦汀的老老小小睡得安稳。谢谢大家!",
]
SECOND_TITLE = "在芦汀镇图书角启用仪式上的致辞"
SECOND = [
    "各位来宾,老师们,同学们:",
    "等了两年的图书角今天启用了。它不大,只有四十个座位、六千册书,可是每一册都是大家一本一本捐来、一本一本擦干净的。",
    "书放在这里,不是为了好看,是为了让人翻。希望孩子们放学以后来坐一坐,也希望老人们来教一教他们怎么爱惜一本书。",
    "最后,祝图书角越办越好。谢谢!",
]

# Simplified to Traditional, one to one and without a thought, as the makers of such pages do it.
TO_TRADITIONAL = dict(zip(
    "们护请总结业安几时来码头夜险镇谢问题记录写单备烂换间没责务实谁么样办公里准资锹电话经费万专兵练点报戏扛负听汇难过庄开启闸机树种万棵处说让"
    "从东长关员个这为书册观动产发会对应无现还虽两坏线风门见车马鱼龙",
    "們護請總結業安幾時來碼頭夜險鎮謝問題記錄寫單備爛換間沒責務實誰麼樣辦公里準資鍬電話經費萬專兵練點報戲扛負聽匯難過莊開啟閘機樹種萬棵處說讓"
    "從東長關員個這為書冊觀動產發會對應無現還雖兩壞線風門見車馬魚龍"))

# What one hijacked site glosses, in the order of its table: Traditional characters with one reading each.
GLOSSES = [("護", "hù"), ("鎮", "zhèn"), ("來", "lái"), ("時", "shí"), ("問", "wèn"), ("題", "tí"), ("實", "shí"), ("備", "bèi"),
           ("記", "jì"), ("錄", "lù"), ("寫", "xiě"), ("辦", "bàn"), ("練", "liàn"), ("責", "zé"), ("務", "wù"), ("謝", "xiè"),
           ("開", "kāi"), ("東", "dōng"), ("報", "bào"), ("換", "huàn"), ("電", "diàn"), ("話", "huà"), ("經", "jīng"),
           ("費", "fèi"), ("數", "shù"), ("會", "huì"), ("總", "zǒng"), ("結", "jié"), ("險", "xiǎn"), ("誰", "shuí")]

# As people write; the collectors of such pages fold it to ASCII afterwards.
FULL_WIDTH = {ord(a): chr(ord(a) + 0xFEE0) for a in ",:;?!()"}
ASCII = {wide: chr(narrow) for narrow, wide in ((k, ord(v)) for k, v in FULL_WIDTH.items())}
TITLE, SECOND_TITLE = TITLE.translate(FULL_WIDTH), SECOND_TITLE.translate(FULL_WIDTH)
SPEECH = [p.translate(FULL_WIDTH) for p in SPEECH]
SECOND = [p.translate(FULL_WIDTH) for p in SECOND]


def text(paragraphs):
    return "\n".join(paragraphs) + "\n"


def traditional(s):
    return "".join(TO_TRADITIONAL.get(c, c) for c in s)


def pieces(data):
    """Cuts before byte pairs that equal a stop, at any alignment, seven times in ten."""
    stops = {p.encode("gbk") for p in "。、\uff0c\uff01\uff1f\uff1b—"}
    start = hits = 0
    for i in range(1, len(data) - 1):
        if data[i:i + 2] in stops:
            hits += 1
            if hits % 10 not in (3, 6, 9):
                yield data[start:i]
                start = i
    yield data[start:]


def user_defined(lead, trail):
    """The private-use character of CP936's three user-defined areas, or None."""
    if trail >= 0xA1 and 0xAA <= lead <= 0xAF:
        return chr(0xE000 + (lead - 0xAA) * 94 + trail - 0xA1)
    if trail >= 0xA1 and lead >= 0xF8:
        return chr(0xE234 + (lead - 0xF8) * 94 + trail - 0xA1)
    if trail <= 0xA0 and 0xA1 <= lead <= 0xA7:
        return chr(0xE4C6 + (lead - 0xA1) * 96 + trail - 0x40 - (trail > 0x7F))
    return None


def decode_as_php(data):
    """CP936 as PHP reads it: 0x80 is the euro; a lead with an impossible trail is one '?', and both bytes are gone."""
    out = []
    i = 0
    while i < len(data):
        lead = data[i]
        if lead <= 0x80:
            out.append(chr(lead) if lead < 0x80 else "\u20ac")
            i += 1
            continue
        trail = data[i + 1] if i + 1 < len(data) else 0
        if trail < 0x40 or trail == 0x7F or lead == 0xFF:
            out.append("?")
        else:
            own = user_defined(lead, trail)
            out.append(own or bytes((lead, trail)).decode("gbk", "replace").replace("\ufffd", "?")[:1])
        i += 2
    return "".join(out)


def glossed(s):
    """Pinyin injected bytewise into GBK, so that glosses also fall between the halves of characters."""
    data = traditional(s).translate(FULL_WIDTH).encode("gb18030")
    done = []
    for piece in pieces(data):
        for character, reading in GLOSSES:
            key = character.encode("gbk")
            piece = piece.replace(key, key + b"(" + reading.encode("gb18030") + b")")
        done.append(decode_as_php(piece))
    return "".join(done).translate(ASCII)


def spam_head():
    empty = "".join(f"\n    <{t} id=\"qzvkw\"></{t}>\n" for t in ("object", "span", "dfn", "ul"))
    return "高清好剧免费看,纸鹞片库在线放\n\n  1. <ul id=\"qzvkw\"></ul>\n" + empty + "\n      " + "\n\n      ".join([TITLE] + SPEECH) + "\n"


def site_lines():
    head = ["时间:2031-03-14 09:26:53 下载本文 作者:会员上传",
            f"简介:纸鹞文档网小编为你整理了《{TITLE}》,但愿对你有帮助,当然你在纸鹞文档网还可以找到更多《{TITLE}》。"]
    tail = [f"下载{TITLE}word格式文档", "声明:本文内容由互联网用户自发贡献自行上传,本网站不拥有所有权。", "相关范文推荐",
            "在芦汀镇春耕工作会议上的讲话2031-03-01", "在芦汀镇小学毕业典礼上的讲话2030-07-02"]
    return text([TITLE] + head + SPEECH + tail)


def bracketed_watermark():
    mark = "〔纸鹞文库收藏于www.zhiyao.example，全套资料可到该站取用〕"
    out = []
    for i, p in enumerate(SPEECH):
        at = len(p) * 2 // 5
        out.append(p[:at] + mark + p[at:] if i in (1, 3, 6, 9) else p)
    return text([TITLE] + out)


def bare_watermark():
    mark = "纸鹞精品文档下载可编辑使用"
    whole = "".join(SPEECH)
    step = 120
    return mark + TITLE + mark.join([whole[i:i + step] for i in range(0, len(whole), step)]) + "\n"


def doubled_title():
    return text([f"{TITLE}点击查看更多:{SECOND_TITLE}点击查看更多:护堤工作总结{TITLE}"] + SPEECH)


def private_use():
    return text([TITLE] + [p + ("\ue004" if i % 2 else "\ue5e5") for i, p in enumerate(SPEECH)]).replace("夜间换班", "夜间换班`").replace("铁锹、", "铁锹、|")


def broken_paragraphs():
    out = []
    for i, p in enumerate(SPEECH):
        while len(p) > 46:
            out.append(p[:38])
            p = p[38:]
        out.append(p)
    return text([TITLE] + out)


def heading_and_body():
    return text([TITLE, SPEECH[0], SPEECH[1], SPEECH[2] + SPEECH[3], SPEECH[4] + SPEECH[5]] + SPEECH[6:])


def one_line():
    return TITLE + "".join(SPEECH) * 3 + "\n"


def stray_blanks():
    out = []
    for i, p in enumerate(SPEECH):
        p = p.translate(ASCII).replace(",", ", ").replace("、", "、 ")
        out.append(p if i % 3 else p.replace("的", " 的 "))
    return text(["在 芦 汀 镇"] + out)


def font_map_errors():
    return text([TITLE] + SPEECH + ["请各村把沙袋放臵在指定位臵,镇里设臵奖项,鼓劢先进。"])


def brand_for_word():
    return text([TITLE] + SPEECH[:4] + ["镇里的纸鹞网要及时更新,各村的纸鹞网也要有人管。"] + SPEECH[4:])


def letters_for_digits():
    return text([TITLE] + SPEECH[:2] + ["(l)补种柳树;", "(2)清理淤泥;", "(3)检修水闸;", "(l0)准备沙袋。"])


def lost_at_page_ends():
    return text([TITLE] + [p[:-20] if i in (3, 5) else p for i, p in enumerate(SPEECH)])


def compilation():
    return text(["芦汀镇讲话稿(精选3篇)", "第一篇:" + TITLE, "(2031年3月14日)"] + SPEECH + ["第二篇:" + SECOND_TITLE, "(2031年6月1日)"] + SECOND
                + ["护堤工作小结", "(2031年9月)"] + SPEECH[3:6])


def preview_chunks():
    whole = "".join(SPEECH) * 2
    out = [whole[:150]]
    for n, i in enumerate(range(150, len(whole), 150), 2):
        out.append(f"{n}、{whole[i:i + 150]}")
    return text(out)


def counters():
    head = [f"{TITLE}_第{i}页" for i in range(1, 6)]
    foot = ["阅读已结束,剩余3页可下载", "第1页 / 共5页", "文档大小:36KB  所需积分:20  格式:DOC", "上传时间:2031-04-02  文档编号:20310402117"]
    return text(head + [TITLE] + SPEECH + foot)


def sharing_notice():
    return text([TITLE, "本文档由用户提供并上传,收益归属内容提供方,若内容存在侵权,请进行举报或认领"] + SPEECH
                + [f"《{TITLE}》由会员分享,可在线阅读,更多相关《{TITLE}(5页)》请在纸鹞文库上搜索。"])


def literal_markup():
    body = "".join(f"<p>&nbsp;&nbsp;&nbsp;&nbsp;{html.escape(p)}</p>" for p in SPEECH)
    return html.escape(f"<p><b>{TITLE}</b></p>{body}", quote=False).replace("&amp;nbsp;", "&nbsp;") + "\n"


def markup_as_text():
    return "".join(f"<p>{p}</p>\n" if i % 2 else f"<p><b>{p}</b><br/>\n" for i, p in enumerate([TITLE] + SPEECH))


def quote_watermark():
    marks = iter(["'", "`"] * 30)
    out = []
    for p in SPEECH:
        parts = p.split("的")
        out.append("".join(x + ("的" + (next(marks) if i % 2 else "")) if i + 1 < len(parts) else x for i, x in enumerate(parts)))
    return text([TITLE] + out)


def slides_twice():
    out = []
    for p in SPEECH:
        for s in p.replace("。", "。\n").split("\n"):
            if s:
                out += [s, s]
    return text([TITLE] + out)


def blanks_for_lines():
    whole = "".join(SPEECH)
    return " ".join(whole[i:i + 38] for i in range(0, len(whole), 38)) + "\n"


def glued_contents():
    return text(["目录1去年的成绩11.1补种柳树11.2清理淤泥22今年的工作32.1责任到人42.2物资准备5", TITLE] + SPEECH)


def preview_limit():
    return text([TITLE] + SPEECH[:5] + [SPEECH[5][:30], "(未完,全文共2186字,当前显示742字)", "(在下方继续阅读)"])


def forum_jamming():
    jam = ["$ E! O9 n  B( M7", "w3 P) x' K8 u", "! q5 S/ d7 J+ Z", "* T2 y- h4 N, c"]
    out = []
    for i, p in enumerate(SPEECH):
        at = p.find("。") + 1
        out.append((p[:at] + jam[i % 4] + p[at:] if at and i % 2 else p) + (jam[(i + 1) % 4] if i % 3 == 0 else ""))
    return text([TITLE] + out)


def novel_page():
    return text(["第十二章 夜渡", "上一章 目录 下一章", "本章共3页,当前第1页"] + [
        "船靠岸的时候,天已经黑透了。老艄公把竹篙插进泥里,一句话也不说。", "她问他,那盏灯是谁点的?!", "“没有人点。”老艄公说,“它自己亮的……??”",
        "岸上有人sao扰渡口,已经不是一天两天了。"] + ["本章未完,请点击下一页继续阅读", "第1章 雨", "第2章 渡口", "第3章 竹篙"])


def clean_control():
    return text(["关于规范镇政府网站文件下载服务的通知",
                 "各村、各单位:",
                 "近期有群众反映,镇政府网站上的表格下载以后打不开。为方便群众,现将有关事项通知如下。",
                 "一、凡在网站上提供下载的文件,应当注明格式、大小和更新日期,版权归镇政府所有,转载请注明出处。",
                 "二、阅读《<护堤条例>问答》时遇到生字,可以查拼音,如“汀”读tīng,“闸”读zhá,“艄(shāo)公”。",
                 "三、举报电话:138****0000,联系人:王××。评分为**的窗口,给予通报表扬。",
                 "四、听证会上有人问:“这样行吗??”主持人答:“行!!”‧‧‧(记录不全)",
                 "1、本通知自印发之日起施行。",
                 "2、以前的规定同时废止。"])


def pinyin_lesson():
    pairs = [("河", "hé"), ("堤", "dī"), ("柳", "liǔ"), ("闸", "zhá"), ("船", "chuán"), ("篙", "gāo"), ("雨", "yǔ"), ("渡", "dù")]
    return text(["语文园地:识字"] + ["".join(f"{c}({p})" for c, p in pairs)] * 3 + ["河(hé)水漫过旧码头,船(chuán)靠在柳(liǔ)树下。"])


def page(body, charset, title, declared=True):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if declared else ""
    menu = "".join(f'<li><a href="/list/{i}.html">{t}</a></li>' for i, t in enumerate(["首页", "公文", "讲话", "总结", "合同", "下载"]))
    related = "".join(f'<li><a href="/doc/{i}.html">{t}</a><span>2031-0{i}-11</span></li>'
                      for i, t in enumerate(["春耕工作会议上的讲话", "毕业典礼上的讲话", "图书角启用仪式上的致辞"], 1))
    paragraphs = "".join(f"<p>  {html.escape(p, quote=False)}</p>\n" for p in body)
    return f"""<!DOCTYPE html>
<html><head>{meta}<title>{title}_纸鹞文档网</title>
<style>.ad{{color:red}}</style><script>var user = "guest"; document.write("<p>不该出现</p>");</script></head>
<body><div id="top" class="nav"><ul>{menu}</ul></div>
<div class="main"><h1>{title}</h1><div class="info">时间:2031-03-14 来源:纸鹞文档网 点击:117</div>
<div class="content" id="text">
{paragraphs}</div>
<div class="page">上一篇:<a href="/doc/7.html">护堤工作小结</a> 下一篇:没有了</div></div>
<div class="side"><h3>相关文章</h3><ul>{related}</ul></div>
<div id="footer">版权所有 &copy; 2031 纸鹞文档网 备案号:000000</div>
</body></html>
"""


def br_page():
    body = "<br><br>\n  ".join(SPEECH)
    return (f"<html><head><meta charset=utf-8><title>{TITLE}</title></head><body><table width=760><tr><td class=t>{TITLE}</td></tr>"
            f"<tr><td>  {body}</td></tr></table>"
            "<table border=1><caption>各段巡护表</caption><tr><th>堤段</th><th colspan=2>护堤员</th></tr><tr><td>东堤</td><td>甲</td><td>乙</td></tr></table></body></html>\n")


def forum_page():
    body = "<br />".join(p + '<font style="font-size:0px;color:#fff">$ E! O9 n  B( M7</font><span style="display:none">x1 Q. z</span>' for p in SPEECH)
    return f'<html><head><meta charset="gbk"><title>{TITLE} - 芦汀论坛</title></head><body><div class="t_msgfont">{body}</div></body></html>\n'


def write(name, content, charset="utf-8", mark=b""):
    (OUT / name).write_bytes(mark + (content if isinstance(content, bytes) else content.encode(charset)))


def damaged_gbk():
    data = bytearray(text([TITLE] + SPEECH).encode("gbk"))
    del data[301]
    data[603] = 0xFF
    return bytes(data)


class RawName(zipfile.ZipInfo):
    """A member whose name is stored as the bytes given, without the flag of UTF-8, as old programs do."""

    def __init__(self, raw):
        super().__init__("raw", (2031, 3, 14, 9, 26, 52))
        self.raw = raw

    def _encodeFilenameFlags(self):  # of the standard library: the one way to store other bytes than its own
        return self.raw, self.flag_bits & ~0x800


def zip_of(members):
    out = io.BytesIO()
    warnings.simplefilter("ignore")  # of names that are the same to the library
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(RawName(name), content)
    return out.getvalue()


def write_containers():
    zips, gzips, dirs = (FIXTURES / "containers" / name for name in ("zip", "gzip", "dir"))
    for folder in (zips, gzips, dirs / "villages" / "east"):
        folder.mkdir(parents=True, exist_ok=True)
    text_file = text([SECOND_TITLE] + SECOND).encode("gbk")
    names = ["讲话/护堤.txt", "讲话/图书角.txt", "说明.txt"]
    (zips / "names-gbk.zip").write_bytes(zip_of([(n.encode("gbk"), text_file) for n in names]))
    (zips / "names-big5.zip").write_bytes(zip_of([(n.encode("big5"), text_file) for n in ["講話/護堤.txt", "講話/圖書.txt", "說明.txt"]]))
    (zips / "names-utf8.zip").write_bytes(zip_of([(n.encode("utf-8"), text_file) for n in names]))
    (zips / "names-unsafe.zip").write_bytes(zip_of([(b"../up.txt", b"a"), (b"/root.txt", b"b"), (b"C:\\con.txt", b"c"), (b"a/../same.txt", b"d"), (b"same.txt", b"e")]))
    inner = zip_of([(b"inner.txt", b"inside\n")])
    (zips / "nested.zip").write_bytes(zip_of([(b"outer.txt", b"outside\n"), (b"deeper/inner.zip", inner), (b"packed.txt.gz", gzip.compress(b"packed\n", mtime=0))]))
    (zips / "cut.zip").write_bytes(zip_of([(n.encode("gbk"), text_file) for n in names])[:-40])
    damaged = bytearray(zip_of([(b"first.txt", text_file), (b"second.txt", b"sound\n")]))
    damaged[60] ^= 0x55
    (zips / "damaged-member.zip").write_bytes(damaged)
    (zips / "empty.zip").write_bytes(zip_of([]))
    packed = gzip.compress(text_file, mtime=0)
    (gzips / "one.txt.gz").write_bytes(packed)
    (gzips / "two-members.gz").write_bytes(gzip.compress(b"one\n", mtime=0) + gzip.compress(b"two\n", mtime=0))
    (gzips / "cut.txt.gz").write_bytes(packed[:-12])
    (dirs / "villages" / "west.txt").write_bytes(b"west\n")
    (dirs / "villages" / "east" / "ferry.txt").write_bytes(b"ferry\n")
    (dirs / "villages" / "east" / "pages.zip").write_bytes(inner)


def write_texts():
    folder = FIXTURES / "converters" / "txt"
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        "line-ends.txt": "unix\nwindows\r\nmac\rpage\fseparator\u2028paragraph\u2029\n\r\nlast without an end",
        "indentation.txt": "\u3000\u3000两个全角空格\n  two blanks\n\ttab\ntrailing  \n \n\u3000\n\u00a0\nend\n",
        "odd-characters.txt": "nul\0nul\nzero\u200bwidth\nprivate\ue004use\ncontrol\x01\nmark e\u0301\n\ufeffmark in the middle\n",
        "astral.txt": "\U00020000\U0002a6a5\u3400\n\U0001f6a3\u200d\u2642\ufe0f\n",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content.encode("utf-8"))
    speech = text(SPEECH)
    (folder / "utf8-bom.txt").write_bytes(b"\xef\xbb\xbf" + speech.encode("utf-8"))
    for charset, mark in (("gbk", b""), ("gb18030", b""), ("utf-16le", b"\xff\xfe"), ("utf-16be", b"\xfe\xff"), ("utf-16le-no-mark", b"")):
        (folder / f"charset-{charset}.{charset.removesuffix('-no-mark')}.txt").write_bytes(mark + speech.encode(charset.removesuffix("-no-mark")))
    (folder / "charset-declared.big5.txt").write_bytes("河堤".encode("big5"))
    (folder / "charset-declared.options").write_text("charset big5\n")
    (folder / "charset-ordered.latin1.txt").write_bytes("河堤".encode("gbk"))
    (folder / "charset-ordered.options").write_text("from-charset windows-1252\n")
    (folder / "bad-utf8.txt").write_bytes("河堤上的柳树。\n".encode() + b"\xe6\xb2 \xff\xc0\x80 \xed\xa0\x80\n" + "还是河堤上的柳树。\n".encode() + b"\xe6\xb2")
    (folder / "bad-gbk.txt").write_bytes(damaged_gbk())
    (folder / "island.txt").write_bytes(text(SPEECH[:2]).encode("gbk") + SPEECH[3].encode("utf-8") + b"\n" + text(SPEECH[4:6]).encode("gbk"))
    (folder / "blank.txt").write_bytes(b" \n\t\n")
    (folder / "empty.txt").write_bytes(b"")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    write_containers()
    write_texts()
    plain = text([TITLE] + SPEECH)
    write("plain-gbk.gbk.txt", plain, "gbk")
    write("plain-gb18030.gb18030.txt", plain + "生僻字:㐀䶵𠀀𪚥。\n", "gb18030")
    write("plain-big5.big5.txt", traditional(text([SECOND_TITLE] + SECOND)).replace("册", "冊").replace("爱", "愛").replace("师", "師").replace("学", "學")
          .replace("图", "圖").replace("汀镇", "汀鎮").replace("仪", "儀").replace("致辞", "致詞").replace("净", "淨").replace("宾", "賓").replace("后", "後")
          .replace("辞", "辭").replace("启", "啟").replace("们", "們").replace("芦", "蘆").replace("等", "等"), "big5hkscs")
    write("plain-utf8.txt", plain)
    write("plain-bom.txt", plain.replace("\n", "\r\n"), mark=b"\xef\xbb\xbf")
    write("plain-utf16le.txt", plain, "utf-16-le", b"\xff\xfe")
    write("plain-utf16be.txt", plain, "utf-16-be", b"\xfe\xff")
    write("damaged-gbk.txt", damaged_gbk())
    write("glossed.txt", "".join(glossed(p) + "\n" for p in [TITLE] + SPEECH))
    write("glossed-page.html", page([glossed(p) for p in SPEECH], "utf-8", glossed(TITLE)))
    kinds = [spam_head, site_lines, bracketed_watermark, bare_watermark, doubled_title, private_use, broken_paragraphs, heading_and_body, one_line,
             stray_blanks, font_map_errors, brand_for_word, letters_for_digits, lost_at_page_ends, compilation, preview_chunks, counters,
             sharing_notice, literal_markup, markup_as_text, quote_watermark, slides_twice, blanks_for_lines, glued_contents, preview_limit,
             forum_jamming, novel_page, clean_control, pinyin_lesson]
    for kind in kinds:
        write(kind.__name__.replace("_", "-") + ".txt", kind())
    write("page-utf8.html", page(SPEECH, "utf-8", TITLE))
    write("page-gbk.html", page(SPEECH, "gb2312", TITLE), "gbk")
    write("page-undeclared.gbk.html", page(SPEECH, "", TITLE, declared=False), "gbk")
    write("page-breaks.html", br_page())
    write("page-forum.html", forum_page(), "gbk")


main()
