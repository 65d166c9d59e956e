/* preformatted.c -- prose that a page shows in <pre>, as a print or a mail had it: Chinese sentences in lines
 * of one width. Its lines are put together where the text goes on, and become paragraphs. Programs, tables,
 * verse and logs have neither the width nor the sentences.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/print_lines/print_lines.h"

#include "core/text/code.h"
#include "core/text/prefix.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    NARROWEST = 36, /* columns; verse is narrower */
    WIDEST = 160,
    BAND = 4, /* columns that a full line may be shorter than the width: a mark may not begin a line */
    FEWEST_LINES = 5,
    INDENT = 2,
    HAN_PERCENT = 60
};

typedef struct row {
    size_t at, end; /* of the text, blanks in front and behind left out */
    size_t next;    /* where the next line begins */
    uint32_t columns, indent;
    dnm_shape shape;
} row;

/* Reads the line that begins at `at`. */
static row read_row(dnm_str t, size_t at)
{
    const char *end = memchr(t.p + at, '\n', t.n - at);
    const dnm_str line = {t.p + at, end ? (size_t)(end - (t.p + at)) : t.n - at};
    row r = {.next = at + line.n + (end != NULL)};
    dnm_shape_read(line, &r.shape);
    r.at = at + r.shape.start;
    r.end = at + r.shape.end;
    r.indent = (uint32_t)dnm_utf8_columns(line.p, r.shape.start);
    for (size_t i = 0; i < r.shape.end;) { /* quotes and dashes are wide in Chinese text */
        const uint32_t cp = dnm_utf8_next(line.p, r.shape.end, &i);
        r.columns += dnm_cp_has(cp, DNM_CP_WIDE | DNM_CP_CJK_PUNCT) ? 2 : 1;
    }
    return r;
}

typedef struct census {
    uint32_t lines, full, open; /* open: of the full ones, those that no sentence ends */
    uint32_t chars, han, stops, width, margin;
    bool others;
} census;

/* A line of a program, or fields that stand below each other. */
static bool is_other(dnm_str line)
{
    return dnm_is_code_line(line) || memchr(line.p, '\t', line.n) || dnm_has(line, "   ") ||
           dnm_has(line, "　　");
}

static void measure(dnm_str t, census *c)
{
    c->margin = WIDEST;
    for (size_t at = 0; at < t.n;) {
        const row r = read_row(t, at);
        at = r.next;
        if (!r.shape.chars) continue;
        const dnm_str text = {t.p + r.at, r.end - r.at};
        c->lines++;
        c->chars += r.shape.chars;
        c->han += r.shape.han;
        c->stops += r.shape.stops;
        c->others = c->others || is_other(text);
        if (r.columns > c->width) c->width = r.columns;
        if (r.indent < c->margin) c->margin = r.indent;
    }
}

static bool is_full(const census *c, const row *r)
{
    return r->columns + BAND > c->width;
}

static bool is_wrapped_prose(dnm_str t, census *c)
{
    measure(t, c);
    if (c->lines < FEWEST_LINES || c->width < NARROWEST || c->width > WIDEST || c->others) return false;
    if (c->han * 100 < c->chars * HAN_PERCENT || !c->stops) return false;
    for (size_t at = 0; at < t.n;) {
        const row r = read_row(t, at);
        at = r.next;
        if (!r.shape.chars || !is_full(c, &r)) continue;
        c->full++;
        c->open += !r.shape.ends_sentence;
    }
    return c->full * 2 > c->lines && c->open * 10 >= c->full * 6;
}

/* An indented line, or one behind a line that had room for more. */
static bool begins_paragraph(const census *c, const row *a, const row *b)
{
    return b->indent >= c->margin + INDENT || !is_full(c, a);
}

static bool is_latin_seam(const row *a, const row *b)
{
    return dnm_cp_is_latin(a->shape.last) && dnm_cp_is_latin(b->shape.first);
}

void print_lines_preformatted(const dnm_doc *doc, dnm_editor *editor, uint32_t block)
{
    const dnm_str t = dnm_doc_text(doc, block);
    const dnm_why why = {PRINT_LINES_RULE_PREFORMATTED, 850};
    census c = {0};
    if (!dnm_edit_enabled(editor, why.rule) || !is_wrapped_prose(t, &c)) return;
    dnm_edit_set_kind(editor, why, block, DNM_PARAGRAPH, 0);
    row before = {0};
    bool gap = false, first = true;
    for (size_t at = 0; at < t.n;) {
        const row r = read_row(t, at);
        const size_t begin = at;
        at = r.next;
        if (!r.shape.chars) {
            gap = true;
            continue;
        }
        const bool begins = first || gap || begins_paragraph(&c, &before, &r);
        const size_t from = first ? 0 : before.end, to = begins ? begin : r.at;
        if (!begins && is_latin_seam(&before, &r))
            dnm_edit_replace(editor, why, block, (uint32_t)from, (uint32_t)(to - from), DNM_STR(" "));
        else if (to > from)
            dnm_edit_cut(editor, why, block, (uint32_t)from, (uint32_t)(to - from));
        if (begins && !first) dnm_edit_split(editor, why, block, (uint32_t)begin);
        before = r;
        first = gap = false;
    }
    if (before.end < t.n)
        dnm_edit_cut(editor, why, block, (uint32_t)before.end, (uint32_t)(t.n - before.end));
}
