/* indents.c -- the width at which lines were broken where paragraphs show themselves: by an indented first
 * line, or by a blank line before it. Then every other line goes on with one that is full. Narrow columns
 * count, too, and a few headings, tables and lines of a page's edge between the paragraphs do no harm.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"

enum {
    NARROWEST = 20, /* columns */
    WIDE = 40,
    WIDEST = 160,
    BAND = 4, /* a mark or a number that may not be broken leaves room */
    FEWEST_SEAMS = 3,
    SURE_BITS = 30,
    PROSE = 20 /* characters of a paragraph that begins without an indentation */
};

static bool begins_paragraph(const rejoin_page *page, const rejoin_line *l, uint32_t margin)
{
    return l->indent >= margin + 2 || (l->gap && page->gaps_speak);
}

/* The line goes on with the one before it, if one ever does. */
static bool may_go_on(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b, uint32_t margin)
{
    if (!a->next_is_sibling || a->tabular || b->tabular || a->apart || b->apart || b->turn || !b->chars)
        return false;
    if (a->quoted != b->quoted || b->label.kind != DNM_NO_LABEL) return false;
    return !begins_paragraph(page, b, margin);
}

static bool is_full(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b, uint32_t width)
{
    const bool apart = rejoin_is_alphabetic(a->last) && rejoin_is_alphabetic(b->first);
    const uint32_t taken = a->columns + apart + BAND;
    if (taken > width || taken + b->columns <= width) return taken > width; /* the word is a part of b */
    return taken + rejoin_first_word(page, b) > width;
}

/* Of the lines that others may go on with, hardly one is longer. */
static uint32_t find_width(const rejoin_page *page, uint32_t margin)
{
    uint32_t lines[WIDEST] = {0}, all = 0, longer = 0;
    for (uint32_t i = 1; i < page->count; i++) {
        const rejoin_line *a = &page->lines[i - 1];
        if (!may_go_on(page, a, a + 1, margin) || a->columns >= WIDEST) continue;
        lines[a->columns]++;
        all++;
    }
    for (uint32_t width = WIDEST; width-- > NARROWEST; longer += lines[width])
        if (lines[width] && (longer + lines[width]) * 20 >= all) return width;
    return 0;
}

typedef struct census {
    uint32_t firsts; /* lines that begin a paragraph */
    uint32_t open;   /* ... behind one that neither ended nor is short */
    uint32_t seams;  /* between a full line and the next one */
    uint32_t torn;   /* ... without an end */
    uint32_t sure;   /* ... that words show to be inside a sentence */
    uint32_t words;  /* ... between words of scripts with small letters */
    uint32_t small;  /* ... of which the second begins with one; lines of verse have a capital */
    uint32_t commas; /* inside these lines */
    uint32_t others; /* seams behind lines that are not full, below which prose stands */
} census;

static void count_seam(const rejoin_page *page, census *c, const rejoin_line *a, const rejoin_line *b,
                       uint32_t width)
{
    if (!is_full(page, a, b, width)) {
        c->others += b->chars >= PROSE || !a->ends;
        return;
    }
    c->seams++;
    c->torn += !a->ends;
    const bool small = rejoin_is_small(b->first) && rejoin_is_alphabetic(a->last);
    c->words += rejoin_is_alphabetic(b->first);
    c->small += rejoin_is_small(b->first);
    c->sure += !a->ends && (small || rejoin_seam_bits(page, a, b) >= SURE_BITS);
    c->commas += a->commas > (uint32_t)(a->ends || dnm_is_pause(a->last));
}

static census count(const rejoin_page *page, uint32_t margin, uint32_t width)
{
    census c = {0};
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *b = &page->lines[i];
        const bool first = begins_paragraph(page, b, margin);
        c.firsts += first && b->chars;
        if (!i) continue;
        const rejoin_line *a = b - 1;
        if (may_go_on(page, a, b, margin)) count_seam(page, &c, a, b, width);
        c.open += first && a->commas && !a->ends && !dnm_is_pause(a->last) && !a->tabular &&
                  is_full(page, a, b, width);
    }
    return c;
}

/* Verse has few marks inside its lines, and lists of titles none; lines of all lengths are no print's. */
static bool is_print(const census *c, uint32_t width)
{
    if (c->seams < FEWEST_SEAMS || c->firsts < 2) return false;
    if (c->others * 6 > c->seams || c->open * 6 > c->firsts) return false;
    if (c->small * 2 < c->words) return false;
    const bool without_fail = !c->others && !c->open && c->torn == c->seams && c->commas == c->seams;
    if (!c->sure) return without_fail && width >= WIDE && c->firsts > c->seams;
    return c->torn * 10 >= c->seams * 6 && c->sure * 5 >= c->torn && c->commas * 3 >= c->seams;
}

uint32_t rejoin_width_by_indents(rejoin_page *page)
{
    uint32_t margin = WIDEST;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->lines[i].chars && !page->lines[i].tabular && page->lines[i].indent < margin)
            margin = page->lines[i].indent;
    const uint32_t width = find_width(page, margin);
    if (!width) return 0;
    const census c = count(page, margin, width);
    if (!is_print(&c, width)) return 0;
    page->margin = margin;
    return width;
}
