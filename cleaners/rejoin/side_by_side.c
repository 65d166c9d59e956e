/* side_by_side.c -- lines that hold two columns of a page beside each other, as programs that keep the layout
 * of a print write them: one gutter of blanks through all of them, and text that reads on from line to line
 * on both sides of it. Cells of a table read on nowhere.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/seam.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST_ROWS = 5,
    GUTTER = 3,        /* blanks of a line at least … */
    COMMON = 2,        /* … and of all lines together */
    SHORTEST_HALF = 8, /* code points */
    SURE_BITS = 30
};

/* How places are counted: as on a terminal, or in code points. */
enum { BY_COLUMNS, BY_POINTS, WAYS };

/* A line in two halves, and the gutter between them. */
typedef struct row {
    uint32_t left, left_end, right, right_end; /* offsets */
    uint32_t from[WAYS], to[WAYS];
} row;

typedef struct columns {
    uint32_t from, to; /* the gutter of all rows */
    uint32_t rows;
    uint32_t left_on, right_on; /* seams where words show that a half reads on in the next row */
} columns;

static void count_place(uint32_t place[WAYS], uint32_t cp)
{
    place[BY_COLUMNS] += (uint32_t)dnm_cp_columns(cp);
    place[BY_POINTS]++;
}

/* Splits the line at its widest run of blanks. */
static bool read_row(const rejoin_page *page, const rejoin_line *l, row *r)
{
    const char *text = dnm_doc_view(page->doc)->text;
    uint32_t place[WAYS] = {l->indent, l->indent}, widest = 0;
    if (!l->tabular || l->chars < 2 * SHORTEST_HALF || l->blanks < COMMON) return false;
    for (size_t at = l->start; at < l->end;) {
        if (text[at] > ' ' && text[at] < 0x7F) { /* plain ASCII */
            place[BY_COLUMNS]++;
            place[BY_POINTS]++;
            at++;
            continue;
        }
        const uint32_t blank = (uint32_t)at, from[WAYS] = {place[BY_COLUMNS], place[BY_POINTS]};
        uint32_t blanks = 0, cp = 0;
        size_t next = at;
        while (next < l->end && dnm_cp_is_space(cp = dnm_utf8_next(text, l->end, &next)) && cp != '\t') {
            count_place(place, cp);
            blanks += cp == 0x3000 ? 2 : 1;
            at = next;
        }
        if (blanks > widest) {
            widest = blanks;
            *r = (row){l->start, blank, (uint32_t)at, l->end, {from[0], from[1]}, {place[0], place[1]}};
        }
        if (at < l->end) count_place(place, dnm_utf8_next(text, l->end, &at));
    }
    return widest >= GUTTER && dnm_utf8_count(text + r->left, r->left_end - r->left) >= SHORTEST_HALF &&
           dnm_utf8_count(text + r->right, r->right_end - r->right) >= SHORTEST_HALF / 2;
}

/* Whether what ends at `end` goes on at `begin`: by the characters, or a small letter behind a letter. */
static bool reads_on(const rejoin_page *page, uint32_t start, uint32_t end, uint32_t begin,
                     uint32_t begin_end)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t before = end, behind = begin;
    if (end <= start || begin >= begin_end) return false;
    const uint32_t last = dnm_utf8_prev(text, &before), first = dnm_utf8_next(text, begin_end, &behind);
    if (rejoin_is_alphabetic(last) || last == ',' || last == '-') return rejoin_is_small(first);
    if (!dnm_cp_is_han(last) || before <= start || behind >= begin_end) return false;
    return dnm_seam_bits(dnm_utf8_peek_back(text, before), last, first,
                         dnm_utf8_peek(text, begin_end, behind)) >= SURE_BITS;
}

static void add(const rejoin_page *page, columns *c, const row *a, const row *b)
{
    c->left_on += reads_on(page, a->left, a->left_end, b->left, b->left_end);
    c->right_on += reads_on(page, a->right, a->right_end, b->right, b->right_end);
}

/* Whether the row shares the gutter of those before it. */
static bool takes_row(const rejoin_page *page, columns *c, const row *last, const row *r, int way)
{
    const uint32_t from = c->rows && c->from > r->from[way] ? c->from : r->from[way];
    const uint32_t to = c->rows && c->to < r->to[way] ? c->to : r->to[way];
    if (to < from + COMMON) return false;
    if (c->rows) add(page, c, last, r);
    c->from = from;
    c->to = to;
    c->rows++;
    return true;
}

/* The rows from line i on that share a gutter, counted either way. */
static void read_columns(const rejoin_page *page, uint32_t i, columns both[WAYS])
{
    bool open[WAYS] = {true, true};
    row last = {0}, r;
    for (; i < page->count && read_row(page, &page->lines[i], &r); i++) {
        for (int way = 0; way < WAYS; way++)
            open[way] = open[way] && takes_row(page, &both[way], &last, &r, way);
        last = r;
        if ((!open[BY_COLUMNS] && !open[BY_POINTS]) || !page->lines[i].next_is_sibling) break;
    }
}

static bool are_prose(const columns *c)
{
    const uint32_t seams = c->rows ? c->rows - 1 : 0;
    return c->rows >= FEWEST_ROWS && c->left_on * 4 >= seams && c->right_on * 4 >= seams &&
           (c->left_on + c->right_on) * 3 >= seams * 2;
}

void rejoin_flag_side_by_side(const rejoin_page *page, dnm_editor *editor)
{
    const dnm_why why = {REJOIN_RULE_SIDE, 500};
    for (uint32_t i = 0; i < page->count;) {
        const rejoin_line *l = &page->lines[i];
        columns both[WAYS] = {{0}, {0}};
        read_columns(page, i, both);
        const uint32_t off = dnm_doc_view(page->doc)->blocks[l->block].off;
        if (are_prose(&both[BY_COLUMNS]) || are_prose(&both[BY_POINTS]))
            dnm_edit_flag(editor, why, l->block, l->start - off, l->end - l->start, DNM_STR(""));
        const uint32_t by_columns = both[BY_COLUMNS].rows, by_points = both[BY_POINTS].rows;
        const uint32_t rows = by_columns > by_points ? by_columns : by_points;
        i += rows ? rows : 1; /* so that no row is read more than twice */
    }
}
