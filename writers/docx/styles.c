/* styles.c -- word/styles.xml: the styles that paragraphs and runs refer to, under Word's own names, so that
 * a reader's template or taste can restyle the document; and the fonts of its language.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

/* ---- language --------------------------------------------------------------------------------- */

struct docx_language {
    const char *prefix; /* of a BCP 47 tag, lower-case */
    const char *tag;
    const char *body, *heading; /* East Asian fonts that come with Word in that language */
};

static const struct docx_language languages[] = {
    {"zh-hant", "zh-TW", "新細明體", "微軟正黑體"},
    {"zh-tw", "zh-TW", "新細明體", "微軟正黑體"},
    {"zh-hk", "zh-HK", "新細明體", "微軟正黑體"},
    {"zh-mo", "zh-MO", "新細明體", "微軟正黑體"},
    {"ja", "ja-JP", "ＭＳ 明朝", "ＭＳ ゴシック"},
    {"ko", "ko-KR", "바탕", "맑은 고딕"},
    {"", "zh-CN", "宋体", "黑体"},
};

/* "zh-hant" is a prefix of "zh-Hant-TW", not of "zh-Hantx". */
static bool has_prefix(dnm_str tag, const char *prefix)
{
    size_t n = strlen(prefix);
    if (tag.n < n) return false;
    for (size_t i = 0; i < n; i++) {
        char c = tag.p[i] >= 'A' && tag.p[i] <= 'Z' ? (char)(tag.p[i] - 'A' + 'a') : tag.p[i];
        if ((c == '_' ? '-' : c) != prefix[i]) return false;
    }
    return n == 0 || tag.n == n || tag.p[n] == '-' || tag.p[n] == '_';
}

void docx_choose_language(docx *d)
{
    dnm_str tag = dnm_doc_meta(d->doc, 0, "language");
    d->language = languages;
    while (!has_prefix(tag, d->language->prefix)) d->language++;
}

dnm_str docx_language_tag(const docx *d)
{
    return dnm_str_of(d->language->tag);
}

/* ---- parts of styles -------------------------------------------------------------------------- */

static void begin_style(docx *d, const char *type, const char *id, const char *name, const char *rest)
{
    docx_putf(d, "<w:style w:type=\"%s\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>", type, id, name);
    docx_put(d, rest);
}

static void paragraph_style(docx *d, const char *id, const char *name, const char *next, const char *format)
{
    begin_style(d, "paragraph", id, name, "<w:basedOn w:val=\"Normal\"/>");
    if (next) docx_putf(d, "<w:next w:val=\"%s\"/>", next);
    docx_put(d, "<w:uiPriority w:val=\"99\"/><w:qFormat/>");
    docx_put(d, format);
    docx_put(d, "</w:style>");
}

static void character_style(docx *d, const char *id, const char *name, const char *format)
{
    begin_style(d, "character", id, name,
                "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/>");
    docx_put(d, format);
    docx_put(d, "</w:style>");
}

static void heading_fonts(docx *d)
{
    docx_put(d, "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\" w:eastAsia=\"");
    docx_put(d, d->language->heading);
    docx_put(d, "\"/>");
}

/* ---- the styles ------------------------------------------------------------------------------- */

static void write_defaults(docx *d)
{
    docx_put(d, "<w:docDefaults><w:rPrDefault><w:rPr>"
                "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" "
                "w:eastAsia=\"");
    docx_put(d, d->language->body);
    docx_putf(
        d,
        "\"/><w:kern w:val=\"2\"/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>"
        "<w:lang w:val=\"en-US\" w:eastAsia=\"%s\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault/>"
        "</w:docDefaults>",
        d->language->tag);
}

