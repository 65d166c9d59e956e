/* apply.h -- one application of a pass: what apply.c (blocks) and apply_leaf.c (text and spans)
 * share. The old view is read from front to back once, the new state is written likewise.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_APPLY_H
#define DNM_MODEL_APPLY_H

#include "core/model/editor.h"
#include "core/model/leaves.h"

/* A container whose end has not been reached. */
typedef struct dnm_frame {
    uint32_t old;       /* index in the old view; DNM_NO_BLOCK for a wrapper */
    uint32_t old_end;   /* closes before this old block */
    uint32_t new_block; /* DNM_NO_BLOCK when it is being dissolved */
    bool had_children;  /* so that a container which edits emptied can go too */
} dnm_frame;

#define DNM_NO_BLOCK UINT32_MAX

/* Old text [old_start, old_end) of the leaf at hand now stands at [new_start, new_end). */
typedef struct dnm_stretch {
    uint32_t old_start, old_end;
    uint32_t new_start, new_end;
} dnm_stretch;

typedef struct dnm_applier {
    dnm_editor *editor;
    dnm_doc *doc;
    dnm_budget *budget;
    const dnm_view *old;
    dnm_state *now;          /* what is being written */
    const dnm_request *next; /* first request not yet carried out */
    const dnm_request *end;
    uint32_t run; /* cursor into old->runs; only moves forward */
    DNM_VEC(dnm_frame) frames;
    uint32_t last_leaf;      /* in `now`; what a join goes on with */
    const dnm_request *join; /* the last leaf and the next are to become one */
    DNM_VEC(dnm_stretch) stretches;
    DNM_VEC(uint32_t) splits; /* new text addresses, ascending */
    DNM_VEC(dnm_span) spans;  /* scratch of the leaf at hand */
    DNM_VEC(dnm_span) carried;
    DNM_VEC(dnm_meta) metas; /* lifted; blocks are old ones */
    uint32_t *moved;         /* old block -> new one, where metadata needs it; else NULL */
} dnm_applier;

/* Records an edit and returns its index; 0 and a failed budget on refusal. */
uint32_t dnm_apply_record(dnm_applier *a, const dnm_request *r, uint32_t text_at, uint32_t len);

/* Copies old text to the new, or hands it to an edit as cut. Ranges must ascend over calls. */
void dnm_apply_keep(dnm_applier *a, uint32_t at, uint32_t len);
void dnm_apply_cut(dnm_applier *a, uint32_t at, uint32_t len, uint32_t edit);

/* One leaf with all requests for it; moves a->next past them. */
void dnm_apply_leaf(dnm_applier *a, uint32_t block);

#endif
