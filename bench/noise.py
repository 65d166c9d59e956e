"""noise.py -- hurts clean documents the way sharing sites, hijackers, converters and copying do, one kind of damage at a time, and keeps
account of every place. All wordings and site names are invented; the shapes are those of docs/what-is-repaired.md.

A document is (title, paragraphs). A kind is a function (lines, rng, script) that returns pieces: a string is text that was left alone, a Spot
is damage. Joined by their `gold` the pieces are the clean text, joined by their `damaged` the hurt one.

SPDX-License-Identifier: MIT"""
import re
from typing import NamedTuple

HAN = r"[\u4e00-\u9fff]"


class Spot(NamedTuple):
    gold: str
    damaged: str
    line: bool = False  # a line that does not belong to the text


class Kind(NamedTuple):
    name: str
    what: str
    hurt: object
    arguments: tuple = ()
    flag: bool = False  # what cannot be repaired, but shall be marked
    scripts: tuple = ("hans", "hant")


def assemble(lines, inside=None, between=None):
    """inside: {line: [(from, to, new)]}; between: {line: [noise lines before it]}, len(lines) is the end."""
    pieces = []
    for number, line in enumerate(lines + [None]):
        pieces += [Spot("", noise + "\n", True) for noise in (between or {}).get(number, [])]
        if line is None:
            break
        at = 0
        for start, end, new in sorted((inside or {}).get(number, [])):
            if start < at:
                continue
            pieces += [line[at:start], Spot(line[start:end], new)]
            at = end
        pieces.append(line[at:] + "\n")
    return [piece for piece in pieces if piece != ""]


# ---- places ---------------------------------------------------------------------------------------------------------------------------------


def between_hanzi(line, margin=4):
    return [m.start() + 1 for m in re.finditer(f"{HAN}(?={HAN})", line) if margin <= m.start() < len(line) - margin]


def in_some(lines, rng, share, edit):
    """Applies edit(line) -> [(from, to, new)] to a share of the paragraphs, never to the title."""
    chosen = [n for n in range(1, len(lines)) if rng.random() < share] or [rng.randrange(1, len(lines))]
    return assemble(lines, {n: edit(lines[n]) for n in chosen})


def inserted(lines, rng, share, strings):
    def edit(line):
        places = between_hanzi(line)
        if not places:
            return []
        at = rng.choice(places)
        return [(at, at, rng.choice(strings))]

    return in_some(lines, rng, share, edit)


# ---- inside paragraphs ----------------------------------------------------------------------------------------------------------------------


def tags(lines, rng, _):
    name = "".join(rng.choice("bcdfghkmnpqrtvxz") for _ in range(5))
    empty = [f'<ul id="{name}"></ul>', f'<div class="{name}"></div>', f"<span id={name}></span>", "</p><p>", f'<a name="{name}"></a>']

    def edit(line):
        at = rng.choice(between_hanzi(line) or [0])
        return rng.choice([
            [(at, at, rng.choice(empty))],
            [(0, 0, "<p>"), (len(line), len(line), "</p>")],
            [(0, 0, f'<div id="{name}">'), (len(line), len(line), "</div>")],
            [(at, at, '<font color="#ff0000">'), (min(at + 6, len(line)), min(at + 6, len(line)), "</font>")],
            [(len(line), len(line), "<br/>")],
        ])

    return in_some(lines, rng, 0.4, edit)


def entities(lines, rng, _):
    return inserted(lines, rng, 0.5, ["&nbsp;", "&amp;nbsp;", "&#8203;", "&ensp;", "&amp;#160;", "&nbsp;&nbsp;"])


def quote_entities(lines, rng, _):
    quotes = {"“": "ldquo", "”": "rdquo", "—": "mdash", "…": "hellip", "《": "#12298", "》": "#12299", "·": "middot", "<": "lt", ">": "gt", "&": "amp"}

    def edit(line):
        prefix = "&amp;" if doubled else "&"
        return [(m.start(), m.end(), prefix + quotes[m.group()] + ";") for m in re.finditer("[“”—…《》·]", line)]

    doubled = rng.random() < 0.4
    return in_some(lines, rng, 1, edit)


def private_use(lines, rng, _):
    mark = rng.choice("\ue004\ue5e5\uf06c\ue863\uf0b7\ue010")
    return in_some(lines, rng, 0.7, lambda line: [(len(line), len(line), mark)])


