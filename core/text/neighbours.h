/* neighbours.h -- which Han characters stand beside each other in one text, and how much that says
 * together with the general statistics: whether a seam reads on, whether a reading is likely.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_NEIGHBOURS_H
#define DNM_TEXT_NEIGHBOURS_H

#include "core/base/arena.h"

typedef struct dnm_neighbours {
    uint64_t *pairs; /* hash set, 0 is free; a full neighbourhood forgets what comes later */
    uint8_t *counts;
    uint32_t slots;
} dnm_neighbours;

/* Room for the pairs of a text of so many bytes, at most 9 MiB. Without memory the set stays empty,
 * and only the general statistics speak. */
void dnm_neighbours_init(dnm_neighbours *set, dnm_arena *arena, size_t text_bytes);

void dnm_neighbours_add(dnm_neighbours *set, uint32_t first, uint32_t second);

/* Adds all pairs of Han characters that touch. */
void dnm_neighbours_learn(dnm_neighbours *set, const char *text, size_t n);

/* How often the pair was added: 0..255. */
unsigned dnm_neighbours_count(const dnm_neighbours *set, uint32_t first, uint32_t second);

/* By how many eighths of a bit `second` is cheaper after `first` than alone: what the general
 * statistics or this text say, whichever is more. */
int dnm_neighbours_saving(const dnm_neighbours *set, uint32_t first, uint32_t second);

#endif
