/* docx.c -- the DOCX writer: a package of parts, each written front to back, in a fixed order and without any
 * date, so that the same document gives the same bytes. Which file writes what stands in docx.h.
 *
 * SPDX-License-Identifier: MIT */
#include "writers/docx/docx.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

#define ROOT                                                                                                 \
    DOCX_NAMESPACE " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""        \
                   " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""    \
                   " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""                      \
                   " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">"

/* ---- the body --------------------------------------------------------------------------------- */

/* The next character that is no white space; 0 at the end. */
static uint32_t next_visible(dnm_str s, size_t *at)
{
    while (*at < s.n) {
        uint32_t cp = dnm_utf8_next(s.p, s.n, at);
        if (!dnm_cp_is_space(cp)) return cp;
    }
    return 0;
}

static bool says_the_same(dnm_str a, dnm_str b)
{
    size_t i = 0, j = 0;
    for (;;) {
        uint32_t x = next_visible(a, &i), y = next_visible(b, &j);
        if (x != y) return false;
        if (!x) return true;
    }
}

static bool has_title(const docx *d, dnm_str title)
{
    const dnm_view *view = d->view;
    bool first = true;
    for (uint32_t i = 1; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        if (!dnm_kind_is_leaf(block->kind)) continue;
        if (block->kind == DNM_HEADING && block->level == 0) return true;
        if (first && says_the_same(dnm_doc_text(d->doc, i), title)) return true;
        first = false;
    }
    return false;
}

/* The title of the metadata, unless the document has one, or begins with the same words. */
static void write_title(docx *d)
{
    dnm_str title = dnm_doc_meta(d->doc, 0, "title");
    if (!title.n || !dnm_job_option_on(d->job, "title") || has_title(d, title)) return;
    docx_put(d, "<w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t xml:space=\"preserve\">");
    docx_escape(d, title, DNM_XML_CONTENT);
    docx_put(d, "</w:t></w:r></w:p>");
    d->last = DOCX_PARAGRAPH;
}

static void write_body(docx *d)
{
    const docx_context context = {.width = DOCX_TEXT_WIDTH};
    d->story = DOCX_BODY;
    d->last = DOCX_NOTHING;
    docx_begin_part(d, "word/document.xml");
    docx_put(d, "<w:document " ROOT "<w:body>");
    write_title(d);
    docx_blocks(d, 1, d->view->block_count, &context);
    if (d->last != DOCX_PARAGRAPH) docx_empty_paragraph(d);
    docx_put(d, "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1800\" "
                "w:bottom=\"1440\" w:left=\"1800\" w:header=\"851\" w:footer=\"992\" w:gutter=\"0\"/>"
                "<w:cols w:space=\"425\"/><w:docGrid w:type=\"lines\" w:linePitch=\"312\"/></w:sectPr>"
                "</w:body></w:document>");
    docx_story_relations(d, DOCX_BODY);
}

/* ---- notes ------------------------------------------------------------------------------------ */

static const struct {
    const char *part, *root, *element;
    docx_style style;
} note_parts[DOCX_STORIES] = {
    [DOCX_FOOTNOTES] = {"word/footnotes.xml", "footnotes", "footnote", DOCX_FOOTNOTE_TEXT},
    [DOCX_ENDNOTES] = {"word/endnotes.xml", "endnotes", "endnote", DOCX_ENDNOTE_TEXT},
    [DOCX_COMMENTS] = {"word/comments.xml", "comments", "comment", DOCX_COMMENT_TEXT},
};

/* The lines between text and notes are notes of their own, -1 and 0. */
static void write_separators(docx *d, const char *element)
{
    static const char *const kinds[] = {"separator", "continuationSeparator"};
    for (int i = 0; i < 2; i++) {
        docx_putf(d, "<w:%s w:type=\"%s\" w:id=\"%d\"><w:p><w:r><w:%s/></w:r></w:p></w:%s>", element,
                  kinds[i], i - 1, kinds[i], element);
    }
}

static void write_note(docx *d, const docx_note *note)
{
    const docx_context context = {.style = note_parts[note->story].style, .width = DOCX_TEXT_WIDTH};
    const char *element = note_parts[note->story].element;
    docx_putf(d, "<w:%s w:id=\"%u\"%s>", element, (unsigned)note->number,
              note->story == DOCX_COMMENTS ? " w:author=\"\"" : "");
    d->last = DOCX_NOTHING;
    d->note_mark = true;
    docx_blocks(d, note->block + 1, d->view->blocks[note->block].end, &context);
    if (d->last != DOCX_PARAGRAPH) docx_empty_paragraph(d);
    docx_putf(d, "</w:%s>", element);
}

