/* intern.c -- strings and sets of attributes, each kept once: equal things have equal numbers, so a
 * cleaner computes the features of a set one time, not once a block.
 *
 * SPDX-License-Identifier: MIT */
#include "core/model/store.h"

#include <stdlib.h>

#include "docnorm/module.h"

enum { MAX_PAIRS = 256, FIRST_SLOTS = 64 };

static uint32_t hash_bytes(const dnm_pool *pool, const void *bytes, size_t n)
{
    return (uint32_t)dnm_hash(pool->key, bytes, n);
}

typedef DNM_VEC(uint32_t) slots;

/* Makes the table twice as large when it is half full, and enters all `n` things again. */
static bool make_room(slots *table, const dnm_interned *things, uint32_t n, dnm_budget *budget)
{
    if (table->n && (uint64_t)n * 2 < table->n) return true;
    uint32_t size = table->n ? table->n * 2 : FIRST_SLOTS;
    if (!DNM_ROOM(table, size - table->n, budget)) return false;
    table->n = size;
    memset(table->p, 0, (size_t)size * sizeof *table->p);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t at = things[i].hash & (size - 1);
        while (table->p[at]) at = (at + 1) & (size - 1);
        table->p[at] = i + 1;
    }
    return true;
}

/* The three vectors of slots are one type in memory, but not to the compiler. */
#define SLOTS(v) ((slots *)(void *)(v))

static dnm_string find_or_add_string(dnm_pool *pool, dnm_str s)
{
    if (s.n > UINT32_MAX ||
        !make_room(SLOTS(&pool->string_slots), pool->strings.p, pool->strings.n, pool->budget)) {
        if (!pool->budget->failed) pool->budget->failed = DNM_LIMIT;
        return 0;
    }
    uint32_t mask = pool->string_slots.n - 1;
    uint32_t hash = hash_bytes(pool, s.p, s.n);
    uint32_t at = hash & mask;
    for (; pool->string_slots.p[at]; at = (at + 1) & mask) {
        dnm_string id = pool->string_slots.p[at] - 1;
        const dnm_interned *known = &pool->strings.p[id];
        if (known->hash == hash && known->n == s.n && memcmp(pool->bytes.p[id], s.p, s.n) == 0) return id;
    }
    if (!DNM_ROOM(&pool->bytes, 1, pool->budget) || !DNM_ROOM(&pool->strings, 1, pool->budget)) return 0;
    char *copy = dnm_arena_strndup(pool->arena, s.p, s.n);
    if (!copy) {
        pool->budget->failed = dnm_arena_status(pool->arena);
        return 0;
    }
    dnm_string id = pool->strings.n++;
    pool->strings.p[id] = (dnm_interned){.at = id, .n = (uint32_t)s.n, .hash = hash};
    pool->bytes.p[pool->bytes.n++] = copy;
    pool->string_slots.p[at] = id + 1;
    return id;
}

/* Keys and other literals are asked for again and again: what came from the same address is compared first.
 */
dnm_string dnm_pool_string(dnm_pool *pool, dnm_str s)
{
    if (s.n == 0) return 0;
    dnm_string *recent = &pool->recent[((uintptr_t)s.p ^ (uintptr_t)s.p >> 6) % DNM_POOL_RECENT];
    const dnm_string id = *recent;
    if (id && pool->strings.p[id].n == s.n && memcmp(pool->bytes.p[id], s.p, s.n) == 0) return id;
    return *recent = find_or_add_string(pool, s);
}

dnm_str dnm_pool_text(const dnm_pool *pool, dnm_string id)
{
    if (id >= pool->strings.n) return DNM_STR("");
    return (dnm_str){pool->bytes.p[id], pool->strings.p[id].n};
}

/* Order of keys by their bytes: the same on every machine, and readable in dumps. */
static int compare_keys(const dnm_pool *pool, dnm_string a, dnm_string b)
{
    if (a == b) return 0;
    dnm_str x = dnm_pool_text(pool, a);
    dnm_str y = dnm_pool_text(pool, b);
    int order = memcmp(x.p, y.p, x.n < y.n ? x.n : y.n);
    return order ? order : x.n < y.n ? -1 : 1;
}

