/* jsonl.c -- JSON lines for corpora: a document a line, with its text, its metadata, and counts to filter by.
 *
 *     {"title":"…","text":"…\n…","posts":[],"meta":{"creator":["…"]},"stats":{"characters":812,"han":640, …}}
 *
 * The text is the leaves' in reading order, a line feed behind each but the last, and of a table a row a
 * line; objects leave nothing behind, and captions as in plain text. "posts" says of each post of a thread
 * who wrote it and when ("" if unknown), and where in the text it stands, in characters (code points):
 * {"creator":"…","date":"2031-05-03T08:10","start":0,"end":118}. Every line has the same keys, and every
 * value of "meta" is an array, so that tables can be made of them.
 *
 * SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "core/base/arena.h"
#include "core/text/json.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"
#include "docnorm/module.h"

typedef struct out {
    dnm_job *job;
    const dnm_doc *doc;
    const dnm_view *view;
    dnm_sink *sink;
    dnm_buf buf, posts;
    dnm_json posts_json;
    uint64_t length; /* of the text so far, in code points */
    uint32_t post, post_end;
    uint64_t post_start;
    bool post_begun;
    uint64_t characters, han, paragraphs;
    dnm_grid grid; /* of the table begun last */
    bool begun;    /* there is text */
    bool captions; /* of pictures are written, too */
} out;

/* ---- text ------------------------------------------------------------------------------------- */

/* Bytes that stand for themselves within a JSON string (RFC 8259, section 7), up to an object. */
static uint32_t plain(const char *s, uint32_t n)
{
    uint32_t i = 0;
    while (i < n) {
        unsigned char c = (unsigned char)s[i];
        if (c < 0x20 || c == '"' || c == '\\') break;
        if (c == 0xEF && i + 2 < n && memcmp(s + i, "\xEF\xBF\xBC", 3) == 0) break;
        i++;
    }
    return i;
}

static void write_escaped(out *o, char c)
{
    dnm_buf_clear(&o->buf);
    dnm_json j = dnm_json_to(&o->buf);
    dnm_json_str(&j, (dnm_str){&c, 1});
    if (o->buf.n > 2) dnm_sink_write(o->sink, o->buf.p + 1, o->buf.n - 2);
}

static void count(out *o, const char *s, uint32_t n)
{
    for (size_t at = 0; at < n;) {
        uint32_t cp = dnm_utf8_next(s, n, &at);
        o->characters++;
        o->length++;
        o->han += dnm_cp_is_han(cp);
    }
}

static void write_leaf(out *o, const dnm_block *leaf)
{
    for (uint32_t at = leaf->off, end = leaf->off + leaf->len; at < end;) {
        const char *s = o->view->text + at;
        uint32_t n = plain(s, end - at);
        if (n) dnm_sink_text(o->sink, o->doc, at, n);
        count(o, s, n);
        at += n;
        if (at == end) break;
        bool object = (unsigned char)s[n] == 0xEF;
        if (!object) {
            write_escaped(o, s[n]);
            o->characters++;
            o->length++;
        }
        at += object ? 3 : 1;
    }
}

static void write_separator(out *o, const char *separator)
{
    if (o->begun) dnm_sink_str(o->sink, separator);
    o->length += o->begun;
    o->begun = true;
    if (o->post_begun || !o->post_end) return;
    o->post_start = o->length;
    o->post_begun = true;
}

/* As in plain text: a row is a line, a tab between cells and for each that reaches down from above. */
static void write_row(out *o, uint32_t row, bool line)
{
    const dnm_block *blocks = o->view->blocks;
    if (line) write_separator(o, "\\n");
    for (uint32_t cell = row + 1; cell < blocks[row].end; cell = blocks[cell].end) {
        uint32_t leaf, tabs = dnm_grid_place(&o->grid, o->doc, cell).passed + (cell > row + 1);
        if (!line) continue;
        o->length += tabs;
        while (tabs--) dnm_sink_str(o->sink, "\\t");
        dnm_cell_line(o->doc, cell, &leaf);
        if (leaf) write_leaf(o, &blocks[leaf]);
    }
    o->paragraphs += line;
    dnm_grid_end_row(&o->grid);
}

static void write_number(dnm_json *j, const char *key, uint64_t value)
{
    dnm_json_key(j, key);
    dnm_json_int(j, (int64_t)value);
}

/* ---- posts ------------------------------------------------------------------------------------ */

static void begin_post(out *o, uint32_t section)
{
    o->post = section;
    o->post_end = dnm_doc_view(o->doc)->blocks[section].end;
    o->post_begun = false;
}

/* One without text says nothing. */
static void end_post(out *o)
{
    dnm_json *j = &o->posts_json;
    const bool begun = o->post_begun;
    o->post_end = 0;
    o->post_begun = false;
    if (!begun) return;
    dnm_json_open(j, '{');
    dnm_json_key(j, "creator");
    dnm_json_str(j, dnm_doc_meta(o->doc, o->post, "creator"));
    dnm_json_key(j, "date");
    dnm_json_str(j, dnm_doc_meta(o->doc, o->post, "date"));
    write_number(j, "start", o->post_start);
    write_number(j, "end", o->length);
    dnm_json_close(j, '}');
}

