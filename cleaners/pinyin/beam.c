/* beam.c -- the hypotheses of beam.h. Costs are eighths of a bit; what they compare are readings of the
 * very same bytes, so they need no normalisation.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/beam.h"

#include <stdlib.h>

#include "core/text/gbk.h"
#include "core/text/unicode.h"

enum {
    MARGIN = 240,        /* thirty bits dearer than the best: given up */
    COST_LOST = 40,      /* of believing that a "?" is a lost byte */
    COST_SWALLOWED = 64, /* … which took an ASCII character along */
    COST_UNFOLDED = 8,   /* of an ASCII mark that was none */
    NO_RIVAL = INT32_MAX,
    MOST_WHOLE_LOSSES = 200,
    EURO_SIGN = 0x20AC /* what CP936 reads the single byte 0x80 as */
};

bool beam_init(beam *b, const pinyin_page *page)
{
    *b = (beam){.page = page, .budget = {.left = (size_t)64 << 20}};
    b->next = dnm_arena_alloc(page->arena, BEAM_CANDIDATES * sizeof *b->next);
    return b->next != NULL;
}

void beam_free(beam *b)
{
    DNM_VEC_FREE(&b->nodes, &b->budget);
}

void beam_start(beam *b, uint32_t last)
{
    b->nodes.n = 0;
    DNM_PUSH(&b->nodes, &b->budget);
    b->live[0] = (beam_hypothesis){.last = last, .gap = NO_RIVAL};
    b->live_count = 1;
    b->next_count = 0;
}

/* ---- steps of one hypothesis ---- */

static void keep(beam *b, beam_hypothesis h)
{
    if (b->next_count < BEAM_CANDIDATES) b->next[b->next_count++] = h;
}

static bool emit(beam *b, beam_hypothesis *h, uint32_t cp)
{
    beam_node *node = DNM_PUSH(&b->nodes, &b->budget);
    if (!node) return false;
    *node = (beam_node){h->node, cp, b->nodes.p[h->node].depth + 1};
    h->node = b->nodes.n - 1;
    h->cost += pinyin_cost(b->page, h->last, cp);
    h->last = cp;
    return true;
}

/* The hypotheses with `byte` behind the lead that waits; a lost lead is any that fits. */
static void pair_up(beam *b, const beam_hypothesis *h, uint8_t byte)
{
    unsigned first = h->lead == BEAM_LOST_LEAD ? 0x81 : h->lead;
    unsigned last = h->lead == BEAM_LOST_LEAD ? 0xFE : h->lead;
    for (unsigned lead = first; lead <= last; lead++) {
        uint32_t cp = dnm_gbk_char((uint8_t)lead, byte);
        if (!cp) continue;
        beam_hypothesis longer = *h;
        longer.lead = BEAM_NO_LEAD;
        if (emit(b, &longer, cp)) keep(b, longer);
    }
}

static void feed(beam *b, const beam_hypothesis *h, uint8_t byte)
{
    if (h->lead != BEAM_NO_LEAD) {
        pair_up(b, h, byte);
        return;
    }
    beam_hypothesis on = *h;
    if (byte >= 0x81 && byte != 0xFF) {
        on.lead = byte;
        keep(b, on);
    } else if (byte <= 0x80 && emit(b, &on, byte == 0x80 ? EURO_SIGN : byte)) {
        keep(b, on);
    }
}

/* ---- the beam as a whole ---- */

static int by_state(const void *x, const void *y)
{
    const beam_hypothesis *a = x;
    const beam_hypothesis *b = y;
    if (a->lead != b->lead) return a->lead < b->lead ? -1 : 1;
    if (a->last != b->last) return a->last < b->last ? -1 : 1;
    if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static int by_cost(const void *x, const void *y)
{
    const beam_hypothesis *a = x;
    const beam_hypothesis *b = y;
    if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static void note_rival(beam_hypothesis *winner, const beam_hypothesis *loser)
{
    int32_t gap = loser->cost - winner->cost;
    if (gap >= winner->gap) return;
    winner->gap = gap;
    winner->rival = loser->node;
}

/* Of hypotheses that nothing can tell apart any more, the cheapest stays; then the cheapest few. */
static void choose(beam *b)
{
    unsigned kept = 0;
    qsort(b->next, b->next_count, sizeof *b->next, by_state);
    for (unsigned i = 0; i < b->next_count; i++) {
        beam_hypothesis *last = kept ? &b->next[kept - 1] : NULL;
        if (last && last->lead == b->next[i].lead && last->last == b->next[i].last) {
            note_rival(last, &b->next[i]);
        } else {
            b->next[kept++] = b->next[i];
        }
    }
    qsort(b->next, kept, sizeof *b->next, by_cost);
    b->live_count = 0;
    for (unsigned i = 0; i < kept && i < BEAM_WIDTH && b->next[i].cost - b->next[0].cost <= MARGIN; i++)
        b->live[b->live_count++] = b->next[i];
    b->next_count = 0;
}

static void feed_all(beam *b, uint8_t byte)
{
    for (unsigned i = 0; i < b->live_count; i++) feed(b, &b->live[i], byte);
    choose(b);
}

void beam_known(beam *b, const uint8_t *bytes, unsigned n)
{
    for (unsigned i = 0; i < n; i++) feed_all(b, bytes[i]);
}

/* The two bytes of a full-width mark, within one step: the plain form competes with it. */
static void feed_fullwidth(beam *b, const beam_hypothesis *h, uint8_t c)
{
    unsigned before = b->next_count;
    feed(b, h, 0xA3);
    unsigned after = b->next_count;
    for (unsigned i = before; i < after; i++) {
        beam_hypothesis half = b->next[i];
        feed(b, &half, (uint8_t)(c | 0x80));
    }
    unsigned whole = b->next_count - after;
    memmove(&b->next[before], &b->next[after], whole * sizeof *b->next);
    b->next_count = before + whole;
}

void beam_ascii(beam *b, uint8_t c, bool folded)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis h = b->live[i];
        if (!folded) {
            feed(b, &h, c);
        } else if (h.lead == BEAM_NO_LEAD) {
            if (emit(b, &h, c)) keep(b, h);
        } else {
            feed_fullwidth(b, &h, c);
            h.cost += COST_UNFOLDED;
            feed(b, &h, c);
        }
    }
    choose(b);
}