def strays(lines, rng, _):
    mark = rng.choice(["`", "|", "`", "｜", "^"])

    def edit(line):
        at = rng.choice([0, len(line)] + [i for i in between_hanzi(line) if line[i - 1] == "的"][:3])
        return [(at, at, mark)]

    return in_some(lines, rng, 0.3, edit)


def quotes(lines, rng, _):
    mark = rng.choice("'`")

    def edit(line):
        return [(m.end(), m.end(), mark) for m in re.finditer(f"的(?={HAN})", line) if rng.random() < 0.5]

    return in_some(lines, rng, 0.6, edit)


WATERMARKS = ["长风范文网整理发布", "更多资料请到青竹文库", "WWW.LANXIN.NET兰馨资料", "墨香小说网免费阅读全文", "版权所有翻印必究科普园地", "好资料尽在知渊学习网", "qzwk.com收集整理请勿转载"]


def watermark(lines, rng, script):
    mark = script(rng.choice(WATERMARKS))
    step = rng.randrange(60, 160)
    inside, since = {}, 0
    for n in range(1, len(lines)):
        for at in between_hanzi(lines[n]):
            if since + at >= step:
                inside.setdefault(n, []).append((at, at, mark))
                since = -at
        since += len(lines[n])
    return assemble(lines, inside)


NOTICES = ["(本资料由青竹文库收集整理,转载请注明出处)", "【更多精彩内容请访问长风网www.changfeng.example查看】", "（本文版权归兰馨教育所有，全文请登录下载）", "[免费阅读全文请到墨香小说网]",
           "（未经许可不得转载，最新资料请关注知渊学习网）", "(来源:好学网 www.haoxue.example)", "【书友正在阅读最新章节，请收藏本站】"]


def notices(lines, rng, script):
    return inserted(lines, rng, 0.3, [script(rng.choice(NOTICES))])


def jamming(lines, rng, _):
    letters = "abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789$#&*!(@%~+"

    def edit(line):
        def run():
            return " " * rng.randrange(1, 3) + "".join(rng.choice(letters) + " " * rng.choice((0, 0, 1, 2)) for _ in range(rng.randrange(7, 13))).rstrip()

        ends = [m.end() for m in re.finditer("。", line)]
        return [(at, at, run()) for at in ends if rng.random() < 0.6]

    return in_some(lines, rng, 0.6, edit)


