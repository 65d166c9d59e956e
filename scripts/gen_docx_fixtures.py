#!/usr/bin/env python3
"""gen_docx_fixtures.py OUT -- writes the Word documents of fixtures/converters/docx: small ones, each about one
matter, made by hand from ECMA-376. All text in them is invented. Nothing is deflated, so that the same bytes come
out everywhere. Expectations (*.dump) are made by the golden runner and judged by people.

SPDX-License-Identifier: MIT"""
import base64
import pathlib
import struct
import sys
import zipfile
import zlib

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:m="{M}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="txt" ContentType="text/plain"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument'
    '.wordprocessingml.document.main+xml"/></Types>'
)


def run(text, properties=""):
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{rpr}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(content, properties=""):
    """A paragraph; plain text becomes a run."""
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{ppr}{content if content.startswith('<') else run(content)}</w:p>"


def styled(style, content):
    return p(content, f'<w:pStyle w:val="{style}"/>')


def item(number, level, content):
    return p(content, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content or '<w:p/>'}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def part(root, content):
    return f"{HEAD}<w:{root} {NAMESPACES}>{content}</w:{root}>"


def document(*blocks):
    return part("document", f"<w:body>{''.join(blocks)}<w:sectPr/></w:body>")


def relations(*targets):
    """(id, type, target) or (id, type, target, "External")"""
    one = "".join(
        f'<Relationship Id="{t[0]}" Type="{R if "/" not in t[1] else ""}{"/" if "/" not in t[1] else ""}{t[1]}"'
        f' Target="{t[2]}"{" TargetMode=" + chr(34) + t[3] + chr(34) if len(t) > 3 else ""}/>'
        for t in targets
    )
    return f'{HEAD}<Relationships xmlns="{REL}">{one}</Relationships>'


ROOT = relations(
    ("rId1", "officeDocument", "word/document.xml"),
    ("rId2", REL.replace("/relationships", "") + "/relationships/metadata/core-properties", "docProps/core.xml"),
)
STYLES = part(
    "styles",
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="Title"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="own"><w:name w:val="章节标题"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="body"><w:name w:val="Body Text"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="counted"><w:name w:val="counted"/><w:pPr><w:numPr><w:numId w:val="4"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr>'
    "</w:pPr></w:style>"
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>',
)


def level(i, fmt, text, more=""):
    return f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{more}<w:lvlText w:val="{text}"/></w:lvl>'


def abstract(i, *levels):
    return f'<w:abstractNum w:abstractNumId="{i}">{"".join(levels)}</w:abstractNum>'


def number(i, of, override=""):
    return f'<w:num w:numId="{i}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


NUMBERING = part(
    "numbering",
    abstract(
        0,
        level(0, "chineseCountingThousand", "第%1章"),
        level(1, "chineseCountingThousand", "第%2条", '<w:lvlRestart w:val="0"/>'),
        level(2, "chineseCounting", "（%3）", '<w:suff w:val="nothing"/>'),
    )
    + abstract(1, level(0, "decimal", "%1."), level(1, "upperRoman", "%1.%2", "<w:isLgl/>"))
    + abstract(2, level(0, "bullet", "\uf0b7"), level(1, "decimalEnclosedCircleChinese", "%2"))
    + abstract(3, level(0, "decimal", "none"), level(1, "ideographTraditional", "%2、", '<w:pStyle w:val="counted"/>'))
    + '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="list"/></w:abstractNum>'
    + abstract(5, level(0, "lowerLetter", "%1)"))
    + number(1, 0)
    + number(2, 1)
    + number(3, 2)
    + number(4, 3)
    + number(5, 4)
    + number(6, 5)
    + number(7, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'),
)


def png():
    """One grey pixel."""

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    pixel = b"\x78\x01\x01\x02\x00\xfd\xff\x00\x80\x00\x82\x00\x81"  # zlib, stored
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixel) + chunk(b"IEND", b"")