static void write_text(out *o)
{
    const dnm_block *blocks = o->view->blocks;
    uint32_t picture_end = 0; /* of the figure at hand, if it is one of pictures */
    for (uint32_t i = 0; i < o->view->block_count;) {
        if (o->post_end && i >= o->post_end) end_post(o);
        if (!o->post_end && dnm_section_is(o->doc, i, "post")) begin_post(o, i);
        if (!o->captions && i >= picture_end && dnm_figure_is_picture(o->doc, i)) picture_end = blocks[i].end;
        if (blocks[i].kind == DNM_CAPTION && i < picture_end) {
            i = blocks[i].end;
            continue;
        }
        const bool line = dnm_row_is_line(o->doc, i);
        if (blocks[i].kind == DNM_TABLE) dnm_grid_begin(&o->grid);
        if (blocks[i].kind == DNM_TABLE_ROW) write_row(o, i, line);
        if (dnm_kind_is_leaf(blocks[i].kind) && !dnm_leaf_is_object(o->doc, i)) {
            write_separator(o, "\\n");
            write_leaf(o, &blocks[i]);
            o->paragraphs++;
        }
        i = line ? blocks[i].end : i + 1;
    }
    if (o->post_end) end_post(o);
}

/* ---- metadata and counts ---------------------------------------------------------------------- */

static int compare_metas(const void *a, const void *b)
{
    const dnm_meta *x = *(const dnm_meta *const *)a, *y = *(const dnm_meta *const *)b;
    if (x->key != y->key) return x->key < y->key ? -1 : 1;
    return (x > y) - (x < y);
}

/* The document's own, values of one key together. */
static void write_metas(out *o, dnm_json *j)
{
    const dnm_view *view = o->view;
    uint32_t n = 0;
    while (n < view->meta_count && view->metas[n].block == 0) n++;
    const dnm_meta **sorted = DNM_NEW(dnm_job_arena(o->job), const dnm_meta *, n);
    dnm_json_open(j, '{');
    for (uint32_t i = 0; sorted && i < n; i++) sorted[i] = &view->metas[i];
    if (sorted && n > 1) qsort(sorted, n, sizeof *sorted, compare_metas);
    for (uint32_t i = 0; sorted && i < n;) {
        dnm_string key = sorted[i]->key;
        dnm_str name = dnm_doc_string(o->doc, key);
        dnm_json_key(j, name.n ? name.p : "");
        dnm_json_open(j, '[');
        for (; i < n && sorted[i]->key == key; i++) dnm_json_str(j, dnm_doc_string(o->doc, sorted[i]->value));
        dnm_json_close(j, ']');
    }
    dnm_json_close(j, '}');
    if (!sorted) o->buf.failed = DNM_NO_MEMORY;
}

static void write_stats(out *o, dnm_json *j)
{
    const dnm_history *history = dnm_doc_history(o->doc);
    uint64_t flags = 0;
    for (uint32_t i = 0; i < history->edit_count; i++) flags += history->edits[i].op == DNM_OP_FLAG;
    dnm_json_open(j, '{');
    write_number(j, "characters", o->characters);
    write_number(j, "han", o->han);
    write_number(j, "paragraphs", o->paragraphs);
    write_number(j, "edits", history->edit_count - flags);
    write_number(j, "flags", flags);
    dnm_json_close(j, '}');
}

/* ---- the document ----------------------------------------------------------------------------- */

static void write_head(out *o)
{
    dnm_json j = dnm_json_to(&o->buf);
    dnm_json_open(&j, '{');
    dnm_json_key(&j, "title");
    dnm_json_str(&j, dnm_doc_meta(o->doc, 0, "title"));
    dnm_sink_write(o->sink, o->buf.p, o->buf.n);
    dnm_sink_str(o->sink, ",\"text\":\"");
}

static void write_tail(out *o)
{
    dnm_buf_clear(&o->buf);
    dnm_json j = dnm_json_to(&o->buf);
    write_metas(o, &j);
    dnm_sink_str(o->sink, "\",\"posts\":");
    dnm_json_close(&o->posts_json, ']');
    dnm_sink_write(o->sink, o->posts.p, o->posts.n);
    dnm_sink_str(o->sink, ",\"meta\":");
    dnm_sink_write(o->sink, o->buf.p, o->buf.n);
    dnm_buf_clear(&o->buf);
    j = dnm_json_to(&o->buf);
    write_stats(o, &j);
    dnm_sink_str(o->sink, ",\"stats\":");
    dnm_sink_write(o->sink, o->buf.p, o->buf.n);
    dnm_sink_str(o->sink, "}\n");
}

static dnm_status write_document(dnm_job *job, const dnm_doc *doc, dnm_sink *sink)
{
    out o = {.job = job, .doc = doc, .view = dnm_doc_view(doc), .sink = sink};
    dnm_buf_init(&o.buf, dnm_job_limits(job)->output_bytes);
    dnm_buf_init(&o.posts, dnm_job_limits(job)->output_bytes);
    o.posts_json = dnm_json_to(&o.posts);
    dnm_json_open(&o.posts_json, '[');
    o.captions = dnm_job_option_on(job, "captions") ||
                 !dnm_str_eq(dnm_doc_meta(doc, 0, "main_content"), DNM_STR("article"));
    write_head(&o);
    write_text(&o);
    write_tail(&o);
    dnm_status status = dnm_buf_status(&o.buf);
    if (status == DNM_OK) status = dnm_buf_status(&o.posts);
    dnm_buf_free(&o.buf);
    dnm_buf_free(&o.posts);
    if (status)
        return dnm_fail(job, status, DNM_NOWHERE, "jsonl.memory", DNM_N_("no memory left to write JSON"));
    return dnm_sink_status(sink);
}

static const dnm_option options[] = {
    {"captions", "no", "yes|no",
     DNM_N_("Write what stands below the pictures of an article that was taken from a web page")},
    {0},
};

extern const dnm_writer dnm_writer_jsonl;
const dnm_writer dnm_writer_jsonl = {
    .name = "jsonl",
    .summary = DNM_N_("JSON lines: a document a line, with text, metadata and counts"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .options = options,
    .write = write_document,
};
