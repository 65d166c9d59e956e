/* txt.c -- plain text in UTF-8, NFC: a paragraph a line, nothing invented. The document's title stands
 * first, unless the first block says the same. Of a table, a row is a line with a tab between cells, and one
 * for a cell that reaches down from above, as long as each cell is a line itself; a cell of several
 * paragraphs is written as these. Notes follow at the end. Line breaks inside a paragraph stay what they are.
 * Images, note marks and formulas, which have no text, leave nothing behind; labels of lists are text
 * already. Of the article of a web page, what stands below its pictures is left out with them: it would stand
 * between two sentences that it says nothing about. Captions of tables and code stay.
 *
 * SPDX-License-Identifier: MIT */
#include "adapters/unicode/nfc.h"
#include "core/text/title.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

typedef struct out {
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_sink *sink;
    dnm_buf plain; /* a leaf without its objects */
    dnm_buf nfc;
    dnm_grid grid; /* of the table begun last */
    bool captions; /* of pictures are written, too */
    bool posts;    /* begin with who wrote them */
} out;

/* ---- leaves ---- */

/* Whether the span is an object that stands on U+FFFC. */
static bool is_object(const out *o, const dnm_span *span)
{
    bool kind = span->kind == DNM_IMAGE || span->kind == DNM_NOTE_REF || span->kind == DNM_MATH;
    return kind && span->len == 3 && memcmp(o->view->text + span->off, "\xEF\xBF\xBC", 3) == 0;
}

typedef void stretch_fn(out *o, uint32_t off, uint32_t len);

static void write_stretch(out *o, uint32_t off, uint32_t len)
{
    dnm_sink_text(o->sink, o->doc, off, len);
}

static void collect_stretch(out *o, uint32_t off, uint32_t len)
{
    dnm_buf_add(&o->plain, o->view->text + off, len);
}

/* The stretches of a leaf between its objects. */
static void each_stretch(out *o, const dnm_block *leaf, stretch_fn *visit)
{
    uint32_t at = leaf->off, end = leaf->off + leaf->len;
    for (uint32_t i = 0; i < leaf->nspan; i++) {
        const dnm_span *span = &o->view->spans[leaf->span0 + i];
        if (!is_object(o, span) || span->off < at) continue;
        if (span->off > at) visit(o, at, span->off - at);
        at = span->off + span->len;
    }
    if (end > at) visit(o, at, end - at);
}

/* Puts the text that will be written into o->plain. */
static dnm_str collect(out *o, const dnm_block *leaf)
{
    dnm_buf_clear(&o->plain);
    each_stretch(o, leaf, collect_stretch);
    return dnm_buf_str(&o->plain);
}

static void write_nfc(out *o, dnm_str text)
{
    dnm_buf_clear(&o->nfc);
    dnm_nfc(text, &o->nfc);
    dnm_sink_write(o->sink, o->nfc.p, o->nfc.n);
}

/* Text that is in NFC, nearly all there is, goes as it stands, so that restore finds it there. */
static dnm_status write_leaf(out *o, const dnm_block *leaf, dnm_str text)
{
    bool is_nfc;
    dnm_status status = dnm_nfc_is(text, &is_nfc);
    if (status) return status;
    if (is_nfc)
        each_stretch(o, leaf, write_stretch);
    else
        write_nfc(o, text);
    return DNM_OK;
}

static dnm_status write_line(out *o, const dnm_block *leaf)
{
    dnm_str text = collect(o, leaf);
    if (!text.n) return dnm_buf_status(&o->plain);
    dnm_status status = write_leaf(o, leaf, text);
    if (text.p[text.n - 1] != '\n') dnm_sink_str(o->sink, "\n");
    return status;
}

/* ---- tables ---- */

/* A tab between cells, and one for each cell that reaches down from a row above: columns stay columns. */
static dnm_status write_row(out *o, uint32_t row, bool line)
{
    const dnm_block *blocks = o->view->blocks;
    dnm_status status = DNM_OK;
    for (uint32_t cell = row + 1; cell < blocks[row].end && !status; cell = blocks[cell].end) {
        uint32_t leaf, tabs = dnm_grid_place(&o->grid, o->doc, cell).passed + (cell > row + 1);
        if (!line) continue;
        while (tabs--) dnm_sink_str(o->sink, "\t");
        dnm_cell_line(o->doc, cell, &leaf);
        if (leaf) status = write_leaf(o, &blocks[leaf], collect(o, &blocks[leaf]));
    }
    if (line) dnm_sink_str(o->sink, "\n");
    dnm_grid_end_row(&o->grid);
    return status;
}

/* ---- the document ---- */

static void write_post_line(out *o, uint32_t section)
{
    dnm_post_line(o->doc, section, &o->plain);
    if (!o->plain.n) return;
    write_nfc(o, dnm_buf_str(&o->plain));
    dnm_sink_str(o->sink, "\n");
}

