/* package.c -- the parts that hold the package together: content types, relationships, settings, fonts.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

#define OFFICE_TYPE  "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define PACKAGE_TYPE "http://schemas.openxmlformats.org/package/2006/"

static const char *const note_parts[DOCX_STORIES] = {
    [DOCX_FOOTNOTES] = "footnotes", [DOCX_ENDNOTES] = "endnotes", [DOCX_COMMENTS] = "comments"};

static void override(docx *d, const char *part, const char *type)
{
    docx_putf(d, "<Override PartName=\"/word/%s.xml\" ContentType=\"" OFFICE_TYPE "%s+xml\"/>", part, type);
}

static void write_content_types(docx *d)
{
    docx_begin_part(d, "[Content_Types].xml");
    docx_put(d, "<Types xmlns=\"" PACKAGE_TYPE "content-types\">"
                "<Default Extension=\"rels\" "
                "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                "<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    static const char *const images[] = {"png", "jpeg", "gif", "bmp"};
    for (size_t i = 0; i < sizeof images / sizeof *images; i++) {
        docx_putf(d, "<Default Extension=\"%s\" ContentType=\"image/%s\"/>", images[i], images[i]);
    }
    override(d, "document", "document.main");
    static const char *const parts[] = {"styles", "numbering", "settings", "fontTable"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) override(d, parts[i], parts[i]);
    for (int story = DOCX_FOOTNOTES; story < DOCX_STORIES; story++) {
        if (d->plan.referred[story]) override(d, note_parts[story], note_parts[story]);
    }
    docx_put(
        d, "<Override PartName=\"/docProps/core.xml\" "
           "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
           "<Override PartName=\"/docProps/app.xml\" "
           "ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/></Types>");
}

static void write_package_relations(docx *d)
{
    docx_begin_part(d, "_rels/.rels");
    docx_put(d, "<Relationships xmlns=\"" PACKAGE_TYPE "relationships\">"
                "<Relationship Id=\"rId1\" Type=\"" DOCX_RELATIONS
                "officeDocument\" Target=\"word/document.xml\"/>"
                "<Relationship Id=\"rId2\" Type=\"" PACKAGE_TYPE
                "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                "<Relationship Id=\"rId3\" Type=\"" DOCX_RELATIONS
                "extended-properties\" Target=\"docProps/app.xml\"/></Relationships>");
}

void docx_package(docx *d)
{
    write_content_types(d);
    write_package_relations(d);
}

/* The parts around the document have numbers 1 to 7; those of links and pictures follow. */
static void write_part_relations(docx *d)
{
    static const char *const parts[] = {"styles", "numbering", "settings", "fontTable"};
    unsigned id = 1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++, id++) {
        docx_putf(d, "<Relationship Id=\"rId%u\" Type=\"" DOCX_RELATIONS "%s\" Target=\"%s.xml\"/>", id,
                  parts[i], parts[i]);
    }
    for (int story = DOCX_FOOTNOTES; story < DOCX_STORIES; story++, id++) {
        if (!d->plan.referred[story]) continue;
        docx_putf(d, "<Relationship Id=\"rId%u\" Type=\"" DOCX_RELATIONS "%s\" Target=\"%s.xml\"/>", id,
                  note_parts[story], note_parts[story]);
    }
}

void docx_story_relations(docx *d, docx_story story)
{
    if (story != DOCX_BODY && !d->relations[story]) return;
    static const char *const names[DOCX_STORIES] = {
        [DOCX_BODY] = "word/_rels/document.xml.rels",
        [DOCX_FOOTNOTES] = "word/_rels/footnotes.xml.rels",
        [DOCX_ENDNOTES] = "word/_rels/endnotes.xml.rels",
        [DOCX_COMMENTS] = "word/_rels/comments.xml.rels",
    };
    docx_begin_part(d, names[story]);
    docx_put(d, "<Relationships xmlns=\"" PACKAGE_TYPE "relationships\">");
    if (story == DOCX_BODY) write_part_relations(d);
    docx_relationships(d, story);
    docx_put(d, "</Relationships>");
}

static void write_separators(docx *d, const char *properties, const char *note)
{
    docx_putf(d, "<w:%s><w:%s w:id=\"-1\"/><w:%s w:id=\"0\"/></w:%s>", properties, note, note, properties);
}

static void write_settings(docx *d)
{
    docx_begin_part(d, "word/settings.xml");
    docx_put(d, "<w:settings " DOCX_NAMESPACE "><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"420\"/>"
                "<w:characterSpacingControl w:val=\"compressPunctuation\"/>");
    if (d->plan.referred[DOCX_FOOTNOTES]) write_separators(d, "footnotePr", "footnote");
    if (d->plan.referred[DOCX_ENDNOTES]) write_separators(d, "endnotePr", "endnote");
    docx_put(
        d, "<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
           "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
           "<w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" "
           "w:val=\"15\"/></w:compat>");
    docx_putf(d, "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"%s\"/>", docx_language_tag(d).p);
    docx_put(d, "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>");
}

static void write_font(docx *d, const char *name, const char *other_name, const char *charset,
                       const char *family, const char *pitch)
{
    docx_putf(d, "<w:font w:name=\"%s\">", name);
    if (other_name) docx_putf(d, "<w:altName w:val=\"%s\"/>", other_name);
    docx_putf(d, "<w:charset w:val=\"%s\"/><w:family w:val=\"%s\"/><w:pitch w:val=\"%s\"/></w:font>", charset,
              family, pitch);
}

/* Other names of the fonts, for systems that have them under those. */
static void write_fonts(docx *d)
{
    docx_begin_part(d, "word/fontTable.xml");
    docx_put(d, "<w:fonts " DOCX_NAMESPACE ">");
    write_font(d, "Times New Roman", NULL, "00", "roman", "variable");
    write_font(d, "Arial", NULL, "00", "swiss", "variable");
    write_font(d, "Consolas", NULL, "00", "modern", "fixed");
    write_font(d, "宋体", "SimSun", "86", "auto", "variable");
    write_font(d, "黑体", "SimHei", "86", "modern", "fixed");
    write_font(d, "新細明體", "PMingLiU", "88", "roman", "variable");
    write_font(d, "微軟正黑體", "Microsoft JhengHei", "88", "swiss", "variable");
    docx_put(d, "</w:fonts>");
}

void docx_settings(docx *d)
{
    write_settings(d);
    write_fonts(d);
}
