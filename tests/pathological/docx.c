/* docx.c -- hostile Word documents: little that unpacks to much, nesting and cycles of every kind, numbers
 * and tables without measure, packages that lie. Each ends soon, with its text or a message.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/pathological/hostile.h"
#include "tests/support/files.h"
#include "tests/support/zipped.h"

#include <stdio.h>
#include <stdlib.h>

#define W       "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define R       "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
#define TYPE    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define BEGIN   "<w:document " W " " R "><w:body>"
#define END     "</w:body></w:document>"
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"

static const char package_rels[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"r1\" Type=\"" TYPE "officeDocument\" Target=\"word/document.xml\"/></Relationships>";
static const char document_rels[] =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"s\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/>"
    "<Relationship Id=\"n\" Type=\"" TYPE "numbering\" Target=\"numbering.xml\"/>"
    "<Relationship Id=\"f\" Type=\"" TYPE "footnotes\" Target=\"footnotes.xml\"/>"
    "<Relationship Id=\"c\" Type=\"" TYPE "aFChunk\" Target=\"document.xml\"/></Relationships>";

/* A package with this document.xml, and one more part if `name` is given. */
static void pack(dnm_buf *out, const dnm_buf *document, const char *name, const char *part)
{
    const t_zip_entry entries[] = {
        {"[Content_Types].xml",
         DNM_STR("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")},
        {"_rels/.rels", dnm_str_of(package_rels)},
        {"word/_rels/document.xml.rels", dnm_str_of(document_rels)},
        {"word/document.xml", dnm_buf_str(document)},
        {name, dnm_str_of(part)},
    };
    t_bytes zip;
    if (!t_zip_make(entries, name ? 5 : 4, &zip)) return;
    dnm_buf_add(out, zip.p, zip.n);
    free(zip.p);
}

static dnm_buf begin(void)
{
    dnm_buf document;
    dnm_buf_init(&document, (size_t)1 << 30);
    dnm_buf_add_str(&document, BEGIN);
    return document;
}

static void finish(dnm_buf *out, dnm_buf *document, const char *name, const char *part)
{
    dnm_buf_add_str(document, END);
    pack(out, document, name, part);
    dnm_buf_free(document);
}

/* `open` n times, a text, `close` n times. */
static void nest(dnm_buf *out, const char *open, const char *close, size_t n)
{
    dnm_buf d = begin();
    t_repeat(&d, open, n);
    dnm_buf_add_str(&d, P("the innermost"));
    t_repeat(&d, close, n);
    finish(out, &d, NULL, NULL);
}

static void repeated(dnm_buf *out, const char *piece, size_t n)
{
    dnm_buf d = begin();
    t_repeat(&d, piece, n);
    finish(out, &d, NULL, NULL);
}

/* ---- much from little -------------------------------------------------------------------------- */

static void xml_bomb(dnm_buf *out)
{
    repeated(out, P("all work and no play"), 9000000);
}

static void empty_paragraphs(dnm_buf *out)
{
    repeated(out, "<w:p/>", 2500000);
}

static void one_endless_text(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(&d, "<w:p><w:r><w:t>");
    t_repeat(&d, "0123456789", 1500000);
    dnm_buf_add_str(&d, "</w:t></w:r></w:p>");
    finish(out, &d, NULL, NULL);
}

static void flood_of_attributes(dnm_buf *out)
{
    dnm_buf d = begin();
    for (int k = 0; k < 40; k++) {
        dnm_buf_add_str(&d, "<w:p ");
        for (int i = 0; i < 10000; i++) dnm_buf_printf(&d, "a%d='' ", i);
        dnm_buf_add_str(&d, "/>");
    }
    finish(out, &d, NULL, NULL);
}

static void billion_laughs(dnm_buf *out)
{
    dnm_buf d;
    dnm_buf_init(&d, 1 << 20);
    dnm_buf_add_str(&d, "<!DOCTYPE w:document [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
        dnm_buf_printf(&d, "<!ENTITY a%d '", i);
        for (int k = 0; k < 10; k++) dnm_buf_printf(&d, "&a%d;", i - 1);
        dnm_buf_add_str(&d, "'>");
    }
    dnm_buf_add_str(&d, "]>" BEGIN P("x&a29;y"));
    finish(out, &d, NULL, NULL);
}

static void external_entity(dnm_buf *out)
{
    dnm_buf d;
    dnm_buf_init(&d, 1 << 20);
    dnm_buf_add_str(&d, "<!DOCTYPE w:document [<!ENTITY f SYSTEM 'file:///dev/zero'>]>" BEGIN P("x&f;y"));
    finish(out, &d, NULL, NULL);
}

/* ---- nesting ------------------------------------------------------------------------------------- */

static void nested_tables(dnm_buf *out)
{
    nest(out, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 20000);
}