static dnm_status write_blocks(out *o, uint32_t from, uint32_t end, bool in_note)
{
    const dnm_block *blocks = o->view->blocks;
    dnm_status status = DNM_OK;
    uint32_t picture_end = 0; /* of the figure at hand, if it is one of pictures */
    for (uint32_t i = from; i < end && !status;) {
        if (!o->captions && i >= picture_end && dnm_figure_is_picture(o->doc, i)) picture_end = blocks[i].end;
        if (blocks[i].kind == DNM_CAPTION && i < picture_end) {
            i = blocks[i].end;
            continue;
        }
        bool other = blocks[i].kind == DNM_NOTE && !in_note;
        bool row = !other && dnm_row_is_line(o->doc, i);
        if (o->posts && blocks[i].kind == DNM_SECTION) write_post_line(o, i);
        if (blocks[i].kind == DNM_TABLE) dnm_grid_begin(&o->grid);
        if (blocks[i].kind == DNM_TABLE_ROW && !other) status = write_row(o, i, row);
        if (dnm_kind_is_leaf(blocks[i].kind) && !dnm_leaf_is_object(o->doc, i))
            status = write_line(o, &blocks[i]);
        i = other || row ? blocks[i].end : i + 1;
    }
    return status;
}

static dnm_status write_notes(out *o)
{
    const dnm_block *blocks = o->view->blocks;
    dnm_status status = DNM_OK;
    for (uint32_t i = 0; i < o->view->block_count && !status;) {
        bool note = blocks[i].kind == DNM_NOTE;
        if (note) status = write_blocks(o, i + 1, blocks[i].end, true);
        i = note ? blocks[i].end : i + 1;
    }
    return status;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0xFFFC;
}

/* Titles may stand on several lines. */
static bool begins_with(const out *o, dnm_str title)
{
    unsigned lines = 0;
    for (uint32_t i = 1; i < o->view->block_count && lines < DNM_TITLE_LINES; i++) {
        if (!o->view->blocks[i].len) continue;
        if (!dnm_title_take(&title, dnm_doc_text(o->doc, i), lines++ == 0)) return false;
        if (!title.n) return true;
    }
    return false;
}

static dnm_str trimmed(dnm_str s)
{
    size_t first = 0, end = s.n;
    for (size_t at = 0; at < s.n && is_space(dnm_utf8_next(s.p, s.n, &at));) first = at;
    for (size_t at = s.n; at > first && is_space(dnm_utf8_prev(s.p, &at));) end = at;
    return (dnm_str){s.n ? s.p + first : s.p, end > first ? end - first : 0};
}

static void write_title(out *o)
{
    const dnm_str title = trimmed(dnm_doc_meta(o->doc, 0, "title"));
    if (!title.n || begins_with(o, title)) return;
    dnm_buf_clear(&o->plain);
    dnm_buf_add(&o->plain, title.p, title.n);
    for (size_t i = 0; i < o->plain.n; i++)
        if (o->plain.p[i] == '\n' || o->plain.p[i] == '\r') o->plain.p[i] = ' ';
    write_nfc(o, dnm_buf_str(&o->plain));
    dnm_sink_str(o->sink, "\n");
}

static dnm_status write(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    out o = {.doc = doc, .view = dnm_doc_view(doc), .sink = sink};
    dnm_buf_init(&o.plain, dnm_job_limits(job)->model_bytes);
    dnm_buf_init(&o.nfc, dnm_job_limits(job)->output_bytes);
    o.captions = dnm_job_option_on(job, "captions") ||
                 !dnm_str_eq(dnm_doc_meta(doc, 0, "main_content"), DNM_STR("article"));
    o.posts = dnm_job_option_on(job, "posts");
    if (dnm_job_option_on(job, "title")) write_title(&o);
    dnm_status status = write_blocks(&o, 1, o.view->block_count, false);
    if (status == DNM_OK) status = write_notes(&o);
    if (status == DNM_OK) status = dnm_buf_status(&o.plain);
    if (status == DNM_OK) status = dnm_buf_status(&o.nfc);
    dnm_buf_free(&o.plain);
    dnm_buf_free(&o.nfc);
    return status ? status : dnm_sink_status(sink);
}

static const dnm_option options[] = {
    {"title", "yes", "yes|no", DNM_N_("Begin with the title, unless the first block says the same")},
    {"captions", "no", "yes|no",
     DNM_N_("Write what stands below the pictures of an article that was taken from a web page")},
    {"posts", "no", "yes|no",
     DNM_N_("Begin each post of a thread with a line that says who wrote it, and when")},
    {0},
};

const dnm_writer dnm_writer_txt = {
    .name = "txt",
    .summary = DNM_N_("Plain text, a paragraph a line"),
    .extension = "txt",
    .media_type = "text/plain; charset=utf-8",
    .options = options,
    .single = true,
    .write = write,
};
