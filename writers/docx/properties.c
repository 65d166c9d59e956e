/* properties.c -- docProps: what the file says of itself. Only the title and the language, unless more is
 * asked for: a scraped document's metadata names sites and people who put it there.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"

static void element(docx *d, const char *name, dnm_str value)
{
    if (!value.n) return;
    docx_putf(d, "<%s>", name);
    docx_escape(d, value, DNM_XML_CONTENT);
    docx_putf(d, "</%s>", name);
}

static bool is_asked_for(const docx *d, const char *what)
{
    const char *option = dnm_job_option(d->job, "properties");
    return option && strcmp(option, what) == 0;
}

/* YYYY, YYYY-MM or YYYY-MM-DD: the dates of W3CDTF that a page is likely to have; months and days as they
 * exist. */
static bool is_date(dnm_str s)
{
    static const char shape[] = "0000-00-00";
    if (s.n != 4 && s.n != 7 && s.n != 10) return false;
    for (size_t i = 0; i < s.n; i++) {
        if (shape[i] == '0' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != '-') return false;
    }
    int month = s.n > 4 ? (s.p[5] - '0') * 10 + s.p[6] - '0' : 1;
    int day = s.n > 7 ? (s.p[8] - '0') * 10 + s.p[9] - '0' : 1;
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Dublin Core's names, where the properties of a package have them (ECMA-376-2, 11.1). */
static void write_all(docx *d)
{
    static const struct {
        const char *key, *name;
    } terms[] = {{"creator", "dc:creator"},
                 {"subject", "dc:subject"},
                 {"description", "dc:description"},
                 {"identifier", "dc:identifier"},
                 {"keywords", "cp:keywords"}};
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        element(d, terms[i].name, dnm_doc_meta(d->doc, 0, terms[i].key));
    }
    dnm_str date = dnm_doc_meta(d->doc, 0, "date");
    if (!is_date(date)) return;
    docx_put(d, "<dcterms:created xsi:type=\"dcterms:W3CDTF\">");
    docx_escape(d, date, DNM_XML_CONTENT);
    docx_put(d, "</dcterms:created>");
}

static void write_core(docx *d)
{
    docx_begin_part(d, "docProps/core.xml");
    docx_put(d, "<cp:coreProperties "
                "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
    if (!is_asked_for(d, "none")) {
        element(d, "dc:title", dnm_doc_meta(d->doc, 0, "title"));
        element(d, "dc:language", dnm_doc_meta(d->doc, 0, "language"));
    }
    if (is_asked_for(d, "all")) write_all(d);
    docx_put(d, "</cp:coreProperties>");
}

void docx_properties(docx *d)
{
    write_core(d);
    docx_begin_part(d, "docProps/app.xml");
    docx_put(
        d, "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Application>docnorm</Application></Properties>");
}
