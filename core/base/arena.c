/* arena.c -- chunked bump allocator behind arena.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/arena.h"

#include <stdlib.h>

/* With AddressSanitizer, memory that was not handed out is out of bounds, as it is behind malloc: each
 * block ends at its last byte and is followed by a red zone. Elsewhere `forbid` and `permit` do nothing. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define GUARDED
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#define GUARDED
#endif

#ifdef GUARDED
enum { RED_ZONE = 16 };

void __asan_poison_memory_region(void *at, size_t n);
void __asan_unpoison_memory_region(void *at, size_t n);

static void forbid(void *at, size_t n)
{
    __asan_poison_memory_region(at, n);
}

static void permit(void *at, size_t n)
{
    __asan_unpoison_memory_region(at, n);
}
#else
enum { RED_ZONE = 0 };

static void forbid(void *at, size_t n)
{
    (void)at, (void)n;
}

static void permit(void *at, size_t n)
{
    (void)at, (void)n;
}
#endif

enum { FIRST_CHUNK = 64 * 1024, LARGEST_STEP = 8 * 1024 * 1024 };

#define ALIGNMENT _Alignof(max_align_t)

struct dnm_arena_chunk {
    dnm_arena_chunk *older;
    size_t n;
    size_t cap;
    max_align_t bytes[];
};

void dnm_arena_init(dnm_arena *arena, size_t max_bytes)
{
    *arena = (dnm_arena){.max = max_bytes};
}

/* The first refusal is the one that is remembered. */
static void *refuse(dnm_arena *arena, dnm_status why)
{
    if (!arena->failed) arena->failed = why;
    return NULL;
}

/* Chunks double up to a step, so that small documents stay small and large ones make few calls. */
static dnm_arena_chunk *new_chunk(dnm_arena *arena, size_t size)
{
    size_t cap = arena->chunk ? arena->chunk->cap * 2 : FIRST_CHUNK;
    if (cap > LARGEST_STEP) cap = LARGEST_STEP;
    if (cap < size) cap = size;
    size_t left = arena->max - arena->taken;
    if (size > left) return refuse(arena, DNM_LIMIT);
    if (cap > left) cap = left;

    dnm_arena_chunk *chunk = malloc(sizeof *chunk + cap);
    if (!chunk) return refuse(arena, DNM_NO_MEMORY);
    chunk->older = arena->chunk;
    chunk->n = 0;
    chunk->cap = cap;
    arena->chunk = chunk;
    arena->taken += cap;
    forbid(chunk->bytes, cap);
    return chunk;
}

void *dnm_arena_alloc(dnm_arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) return refuse(arena, DNM_LIMIT);
    size_t span = (size + RED_ZONE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (span == 0) span = ALIGNMENT;
    dnm_arena_chunk *chunk = arena->chunk;
    if (!chunk || chunk->cap - chunk->n < span) chunk = new_chunk(arena, span);
    if (!chunk) return NULL;
    void *p = (char *)chunk->bytes + chunk->n;
    permit(p, size);
    chunk->n += span;
    arena->used += span;
    return p;
}

void *dnm_arena_zalloc(dnm_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size) return refuse(arena, DNM_LIMIT);
    void *p = dnm_arena_alloc(arena, count * size);
    if (p) memset(p, 0, count * size);
    return p;
}

char *dnm_arena_strndup(dnm_arena *arena, const char *s, size_t n)
{
    char *copy = dnm_arena_alloc(arena, n < SIZE_MAX ? n + 1 : n);
    if (!copy) return NULL;
    if (n) memcpy(copy, s, n);
    copy[n] = '\0';
    return copy;
}

void dnm_arena_reset(dnm_arena *arena)
{
    dnm_arena_chunk *chunk = arena->chunk;
    while (chunk && chunk->older) {
        dnm_arena_chunk *older = chunk->older;
        arena->taken -= chunk->cap;
        free(chunk);
        chunk = older;
    }
    if (chunk) {
        forbid(chunk->bytes, chunk->cap);
        chunk->n = 0;
    }
    arena->chunk = chunk;
    arena->used = 0;
    arena->failed = DNM_OK;
}

void dnm_arena_free(dnm_arena *arena)
{
    dnm_arena_reset(arena);
    free(arena->chunk);
    *arena = (dnm_arena){.max = arena->max};
}
