/* round_trips.c -- law 4: what was written and is read again is the same document. Dump: identical. XML:
 * identical bytes when written again. DOCX: the same blocks and texts, up to the differences that LAWS.md
 * lists. Oracle: the first writing.
 *
 * SPDX-License-Identifier: MIT */
#include "tests/laws/law.h"

#include "core/text/utf8.h"

#include <stdio.h>
#include <stdlib.h>

static bool has_module(dnm_ctx *ctx, dnm_family family, const char *name)
{
    dnm_module_info info;
    for (size_t i = 0; dnm_ctx_module(ctx, family, i, &info); i++)
        if (strcmp(info.name, name) == 0) return true;
    return false;
}

static void dump_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    char *first = NULL;
    char *second = NULL;
    size_t n = 0;
    size_t m = 0;
    size_t line = 0;
    dnm_doc *again = NULL;
    if (dnm_dump(doc, &first, &n) != DNM_OK)
        t_breach(law, where, "the document cannot be dumped");
    else if (dnm_undump(first, n, dnm_ctx_limits(run->ctx), &again, &line) != DNM_OK)
        t_breach(law, where, "line %zu of the dump cannot be read", line);
    else if (t_same_model(law, where, doc, again) && dnm_dump(again, &second, &m) == DNM_OK)
        t_same_text(law, where, "the dump", (dnm_str){first, n}, (dnm_str){second, m});
    free(first);
    free(second);
    dnm_doc_free(again);
}

/* Writes, reads, and gives the document read. */
static dnm_doc *through(t_law *law, const char *where, t_run *run, const dnm_doc *doc, const char *format,
                        dnm_buf *bytes)
{
    char *out = NULL;
    size_t n = 0;
    dnm_doc *again = NULL;
    dnm_input input;
    dnm_status status = dnm_write_bytes(run->ctx, doc, format, &out, &n);
    if (status == DNM_OK) {
        dnm_buf_add(bytes, out, n);
        dnm_input_init(&input, "again", bytes->p, bytes->n);
        status = dnm_read(run->ctx, &input, format, &again);
    }
    if (status != DNM_OK)
        t_breach(law, where, "%s: written and not read again: %s", format, dnm_status_name(status));
    free(out);
    return again;
}

static void xml_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    dnm_buf first, second;
    dnm_buf_init(&first, (size_t)1 << 30);
    dnm_buf_init(&second, (size_t)1 << 30);
    dnm_doc *again = through(law, where, run, doc, "xml", &first);
    char *out = NULL;
    size_t n = 0;
    if (again && t_same_model(law, where, doc, again) &&
        dnm_write_bytes(run->ctx, again, "xml", &out, &n) == DNM_OK)
        t_same_text(law, where, "the XML", dnm_buf_str(&first), (dnm_str){out, n});
    free(out);
    dnm_doc_free(again);
    dnm_buf_free(&first);
    dnm_buf_free(&second);
}

/* What XML cannot hold, and what stands for an object. */
static bool is_lost_in_docx(uint32_t c)
{
    return (c < 0x20 && c != '\n' && c != '\t') || c == 0xFFFC || c == 0xFFFE || c == 0xFFFF;
}

/* The text of a leaf without its automatic labels, which a DOCX counts anew. */
static void leaf_text(dnm_buf *out, const dnm_view *view, const dnm_block *block)
{
    uint32_t label_end = block->off;
    uint32_t span = block->span0;
    for (size_t at = block->off; at < block->off + block->len;) {
        size_t from = at;
        for (; span < block->span0 + block->nspan && view->spans[span].off <= from; span++)
            if (view->spans[span].kind == DNM_LABEL)
                label_end = view->spans[span].off + view->spans[span].len;
        uint32_t c = dnm_utf8_next(view->text, view->text_len, &at);
        if (from >= label_end && !is_lost_in_docx(c)) dnm_buf_add(out, view->text + from, at - from);
    }
}

/* What of a document a DOCX keeps, as LAWS.md lists it: tables, rows and cells, the kinds and texts of
 * leaves. A code block is a paragraph in a style; notes are compared by the tests of converter and writer. */
/* Who wrote a post and when is metadata only, and becomes a line of a DOCX. */
static void post_line(dnm_buf *out, const dnm_doc *doc, uint32_t block)
{
    if (!dnm_str_eq(dnm_doc_attr(doc, dnm_doc_view(doc)->blocks[block].attrs, "role"), DNM_STR("post")))
        return;
    const dnm_str name = dnm_doc_meta(doc, block, "creator"), date = dnm_doc_meta(doc, block, "date");
    const int day = date.n < 10 ? (int)date.n : 10, time = date.n < 16 ? 0 : 5;
    if (!name.n && !date.n) return;
    dnm_buf_printf(out, "paragraph: %.*s%s%.*s%s%.*s\n", (int)name.n, name.p ? name.p : "",
                   name.n && date.n ? ", " : "", day, date.p ? date.p : "", time ? " " : "", time,
                   time ? date.p + 11 : "");
}