static void write_base_styles(docx *d)
{
    docx_put(
        d,
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/><w:qFormat/>"
        "<w:pPr><w:jc w:val=\"both\"/></w:pPr></w:style>"
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
        "<w:name w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" "
        "w:type=\"dxa\"/><w:tblCellMar>"
        "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" "
        "w:type=\"dxa\"/>"
        "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>"
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>");
}

static void write_title(docx *d)
{
    begin_style(
        d, "paragraph", "Title", "Title",
        "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"10\"/><w:qFormat/>"
        "<w:pPr><w:spacing w:before=\"240\" w:after=\"240\"/><w:jc w:val=\"center\"/></w:pPr><w:rPr>");
    heading_fonts(d);
    docx_put(d, "<w:b/><w:bCs/><w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/></w:rPr></w:style>");
}

static void write_headings(docx *d)
{
    static const unsigned half_points[] = {36, 32, 30, 28, 26, 24, 24, 22, 21};
    for (unsigned level = 1; level <= 9; level++) {
        unsigned size = half_points[level - 1];
        docx_putf(
            d,
            "<w:style w:type=\"paragraph\" w:styleId=\"Heading%u\"><w:name w:val=\"heading %u\"/>"
            "<w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/><w:uiPriority w:val=\"9\"/><w:qFormat/>",
            level, level);
        docx_putf(d,
                  "<w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before=\"260\" w:after=\"160\"/>"
                  "<w:jc w:val=\"left\"/><w:outlineLvl w:val=\"%u\"/></w:pPr><w:rPr>",
                  level - 1);
        heading_fonts(d);
        docx_putf(d, "<w:b/><w:bCs/><w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/></w:rPr></w:style>", size,
                  size);
    }
}

/* Five levels each, as Word has them: linked to definitions 1 and 2 of word/numbering.xml. */
static void write_list_styles(docx *d)
{
    static const struct {
        const char *id, *name;
        unsigned num;
    } kinds[] = {{"ListBullet", "List Bullet", 1},
                 {"ListNumber", "List Number", 2},
                 {"ListContinue", "List Continue", 0}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for (unsigned level = 1; level <= 5; level++) {
            char digit[3] = {level > 1 ? (char)('0' + level) : '\0', '\0'};
            docx_putf(d,
                      "<w:style w:type=\"paragraph\" w:styleId=\"%s%s\"><w:name w:val=\"%s%s%s\"/>"
                      "<w:basedOn w:val=\"Normal\"/><w:uiPriority w:val=\"99\"/><w:pPr>",
                      kinds[i].id, digit, kinds[i].name, level > 1 ? " " : "", digit);
            if (kinds[i].num) {
                docx_putf(d, "<w:numPr><w:ilvl w:val=\"%u\"/><w:numId w:val=\"%u\"/></w:numPr>", level - 1,
                          kinds[i].num);
            } else {
                docx_putf(d, "<w:ind w:left=\"%u\"/>", level * DOCX_INDENT);
            }
            docx_put(d, "<w:contextualSpacing/></w:pPr></w:style>");
        }
    }
}

static void write_text_styles(docx *d)
{
    paragraph_style(d, "Quote", "Quote", NULL, "<w:pPr><w:ind w:left=\"420\" w:right=\"420\"/></w:pPr>");
    paragraph_style(
        d, "Caption", "caption", "Normal",
        "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>");
    paragraph_style(
        d, "SourceCode", "Source Code", NULL,
        "<w:pPr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/><w:wordWrap w:val=\"0\"/>"
        "<w:jc w:val=\"left\"/></w:pPr><w:rPr><w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" "
        "w:cs=\"Consolas\"/><w:noProof/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/></w:rPr>");
    paragraph_style(d, "PostLine", "Post Line", "Normal",
                    "<w:pPr><w:keepNext/><w:spacing w:before=\"240\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr>"
                    "<w:b/><w:bCs/></w:rPr>");
    paragraph_style(d, "DefinitionTerm", "Definition Term", "Definition",
                    "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>");
    paragraph_style(d, "Definition", "Definition", NULL, "<w:pPr><w:ind w:left=\"420\"/></w:pPr>");
    paragraph_style(d, "TableHeading", "Table Heading", NULL,
                    "<w:pPr><w:keepNext/><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>");
    static const char *const small = "<w:pPr><w:snapToGrid w:val=\"0\"/><w:jc w:val=\"left\"/></w:pPr><w:rPr>"
                                     "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/></w:rPr>";
    paragraph_style(d, "FootnoteText", "footnote text", NULL, small);
    paragraph_style(d, "EndnoteText", "endnote text", NULL, small);
    paragraph_style(d, "CommentText", "annotation text", NULL, "<w:pPr><w:jc w:val=\"left\"/></w:pPr>");
}

static void write_character_styles(docx *d)
{
    static const char *const raised = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
    character_style(d, "FootnoteReference", "footnote reference", raised);
    character_style(d, "EndnoteReference", "endnote reference", raised);
    character_style(d, "CommentReference", "annotation reference",
                    "<w:rPr><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/></w:rPr>");
    character_style(d, "Hyperlink", "Hyperlink",
                    "<w:rPr><w:color w:val=\"0563C1\"/><w:u w:val=\"single\"/></w:rPr>");
    character_style(d, "VerbatimChar", "Verbatim Char",
                    "<w:rPr><w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/></w:rPr>");
}

static void write_table_style(docx *d)
{
    static const char *const sides[] = {"top", "left", "bottom", "right", "insideH", "insideV"};
    begin_style(d, "table", "TableGrid", "Table Grid",
                "<w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:tblPr><w:tblBorders>");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        docx_putf(d, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", sides[i]);
    }
    docx_put(d, "</w:tblBorders></w:tblPr></w:style>");
}

void docx_styles(docx *d)
{
    docx_begin_part(d, "word/styles.xml");
    docx_put(d, "<w:styles " DOCX_NAMESPACE ">");
    write_defaults(d);
    write_base_styles(d);
    write_title(d);
    write_headings(d);
    write_list_styles(d);
    write_text_styles(d);
    write_character_styles(d);
    write_table_style(d);
    docx_put(d, "</w:styles>");
}
