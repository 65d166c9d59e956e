/* leaves.h -- what is remembered of leaves between passes. For core/model alone; modules ask with
 * dnm_leaf_shape and its neighbours in module.h.
 *
 * It has a budget of its own, and where that is spent it is found out anew each time: no document fails, and
 * none comes out otherwise, for what could not be remembered.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_MODEL_LEAVES_H
#define DNM_MODEL_LEAVES_H

#include "core/model/store.h"
#include "core/text/shape.h"

typedef struct dnm_leaf dnm_leaf;
typedef DNM_VEC(dnm_leaf) dnm_leaf_list;

struct dnm_leaves {
    dnm_leaf_list now;  /* by block of the view; shorter where nothing is known of the last ones */
    dnm_leaf_list next; /* of the pass that is being applied */
    dnm_budget budget;
};

dnm_leaves *dnm_leaves_new(size_t most_bytes); /* NULL without memory */
void dnm_leaves_free(dnm_leaves *leaves);      /* what it holds, not itself */

/* A pass is applied: the text of block `from` is that of block `to` of the new view, `to` ascending over
 * calls. A pass that is not finished has changed nothing. */
void dnm_leaves_begin(dnm_leaves *leaves);
void dnm_leaves_carry(dnm_leaves *leaves, uint32_t from, uint32_t to);
void dnm_leaves_finish(dnm_leaves *leaves);

#endif