/* Sorted insertion; of a repeated key the first stays. Sets are small: 256 pairs at most. */
static uint32_t add_pair(const dnm_pool *pool, dnm_pair *set, uint32_t n, dnm_pair pair)
{
    uint32_t i = n;
    while (i > 0 && compare_keys(pool, set[i - 1].key, pair.key) > 0) i--;
    if (i > 0 && set[i - 1].key == pair.key) return n;
    memmove(&set[i + 1], &set[i], (n - i) * sizeof *set);
    set[i] = pair;
    return n + 1;
}

/* The numbers are the pool's own: a multiplier that nobody knows keeps an input from choosing their slots. */
static uint32_t hash_set(const dnm_pool *pool, const dnm_pair *set, uint32_t n)
{
    uint64_t hash = pool->key.k0;
    for (uint32_t i = 0; i < n; i++) {
        hash = (hash ^ ((uint64_t)set[i].key << 32 | set[i].value)) * (pool->key.k1 | 1);
        hash ^= hash >> 32;
    }
    return (uint32_t)hash;
}

static dnm_attrs find_or_add_set(dnm_pool *pool, const dnm_pair *set, uint32_t n)
{
    if (!make_room(SLOTS(&pool->set_slots), pool->sets.p, pool->sets.n, pool->budget)) return 0;
    uint32_t mask = pool->set_slots.n - 1;
    uint32_t hash = hash_set(pool, set, n);
    uint32_t at = hash & mask;
    for (; pool->set_slots.p[at]; at = (at + 1) & mask) {
        dnm_attrs id = pool->set_slots.p[at] - 1;
        const dnm_interned *known = &pool->sets.p[id];
        if (known->hash == hash && known->n == n &&
            memcmp(&pool->pairs.p[known->at], set, n * sizeof *set) == 0)
            return id;
    }
    if (!DNM_ROOM(&pool->pairs, n, pool->budget) || !DNM_ROOM(&pool->sets, 1, pool->budget)) return 0;
    dnm_attrs id = pool->sets.n++;
    pool->sets.p[id] = (dnm_interned){.at = pool->pairs.n, .n = n, .hash = hash};
    memcpy(&pool->pairs.p[pool->pairs.n], set, n * sizeof *set);
    pool->pairs.n += n;
    pool->set_slots.p[at] = id + 1;
    return id;
}

dnm_attrs dnm_pool_attrs(dnm_pool *pool, const dnm_attr *attrs, size_t count)
{
    dnm_pair set[MAX_PAIRS];
    uint32_t n = 0;
    for (size_t i = 0; i < count && n < MAX_PAIRS; i++) {
        dnm_pair pair = {dnm_pool_string(pool, attrs[i].key), dnm_pool_string(pool, attrs[i].value)};
        if (pair.key) n = add_pair(pool, set, n, pair);
    }
    return n ? find_or_add_set(pool, set, n) : 0;
}

dnm_status dnm_pool_init(dnm_pool *pool, dnm_arena *arena, dnm_budget *budget)
{
    *pool = (dnm_pool){.arena = arena, .budget = budget, .key = dnm_hash_new_key()};
    const char **first = DNM_PUSH(&pool->bytes, budget);
    if (!first || !DNM_PUSH(&pool->strings, budget) || !DNM_PUSH(&pool->sets, budget)) return DNM_NO_MEMORY;
    *first = "";
    pool->strings.p[0].hash = hash_bytes(pool, "", 0);
    pool->sets.p[0].hash = hash_bytes(pool, "", 0);
    return DNM_OK;
}

void dnm_pool_free(dnm_pool *pool)
{
    DNM_VEC_FREE(&pool->strings, pool->budget);
    DNM_VEC_FREE(&pool->bytes, pool->budget);
    DNM_VEC_FREE(&pool->sets, pool->budget);
    DNM_VEC_FREE(&pool->pairs, pool->budget);
    DNM_VEC_FREE(&pool->string_slots, pool->budget);
    DNM_VEC_FREE(&pool->set_slots, pool->budget);
}
