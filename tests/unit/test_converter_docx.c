/* test_converter_docx.c -- what fixtures cannot show well: number formats over their whole range, symbols,
 * probing, and the options' defaults. Structure and text are in fixtures/converters/docx.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/number_format.h"
#include "converters/docx/reader.h"
#include "docnorm/docnorm.h"
#include "tests/support/zipped.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

static void expect_number(const char *format, int32_t n, const char *want)
{
    dnm_buf out;
    dnm_buf_init(&out, 256);
    wml_number_write(&out, n, wml_number_format_find(dnm_str_of(format)));
    cr_expect_str_eq(out.p ? out.p : "", want, "%s %d: %s", format, (int)n, out.p ? out.p : "");
    dnm_buf_free(&out);
}

Test(converter_docx, chinese_numbers)
{
    static const struct {
        int32_t n;
        const char *thousand, *counting, *japanese, *legal;
    } rows[] = {
        {1, "一", "一", "一", "壹"},
        {10, "十", "十", "十", "壹拾"},
        {11, "十一", "十一", "十一", "壹拾壹"},
        {20, "二十", "二十", "二十", "贰拾"},
        {99, "九十九", "九十九", "九十九", "玖拾玖"},
        {100, "一百", "一○○", "百", "壹佰"},
        {101, "一百○一", "一○一", "百一", "壹佰零壹"},
        {110, "一百一十", "一一○", "百十", "壹佰壹拾"},
        {1001, "一千○一", "一○○一", "千一", "壹仟零壹"},
        {1010, "一千○一十", "一○一○", "千十", "壹仟零壹拾"},
        {10000, "一万", "一○○○○", "一万", "壹万"},
        {10001, "一万○一", "一○○○一", "一万一", "壹万零壹"},
        {100000, "一十万", "一○○○○○", "十万", "壹拾万"},
        {120003000, "一亿二千万三千", "一二○○○三○○○", "一億二千万三千", "壹亿贰仟万叁仟"},
        {200000005, "二亿○五", "二○○○○○○○五", "二億五", "贰亿零伍"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_number("chineseCountingThousand", rows[i].n, rows[i].thousand);
        expect_number("chineseCounting", rows[i].n, rows[i].counting);
        expect_number("japaneseCounting", rows[i].n, rows[i].japanese);
        expect_number("chineseLegalSimplified", rows[i].n, rows[i].legal);
    }
}

Test(converter_docx, other_numbers)
{
    static const struct {
        const char *format;
        int32_t n;
        const char *want;
    } rows[] = {
        {"decimal", -5, "-5"},
        {"noSuchFormat", 5, "5"},
        {"decimalZero", 7, "07"},
        {"decimalZero", 107, "107"},
        {"decimalFullWidth", 12, "１２"},
        {"decimalEnclosedCircleChinese", 20, "⑳"},
        {"decimalEnclosedCircleChinese", 21, "21"},
        {"decimalEnclosedCircle", 36, "㊱"},
        {"decimalEnclosedCircle", 0, "0"},
        {"decimalEnclosedFullstop", 3, "⒊"},
        {"decimalEnclosedParen", 3, "⑶"},
        {"ideographEnclosedCircle", 10, "㊉"},
        {"ideographTraditional", 10, "癸"},
        {"ideographTraditional", 11, "11"},
        {"ideographZodiac", 12, "亥"},
        {"ideographZodiacTraditional", 60, "癸亥"},
        {"ideographDigital", 2020, "二〇二〇"},
        {"upperRoman", 1994, "MCMXCIV"},
        {"lowerRoman", 2147483647, "2147483647"},
        {"lowerLetter", 26, "z"},
        {"upperLetter", 28, "BB"},
        {"upperLetter", 781, "781"},
        {"chicago", 5, "**"},
        {"ordinal", 1, "1st"},
        {"ordinal", 12, "12th"},
        {"ordinal", 112, "112th"},
        {"ordinal", 122, "122nd"},
        {"cardinalText", 21, "Twenty-one"},
        {"cardinalText", 1100, "One thousand one hundred"},
        {"ordinalText", 12, "Twelfth"},
        {"ordinalText", 40, "Fortieth"},
        {"ordinalText", 300, "Three hundredth"},
        {"ordinalText", 15000, "Fifteen thousandth"},
        {"numberInDash", 3, "- 3 -"},
        {"aiueo", 47, "ア"},
        {"hex", 255, "FF"},
        {"none", 5, ""},
        {"bullet", 5, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        expect_number(rows[i].format, rows[i].n, rows[i].want);
}

Test(converter_docx, symbols)
{
    cr_expect_eq(wml_symbol(DNM_STR("Symbol"), 0xF0B7), 0x2022);
    cr_expect_eq(wml_symbol(DNM_STR("Symbol"), 0x61), 0x03B1);
    cr_expect_eq(wml_symbol(DNM_STR("Symbol"), 0xF032), '2');
    cr_expect_eq(wml_symbol(DNM_STR("Wingdings"), 0xF0FC), 0x2713);
    cr_expect_eq(wml_symbol(DNM_STR("Wingdings"), 0xF084), 0x2463);
    cr_expect_eq(wml_symbol(DNM_STR("Wingdings 2"), 0xF052), 0x2611);
    cr_expect_eq(wml_symbol(DNM_STR("Some Font"), 0xF052), 0xF052, "a private code that nobody knows stays");
    cr_expect_eq(wml_symbol(DNM_STR("Wingdings"), 0x4E00), 0x4E00);
}

/* ---- probing --------------------------------------------------------------------------------------- */

