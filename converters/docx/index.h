/* index.h -- strings to numbers: filled first, sorted once, then searched. Sorting instead of hashing
 * leaves nothing for a hostile package to collide.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_DOCX_INDEX_H
#define DNM_DOCX_INDEX_H

#include "core/base/arena.h"
#include "docnorm/base.h"

#define WML_NONE UINT32_MAX

typedef struct wml_entry {
    dnm_str key;
    uint32_t value;
    uint32_t order; /* of adding */
} wml_entry;

typedef struct wml_index {
    wml_entry *entries;
    uint32_t n, cap;
    bool sorted;
} wml_index;

/* The key is borrowed. False when the arena is full. */
bool wml_index_add(wml_index *index, dnm_arena *arena, dnm_str key, uint32_t value);

/* The value added last for this key; WML_NONE if there is none. Sorts what was added since. */
uint32_t wml_index_find(wml_index *index, dnm_str key);

/* A copy in the arena; empty when that is full. */
dnm_str wml_copy(dnm_arena *arena, dnm_str s);

#endif