def write(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as z:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            z.writestr(info, content if isinstance(content, bytes) else content.encode())


def package(main, more=None, rels=()):
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": ROOT, "word/document.xml": main}
    parts["word/_rels/document.xml.rels"] = relations(
        ("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml"), *rels
    )
    parts["word/styles.xml"] = STYLES
    parts["word/numbering.xml"] = NUMBERING
    parts.update(more or {})
    return parts


def headings():
    core = (
        HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        "<dc:title>关于节约用纸的通知</dc:title><dc:creator>某办公室</dc:creator><cp:keywords>纸张</cp:keywords>"
        "<dcterms:created>2020-03-04T05:06:07Z</dcterms:created></cp:coreProperties>"
    )
    main = document(
        styled("a1", "关于节约用纸的通知"),
        styled("1", "总则"),
        styled("own", "通过两次继承得到的级别"),
        p("直接给出的级别", '<w:outlineLvl w:val="2"/>'),
        p("正文级别", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
        p("居中的一行", '<w:jc w:val="center"/>'),
        styled("body", '<w:bookmarkStart w:id="0" w:name="here"/>' + run("有样式的正文。")),
        styled("x", "样式互相继承。"),
        styled("missing", "样式不存在。"),
        "<w:p/>",
    )
    return package(main, {"docProps/core.xml": core})


def numbers():
    return package(
        document(
            p("总则", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            item(1, 1, "条在各章之间连续编号。"),
            item(1, 2, "项在每条重新编号；"),
            item(1, 2, "后面没有空格。"),
            item(1, 1, "下一条。"),
            p("附则", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
            item(1, 1, "第三条仍在第二章。"),
            item(1, 2, "从一开始。"),
            p("不编号的一段。"),
            item(2, 0, "one"),
            item(2, 1, "legal numbers are decimal"),
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr></w:pPr></w:p>",
            item(7, 0, "an override begins at five"),
            item(2, 0, "and the list it belongs to goes on"),
            item(3, 0, "项目符号"),
            item(3, 1, "圈号"),
            item(3, 1, "圈号"),
            item(3, 0, "项目符号"),
            styled("counted", "由样式编号"),
            styled("counted", "由样式编号"),
            p("此段不编号", '<w:pStyle w:val="counted"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            item(5, 0, "levels of a numbering style"),
            item(99, 0, "a list that does not exist"),
        )
    )


def tables():
    span2 = '<w:gridSpan w:val="2"/>'
    down = '<w:vMerge w:val="restart"/>'
    inner = f"<w:tbl>{row(cell(p('内层')))}</w:tbl>"
    table = "".join(
        (
            row(cell(p("名称")), cell(p("数量"), span2), properties="<w:tblHeader/>"),
            row(cell(p("纸"), down), cell(p("甲")), cell(p("1"))),
            row(cell("", "<w:vMerge/>"), cell(p("乙")), cell(p("2"))),
            row(cell(p("继续格里也有字"), "<w:vMerge/>"), cell(item(2, 0, "列表")), cell(inner + "<w:p/>")),
            row(cell(p("删去的行")), properties='<w:del w:id="1" w:author="x"/>'),
            row(cell(""), cell(p("很宽"), '<w:gridSpan w:val="2000000"/>')),
        )
    )
    return package(document(p("表前"), f"<w:tbl><w:tblPr/>{table}</w:tbl>", p("表后")))


def runs():
    bold, italic = "<w:b/>", "<w:i/>"
    ruby = (
        "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>hàn</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>汉</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    formula = "<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>=b</m:t></m:r></m:oMath>"
    return package(
        document(
            p(run("粗", bold) + run("粗斜", bold + italic) + run("斜", italic) + run("常规")),
            p(run("按样式加粗", '<w:rStyle w:val="Strong"/>') + run("取消", '<w:rStyle w:val="Strong"/><w:b w:val="0"/>')),
            p(run("H") + run("2", '<w:vertAlign w:val="subscript"/>') + run("O, x") + run("2", '<w:vertAlign w:val="superscript"/>')),
            p(run("下划线", '<w:u w:val="single"/>') + run("删除线", "<w:strike/>") + run("着重号", '<w:em w:val="dot"/>')),
            p(run("看得见") + run("看不见", "<w:vanish/>") + run("也看不见", '<w:rStyle w:val="Secret"/>')),
            p("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t></w:r>"),
            p('<w:r><w:br w:type="page"/><w:t>page breaks say nothing</w:t><w:br w:type="page"/></w:r>'),
            p('<w:r><w:t>one</w:t><w:br w:type="page"/><w:t>two</w:t></w:r>'),
            p("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>break</w:t><w:softHyphen/><w:t>ing</w:t></w:r>"),
            p('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Own" w:char="F041"/></w:r>'),
            p(ruby + run("字") + formula),
            p("<w:r><w:t>  blanks around count only if it is said  </w:t></w:r>"),
            p("<w:r><w:t>line\nend</w:t></w:r>"),
        )
    )


def formulas():
    def r(text, properties=""):
        return f"<m:r>{properties}<m:t>{text}</m:t></m:r>"

    def e(*content):
        return f"<m:e>{''.join(content)}</m:e>"

    def sub(content):
        return f"<m:sub>{r(content)}</m:sub>"

    def sup(content):
        return f"<m:sup>{r(content)}</m:sup>"

    fraction = f"<m:f><m:fPr/><m:num>{r('a+1')}</m:num><m:den>{r('2.5')}</m:den></m:f>"
    root = f"<m:rad><m:deg>{r('3')}</m:deg>{e(r('x'))}</m:rad>"
    square = f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>{e(fraction)}</m:rad>'
    total = f'<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr>{sub("i=1")}{sup("n")}{e(r("i"))}</m:nary>'
    scripts = f"<m:sSubSup>{e(r('x'))}{sub('1')}{sup('2')}</m:sSubSup><m:sSup>{e(r('e'))}{sup('x')}</m:sSup>"
    brackets = f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val=")"/><m:sepChr m:val=","/></m:dPr>{e(r("0"))}{e(r("1"))}</m:d>'
    matrix = f"<m:m><m:mr>{e(r('1'))}{e(r('0'))}</m:mr><m:mr>{e(r('0'))}{e(r('1'))}</m:mr></m:m>"
    function = f"<m:func><m:fName><m:limLow>{e(r('lim'))}<m:lim>{r('n→∞')}</m:lim></m:limLow></m:fName>{e(r('a'))}</m:func>"
    accent = f'<m:acc><m:accPr><m:chr m:val="⃗"/></m:accPr>{e(r("v"))}</m:acc>'
    words = r("若 x&lt;0", "<m:rPr><m:nor/></m:rPr>") + r("则速度v")
    boxed = f"<m:box>{e(r('y'))}</m:box>"

    def formula(*content):
        return p(run("设") + f"<m:oMath>{''.join(content)}</m:oMath>" + run("。"))

    return package(
        document(
            formula(fraction),
            formula(root, square, f"<m:rad>{e(r('z'))}</m:rad>"),
            formula(total),
            formula(scripts),
            formula(brackets),
            formula(matrix),
            formula(function),
            formula(accent, boxed),
            formula(words),
            f"<m:oMathPara><m:oMath>{r('x=y')}</m:oMath></m:oMathPara>",
        )
    )


def fields():
    nested = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>IF </w:instrText></w:r>'
        + field("PAGE", run("7"))
        + '<w:r><w:instrText> = 1</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>'
        + run("结果")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    unclosed = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>REF x</w:instrText><w:t>不丢的尾巴</w:t></w:r>'
    link = f'<w:hyperlink r:id="h" w:tooltip="提示">{run("外部", "<w:u w:val=" + chr(34) + "single" + chr(34) + "/>")}</w:hyperlink>'
    return package(
        document(
            p(link + run("与") + f'<w:hyperlink w:anchor="here">{run("内部")}</w:hyperlink>'),
            p(run("第") + field(" PAGE \\* MERGEFORMAT ", run("3")) + run("页")),
            p(field(' HYPERLINK "http://example.invalid/a" \\l "b" \\o "提示" ', run("链接") + run("文字", "<w:b/>"))),
            p(nested + run("之后")),
            p(f'<w:fldSimple w:instr=" DATE ">{run("二〇二〇年")}</w:fldSimple>'),
            p(unclosed),
            p("下一段照常。"),
        ),
        rels=[("h", "hyperlink", "http://example.invalid/?a=1&amp;b=2", "External")],
    )


def notes():
    def note(kind, i, content):
        return f'<w:{kind} w:id="{i}">{p(f"<w:r><w:{kind}Ref/></w:r>" + content)}</w:{kind}>'

    def ref(kind, i):
        return f'<w:r><w:{kind}Reference w:id="{i}"/></w:r>'

    foot = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    foot += note("footnote", 1, run("先引用的。")) + note("footnote", 2, run("后引用的，又引用自己") + ref("footnote", 2))
    foot += note("footnote", 3, run("没有人引用的。"))
    comment = '<w:comment w:id="0" w:author="某人" w:date="2020-01-01T00:00:00Z">' + p("批注。") + "</w:comment>"
    main = document(
        p(run("甲") + ref("footnote", 2) + run("乙") + ref("footnote", 1)),
        p(run("丙") + ref("endnote", 1) + run("丁")),
        p('<w:commentRangeStart w:id="0"/>' + run("有批注") + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' + run("的话")),
    )
    more = {
        "word/footnotes.xml": part("footnotes", foot),
        "word/endnotes.xml": part("endnotes", note("endnote", 1, run("尾注。"))),
        "word/comments.xml": part("comments", comment),
        "word/header1.xml": part("hdr", p("页眉")),
        "word/footer1.xml": part("ftr", p("页脚")),
    }
    rels = [
        ("f", "footnotes", "footnotes.xml"),
        ("e", "endnotes", "endnotes.xml"),
        ("c", "comments", "comments.xml"),
        ("hd", "header", "header1.xml"),
        ("ft", "footer", "footer1.xml"),
    ]
    return package(main, more, rels)


def changes():
    who = 'w:id="1" w:author="x" w:date="2020-01-01T00:00:00Z"'
    return package(
        document(
            p(run("留下") + f"<w:ins {who}>{run('加入')}</w:ins><w:del {who}><w:r><w:delText>删去</w:delText></w:r></w:del>"),
            p(f"<w:moveFrom {who}>{run('原处')}</w:moveFrom>" + run("不动")),
            p(f"<w:moveTo {who}>{run('新处')}</w:moveTo>"),
            p(run("改了格式", f"<w:i/><w:rPrChange {who}><w:rPr><w:b/></w:rPr></w:rPrChange>")),
        )
    )


def drawings():
    extent = '<wp:extent cx="952500" cy="476250"/>'
    image = (
        f'<w:r><w:drawing><wp:inline>{extent}<wp:docPr id="1" name="n" descr="一个灰点"/><a:graphic><a:graphicData uri="u">'
        '<pic:pic><pic:blipFill><a:blip r:embed="i"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )
    old = '<w:r><w:pict><v:shape style="width:72pt;height:36pt" alt="旧"><v:imagedata r:id="i"/></v:shape></w:pict></w:r>'
    content = f"<w:txbxContent>{p('框里第一段')}{p('框里第二段')}</w:txbxContent>"
    box = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData uri="u">'
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    chart = f'<w:r><w:drawing><wp:inline><a:graphic><a:graphicData uri="{dgm}"><dgm:relIds xmlns:dgm="{dgm}" r:dm="d"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    words = "".join(f"<dgm:pt><dgm:t><a:p><a:r><a:t>{w}</a:t></a:r></a:p></dgm:t></dgm:pt>" for w in ("申请", "", "批准"))
    data = f'{HEAD}<dgm:dataModel xmlns:dgm="{dgm}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">{words}</dgm:dataModel>'
    return package(
        document(p(run("图") + image + run("文")), p(run("锚") + box + run("所在的一段")), p(old), p(run("流程如下") + chart), p("后面")),
        {"word/media/image1.png": png(), "word/diagrams/data1.xml": data},
        [("i", "image", "media/image1.png"), ("d", "diagramData", "diagrams/data1.xml")],
    )


def wrappers():
    sdt = f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('块级控件')}</w:sdtContent></w:sdt>"
    smart = f'<w:smartTag w:element="e">{run("智能")}<w:customXml w:element="c">{run("标记")}</w:customXml></w:smartTag>'
    return package(
        document(sdt, p(smart), '<w:altChunk r:id="t"/>', '<w:altChunk r:id="self"/>', p("末段")),
        {"word/chunk.txt": "嵌入的文本。\n第二行。\n"},
        [("t", "aFChunk", "chunk.txt"), ("self", "aFChunk", "document.xml")],
    )


def odd_package():
    """Strict namespaces, backslashes and capitals in names, no content types, the document twice."""
    main = document(p("严格的命名空间")).replace(W, W_STRICT)
    path = "WORD\\Document.xml"
    rels = relations(("r", R.replace("schemas.openxmlformats.org/officeDocument/2006", "purl.oclc.org/ooxml/officeDocument") + "/officeDocument", "/word/document.xml"))
    return {"_rels/.rels": rels, path: main}


def flat():
    rels = '<pkg:part pkg:name="/_rels/.rels" pkg:contentType="x"><pkg:xmlData>' + ROOT[len(HEAD):] + "</pkg:xmlData></pkg:part>"
    body = (
        '<pkg:part pkg:name="/word/document.xml" pkg:contentType="x"><pkg:xmlData>'
        + document(p("一个文件里的包"), p('<w:r><w:pict><v:imagedata r:id="i"/></w:pict></w:r>'))[len(HEAD):]
        + "</pkg:xmlData></pkg:part>"
    )
    links = (
        '<pkg:part pkg:name="/word/_rels/document.xml.rels" pkg:contentType="x"><pkg:xmlData>'
        + relations(("i", "image", "i.png"))[len(HEAD):]
        + "</pkg:xmlData></pkg:part>"
    )
    image = f'<pkg:part pkg:name="/word/i.png" pkg:contentType="image/png"><pkg:binaryData>{base64.encodebytes(png()).decode()}</pkg:binaryData></pkg:part>'
    return f'{HEAD}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">{rels}{body}{links}{image}</pkg:package>'


def compound(stream):
    """As much of a compound file as a look at it needs: header and one sector of directory."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(22) + struct.pack("<H", 9) + bytes(16) + struct.pack("<I", 0)
    return header.ljust(512, b"\0") + stream.encode("utf-16-le").ljust(512, b"\0")


def main():
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    documents = {
        "headings": headings(),
        "numbers": numbers(),
        "tables": tables(),
        "runs": runs(),
        "formulas": formulas(),
        "fields": fields(),
        "notes": notes(),
        "all-stories": notes(),
        "changes": changes(),
        "drawings": drawings(),
        "wrappers": wrappers(),
        "odd-package": odd_package(),
    }
    for name, parts in documents.items():
        write(out / f"{name}.docx", parts)
    (out / "all-stories.options").write_text("set docx.headers yes\nset docx.comments yes\nset docx.hidden yes\n")

    bytes_of = lambda text, charset: text.replace("UTF-8", charset).encode(charset)
    plain = document(p("用别的字符集写的正文"))
    write(out / "gb18030.docx", package(bytes_of(plain, "GB18030")))
    write(out / "utf16.docx", package(bytes_of(plain, "UTF-16")))
    write(out / "bad-utf8.docx", package(plain.encode().replace("别".encode(), b"\xe5\x88\x01")))
    write(out / "cut-xml.docx", package(document(p("完整的一段"), p("只剩一半的一段落"))[: -len("落</w:t></w:r></w:p><w:sectPr/></w:body></w:document>")]))
    whole = (out / "changes.docx").read_bytes()
    (out / "prefix.docx").write_bytes(b"junk in front\n" + whole)
    (out / "cut-archive.docx").write_bytes(whole[:-200])
    wrong = bytearray(whole)
    wrong[whole.index("留下".encode())] ^= 1
    (out / "wrong-checksum.docx").write_bytes(wrong)
    locked = bytearray(whole)
    for signature, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = -1
        while (at := whole.find(signature, at + 1)) >= 0:
            locked[at + offset] |= 1
    (out / "encrypted-members.docx").write_bytes(locked)
    write(out / "no-document.docx", {"[Content_Types].xml": TYPES, "word/theme.xml": "<x/>"})
    write(out / "no-text.docx", package("this is no XML"))
    (out / "flat.xml").write_text(flat())
    (out / "encrypted.docx").write_bytes(compound("EncryptedPackage"))
    (out / "word97.docx").write_bytes(compound("WordDocument"))
    (out / "compound.docx").write_bytes(compound("Workbook"))


main()
