/* chunks.c -- pieces with running numbers that the preview of a document-sharing site cut a text into, where
 * they stand one behind the other and where paragraphs stand between them.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/han_stats.h"
#include "core/text/utf8.h"

/* ---- one behind the other ---- */

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
    while (i + n < page->count && page->lines[i + n].label.number == n + 2 &&
           is_chunk(page, &page->lines[i + n - 1], &page->lines[i + n], &all))
        n++;
    if (all.short_pieces && (all.torn < 2 || all.torn * 3 < n * 2)) return 0;
    return n >= 2 && all.gain >= 2 * DNM_HAN_PAIR_USUAL ? n : 0;
}

/* ---- with paragraphs between them ---- */

enum { GAIN_USUAL = 95, GAIN_SURE = 110 }; /* see judge.c */

typedef struct series {
    uint32_t next;       /* number */
    uint32_t n;          /* pieces that begin in mid-sentence */
    uint32_t torn, sure; /* of them, at seams that read on */
    bool lists;          /* other lines are numbered the same way */
} series;

/* The line without its number. */
static rejoin_line behind_number(const rejoin_page *page, const rejoin_line *l)
{
    rejoin_line rest = *l;
    rest.start += (uint32_t)l->label.len;
    rest.first = dnm_utf8_peek(dnm_doc_view(page->doc)->text, rest.end, rest.start);
    rest.label = (dnm_label){0};
    return rest;
}

static bool is_piece(const series *s, const rejoin_line *before, const rejoin_line *l)
{
    if (!before->next_is_sibling || before->ends || before->tabular || before->apart) return false;
    const bool prose = before->chars >= LONG_PIECE || (before->commas && before->chars >= SHORTEST_PIECE);
    return prose && before->label.kind != DNM_LABEL_DIGIT && l->label.number == s->next;
}

static void see(const rejoin_page *page, series *s, uint32_t i)
{
    const rejoin_line *l = &page->lines[i];
    if (l->label.kind != DNM_LABEL_DIGIT || !l->label.number) return;
    if (!i || !is_piece(s, l - 1, l)) {
        s->lists = true;
        return;
    }
    const rejoin_line rest = behind_number(page, l);
    const unsigned saving = dnm_han_pair_saving(l[-1].last, rest.first);
    const int gain = rejoin_seam_gain(page, l - 1, &rest);
    s->n++;
    s->next++;
    s->torn += saving > 0 || gain >= GAIN_USUAL;
    s->sure += saving >= DNM_HAN_PAIR_STRONG || gain >= GAIN_SURE;
}

/* No number 1 was given, and all others stand in the middle of sentences: one that reads on is enough. */
void rejoin_find_pieces(rejoin_page *page)
{
    series s = {.next = 2};
    for (uint32_t i = 0; i < page->count && !s.lists; i++) see(page, &s, i);
    if (s.lists || !s.torn || (s.n == 1 && !s.sure)) return;
    for (uint32_t i = 1; i < page->count; i++)
        page->lines[i].piece = page->lines[i].label.kind == DNM_LABEL_DIGIT;
}