extern const dnm_converter dnm_converter_docx;

static int probe(const char *path, const char *bytes, size_t n, const dnm_names *names)
{
    dnm_input input;
    dnm_input_init(&input, path, bytes, n);
    input.names = names;
    return dnm_converter_docx.probe(&input);
}

Test(converter_docx, probes_by_content)
{
    const dnm_str word[] = {DNM_STR("[Content_Types].xml"), DNM_STR("word/document.xml")};
    const dnm_str odd[] = {DNM_STR("[content_types].XML"), DNM_STR("\\WORD\\Document.xml")};
    const dnm_str bare[] = {DNM_STR("word/document.xml")};
    const dnm_str sheet[] = {DNM_STR("[Content_Types].xml"), DNM_STR("xl/workbook.xml")};
    const dnm_str other[] = {DNM_STR("index.html"), DNM_STR("swords/document.xml")};
    static const char zip[] = "PK\3\4";
    const struct {
        const dnm_str *names;
        uint32_t count;
        bool is_docx;
    } rows[] = {{word, 2, true}, {odd, 2, true}, {bare, 1, true}, {sheet, 2, false}, {other, 2, false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        dnm_names names = {rows[i].names, rows[i].count};
        cr_expect_eq(probe("x.zip", zip, 4, &names) >= 90, rows[i].is_docx, "case %zu", i);
    }
    cr_expect(probe("x.docx", zip, 4, NULL) > 0, "its directory may be salvaged");
    cr_expect_eq(probe("x.docx", "<html></html>", 13, NULL), 0);
    cr_expect_eq(probe("x.docx", "{\\rtf1 text}", 12, NULL), 0);
    cr_expect_eq(probe("x.docx", "", 0, NULL), 0);

    char compound[1024] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    compound[30] = 9;
    cr_expect_eq(probe("x.bin", compound, sizeof compound, NULL), 0);
    cr_expect_geq(probe("x.docx", compound, sizeof compound, NULL), 70, "to say what it is");
    for (size_t i = 0; i < 12; i++) compound[512 + 2 * i] = "WordDocument"[i];
    cr_expect_geq(probe("x.bin", compound, sizeof compound, NULL), 70);
}

/* Two members of one name: the last one counts, as for who appends to an archive. */
Test(converter_docx, the_last_of_two_documents)
{
    const t_zip_entry entries[] = {
        {"word/document.xml",
         DNM_STR("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                 "<w:body><w:p><w:r><w:t>first</w:t></w:r></w:p></w:body></w:document>")},
        {"word/Document.xml",
         DNM_STR("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'>"
                 "<w:body><w:p><w:r><w:t>last</w:t></w:r></w:p></w:body></w:document>")}};
    t_bytes zip;
    dnm_ctx *ctx;
    dnm_doc *doc;
    dnm_input input;
    cr_assert(t_zip_make(entries, 2, &zip));
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, "x.docx", zip.p, zip.n);
    cr_assert_eq(dnm_read(ctx, &input, "docx", &doc), DNM_OK);
    cr_expect(dnm_str_eq(dnm_doc_text(doc, 1), DNM_STR("last")));
    dnm_source source;
    bool exact;
    cr_assert(dnm_doc_source(doc, 0, &source, &exact));
    cr_expect(dnm_str_eq(dnm_doc_string(doc, dnm_doc_history(doc)->parts[source.part]),
                         DNM_STR("word/document.xml")));
    cr_expect_eq(source.offset, 0, "the first paragraph");
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    free(zip.p);
}

/* ---- small documents ------------------------------------------------------------------------------- */

#define WORD_NAMESPACES                                                                                      \
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "                                \
    "xmlns:v='urn:schemas-microsoft-com:vml' "                                                               \
    "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'"

/* The dump of a document with this body, and further parts. */
static char *dump_of(const char *body, const t_zip_entry *parts, size_t count)
{
    t_zip_entry entries[8] = {{"word/document.xml", {0}}};
    dnm_buf document;
    t_bytes zip;
    dnm_ctx *ctx;
    dnm_doc *doc;
    dnm_input input;
    char *dump = NULL;
    size_t n;
    dnm_buf_init(&document, 1 << 24);
    dnm_buf_printf(&document, "<w:document " WORD_NAMESPACES "><w:body>%s</w:body></w:document>", body);
    entries[0].bytes = dnm_buf_str(&document);
    for (size_t i = 0; i < count; i++) entries[i + 1] = parts[i];
    cr_assert(t_zip_make(entries, count + 1, &zip));
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, "x.docx", zip.p, zip.n);
    cr_assert_eq(dnm_read(ctx, &input, "docx", &doc), DNM_OK);
    cr_assert_eq(dnm_dump(doc, &dump, &n), DNM_OK);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    dnm_buf_free(&document);
    free(zip.p);
    return dump;
}

static void expect_body(const char *body, const char *expected)
{
    char *dump = dump_of(body, NULL, 0);
    cr_expect_not_null(strstr(dump, expected), "%s\n gives\n%s\n not\n%s", body, dump, expected);
    free(dump);
}

#define RUN(text)       "<w:r><w:t>" text "</w:t></w:r>"
#define FONT(name)      "<w:rPr><w:rFonts w:ascii='" name "' w:hAnsi='" name "'/></w:rPr>"
#define FIELD_BEGIN     "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
#define FIELD_CODE(c)   "<w:r><w:instrText>" c "</w:instrText></w:r>"
#define FIELD_SEPARATE  "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
#define FIELD_END       "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
#define FIELD(code)     FIELD_BEGIN FIELD_CODE(code) FIELD_END
#define PARAGRAPH(runs) "<w:p>" runs "</w:p>"
#define FORM(data, code)                                                                                     \
    "<w:r><w:fldChar w:fldCharType='begin'><w:ffData>" data "</w:ffData></w:fldChar></w:r>" FIELD_CODE(code) \
        FIELD_END

/* Fields without a result show what their code says. */
Test(converter_docx, fields_that_are_their_code)
{
    static const char *const cases[][2] = {
        {FIELD(" eq \\o\\ac(○,1) "), "\"①\""},
        {FIELD(" EQ \\o\\ac(○,24)"), "\"㉔\""},
        {FIELD("EQ \\o\\ac(□,甲)"), "\"甲\""},
        {FIELD("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(hé),河)"),
         "\"河\"\n    ~ruby 0 3 \"hé\""},
        {FIELD("EQ \\f(1,\\r(x))"), "\"1/√x\""},
        {FIELD("EQ \\b(a\\,b;c) \\i \\su(1,n,k)"), "\"(a,b;c) ∑1 n k\""},
        {FIELD("EQ \\a(1;2)\\s\\up8(2)"), "\"1 22\""},
        {FIELD("EQ \\f(1"), "\"1\""},
        {FIELD("SYMBOL 252 \\f \"Wingdings\" \\s 12"), "\"✓\""},
        {FIELD("SYMBOL 0x41"), "\"A\""},
        {FIELD("MACROBUTTON NoMacro [姓名]"), "\"[姓名]\""},
        {FORM("<w:ddList><w:default w:val='0'/><w:result w:val='1'/><w:listEntry w:val='甲'/><w:listEntry "
              "w:val='乙'/></w:ddList>",
              "FORMDROPDOWN"),
         "\"乙\""},
        {FORM("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", "FORMCHECKBOX"), "\"☒\""},
        {FORM("<w:checkBox><w:default w:val='0'/></w:checkBox>", "FORMCHECKBOX"), "\"☐\""},
        /* a result is what is shown */
        {FIELD_BEGIN FIELD_CODE("EQ \\f(1,2)") FIELD_SEPARATE RUN("half") FIELD_END, "\"half\""},
        {FIELD_BEGIN FIELD_CODE("EQ \\f(1,2)") FIELD_SEPARATE FIELD_END, "\"1/2\""},
        {RUN("a") FIELD("PAGE") RUN("b"), "\"ab\""},
    };
    char body[1024];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        snprintf(body, sizeof body, PARAGRAPH("%s"), cases[i][0]);
        expect_body(body, cases[i][1]);
    }
}

