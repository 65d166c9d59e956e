/* columns.c -- paragraphs that a column, a mail or a copy from a print broke into several lines, where other
 * lines of the text may be whole. No seam says so for sure; together they do: the characters at the seams,
 * the marks inside the lines, the widths of all but the last, and the end of the last.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    FEWEST_SEAMS = 2,
    LONGEST_LINE = 75, /* characters */
    SHORTEST_LINE = 8, /* verse has less */
    FIELD = 10,        /* characters that may stand before the colon of "name: value" */
    SURE = 40,         /* tenths of a bit */
    SURE_BESIDE = -10, /* ... below or above lines that were broken at the same width */
    WORDS_WIDTH = 55,  /* columns: verse and songs are narrower */
    EVEN_PERCENT = 75, /* of the widest line, which all but the last have */
    HANGING = 4        /* columns */
};

typedef struct run {
    uint32_t first, last; /* lines */
    uint32_t width;       /* columns of the widest but the last */
    uint32_t strong;      /* seams that are hardly chance */
    uint32_t words;       /* seams between words that blanks part */
    int points;
} run;

/* "成人票：30元": one of several fields, each in a line of its own. */
static bool is_field(const rejoin_page *page, const rejoin_line *l)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = l->start;
    if (!l->colons) return false;
    for (uint32_t chars = 0; at < l->end && chars < FIELD; chars++) {
        const uint32_t cp = dnm_utf8_next(text, l->end, &at);
        if (cp == ':' || cp == 0xFF1A) return true;
        if (dnm_is_pause(cp)) return false;
    }
    return false;
}

static bool may_go_on(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (a->ends || !a->next_is_sibling || a->tabular || b->tabular || a->apart || b->apart) return false;
    if (a->titled || b->turn) return false;
    if (a->quoted != b->quoted || !b->chars) return false;
    if (a->chars < SHORTEST_LINE || a->chars > LONGEST_LINE || b->chars > LONGEST_LINE) return false;
    if (b->label.kind != DNM_NO_LABEL || rejoin_begins_with_sign(b)) return false;
    if (b->gap && page->gaps_speak) return false;
    if (b->indent > a->indent + 1 || b->indent > page->margin + 1) return false;
    return !is_field(page, b) || !is_field(page, a);
}

static bool is_word_seam(const rejoin_line *a, const rejoin_line *b)
{
    return rejoin_is_alphabetic(b->first) && !dnm_cp_is_wide(a->last);
}

/* The next word would have fitted: nobody breaks there who breaks at a width. */
static bool has_room(const rejoin_page *page, uint32_t width, const rejoin_line *a, const rejoin_line *b)
{
    return a->columns + is_word_seam(a, b) + rejoin_first_word(page, b) <= width;
}

/* Of the characters at the seam; several seams together need not be sure of each. */
static int points_for_words(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    enum { LEAST = -13, MOST = 50 };
    const int bits = rejoin_seam_bits(page, a, b);
    return bits < LEAST ? LEAST : bits > MOST ? MOST : bits;
}

/* Chinese may be broken unevenly, but then words show it. */
static bool ends_early(const rejoin_page *page, uint32_t width, const rejoin_line *a, const rejoin_line *b)
{
    if (!has_room(page, width, a, b)) return false;
    if (is_word_seam(a, b)) return true;
    return a->columns * 100 < width * EVEN_PERCENT && points_for_words(page, a, b) < 0;
}

static int points_of_seam(const rejoin_page *page, run *r, uint32_t i)
{
    const rejoin_line *a = &page->lines[i], *b = a + 1;
    if (is_word_seam(a, b)) {
        r->words++;
        if (dnm_is_pause(a->last)) return -5; /* as each line of a list may */
        const bool small = rejoin_is_small(b->first) && rejoin_is_alphabetic(a->last);
        r->strong += small;
        return small ? 20 : -8;
    }
    const int points = points_for_words(page, a, b);
    r->strong += points >= 35;
    return points;
}

/* Sentences pause inside the lines, verse and titles at their ends; a number in front has a mark, too. */
static int points_of_line(const rejoin_line *l)
{
    const bool at_end = dnm_is_pause(l->last) || l->ends, numbered = l->label.kind != DNM_NO_LABEL;
    const uint32_t others = (uint32_t)at_end + numbered;
    return l->commas > others ? 15 : -5;
}