static void nested_tables_that_fit(dnm_buf *out)
{
    nest(out, "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 80);
}

static void nested_boxes(dnm_buf *out)
{
    nest(out, "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>", 60);
}

/* Each level of box holds much text, which moves out through all levels above it. */
static void heavy_nested_boxes(dnm_buf *out)
{
    dnm_buf d = begin();
    t_repeat(&d, "<w:p><w:r><w:pict><w:txbxContent>", 60);
    for (int i = 0; i < 60; i++) {
        t_repeat(&d, P("a line of text in a box"), 1000);
        dnm_buf_add_str(&d, "</w:txbxContent></w:pict></w:r></w:p>");
    }
    finish(out, &d, NULL, NULL);
}

static void open_fields(dnm_buf *out)
{
    repeated(out, "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>X</w:instrText></w:r>",
             200000);
}

static void one_open_field(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(
        &d, "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>IF</w:instrText></w:r></w:p>");
    t_repeat(&d, P("the tail"), 100000);
    finish(out, &d, NULL, NULL);
}

/* ---- cycles ---------------------------------------------------------------------------------------- */

static void footnote_of_itself(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(&d, "<w:p><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>");
    finish(out, &d, "word/footnotes.xml",
           "<w:footnotes " W
           "><w:footnote w:id=\"1\"><w:p><w:r><w:t>note</w:t><w:footnoteReference w:id=\"1\"/>"
           "<w:footnoteReference w:id=\"2\"/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r>"
           "<w:footnoteReference w:id=\"1\"/></w:r></w:p></w:footnote></w:footnotes>");
}

static void style_of_itself(dnm_buf *out)
{
    dnm_buf d = begin();
    t_repeat(&d, "<w:p><w:pPr><w:pStyle w:val=\"a\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", 50000);
    finish(out, &d, "word/styles.xml",
           "<w:styles " W
           "><w:style w:type=\"paragraph\" w:styleId=\"a\"><w:name w:val=\"a\"/><w:basedOn w:val=\"b\"/>"
           "</w:style><w:style w:type=\"paragraph\" w:styleId=\"b\"><w:name w:val=\"b\"/><w:basedOn "
           "w:val=\"a\"/></w:style>"
           "</w:styles>");
}

static void chunk_of_itself(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(&d, P("text") "<w:altChunk r:id=\"c\"/>");
    finish(out, &d, NULL, NULL);
}

/* 100,000 styles, each based on the next. */
static void chain_of_styles(dnm_buf *out)
{
    dnm_buf d = begin(), styles;
    dnm_buf_init(&styles, 1 << 26);
    dnm_buf_add_str(&styles, "<w:styles " W ">");
    for (int i = 0; i < 100000; i++) {
        dnm_buf_printf(&styles, "<w:style w:styleId=\"%d\"><w:basedOn w:val=\"%d\"/></w:style>", i, i + 1);
        dnm_buf_printf(&d, "<w:p><w:pPr><w:pStyle w:val=\"%d\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", i);
    }
    dnm_buf_add_str(&styles, "</w:styles>");
    finish(out, &d, "word/styles.xml", styles.p);
    dnm_buf_free(&styles);
}

/* ---- numbers without measure -------------------------------------------------------------------- */

static void huge_numbers(dnm_buf *out)
{
    static const char *const formats[] = {"upperRoman", "lowerLetter", "chicago", "chineseCountingThousand",
                                          "aiueo",      "ordinalText", "hex"};
    dnm_buf d = begin(), numbering;
    dnm_buf_init(&numbering, 1 << 20);
    dnm_buf_add_str(&numbering, "<w:numbering " W ">");
    for (int i = 0; i < 7; i++) {
        dnm_buf_printf(
            &numbering,
            "<w:abstractNum w:abstractNumId=\"%d\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/>", i);
        dnm_buf_printf(&numbering, "<w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"", formats[i]);
        t_repeat(&numbering, "%1", 10000);
        dnm_buf_add_str(&numbering, "\"/></w:lvl></w:abstractNum>");
    }
    for (int i = 0; i < 7; i++)
        dnm_buf_printf(&numbering, "<w:num w:numId=\"%d\"><w:abstractNumId w:val=\"%d\"/></w:num>", i + 1, i);
    dnm_buf_add_str(&numbering, "</w:numbering>");
    for (int i = 0; i < 7000; i++)
        dnm_buf_printf(
            &d, "<w:p><w:pPr><w:numPr><w:numId w:val=\"%d\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>",
            i % 7 + 1);
    finish(out, &d, "word/numbering.xml", numbering.p);
    dnm_buf_free(&numbering);
}

static void wide_cells(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(&d, "<w:tbl>");
    t_repeat(&d,
             "<w:tr><w:trPr><w:gridBefore w:val=\"99999999\"/></w:trPr><w:tc><w:tcPr><w:gridSpan "
             "w:val=\"2000000000\"/>"
             "<w:vMerge w:val=\"restart\"/></w:tcPr>" P(
                 "x") "</w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"-5\"/><w:vMerge/>"
                      "</w:tcPr><w:p/></w:tc></w:tr>",
             20000);
    dnm_buf_add_str(&d, "</w:tbl>");
    finish(out, &d, NULL, NULL);
}

static void many_references(dnm_buf *out)
{
    dnm_buf d = begin(), notes;
    dnm_buf_init(&notes, 1 << 26);
    dnm_buf_add_str(&notes, "<w:footnotes " W ">");
    for (int i = 1; i < 50000; i++) {
        dnm_buf_printf(&notes, "<w:footnote w:id=\"%d\">" P("note") "</w:footnote>", i);
        dnm_buf_printf(&d, "<w:p><w:r><w:footnoteReference w:id=\"%d\"/></w:r></w:p>", 50000 - i);
    }
    dnm_buf_add_str(&notes, "</w:footnotes>");
    finish(out, &d, "word/footnotes.xml", notes.p);
    dnm_buf_free(&notes);
}

/* ---- packages that lie --------------------------------------------------------------------------- */

static void small(dnm_buf *out)
{
    dnm_buf d = begin();
    dnm_buf_add_str(&d, P("some text") P("more of it"));
    finish(out, &d, NULL, NULL);
}

static void cut_directory(dnm_buf *out)
{
    small(out);
    out->n -= 40;
}

static void wrong_checksums(dnm_buf *out)
{
    small(out);
    for (size_t i = 0; i + 20 < out->n; i++)
        if (memcmp(out->p + i, "PK\1\2", 4) == 0) out->p[i + 16] ^= 0x55;
}

static void wrong_sizes(dnm_buf *out)
{
    xml_bomb(out);
    for (size_t i = 0; i + 28 < out->n; i++)
        if (memcmp(out->p + i, "PK\1\2", 4) == 0) memcpy(out->p + i + 24, "\7\0\0\0", 4);
}

static void flipped_bytes(dnm_buf *out)
{
    small(out);
    for (size_t i = 60; i < out->n; i += 131) out->p[i] ^= 0x10;
}

/* 20,000 entries for the same few bytes. */
static void overlapping_parts(dnm_buf *out)
{
    static const char local[] = "PK\3\4\24\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0\0\0ax";
    dnm_buf_add(out, local, sizeof local - 1);
    size_t start = out->n;
    for (int i = 0; i < 20000; i++) {
        dnm_buf_add(out, "PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\1\0\0\0\1\0", 30);
        dnm_buf_add(out, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 16);
        dnm_buf_add_char(out, 'a');
    }
    size_t size = out->n - start;
    char end[22] = "PK\5\6\0\0\0\0\x20\x4e\x20\x4e";
    for (int i = 0; i < 4; i++) {
        end[12 + i] = (char)(size >> 8 * i & 0xff);
        end[16 + i] = (char)(start >> 8 * i & 0xff);
    }
    dnm_buf_add(out, end, sizeof end);
}

static void compound_file(dnm_buf *out)
{
    dnm_buf_add(out, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    t_repeat(out, "W", 4 << 20);
}

enum { REFUSED = T_MAY(DNM_LIMIT) | T_MAY(DNM_DAMAGED) | T_MAY(DNM_UNSUPPORTED), READ = 0 };
#define DOCX(maker, statuses, time, space)                                                                   \
    {                                                                                                        \
#maker, maker, T_READ, "docx", statuses, time, space                                                 \
    }

const t_hostile t_hostile_docx[] = {
    DOCX(xml_bomb, T_MAY(DNM_LIMIT), 2, 256),
    DOCX(empty_paragraphs, READ, 2, 256),
    DOCX(one_endless_text, READ, 4, 512),
    DOCX(flood_of_attributes, T_MAY(DNM_LIMIT), 2, 256),
    DOCX(billion_laughs, READ, 2, 256),
    DOCX(external_entity, READ, 2, 256),
    DOCX(nested_tables, T_MAY(DNM_LIMIT), 2, 256),
    DOCX(nested_tables_that_fit, READ, 2, 256),
    DOCX(nested_boxes, READ, 2, 256),
    DOCX(heavy_nested_boxes, READ, 2, 256),
    DOCX(open_fields, READ, 2, 256),
    DOCX(one_open_field, READ, 2, 256),
    DOCX(footnote_of_itself, READ, 2, 256),
    DOCX(style_of_itself, READ, 2, 256),
    DOCX(chunk_of_itself, READ, 2, 256),
    DOCX(chain_of_styles, READ, 2, 256),
    DOCX(huge_numbers, READ, 2, 256),
    DOCX(wide_cells, READ, 2, 256),
    DOCX(many_references, READ, 2, 256),
    DOCX(cut_directory, READ, 2, 256),
    DOCX(wrong_checksums, READ, 2, 256),
    DOCX(wrong_sizes, REFUSED, 2, 256),
    DOCX(flipped_bytes, REFUSED, 2, 256),
    DOCX(overlapping_parts, REFUSED, 2, 256),
    DOCX(compound_file, T_MAY(DNM_UNSUPPORTED), 2, 256),
    {0},
};