/* Codes as long as a field may have, of elements without end. */
Test(converter_docx, equations_are_read_in_one_pass)
{
    static const char *const pieces[] = {"\\f", "\\f(", "\\o\\ac(", "\\", "("};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        dnm_buf body;
        dnm_buf_init(&body, 1 << 24);
        for (int field = 0; field < 20; field++) {
            dnm_buf_add_str(&body, "<w:p>" FIELD_BEGIN "<w:r><w:instrText>EQ ");
            for (int n = 0; n < 16000; n++) dnm_buf_add_str(&body, pieces[i]);
            dnm_buf_add_str(&body, "</w:instrText></w:r>" FIELD_END "</w:p>");
        }
        free(dump_of(body.p, NULL, 0));
        dnm_buf_free(&body);
    }
}

Test(converter_docx, letters_in_fonts_of_symbols)
{
    expect_body(PARAGRAPH("<w:r>" FONT("Wingdings") "<w:t>l&#xF0FC;</w:t></w:r>" RUN("l")), "\"●✓l\"");
    expect_body(PARAGRAPH("<w:r>" FONT("Symbol") "<w:t>ab 1</w:t></w:r>"), "\"αβ 1\"");
    expect_body(PARAGRAPH("<w:r>" FONT("Arial") "<w:t>ab</w:t></w:r>"), "\"ab\"");
}

