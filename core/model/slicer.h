/* slicer.h -- what the halves of the slicer share: slicer.c knows which births, cuts and edits belong to
 * which stretch, slice.c makes a document of one.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_SLICER_H
#define DNM_MODEL_SLICER_H

#include "core/model/model.h"
#include "core/model/store.h"

/* Births that cleaners added, [off, off + len), and the stretch whose they are. All of them together cover
 * every such birth once, in their order. */
typedef struct dnm_added {
    uint32_t off, len;
    uint32_t slice;
    uint32_t now; /* where they begin among the births of that stretch */
} dnm_added;

/* Things sorted by stretch: those of stretch k are list[starts[k]] to list[starts[k + 1] - 1]. */
typedef struct dnm_by_slice {
    uint32_t *starts;
    uint32_t *list;
} dnm_by_slice;

/* A walk through the blocks of a view, from one stretch to the next. */
typedef struct dnm_block_walk {
    uint32_t block;  /* the next one */
    uint32_t meta;   /* the first of its metadata, or of a later block */
    uint32_t *stack; /* containers that are open */
    uint32_t depth;
    uint32_t span;      /* the next one of a leaf that was begun */
    uint32_t *reaching; /* spans of it, by number, that reach into the next stretch */
    uint32_t reaching_n;
} dnm_block_walk;

/* Numbers in the pool of the stretch being made, by those of the whole. */
typedef struct dnm_renumber {
    uint32_t *now;
    uint32_t *slice; /* for which stretch, plus 1, `now` holds */
} dnm_renumber;

struct dnm_slicer {
    const dnm_doc *doc;
    dnm_limits limits;
    dnm_arena arena;
    uint32_t count;
    uint32_t next;
    uint32_t *texts;  /* count + 1 bounds in the current text … */
    uint32_t *births; /* … and in the converter's */
    dnm_added *added;
    uint32_t added_count;
    dnm_by_slice added_of; /* indices into `added` */
    dnm_by_slice edits_of;
    dnm_block_walk origin_walk, now_walk;
    uint32_t deepest; /* containers that stacks have room for */
    uint32_t run;     /* the first that reaches into the next stretch */
    dnm_renumber strings, sets, sources;
    uint32_t *resources; /* of each string, which resource it names, plus 1; NULL where there are none */
    dnm_renumber taken;  /* resources */
};

/* The stretch of a birth, and its number among the births there. */
uint32_t dnm_slicer_slice_of(const dnm_slicer *s, uint32_t birth);
uint32_t dnm_slicer_birth(const dnm_slicer *s, uint32_t slice, uint32_t birth);

/* The added births that hold `birth`; NULL if none do. */
const dnm_added *dnm_slicer_added(const dnm_slicer *s, uint32_t birth);

/* The last element of an ascending array that is at most `value`; the first one is. */
uint32_t dnm_slicer_last(const uint32_t *array, uint32_t n, uint32_t value);

dnm_status dnm_slice_make(dnm_slicer *s, uint32_t slice, dnm_doc *to);

#endif