static void write_notes(docx *d, docx_story story)
{
    if (!d->plan.referred[story]) return;
    d->story = story;
    docx_begin_part(d, note_parts[story].part);
    docx_putf(d, "<w:%s ", note_parts[story].root);
    docx_put(d, ROOT);
    if (story != DOCX_COMMENTS) write_separators(d, note_parts[story].element);
    for (uint32_t i = 0; i < d->plan.referred[story]; i++) write_note(d, d->plan.note_order[story][i]);
    docx_putf(d, "</w:%s>", note_parts[story].root);
    docx_story_relations(d, story);
}

/* ---- the whole -------------------------------------------------------------------------------- */

static void to_sink(void *sink, const void *bytes, size_t n)
{
    dnm_sink_write(sink, bytes, n);
}

static void report_losses(const docx *d)
{
    if (d->dropped) {
        dnm_warn(d->job, DNM_NOWHERE, "docx.characters",
                 d->dropped == 1 ? DNM_N_("%llu character that XML cannot hold was left out")
                                 : DNM_N_("%llu characters that XML cannot hold were left out"),
                 (unsigned long long)d->dropped);
    }
    if (d->flattened) {
        dnm_warn(d->job, DNM_NOWHERE, "docx.nested-tables",
                 d->flattened == 1 ? DNM_N_("%llu table within %d others was written as paragraphs")
                                   : DNM_N_("%llu tables within %d others were written as paragraphs"),
                 (unsigned long long)d->flattened, DOCX_TABLE_DEPTH);
    }
    if (d->narrowed) {
        dnm_warn(d->job, DNM_NOWHERE, "docx.columns",
                 d->narrowed == 1 ? DNM_N_("%llu cell past column %d was added to the cell before")
                                  : DNM_N_("%llu cells past column %d were added to the cell before"),
                 (unsigned long long)d->narrowed, DOCX_COLUMNS);
    }
}

static dnm_status write_package(docx *d)
{
    dnm_status status = docx_make_plan(d);
    if (status) return status;
    docx_choose_language(d);
    d->relations[DOCX_BODY] = 7; /* package.c gives out the first */
    docx_package(d);
    write_body(d);
    for (int story = DOCX_FOOTNOTES; story < DOCX_STORIES; story++) write_notes(d, (docx_story)story);
    docx_styles(d);
    docx_numbering(d);
    docx_settings(d);
    docx_media(d);
    docx_properties(d);
    status = dnm_zipout_finish(d->zip);
    return d->budget.failed ? d->budget.failed : status;
}

static void release(docx *d)
{
    DNM_VEC_FREE(&d->frames, &d->budget);
    DNM_VEC_FREE(&d->ends, &d->budget);
    DNM_VEC_FREE(&d->abstracts, &d->budget);
    DNM_VEC_FREE(&d->nums, &d->budget);
    DNM_VEC_FREE(&d->bookmarks, &d->budget);
    dnm_zipout_free(d->zip);
}

static dnm_status write_document(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    docx d = {.job = job, .doc = doc, .view = dnm_doc_view(doc), .arena = dnm_job_arena(job)};
    const dnm_limits *limits = dnm_job_limits(job);
    d.budget.left = limits->arena_bytes;
    dnm_status status = dnm_zipout_new(limits->output_bytes, to_sink, sink, &d.zip);
    if (!status) status = write_package(&d);
    release(&d);
    if (status == DNM_LIMIT)
        return dnm_fail(job, status, DNM_NOWHERE, "docx.size", DNM_N_("the document is too large for DOCX"));
    if (status)
        return dnm_fail(job, status, DNM_NOWHERE, "docx.memory", DNM_N_("no memory left to write DOCX"));
    report_losses(&d);
    return dnm_sink_status(sink);
}

static const dnm_option options[] = {
    {"title", "yes", "yes|no", DNM_N_("begin with the title, unless the text does")},
    {"properties", "title", "none|title|all",
     DNM_N_("what the file's properties say: nothing, title and language, or also who, when and about what")},
    {"posts", "yes", "yes|no",
     DNM_N_("Begin each post of a thread with a line that says who wrote it, and when")},
    {0},
};

extern const dnm_writer dnm_writer_docx;
const dnm_writer dnm_writer_docx = {
    .name = "docx",
    .summary = DNM_N_("Word document with real styles, lists, tables and notes"),
    .extension = "docx",
    .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    .binary = true,
    .options = options,
    .single = true,
    .write = write_document,
};
