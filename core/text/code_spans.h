/* code_spans.h -- which places of a leaf are code by their spans, asked in ascending order: all of a leaf's
 * questions together look at each of its spans once.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_CODE_SPANS_H
#define DNM_TEXT_CODE_SPANS_H

#include "docnorm/doc.h"

typedef struct dnm_code_spans {
    const dnm_view *view;
    const dnm_block *leaf;
    uint32_t next; /* span of the leaf */
    size_t end;    /* of the code met so far */
} dnm_code_spans;

static inline dnm_code_spans dnm_code_spans_of(const dnm_view *view, uint32_t leaf)
{
    return (dnm_code_spans){.view = view, .leaf = &view->blocks[leaf]};
}

/* Whether byte `at` of the leaf is in a code span; never less than at the last question. */
static inline bool dnm_is_in_code(dnm_code_spans *c, size_t at)
{
    while (c->next < c->leaf->nspan) {
        const dnm_span *s = &c->view->spans[c->leaf->span0 + c->next];
        const size_t begin = s->off - c->leaf->off, end = begin + s->len;
        if (begin > at) break;
        if (s->kind == DNM_CODE && end > c->end) c->end = end;
        c->next++;
    }
    return at < c->end;
}

#endif
