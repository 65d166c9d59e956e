/* arena.h -- memory that is given back all at once. Blocks come from malloc in growing chunks; the
 * total has a ceiling. After the first refusal the arena stays failed: callers may allocate on and
 * ask once (`dnm_arena_failed`), as long as they test each pointer before they use it. AddressSanitizer
 * sees the ends of blocks.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_BASE_ARENA_H
#define DNM_BASE_ARENA_H

#include "docnorm/base.h"

typedef struct dnm_arena_chunk dnm_arena_chunk;

typedef struct dnm_arena {
    dnm_arena_chunk *chunk; /* newest first */
    size_t used;            /* bytes handed out, padding included */
    size_t max;             /* ceiling of the bytes taken from malloc */
    size_t taken;           /* bytes taken from malloc */
    dnm_status failed;      /* the first refusal: DNM_LIMIT or DNM_NO_MEMORY */
} dnm_arena;

void dnm_arena_init(dnm_arena *arena, size_t max_bytes);

/* Aligned for any type, uninitialised. NULL when the ceiling or memory is reached. size 0 gives a
 * valid pointer. */
void *dnm_arena_alloc(dnm_arena *arena, size_t size);

/* The same, for count elements of size bytes, zeroed; a product that overflows is a refusal. */
void *dnm_arena_zalloc(dnm_arena *arena, size_t count, size_t size);

/* A NUL-terminated copy. NULL on refusal. */
char *dnm_arena_strndup(dnm_arena *arena, const char *s, size_t n);

/* Empties the arena but keeps its first chunk for the next document; clears `failed`. */
void dnm_arena_reset(dnm_arena *arena);

void dnm_arena_free(dnm_arena *arena);

static inline bool dnm_arena_failed(const dnm_arena *arena)
{
    return arena->failed != DNM_OK;
}

static inline dnm_status dnm_arena_status(const dnm_arena *arena)
{
    return arena->failed;
}

#define DNM_NEW(arena, type, count) ((type *)dnm_arena_zalloc((arena), (count), sizeof(type)))

#endif
