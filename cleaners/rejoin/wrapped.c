/* wrapped.c -- files whose lines were all broken at one width.
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

bool rejoin_is_alphabetic(uint32_t cp)
{
    enum { FIRST_SYMBOLS = 0x2000 };
    return cp < FIRST_SYMBOLS && dnm_cp_is_letter(cp);
}

bool rejoin_is_small(uint32_t cp)
{
    enum { BEHIND_CYRILLIC = 0x530 };
    return cp < BEHIND_CYRILLIC && dnm_cp_is_letter(cp) && dnm_cp_lower(cp) == cp;
}

static dnm_str first_word(const rejoin_page *page, const rejoin_line *l)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = l->start;
    while (at < l->end) {
        if (text[at] > ' ' && text[at] < 0x7F) { /* plain ASCII */
            at++;
            continue;
        }
        size_t next = at;
        uint32_t cp = dnm_utf8_next(text, l->end, &next);
        if (dnm_cp_is_space(cp) || (dnm_cp_is_wide(cp) && at > l->start)) break;
        at = next;
        if (dnm_cp_is_wide(cp)) break;
    }
    return (dnm_str){text + l->start, at - l->start};
}

uint32_t rejoin_first_word(const rejoin_page *page, const rejoin_line *l)
{
    const dnm_str word = first_word(page, l);
    return (uint32_t)dnm_utf8_columns(word.p, word.n);
}

static uint32_t first_word_places(const rejoin_page *page, const rejoin_line *l)
{
    const dnm_str word = first_word(page, l);
    uint32_t count = 0;
    for (size_t at = 0; at < word.n; count++) dnm_utf8_next(word.p, word.n, &at);
    return count;
}

/* ---- few lines: a mail, a notice ---- */

enum { FEW_LINES = 3, FEW_SEAMS = 2, TIGHT_BAND = 4, NEAR_PERCENT = 75 };

/* The seam is inside a word or a sentence. */
static bool goes_on(const rejoin_line *a, const rejoin_line *b)
{
    if (a->ends || !a->next_is_sibling || b->label.kind != DNM_NO_LABEL) return false;
    const bool small = rejoin_is_small(b->first) && (rejoin_is_alphabetic(a->last) || a->last == '-');
    return small || dnm_han_pair_saving(a->last, b->first) > 0;
}

/* The next word would not have fitted. */
static bool is_full(const rejoin_page *page, uint32_t i, uint32_t width)
{
    const rejoin_line *l = &page->lines[i];
    if (l->columns + TIGHT_BAND > width) return true;
    return i + 1 < page->count && l->next_is_sibling &&
           l->columns + 1 + rejoin_first_word(page, l + 1) > width;
}

/* The last line of a paragraph has any length: it ends a sentence, and an indented line, a gap or nothing
 * follows. */
static bool is_last_line(const rejoin_page *page, uint32_t i)
{
    const rejoin_line *l = &page->lines[i];
    return l->ends && (i + 1 == page->count || !l->next_is_sibling || l[1].indent >= 2 || l[1].gap);
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
        const bool full = is_full(page, i, width);
        near += l->columns * 100 >= width * NEAR_PERCENT && (full || !is_last_line(page, i));
        if (!full) continue;
        in_band++;
        open += !l->ends;
        commas += l->commas;
        seams += i + 1 < page->count && goes_on(l, l + 1);
    }
    const bool enough = in_band >= FEW_LINES && in_band * 10 >= near * 8 && seams >= FEW_SEAMS;
    return enough && open * 3 >= in_band * 2 && (commas >= in_band || seams == in_band) ? width : 0;
}

static bool begins_paragraph(const rejoin_page *page, const rejoin_line *l, uint32_t margin)
{
    return l->indent >= margin + 2 || (l->gap && page->gaps_speak);
}

/* "（一）社会救助工作" in a line of its own. */
static bool is_heading(const rejoin_page *page, uint32_t i, uint32_t width)
{
    const rejoin_line *l = &page->lines[i];
    return l->label.kind != DNM_NO_LABEL && !l->stops && !is_full(page, i, width);
}

/* First lines of paragraphs are indented, or a blank line stands before them: then all others go on with a
 * full line, and what ends a sentence stands before the first ones. Few lines are enough. */
