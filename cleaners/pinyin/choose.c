/* choose.c -- which hypotheses of a beam live on. Costs are eighths of a bit.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/pinyin/beam.h"

enum { MARGIN = 240 /* thirty bits dearer than the best: given up */ };

int beam_by_cost(const void *x, const void *y)
{
    const beam_hypothesis *a = x;
    const beam_hypothesis *b = y;
    if (a->cost != b->cost) return a->cost < b->cost ? -1 : 1;
    return a->node < b->node ? -1 : a->node > b->node;
}

static bool is_same_state(const beam_hypothesis *a, const beam_hypothesis *b)
{
    return a->lead == b->lead && a->context.last == b->context.last &&
           a->context.before == b->context.before && a->quoting == b->quoting;
}

/* Which of two that cost the same goes first: any order will do, if it is always the same. */
static bool is_before_by_state(const beam_hypothesis *a, const beam_hypothesis *b)
{
    if (a->lead != b->lead) return a->lead < b->lead;
    if (a->context.last != b->context.last) return a->context.last < b->context.last;
    if (a->context.before != b->context.before) return a->context.before < b->context.before;
    return a->quoting && !b->quoting;
}

void beam_note_rival(const beam *b, beam_hypothesis *winner, int32_t cost, uint32_t node)
{
    const int32_t gap = cost - winner->cost;
    if (gap >= winner->gap) return;
    winner->gap = gap;
    winner->rival = node;
    winner->rival_depth = b->nodes.p[winner->node].depth;
}

/* Most of what a lost byte might have been is far too dear to be sorted: kept are some hundreds, of which the
 * cheapest few survive and the others may be their rivals. */
static void drop_dearest(beam *b)
{
    enum { ENOUGH = 8 * BEAM_WIDTH, FAR = 2 * MARGIN };
    uint16_t at_cost[FAR + 1] = {0};
    int32_t least = INT32_MAX;
    for (unsigned i = 0; i < b->next_count; i++)
        if (b->next[i].cost < least) least = b->next[i].cost;
    for (unsigned i = 0; i < b->next_count; i++)
        if (b->next[i].cost - least <= FAR) at_cost[b->next[i].cost - least]++;
    int32_t most = 0;
    for (unsigned found = at_cost[0]; most < FAR && found < ENOUGH; found += at_cost[most]) most++;
    unsigned kept = 0;
    for (unsigned i = 0; i < b->next_count; i++)
        if (b->next[i].cost - least <= most) b->next[kept++] = b->next[i];
    b->next_count = kept;
}

/* The slot of a state, or the one it may take. */
static uint16_t *find_state(const beam *b, const beam_hypothesis *h, unsigned slots)
{
    const uint64_t state = (uint64_t)h->lead << 33 | (uint64_t)h->context.last << 17 |
                           (uint64_t)h->context.before << 1 | h->quoting;
    unsigned slot = (unsigned)(state * UINT64_C(0x9E3779B97F4A7C15) >> 40) & (slots - 1);
    while (b->slots[slot] && !is_same_state(&b->next[b->slots[slot] - 1], h)) slot = (slot + 1) & (slots - 1);
    return &b->slots[slot];
}

/* `h` is in the state of number `i`, too: the cheaper one stays. */
static void contest(beam *b, unsigned i, const beam_hypothesis *h)
{
    const bool wins = beam_by_cost(h, &b->next[i]) < 0;
    const beam_hypothesis *loser = wins ? &b->next[i] : h;
    beam_rival *rival = &b->rivals[i];
    if (!rival->any || loser->cost < rival->cost || (loser->cost == rival->cost && loser->node < rival->node))
        *rival = (beam_rival){true, loser->cost, loser->node};
    if (wins) b->next[i] = *h;
}

/* Leaves one of each state. */
static void tell_apart(beam *b)
{
    unsigned slots = 64, kept = 0;
    while (slots < 2 * b->next_count) slots *= 2;
    memset(b->slots, 0, slots * sizeof *b->slots);
    for (unsigned i = 0; i < b->next_count; i++) {
        const beam_hypothesis h = b->next[i];
        uint16_t *slot = find_state(b, &h, slots);
        if (*slot) {
            contest(b, *slot - 1u, &h);
            continue;
        }
        b->rivals[kept] = (beam_rival){0};
        b->next[kept++] = h;
        *slot = (uint16_t)kept;
    }
    b->next_count = kept;
    for (unsigned i = 0; i < kept; i++)
        if (b->rivals[i].any) beam_note_rival(b, &b->next[i], b->rivals[i].cost, b->rivals[i].node);
}

/* Of hypotheses that nothing can tell apart any more, the cheapest stays; then the cheapest few. */
void beam_choose(beam *b)
{
    uint16_t best[BEAM_WIDTH]; /* in order */
    unsigned n = 0;
    if (b->next_count > 8 * BEAM_WIDTH) drop_dearest(b);
    tell_apart(b);
    for (unsigned i = 0; i < b->next_count; i++) {
        const beam_hypothesis *h = &b->next[i];
        unsigned at = n;
        for (; at; at--) {
            const beam_hypothesis *other = &b->next[best[at - 1]];
            const int order = beam_by_cost(h, other);
            if (order > 0 || (order == 0 && !is_before_by_state(h, other))) break;
        }
        if (at == BEAM_WIDTH) continue;
        n += n < BEAM_WIDTH;
        memmove(&best[at + 1], &best[at], (n - at - 1) * sizeof *best);
        best[at] = (uint16_t)i;
    }
    b->live_count = 0;
    for (unsigned i = 0; i < n && b->next[best[i]].cost - b->next[best[0]].cost <= MARGIN; i++)
        b->live[b->live_count++] = b->next[best[i]];
    b->next_count = 0;
}