static void judge(const rejoin_page *page, run *r)
{
    const rejoin_line *end = &page->lines[r->last];
    r->strong = r->words = 0;
    r->points = end->ends ? 10 : -15;
    if (end->columns > r->width + HANGING) r->points -= 40;
    for (uint32_t i = r->first; i < r->last; i++)
        r->points += points_of_seam(page, r, i) + points_of_line(&page->lines[i]);
}

/* A title above the first line: it has no mark, or does not fill the line, and nothing to do with it. */
static bool begins_with_title(const rejoin_page *page, const run *r)
{
    const rejoin_line *l = &page->lines[r->first];
    run first = *r;
    if (points_of_seam(page, &first, r->first) > 0) return false;
    return points_of_line(l) < 0 || has_room(page, r->width, l, l + 1);
}

/* Where blanks part words, the widths say most, and comments of programs have one, too. */
static bool is_sure(const rejoin_page *page, const run *r)
{
    const uint32_t seams = r->last - r->first;
    if (r->words * 2 > seams && (r->width < WORDS_WIDTH || page->has_tables)) return false;
    if (r->strong < 2 && !page->lines[r->last].ends) return false;
    return r->points >= SURE && r->strong * 3 >= seams;
}

static void take(rejoin_page *page, const run *r)
{
    for (uint32_t i = r->first; i <= r->last; i++) {
        page->lines[i].flows = i > r->first;
        page->lines[i].column = r->width;
    }
}

static void take_if_sure(rejoin_page *page, run r)
{
    r.width = 0;
    for (uint32_t i = r.first; i < r.last; i++)
        if (page->lines[i].columns > r.width) r.width = page->lines[i].columns;
    while (r.last - r.first >= FEWEST_SEAMS && begins_with_title(page, &r)) r.first++;
    if (r.last - r.first < FEWEST_SEAMS) return;
    judge(page, &r);
    if (is_sure(page, &r)) take(page, &r);
}

/* Lines that may go on with each other, up to where one ends early. */
static run next_run(const rejoin_page *page, uint32_t first, uint32_t width)
{
    run r = {.first = first, .last = first, .width = width};
    while (r.last + 1 < page->count) {
        const rejoin_line *a = &page->lines[r.last];
        if (!may_go_on(page, a, a + 1) || (width && ends_early(page, width, a, a + 1))) break;
        r.last++;
    }
    return r;
}

static void find_sure(rejoin_page *page)
{
    for (uint32_t i = 0; i < page->count;) {
        const run whole = next_run(page, i, 0);
        uint32_t width = 0;
        for (; i < whole.last; i++)
            if (page->lines[i].columns > width) width = page->lines[i].columns;
        for (i = whole.first; i < whole.last;) {
            const run part = next_run(page, i, width);
            take_if_sure(page, part);
            i = part.last + 1;
        }
        i = whole.last + 1;
    }
}

/* Above and below lines that were broken at a width, few or single seams of the same width are as sure. */
static void take_beside(rejoin_page *page, run r, uint32_t width)
{
    r.width = width;
    if (r.first == r.last) { /* a short paragraph */
        if (page->lines[r.first].ends && page->lines[r.first].columns <= width + HANGING) take(page, &r);
        return;
    }
    if (begins_with_title(page, &r)) r.first++;
    for (uint32_t i = r.first; i < r.last; i++)
        if (has_room(page, width - HANGING, &page->lines[i], &page->lines[i + 1])) return;
    judge(page, &r);
    if (r.last > r.first && r.points >= SURE_BESIDE) take(page, &r);
}

static void spread(rejoin_page *page)
{
    for (uint32_t i = 1; i < page->count; i++) {
        const uint32_t width = page->lines[i - 1].column;
        if (width && !page->lines[i].column) take_beside(page, next_run(page, i, 0), width);
    }
    for (uint32_t i = page->count - 1; i-- > 0;) {
        const uint32_t width = page->lines[i + 1].column;
        if (!width || page->lines[i].column) continue;
        run r = {.first = i, .last = i};
        while (r.first && !page->lines[r.first - 1].column &&
               may_go_on(page, &page->lines[r.first - 1], &page->lines[r.first]))
            r.first--;
        take_beside(page, r, width);
        i = r.first;
    }
}

void rejoin_find_columns(rejoin_page *page)
{
    for (uint32_t i = 0; i < page->count; i++) {
        page->lines[i].flows = false;
        page->lines[i].column = 0;
    }
    find_sure(page);
    spread(page);
}
