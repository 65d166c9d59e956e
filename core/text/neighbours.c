/* neighbours.c -- the pairs of one text behind neighbours.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/neighbours.h"

#include "core/text/han_stats.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { FEWEST_SLOTS = 1024, MOST_SLOTS = 1 << 20, PROBES = 32 };

void dnm_neighbours_init(dnm_neighbours *set, dnm_arena *arena, size_t text_bytes)
{
    uint32_t slots = FEWEST_SLOTS;
    while (slots < MOST_SLOTS && slots < text_bytes) slots *= 2;
    *set =
        (dnm_neighbours){.pairs = DNM_NEW(arena, uint64_t, slots), .counts = DNM_NEW(arena, uint8_t, slots)};
    if (set->pairs && set->counts) set->slots = slots;
}

static uint64_t key_of(uint32_t first, uint32_t second)
{
    return (uint64_t)first << 21 | second;
}

/* The slot of a pair, or the one it may take; UINT32_MAX where its neighbourhood is full. */
static uint32_t find(const dnm_neighbours *set, uint64_t key)
{
    uint32_t slot = (uint32_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 40) & (set->slots - 1);
    for (unsigned tried = 0; tried < PROBES; tried++, slot = (slot + 1) & (set->slots - 1))
        if (set->pairs[slot] == key || !set->pairs[slot]) return slot;
    return UINT32_MAX;
}

void dnm_neighbours_add(dnm_neighbours *set, uint32_t first, uint32_t second)
{
    if (!set->slots) return;
    uint32_t slot = find(set, key_of(first, second));
    if (slot == UINT32_MAX) return;
    set->pairs[slot] = key_of(first, second);
    if (set->counts[slot] < UINT8_MAX) set->counts[slot]++;
}

void dnm_neighbours_learn(dnm_neighbours *set, const char *text, size_t n)
{
    uint32_t last = 0;
    for (size_t at = 0; at < n;) {
        uint32_t cp = dnm_utf8_next(text, n, &at);
        bool han = dnm_cp_is_han(cp);
        if (han && last) dnm_neighbours_add(set, last, cp);
        last = han ? cp : 0;
    }
}

unsigned dnm_neighbours_count(const dnm_neighbours *set, uint32_t first, uint32_t second)
{
    if (!set->slots) return 0;
    uint32_t slot = find(set, key_of(first, second));
    bool known = slot != UINT32_MAX && set->pairs[slot] == key_of(first, second);
    return known ? set->counts[slot] : 0;
}

int dnm_neighbours_saving(const dnm_neighbours *set, uint32_t first, uint32_t second)
{
    int general = (int)dnm_han_pair_saving(first, second);
    unsigned count = dnm_neighbours_count(set, first, second);
    int own = count >= 8 ? 56 : count >= 3 ? 44 : count ? 28 : 0;
    return own > general ? own : general;
}