def invisibles(lines, rng, _):
    return inserted(lines, rng, 0.7, ["\u200b", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u200b\u200b", "\u202c", "\u007f", "\u0008"])


def gaps(lines, rng, _):
    """A blank behind every comma, some between hanzi."""

    def edit(line):
        commas = [(m.end(), m.end(), " ") for m in re.finditer(f"[，、；](?={HAN})", line)]
        inner = [(at, at, rng.choice([" ", "\u00a0", " ", "  "])) for at in between_hanzi(line) if rng.random() < 0.02]
        return commas + inner

    return in_some(lines, rng, 1, edit)


def fullwidth(lines, rng, _):
    def edit(line):
        found = re.finditer(r"(?<=[\u4e00-\u9fff，。])[A-Za-z0-9]+(?=[\u4e00-\u9fff，。])", line)
        return [(m.start(), m.end(), "".join(chr(ord(c) + 0xFEE0) for c in m.group())) for m in found]

    return in_some(lines, rng, 1, edit)


def halfwidth(lines, rng, _):
    marks = {"，": ",", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")"}
    return in_some(lines, rng, 1, lambda line: [(m.start(), m.end(), marks[m.group()]) for m in re.finditer(f"(?<={HAN})[，：；？！]|（(?={HAN})|(?<={HAN})）", line)])


def some_halfwidth(lines, rng, _):
    """One mark in six is ASCII, the rest full-width."""
    marks = {"，": ",", "；": ";", "。": "."}
    return in_some(lines, rng, 1, lambda line: [(m.start(), m.end(), marks[m.group()]) for m in re.finditer(f"(?<={HAN})[，；](?={HAN})", line) if rng.random() < 0.17])


# Characters that fonts of old converters confuse with a neighbour in the table, as seen in copies of printed documents.
FONT_CODES = dict(zip("不之于进发受任初战置动规方并来只", "丌乊亍迚収叐仸刜戓臵劢觃斱幵杢叧"))


def font_codes(lines, rng, _):
    broken = set(rng.sample(sorted(FONT_CODES), 6))

    def edit(line):
        return [(i, i + 1, FONT_CODES[c]) for i, c in enumerate(line) if c in broken]

    return in_some(lines, rng, 1, edit)


def brand_inserted(lines, rng, script):
    return inserted(lines, rng, 0.4, [script(rng.choice(["青竹文库网", "长风范文网", "知渊网"]))])


def spelt(lines, rng, _):
    """Words that a filter dislikes are half in letters."""
    letters = {"部": "bu", "打": "da", "死": "si", "安": "an", "用": "yong", "行": "xing", "命": "ming", "性": "xing", "权": "quan", "情": "qing"}

    def edit(line):
        places = [i for i, c in enumerate(line) if c in letters and i and re.match(HAN, line[i - 1])]
        return [(i, i + 1, letters[line[i]]) for i in places[:1]]

    return in_some(lines, rng, 0.5, edit)


# ---- around the text ------------------------------------------------------------------------------------------------------------------------


def head(lines, rng, script, variants):
    variant = rng.choice(variants)
    return assemble(lines, None, {0: [script(line).replace("%", lines[0]) for line in variant]})


def under_title(lines, rng, script, variants):
    variant = rng.choice(variants)
    return assemble(lines, None, {1: [script(line).replace("%", lines[0]) for line in variant]})


def tail(lines, rng, script, variants):
    variant = rng.choice(variants)
    return assemble(lines, None, {len(lines): [script(line).replace("%", lines[0]) for line in variant]})


SPAM = [["澳门百家乐在线投注,时时彩计划软件,真钱棋牌游戏平台"], ["金沙娱乐场-葡京赌场官网-彩票走势图-棋牌送彩金"], ["成人电影免费在线 激情小说 偷拍自拍 丝袜美女图片"], ["代开发票_办证刻章_贷款无抵押_信用卡套现"],
        ["亚洲城娱乐平台", "真人百家乐,老虎机注册送彩金,体育投注网址"]]
PARTICULARS = [["时间：2016-08-09 14:22　来源：兰馨网　作者：佚名"], ["发布时间:2014-11-02 09:15:33 浏览次数:1284 字体:[大 中 小]"], ["作者：青竹 | 来源：网络 | 点击：532次 | 发布：2018/3/12"], ["2017年6月1日 08:30 来源：长风网 编辑：晓月"],
               ["阅读：2301　评论：12　更新时间：2015-04-18 10:10"], ["【字体：大 中 小】 【打印】 【关闭】"]]
INTROS = [["下面是长风范文网小编为大家精心整理的%，欢迎阅读与借鉴，希望能帮到您。"], ["导语：本站编辑为您收集了%，供大家参考，希望对您有所帮助！"], ["%是青竹文库为你推荐的一篇文章，更多内容请关注本站，欢迎收藏。"], ["今天小编给大家带来了%，感兴趣的朋友一起来看看吧。"]]
DOWNLOADS = [["%.doc", "将本文的Word文档下载到电脑，方便收藏和打印", "推荐度：★★★★★", "点击下载文档", "文档为doc格式"], ["《%》word下载", "下载Word文档到电脑，方便编辑和收藏"], ["本文档下载地址：%.pdf（268KB）", "立即下载", "下载次数：35 次"],
             ["点击此处下载全文Word版", "文件格式：DOC　大小：36KB　下载积分：2"]]
DISCLAIMERS = [["免责声明：本文来自网络，不代表本站观点，如有侵权请联系站长删除，邮箱：kefu@qingzhu.example"], ["本站所有资料均由网友上传，版权归原作者所有，如侵犯您的权益，请来信告知，本站将立即删除。"],
               ["声明：本网转载此文目的在于传递更多信息，并不代表赞同其观点和对其真实性负责。如涉及版权问题，请与本网联系。"], ["版权声明：以上文章中所选用的图片及文字来源于网络以及用户投稿，由于未联系到知识产权人，如有侵权，请立即联系我们。", "Copyright © 2012-2019 长风网 All Rights Reserved 粤ICP备12345678号"]]
RELATED = [["相关文章：", "农村饮水安全工程总结03-12", "学校食堂管理工作汇报11-25", "社区图书室开放情况介绍07-08", "冬季森林防火检查记录01-19"], ["猜你喜欢", "关于开展卫生检查的通知(2015-03-02)", "职工运动会开幕词(2014-10-11)", "新教师培训心得(2016-08-30)"],
           ["您可能感兴趣的文章：", "·如何养好一盆兰花", "·秋天的果园", "·山区公路养护的几点体会"],
           ["【%】相关推荐：", "1.茶园春季管理要点", "2.渔船安全检查办法", "3.给新入职同事的一封信", "4.水泵房值班制度"], ["延伸阅读", "山村小学的早晨", "天刚蒙蒙亮，校门口的老槐树下已经站满了人，孩子们背着书包，一个个等着...", "渡口的灯", "河水涨起来的那一年，摆渡的老人每天夜里都要把灯点上，一直点到天亮，谁也不知道他在等..."]]
PAGES = [["上一页 1 2 3 4 5 下一页 尾页"], ["共3页 当前第1页 [1] [2] [3] 下一页"], ["<< 上一篇：秋天的果园", "下一篇：渡口的灯 >>"], ["首页 上一页 [1] [2] 下一页 末页"], ["本文共4页，第1页", "分享到：微信 微博 QQ空间 复制链接"]]
WAYS = [["首页 > 范文大全 > 工作总结 > 正文"], ["您现在的位置：长风网 >> 教学资源 >> 文章正文"], ["当前位置：首页-学习资料-%"], ["登录 | 注册 | 设为首页 | 加入收藏"]]
PREVIEWS = [["（未完，全文共8642字，当前仅显示2100字，请阅读下面提示信息）"], ["试读已结束，剩余12页未读，下载后可阅读全文"], ["预览结束，还剩5页，请下载文档阅读完整内容"], ["由于篇幅限制，此处仅展示部分内容，完整版请下载查看"]]
THUMBNAILS = [["%_第1页", "%_第2页", "%_第3页"], ["第1页 / 共6页", "第2页 / 共6页", "亲，该文档总共6页，到这儿已超出免费预览范围"], ["%(1)", "文档页数：6页", "上传日期：2017-05-03", "文档编号：1084263", "大小：58.50KB", "格式：DOC"]]
SHARING = [["《%》由会员分享，可在线阅读，更多相关《%（6页珍藏版）》请在青竹文库上搜索。"], ["本文档由用户提供并上传，收益归属内容提供方，若内容存在侵权，请进行举报或认领"]]
NOVEL = [["本章未完，请点击下一页继续阅读"], ["（第1/3页）", "本章未完，点击下一页继续阅读"], ["喜欢%请大家收藏：(www.moxiang.example)墨香小说网更新速度最快。"], ["手机用户请浏览m.moxiang.example阅读，更优质的阅读体验。"]]


# ---- prints -----------------------------------------------------------------------------------------------------------------------------------


def page_numbers(lines, rng, script):
    """Pages end between paragraphs or inside one; their number stands in a line of its own."""
    style = rng.choice(["— {} —", "- {} -", "{}", "第{}页", "第{}页 共9页", "·{}·", "{}/9"])
    inside, between, page, filled = {}, {}, rng.randrange(1, 4), 0
    for n in range(1, len(lines)):
        filled += len(lines[n])
        if filled < 260 or n + 1 >= len(lines):
            continue
        filled, page = 0, page + 1
        number = script(style.format(page))
        places = between_hanzi(lines[n], 12)
        if places and rng.random() < 0.7:
            inside[n] = [(at, at, "\n" + number + "\n") for at in [rng.choice(places)]]
        else:
            between[n + 1] = [number]
    return assemble(lines, inside, between)


def running_heads(lines, rng, script):
    """A head or foot of the print, with or without a number, again on each page."""
    name = rng.choice(["%", "青河县水利局文件汇编", "科普读物丛书 第三辑", "内部资料 注意保存"])
    style = rng.choice(["{}", "{} {n}", "{n} {}", "{}  第{n}页"])
    between, inside, filled, page = {}, {}, 0, 1
    for n in range(1, len(lines)):
        filled += len(lines[n])
        if filled < 220 or n + 1 >= len(lines):
            continue
        filled, page = 0, page + 1
        line = script(style).format(script(name).replace("%", lines[0]), n=page)
        places = between_hanzi(lines[n], 12)
        if places and rng.random() < 0.5:
            at = rng.choice(places)
            inside[n] = [(at, at, "\n" + line + "\n")]
        else:
            between[n + 1] = [line]
    return assemble(lines, inside, between)


def page_breaks(lines, rng, _):
    return inserted(lines, rng, 0.35, ["\n"])


def column_breaks(lines, rng, _):
    """Several paragraphs come in short lines."""

    def edit(line):
        width, result, last = rng.randrange(12, 20), [], 0
        for at in between_hanzi(line):
            if at - last >= width:
                result.append((at, at, "\n"))
                last = at
        return result

    return in_some(lines, rng, 0.3, edit)


def hard_wraps(lines, rng, _, wide=2):
    """The whole text in lines of one width, where a hanzi takes `wide` columns; paragraphs are indented by two characters."""
    width = rng.randrange(24, 41)
    indent = rng.choice(["　　", "    "])
    pieces = [lines[0] + "\n"]
    for line in lines[1:]:
        pieces.append(Spot("", indent))
        shown = 4 if wide == 2 else len(indent)
        text = ""
        for c in line:
            size = 1 if ord(c) < 0x80 else wide
            if shown + size > wide * width and c not in "，。、；：？！）》”’,.;:?!)":
                pieces += [text, Spot("", "\n")]
                text, shown = "", 0
            text += c
            shown += size
        pieces.append(text + "\n")
    return [piece for piece in pieces if piece != ""]


def line_blanks(lines, rng, _):
    """A blank where each line of the print ended."""
    width = rng.randrange(24, 40)

    def edit(line):
        return [(at, at, " ") for at in range(width, len(line) - 2, width) if re.match(HAN * 2, line[at - 1 : at + 1])]

    return in_some(lines, rng, 1, edit)


def preview_chunks(lines, rng, _):
    """Cut every few hundred characters; each piece is numbered."""
    step = rng.randrange(150, 300)
    inside, number, since = {}, 1, 0
    for n in range(1, len(lines)):
        for at in between_hanzi(lines[n]):
            if since + at >= step:
                number += 1
                inside.setdefault(n, []).append((at, at, f"\n{number}、"))
                since = -at
        since += len(lines[n])
    return assemble(lines, inside)


HEADINGS = ["一、统一思想，提高认识", "二、突出重点，狠抓落实", "三、加强领导，形成合力", "四、严格考核，兑现奖惩", "五、搞好宣传，营造氛围"]


def glued_headings(lines, rng, script):
    pieces, heads = [lines[0] + "\n"], iter(HEADINGS)
    for n, line in enumerate(lines[1:]):
        title = next(heads, None) if n % 2 == 0 else None
        if title:
            pieces += [script(title), Spot("\n", rng.choice(["", " ", "　"]))]
        pieces.append(line + "\n")
    return pieces


# ---- doubles and ends -------------------------------------------------------------------------------------------------------------------------


def doubled_title(lines, rng, _):
    return assemble(lines, None, {0: [rng.choice([lines[0], lines[0] + ".doc", lines[0]])]})


def doubled_paragraph(lines, rng, _):
    n = rng.randrange(1, len(lines))
    return assemble(lines, None, {n + 1: [lines[n]]})


def slides(lines, rng, _):
    """A text box and its shadow: every paragraph twice."""
    return assemble(lines, None, {n + 1: [line] for n, line in enumerate(lines) if n})


def growing_slides(lines, rng, _):
    """Animated slides: each shows what the one before showed, and a sentence more."""
    between = {}
    for n in range(1, len(lines)):
        ends = [m.end() for m in re.finditer("。", lines[n])]
        between[n] = [lines[n][:at] for at in ends[:-1]]
    return assemble(lines, None, between)


def cut_ending(lines, rng, _):
    last = lines[-1]
    places = [at for at in between_hanzi(last) if at > len(last) * 0.4]
    if not places:
        return [line + "\n" for line in lines]
    at = rng.choice(places)
    return [line + "\n" for line in lines[:-1]] + [last[: at - 3], Spot(last[at - 3 : at], last[at - 3 : at]), "\n"]


def cut_by_preview(lines, rng, script):
    return cut_ending(lines, rng, script) + [Spot("", script(rng.choice(PREVIEWS)[0]) + "\n", True)]


def glued_contents(lines, rng, script):
    names = ["概述", "适用范围", "主要内容", "实施步骤", "保障措施", "监督检查"]
    pieces = [lines[0] + "\n", script("目录")]
    for i, name in enumerate(names, 1):
        pieces += [Spot("\n", ""), script(f"{i}{name}{3 * i + rng.randrange(3)}")]
    return pieces + ["\n"] + [line + "\n" for line in lines[1:]]
