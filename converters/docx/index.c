/* index.c -- the sorted index behind index.h.
 *
 * SPDX-License-Identifier: MIT */
#include "converters/docx/index.h"

#include <stdlib.h>

dnm_str wml_copy(dnm_arena *arena, dnm_str s)
{
    char *p = dnm_arena_strndup(arena, s.p ? s.p : "", s.n);
    return p ? (dnm_str){p, s.n} : (dnm_str){"", 0};
}

bool wml_index_add(wml_index *index, dnm_arena *arena, dnm_str key, uint32_t value)
{
    if (index->n == index->cap) {
        uint32_t cap = index->cap ? index->cap * 2 : 16;
        wml_entry *grown = cap > index->cap ? DNM_NEW(arena, wml_entry, cap) : NULL;
        if (!grown) return false;
        if (index->n) memcpy(grown, index->entries, index->n * sizeof *grown);
        index->entries = grown;
        index->cap = cap;
    }
    index->entries[index->n] = (wml_entry){key, value, index->n};
    index->n++;
    index->sorted = false;
    return true;
}

static int compare_keys(dnm_str a, dnm_str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    if (c) return c;
    return a.n < b.n ? -1 : a.n > b.n;
}

static int compare_entries(const void *left, const void *right)
{
    const wml_entry *a = left, *b = right;
    int c = compare_keys(a->key, b->key);
    if (c) return c;
    return a->order < b->order ? -1 : a->order > b->order;
}

uint32_t wml_index_find(wml_index *index, dnm_str key)
{
    if (!index->sorted && index->n > 1)
        qsort(index->entries, index->n, sizeof *index->entries, compare_entries);
    index->sorted = true;
    uint32_t low = 0, high = index->n; /* the first entry past the key */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_keys(index->entries[middle].key, key) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || !dnm_str_eq(index->entries[low - 1].key, key)) return WML_NONE;
    return index->entries[low - 1].value;
}
