/* store.h -- how a document lies in memory. For core/model alone.
 *
 *   births   the converter's text, then every byte that cleaners added; grows, never changes
 *   origin   the arrays as the converter made them; its text is births[0, origin_len)
 *   now      the arrays after the last pass; empty until the first edit (`view` shows origin then)
 *   next     where a pass builds its result; exchanged with `now` when it is whole
 *
 * One budget covers all arrays of a document, one arena its strings, raw bytes and resources.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_STORE_H
#define DNM_MODEL_STORE_H

#include "core/base/arena.h"
#include "core/base/hash.h"
#include "core/base/vec.h"
#include "docnorm/doc.h"

typedef DNM_VEC(char) dnm_chars;

/* Strings and sets of attributes, each kept once (intern.c). */
typedef struct dnm_interned {
    uint32_t at; /* strings: index into `bytes`; sets: index into `pairs` */
    uint32_t n;  /* bytes, or pairs */
    uint32_t hash;
} dnm_interned;

typedef struct dnm_pair {
    dnm_string key, value;
} dnm_pair;

enum { DNM_POOL_RECENT = 64 };

typedef struct dnm_pool {
    DNM_VEC(dnm_interned) strings;
    DNM_VEC(const char *) bytes;
    DNM_VEC(dnm_interned) sets;
    DNM_VEC(dnm_pair) pairs;
    DNM_VEC(uint32_t) string_slots; /* open addressing: id + 1, 0 is free; the size is a power of two */
    DNM_VEC(uint32_t) set_slots;
    dnm_string recent[DNM_POOL_RECENT]; /* by the address of the text that was asked for: mostly literals */
    dnm_hash_key key;                   /* an input chooses the strings, so it must not choose their slots */
    dnm_arena *arena;
    dnm_budget *budget;
} dnm_pool;

dnm_status dnm_pool_init(dnm_pool *pool, dnm_arena *arena, dnm_budget *budget);
void dnm_pool_free(dnm_pool *pool);
dnm_string dnm_pool_string(dnm_pool *pool, dnm_str s); /* 0 on refusal: the budget says so */
dnm_str dnm_pool_text(const dnm_pool *pool, dnm_string id);
struct dnm_attr;
dnm_attrs dnm_pool_attrs(dnm_pool *pool, const struct dnm_attr *attrs, size_t count);

typedef struct dnm_state {
    dnm_chars text;
    DNM_VEC(dnm_block) blocks;
    DNM_VEC(dnm_span) spans;
    DNM_VEC(dnm_run) runs;
    DNM_VEC(dnm_meta) metas;
} dnm_state;

typedef struct dnm_leaves dnm_leaves;

struct dnm_doc {
    dnm_view view;
    dnm_view origin_view;
    dnm_history history;
    dnm_state origin;
    dnm_state now;
    dnm_state next;
    bool edited;
    uint8_t passes;
    uint32_t depth_limit;
    uint32_t block_limit;

    dnm_chars births;
    uint32_t origin_len;
    DNM_VEC(dnm_cut) cuts;
    DNM_VEC(dnm_edit) edits;
    DNM_VEC(dnm_source) sources;
    DNM_VEC(dnm_raw) raws;
    DNM_VEC(dnm_kept) kept;
    DNM_VEC(dnm_resource) resources;
    DNM_VEC(dnm_string) parts;
    dnm_leaves *leaves; /* what was found out about the leaves of `view` */
    dnm_pool pool;
    dnm_arena arena;
    dnm_budget budget;
};

/* An empty document: no block yet. */
dnm_status dnm_doc_new(const dnm_limits *limits, dnm_doc **doc);

/* Makes the views show what the arrays hold; to be called after every change. */
void dnm_doc_refresh(dnm_doc *doc);

void dnm_state_free(dnm_state *state, dnm_budget *budget);

/* Sorts by block, keeping the order within a block. False when memory is short. */
bool dnm_metas_sort(dnm_meta *metas, uint32_t n);

/* Puts the spans of one leaf in order: by place, the longer first. They must be sorted by place already.
 * Linear: those that begin together all overlap, and of such there are DNM_MOST_OPEN_SPANS at most. */
void dnm_spans_order(dnm_span *spans, uint32_t n);

/* Index of the last element of a sorted array whose key is <= `value`; n > 0 and the first key must
 * be <= value. The arrays of the model all begin with their key, hence the stride. */
uint32_t dnm_last_at_most(const void *array, uint32_t n, size_t stride, uint32_t value);

#endif