static void lose_trail(beam *b, const beam_hypothesis *h)
{
    unsigned before = b->next_count;
    for (unsigned trail = 0x40; trail < 0xFF; trail++) pair_up(b, h, (uint8_t)trail);
    unsigned after = b->next_count;
    for (unsigned i = before; i < after; i++) {
        beam_hypothesis swallowed = b->next[i];
        swallowed.cost += COST_SWALLOWED;
        if (emit(b, &swallowed, '?')) keep(b, swallowed);
    }
}

/* Both bytes of a character were lost, at two cuts side by side: only what makes a word with the one
 * before can be meant. Few of these are tried, since each asks for all characters there are. */
static void lose_both(beam *b, const beam_hypothesis *h)
{
    if (b->whole_losses == MOST_WHOLE_LOSSES) return;
    b->whole_losses++;
    for (uint32_t cp = PINYIN_FIRST; cp <= PINYIN_LAST; cp++) {
        uint8_t pair[2];
        if (!dnm_neighbours_saving(&b->page->neighbours, h->last, cp) || !dnm_gbk_bytes(cp, pair)) continue;
        beam_hypothesis whole = *h;
        whole.lead = BEAM_NO_LEAD;
        if (emit(b, &whole, cp)) keep(b, whole);
    }
}

void beam_lost(beam *b)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis real = b->live[i];
        beam_hypothesis lost = real;
        lost.cost += COST_LOST;
        lost.guesses++;
        if (real.lead == BEAM_NO_LEAD) {
            if (emit(b, &real, '?')) keep(b, real);
            lost.lead = BEAM_LOST_LEAD;
            keep(b, lost);
        } else {
            feed_fullwidth(b, &real, '?');
            if (real.lead == BEAM_LOST_LEAD) {
                lose_both(b, &lost);
            } else {
                lose_trail(b, &lost);
            }
        }
    }
    choose(b);
}

void beam_one_of(beam *b, const uint8_t *bytes, unsigned n)
{
    for (unsigned i = 0; i < b->live_count; i++) {
        beam_hypothesis h = b->live[i];
        h.guesses = (uint16_t)(h.guesses + (n > 1));
        for (unsigned k = 0; k < n; k++) feed(b, &h, bytes[k]);
    }
    choose(b);
}

bool beam_is_settled(const beam *b)
{
    for (unsigned i = 0; i < b->live_count; i++)
        if (b->live[i].lead != BEAM_NO_LEAD) return false;
    return b->live_count > 0;
}

const beam_hypothesis *beam_best(beam *b)
{
    beam_hypothesis *best = NULL;
    for (unsigned i = 0; i < b->live_count; i++) { /* they are sorted by cost */
        if (b->live[i].lead != BEAM_NO_LEAD) continue;
        if (!best) {
            best = &b->live[i];
        } else {
            note_rival(best, &b->live[i]);
        }
    }
    return best;
}

/* Full-width marks of the kind that the page shows as ASCII are shown so, too. */
static uint32_t fold(uint32_t cp)
{
    static const char kinds[] = ",;:?!()";
    bool wide = cp >= 0xFF01 && cp <= 0xFF5E;
    return wide && strchr(kinds, (int)(cp - 0xFEE0)) ? cp - 0xFEE0 : cp;
}

void beam_text(const beam *b, uint32_t node, bool folded, dnm_buf *out)
{
    uint32_t depth = b->nodes.p[node].depth;
    uint32_t *line = dnm_arena_alloc(b->page->arena, (size_t)depth * sizeof *line);
    if (!line) return;
    for (uint32_t i = depth; i > 0; i--, node = b->nodes.p[node].parent) line[i - 1] = b->nodes.p[node].cp;
    for (uint32_t i = 0; i < depth; i++) dnm_buf_add_code_point(out, folded ? fold(line[i]) : line[i]);
}
