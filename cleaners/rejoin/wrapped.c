/* wrapped.c -- files whose lines were all broken at one width, and pieces with running numbers.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    NARROWEST = 40, /* columns; verse is narrower */
    WIDEST = 400,
    BAND = 6, /* a mark that may not begin a line leaves room, or hangs over */
    FEWEST_LINES = 8
};

static bool is_counted(const rejoin_line *l)
{
    return l->columns >= NARROWEST && l->columns < WIDEST && !l->tabular;
}

uint32_t rejoin_margin(const rejoin_page *page)
{
    uint32_t least = WIDEST;
    for (uint32_t i = 0; i < page->count; i++)
        if (is_counted(&page->lines[i]) && page->lines[i].indent < least) least = page->lines[i].indent;
    return least;
}

uint32_t rejoin_first_word(const rejoin_page *page, const rejoin_line *l)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = l->start;
    while (at < l->end) {
        size_t next = at;
        uint32_t cp = dnm_utf8_next(text, l->end, &next);
        if (dnm_cp_is_space(cp) || (dnm_cp_is_wide(cp) && at > l->start)) break;
        at = next;
        if (dnm_cp_is_wide(cp)) break;
    }
    return (uint32_t)dnm_utf8_columns(text + l->start, at - l->start);
}

/* ---- few lines: a mail, a notice ---- */

enum { FEW_LINES = 3, FEW_SEAMS = 2, TIGHT_BAND = 4, NEAR_PERCENT = 75 };

/* The seam is inside a word or a sentence. */
static bool goes_on(const rejoin_line *a, const rejoin_line *b)
{
    if (a->ends || !a->next_is_sibling || b->label.kind != DNM_NO_LABEL) return false;
    const bool lower = (b->first >= 'a' && b->first <= 'z') && (dnm_cp_is_latin(a->last) || a->last == '-');
    return lower || dnm_han_pair_saving(a->last, b->first) > 0;
}

/* The next word would not have fitted. */
static bool is_full(const rejoin_page *page, uint32_t i, uint32_t width)
{
    const rejoin_line *l = &page->lines[i];
    if (l->columns + TIGHT_BAND > width) return true;
    return i + 1 < page->count && l->next_is_sibling &&
           l->columns + 1 + rejoin_first_word(page, l + 1) > width;
}

/* Few lines are known to be broken at one width only if nearly all long ones end there, they are no titles
 * (which have no commas), and two of their seams are inside words. */
static uint32_t width_of_few(const rejoin_page *page)
{
    uint32_t width = 0, near = 0, in_band = 0, open = 0, commas = 0, seams = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *l = &page->lines[i];
        if (l->columns > width) width = l->columns;
        if (l->tabular) return 0;
    }
    if (width < NARROWEST || width >= WIDEST) return 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *l = &page->lines[i];
        near += l->columns * 100 >= width * NEAR_PERCENT;
        if (!is_full(page, i, width)) continue;
        in_band++;
        open += !l->ends;
        commas += l->commas;
        seams += i + 1 < page->count && goes_on(l, l + 1);
    }
    const bool enough = in_band >= FEW_LINES && in_band * 10 >= near * 8 && seams >= FEW_SEAMS;
    return enough && open * 3 >= in_band * 2 && (commas >= in_band || seams == in_band) ? width : 0;
}

/* The width W: hardly a line is longer, and a good part of them end within a band below it, most in
 * mid-sentence. Paragraphs of people have all lengths. */
uint32_t rejoin_wrap_width(const rejoin_page *page)
{
    uint32_t lines[WIDEST + 1] = {0};
    uint32_t open[WIDEST + 1] = {0};
    uint32_t total = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *l = &page->lines[i];
        total++;
        uint32_t columns = l->columns < WIDEST ? l->columns : WIDEST;
        lines[columns]++;
        open[columns] += is_counted(l) && !l->ends;
    }
    uint32_t longer = 0;
    for (uint32_t width = WIDEST; width >= NARROWEST; longer += lines[width], width--) {
        if (longer * 50 > total) break;
        uint32_t in_band = 0;
        uint32_t open_in_band = 0;
        for (uint32_t w = width - BAND + 1; w <= width; w++) {
            in_band += lines[w];
            open_in_band += open[w];
        }
        bool enough = lines[width] && in_band >= FEWEST_LINES && in_band * 10 >= total * 3;
        if (enough && open_in_band * 10 >= in_band * 6) return width;
    }
    return width_of_few(page);
}

bool rejoin_is_wrapped(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (!page->width || (b->gap && page->gaps_speak) || a->tabular || b->tabular) return false;
    if (b->indent > a->indent + 1 || b->indent > page->margin + 1) return false;
    if (b->label.kind != DNM_NO_LABEL) return false;
    bool apart = dnm_cp_is_latin(a->last) && dnm_cp_is_latin(b->first);
    return a->last_columns + apart + rejoin_first_word(page, b) + BAND - 2 > page->width;
}

/* ---- pieces with running numbers ---- */

enum { LONG_PIECE = 100, SHORTEST_PIECE = 30 };

typedef struct pieces {
    unsigned gain;     /* of the words that the seams make */
    uint32_t torn;     /* seams that make one */
    bool short_pieces; /* points of a list may be as long */
} pieces;

static bool is_chunk(const rejoin_page *page, const rejoin_line *before, const rejoin_line *l, pieces *all)
{
    const char *text = dnm_doc_view(page->doc)->text;
    if (!before->next_is_sibling || before->ends || before->chars < SHORTEST_PIECE) return false;
    if (l->label.kind != DNM_LABEL_DIGIT || !l->label.number) return false;
    const uint32_t first = dnm_utf8_peek(text, l->end, l->start + l->label.len);
    const unsigned saving = dnm_han_pair_saving(before->last, first);
    all->gain += saving;
    all->torn += saving > 0;
    all->short_pieces = all->short_pieces || before->chars < LONG_PIECE;
    return true;
}

/* A list begins its items with words, and ends them with marks; pieces of a preview do neither. */
uint32_t rejoin_chunks(const rejoin_page *page, uint32_t i)
{
    uint32_t n = 0;
    pieces all = {0};
    if (i == 0 || page->lines[i].label.number != 2) return 0;
    while (i + n < page->count && is_chunk(page, &page->lines[i + n - 1], &page->lines[i + n], &all) &&
           page->lines[i + n].label.number == n + 2)
        n++;
    if (all.short_pieces && (all.torn < 2 || all.torn * 3 < n * 2)) return 0;
    return n >= 2 && all.gain >= 2 * DNM_HAN_PAIR_USUAL ? n : 0;
}