static uint32_t width_by_paragraphs(rejoin_page *page)
{
    uint32_t width = 0, margin = WIDEST, firsts = 0, others = 0, torn = 0, commas = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        if (page->lines[i].columns > width) width = page->lines[i].columns;
        if (page->lines[i].indent < margin) margin = page->lines[i].indent;
        if (page->lines[i].tabular) return 0;
    }
    if (width < NARROWEST || width >= WIDEST) return 0;
    for (uint32_t i = 1; i < page->count; i++) {
        const rejoin_line *a = &page->lines[i - 1], *b = a + 1;
        if (begins_paragraph(page, b, margin)) {
            firsts++;
            if (i > 1 && !a->ends && !is_heading(page, i - 1, width)) return 0; /* all but a title */
            continue;
        }
        if (a->ends && is_heading(page, i, width)) continue;
        if (!a->next_is_sibling || b->label.kind != DNM_NO_LABEL || !is_full(page, i - 1, width)) return 0;
        others++;
        torn += !a->ends;
        commas += a->commas;
    }
    firsts += begins_paragraph(page, &page->lines[0], margin);
    if (firsts < 2 || others < 2 || torn * 3 < others * 2 || commas * 2 < others) return 0;
    page->margin = margin; /* of few lines the long ones may all be first ones */
    return width;
}

/* The width W: hardly a line is longer, and a good part of them end within a band below it, most in
 * mid-sentence. Paragraphs of people have all lengths. Code points are counted where a character takes two
 * columns: by editors that know no better. */
typedef struct measure {
    bool by_places;
    uint32_t narrowest, band;
} measure;

static const measure columns = {false, NARROWEST, BAND}, places = {true, NARROWEST / 2, BAND / 2};

static uint32_t width_of_many(const rejoin_page *page, const measure *m, uint32_t *in_width)
{
    uint32_t lines[WIDEST + 1] = {0};
    uint32_t open[WIDEST + 1] = {0};
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *l = &page->lines[i];
        const uint32_t size = m->by_places ? l->places : l->columns;
        const uint32_t width = size < WIDEST ? size : WIDEST;
        lines[width]++;
        open[width] += is_counted(l) && !l->ends;
    }
    uint32_t longer = 0;
    for (uint32_t width = WIDEST; width >= m->narrowest; longer += lines[width], width--) {
        if (longer * 50 > page->count) break;
        uint32_t in_band = 0;
        uint32_t open_in_band = 0;
        for (uint32_t w = width - m->band + 1; w <= width; w++) {
            in_band += lines[w];
            open_in_band += open[w];
        }
        const bool enough = lines[width] && in_band >= FEWEST_LINES && in_band * 10 >= page->count * 3;
        *in_width = in_band;
        if (enough && open_in_band * 10 >= in_band * 6) return width;
    }
    return 0;
}

void rejoin_find_width(rejoin_page *page)
{
    uint32_t by_columns, by_places = 0;
    page->by_places = false;
    page->width = width_of_many(page, &columns, &by_columns);
    if (page->width && by_columns * 10 >= page->count * 6) return;
    const uint32_t width = width_of_many(page, &places, &by_places);
    if (width && (!page->width || by_places > by_columns)) {
        page->width = width;
        page->by_places = true;
    }
    if (!page->width) page->width = width_of_few(page);
    if (!page->width) page->width = width_by_paragraphs(page);
    if (!page->width) page->width = rejoin_width_by_indents(page);
}

static bool fills_line(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const bool apart = rejoin_is_alphabetic(a->last) && rejoin_is_alphabetic(b->first);
    if (page->by_places) return a->last_places + apart + first_word_places(page, b) + 1 > page->width;
    return a->last_columns + apart + rejoin_first_word(page, b) + BAND - 2 > page->width;
}

bool rejoin_is_wrapped(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    if (!page->width || (b->gap && page->gaps_speak) || a->tabular || b->tabular) return false;
    if (!a->chars || !b->chars) return false;
    if (a->apart || b->apart || b->turn) return false;
    if (b->indent > a->indent + 1 || b->indent > page->margin + 1) return false;
    return b->label.kind == DNM_NO_LABEL && fills_line(page, a, b);
}