static void outline(dnm_buf *out, const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    for (uint32_t i = 0; i < view->block_count; i++) {
        const dnm_block *block = &view->blocks[i];
        bool table =
            block->kind == DNM_TABLE_ROW || block->kind == DNM_TABLE_CELL || block->kind == DNM_TABLE;
        if (table) dnm_buf_printf(out, "%s\n", dnm_kind_name(block->kind));
        if (block->kind == DNM_NOTE) i = block->end - 1;
        post_line(out, doc, i);
        if (!dnm_kind_is_leaf(block->kind)) continue;
        if (block->kind == DNM_HEADING)
            dnm_buf_printf(out, "heading %u: ", block->level);
        else
            dnm_buf_add_str(out, "paragraph: ");
        leaf_text(out, view, block);
        dnm_buf_add_char(out, '\n');
    }
}

/* Past blanks, ideographic ones among them. */
static size_t past_blanks(dnm_str s, size_t at)
{
    for (;;) {
        if (at < s.n && (s.p[at] == ' ' || s.p[at] == '\t' || s.p[at] == '\n'))
            at++;
        else if (at + 3 <= s.n && memcmp(s.p + at, "\u3000", 3) == 0)
            at += 3;
        else
            return at;
    }
}

static bool same_but_for_blanks(dnm_str a, dnm_str b)
{
    size_t i = past_blanks(a, 0), j = past_blanks(b, 0);
    while (i < a.n && j < b.n && a.p[i] == b.p[j]) {
        i = past_blanks(a, i + 1);
        j = past_blanks(b, j + 1);
    }
    return i == a.n && j == b.n;
}

/* A title that is metadata only becomes the first line of a DOCX. */
static void outline_with_title(dnm_buf *out, const dnm_doc *doc)
{
    const dnm_view *view = dnm_doc_view(doc);
    dnm_str title = dnm_doc_meta(doc, 0, "title");
    uint32_t first = 1;
    while (first < view->block_count && !dnm_kind_is_leaf(view->blocks[first].kind)) first++;
    bool says_it = first < view->block_count && same_but_for_blanks(dnm_doc_text(doc, first), title);
    if (title.n && !says_it) dnm_buf_printf(out, "heading 0: %.*s\n", (int)title.n, title.p);
    outline(out, doc);
}

static void docx_round_trip(t_law *law, const char *where, t_run *run, const dnm_doc *doc)
{
    dnm_buf bytes, before, after;
    dnm_buf_init(&bytes, (size_t)1 << 30);
    dnm_buf_init(&before, (size_t)1 << 30);
    dnm_buf_init(&after, (size_t)1 << 30);
    dnm_doc *again = through(law, where, run, doc, "docx", &bytes);
    if (again) {
        outline_with_title(&before, doc);
        outline(&after, again);
        t_same_text(law, where, "the outline after DOCX", dnm_buf_str(&before), dnm_buf_str(&after));
    }
    dnm_doc_free(again);
    dnm_buf_free(&bytes);
    dnm_buf_free(&before);
    dnm_buf_free(&after);
}

static void all_round_trips(t_law *law, const char *label, const char *state, t_run *run, const dnm_doc *doc)
{
    static const struct {
        const char *format;
        void (*check)(t_law *law, const char *where, t_run *run, const dnm_doc *doc);
    } formats[] = {{"xml", xml_round_trip}, {"docx", docx_round_trip}};
    char where[320];
    snprintf(where, sizeof where, "%s:%s:dump", label, state);
    dump_round_trip(law, where, run, doc);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        snprintf(where, sizeof where, "%s:%s:%s", label, state, formats[i].format);
        bool both = has_module(run->ctx, DNM_WRITER, formats[i].format) &&
                    has_module(run->ctx, DNM_CONVERTER, formats[i].format);
        char excuse[300];
        snprintf(excuse, sizeof excuse, "%s:%s", label, formats[i].format);
        if (both && !t_excepted(law, excuse)) formats[i].check(law, where, run, doc);
    }
}

void t_law_round_trips(t_law *law, const t_subject *subject)
{
    t_run run;
    dnm_doc *doc;
    if (!t_law_read(law, subject, &run, &doc)) return;
    all_round_trips(law, subject->label, "converted", &run, doc);
    if (dnm_clean(run.ctx, doc) == DNM_OK) all_round_trips(law, subject->label, "cleaned", &run, doc);
    dnm_doc_free(doc);
    t_run_close(&run);
}