/* Words that are drawn are read; boxes, notes and tables give back the chunks that they hold. */
Test(converter_docx, no_words_are_left_in_drawings)
{
    static const char rels[] =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        "<Relationship Id='c' Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        "aFChunk' Target='chunk.htm'/><Relationship Id='n' Type='http://schemas.openxmlformats.org/"
        "officeDocument/2006/relationships/footnotes' Target='footnotes.xml'/></Relationships>";
    const t_zip_entry parts[] = {
        {"word/_rels/document.xml.rels", {rels, sizeof rels - 1}},
        {"word/_rels/footnotes.xml.rels", {rels, sizeof rels - 1}},
        {"word/chunk.htm", DNM_STR("<html><p>chunk</html>")},
        {"word/footnotes.xml", DNM_STR("<w:footnotes " WORD_NAMESPACES "><w:footnote w:id='2'>" PARAGRAPH(
                                   RUN("note")) "<w:altChunk r:id='c'/></w:footnote></w:footnotes>")}};
    expect_body(PARAGRAPH("<w:r><w:pict><v:shape><v:textpath string='drawn'/></v:shape></w:pict></w:r>"),
                "paragraph \"drawn\"");
    char *dump =
        dump_of(PARAGRAPH(RUN("a") "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" PARAGRAPH(RUN(
                    "box")) "<w:altChunk r:id='c'/></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
                parts, 3);
    cr_expect_not_null(strstr(dump, "\"box\"\n  paragraph \"chunk\""), "%s", dump);
    free(dump);
    dump = dump_of(PARAGRAPH(RUN("a") "<w:r><w:footnoteReference w:id='2'/></w:r>"), parts, 4);
    cr_expect_not_null(strstr(dump, "\"note\""), "%s", dump);
    cr_expect_not_null(strstr(dump, "\"chunk\""), "%s", dump);
    free(dump);
}

/* Elements of notes outside the part of notes end nothing, and the text in them is the text around them. */
Test(converter_docx, notes_where_none_may_stand)
{
    expect_body("<w:comment w:id='1'>" PARAGRAPH(RUN("a")) "</w:comment>" PARAGRAPH(RUN("b")),
                "paragraph \"a\"\n  paragraph \"b\"");
    expect_body(PARAGRAPH(RUN("a") "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:footnote>" PARAGRAPH(
                    RUN("b")) "</w:footnote>" PARAGRAPH(RUN("c")) "</w:txbxContent></v:textbox></v:shape>"
                                                                  "</w:pict></w:r>") PARAGRAPH(RUN("d")),
                "\"a\"\n  paragraph \"b\"\n  paragraph \"c\"\n  paragraph \"d\"");
}

#define DELETED_MARK "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"

/* Tracked changes are accepted, also those of paragraphs' marks. */
Test(converter_docx, a_deleted_mark_joins_paragraphs)
{
    expect_body(PARAGRAPH(DELETED_MARK RUN("a")) PARAGRAPH(RUN("b")) PARAGRAPH(RUN("c")),
                "paragraph \"ab\"\n  paragraph \"c\"");
    expect_body(PARAGRAPH(DELETED_MARK RUN("a")) PARAGRAPH(DELETED_MARK RUN("b")) PARAGRAPH(RUN("c")),
                "paragraph \"abc\"");
    expect_body(PARAGRAPH(DELETED_MARK "<w:del w:id='2'>" RUN("x") "</w:del>") PARAGRAPH(RUN("b")),
                "document\n  paragraph \"b\"");
    expect_body("<w:tbl><w:tr><w:tc>" PARAGRAPH(DELETED_MARK RUN("a")) "</w:tc><w:tc>" PARAGRAPH(
                    RUN("b")) "</w:tc></w:tr></w:tbl>",
                "\"a\"");
    expect_body(PARAGRAPH(DELETED_MARK RUN("a")), "paragraph \"a\"");
}

/* A chunk of HTML: its text is in its own part, and what it says of itself is not said of the document. */
Test(converter_docx, a_chunk_speaks_for_itself)
{
    const t_zip_entry entries[] = {
        {"word/document.xml",
         DNM_STR("<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
                 "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'>"
                 "<w:body><w:p><w:r><w:t>own</w:t></w:r></w:p><w:altChunk r:id='c'/></w:body></w:document>")},
        {"word/_rels/document.xml.rels",
         DNM_STR("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
                 "<Relationship Id='c' Type='http://schemas.openxmlformats.org/officeDocument/2006/"
                 "relationships/aFChunk' Target='chunk.htm'/></Relationships>")},
        {"word/chunk.htm", DNM_STR("<html><title>not this</title><p>chunk</html>")}};
    t_bytes zip;
    dnm_ctx *ctx;
    dnm_doc *doc;
    dnm_input input;
    cr_assert(t_zip_make(entries, 3, &zip));
    cr_assert_eq(dnm_ctx_new(NULL, &ctx), DNM_OK);
    dnm_input_init(&input, "x.docx", zip.p, zip.n);
    cr_assert_eq(dnm_read(ctx, &input, "docx", &doc), DNM_OK);
    cr_assert(dnm_str_eq(dnm_doc_text(doc, 2), DNM_STR("chunk")));
    dnm_source source;
    bool exact;
    cr_assert(dnm_doc_source(doc, 3, &source, &exact));
    cr_expect(
        dnm_str_eq(dnm_doc_string(doc, dnm_doc_history(doc)->parts[source.part]), DNM_STR("word/chunk.htm")));
    cr_expect_eq(source.offset, strlen("<html><title>not this</title><p>"));
    cr_expect_null(dnm_doc_meta(doc, 0, "title").p);
    cr_expect_null(dnm_doc_attr(doc, dnm_doc_view(doc)->blocks[0].attrs, "format").p);
    dnm_doc_free(doc);
    dnm_ctx_free(ctx);
    free(zip.p);
}
