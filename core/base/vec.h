/* vec.h -- typed growing arrays with 32-bit counts, as the model uses them throughout.
 *
 *     DNM_VEC(dnm_span) spans = {0};
 *     dnm_span *s = DNM_PUSH(&spans, budget);   // a zeroed element, or NULL
 *
 * `budget` counts the bytes that may still be taken; it is shared by all arrays of an owner, so one
 * ceiling covers them together.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_BASE_VEC_H
#define DNM_BASE_VEC_H

#include "docnorm/base.h"

typedef struct dnm_budget {
    size_t left;       /* bytes that may still be taken from malloc */
    dnm_status failed; /* the first refusal: DNM_LIMIT or DNM_NO_MEMORY; sticky */
    void *grown;       /* what the last dnm_vec_grow gave */
} dnm_budget;

#define DNM_VEC(type)                                                                                        \
    struct {                                                                                                 \
        type *p;                                                                                             \
        uint32_t n, cap;                                                                                     \
    }

/* Moves an array of *cap elements to where at least `need` fit, and leaves its new place in
 * budget->grown. False (and budget->failed) on refusal; the array is then as it was. */
bool dnm_vec_grow(void *p, uint32_t *cap, uint64_t need, size_t size, dnm_budget *budget);

/* Frees an array and gives its bytes back to the budget. */
void dnm_vec_release(void *p, uint32_t cap, size_t size, dnm_budget *budget);

/* The pointer is assigned here, where its type is known. */
#define DNM_ROOM(v, extra, budget)                                                                           \
    ((uint64_t)(v)->n + (extra) <= (v)->cap ||                                                               \
     (dnm_vec_grow((v)->p, &(v)->cap, (uint64_t)(v)->n + (extra), sizeof *(v)->p, (budget)) &&               \
      ((v)->p = (budget)->grown, true)))

/* A new zeroed last element, or NULL. (Where there is room there is memory: p is asked for the analyser.) */
#define DNM_PUSH(v, budget)                                                                                  \
    (DNM_ROOM(v, 1, budget) && (v)->p ? memset(&(v)->p[(v)->n++], 0, sizeof *(v)->p) : NULL)

#define DNM_VEC_FREE(v, budget)                                                                              \
    (dnm_vec_release((v)->p, (v)->cap, sizeof *(v)->p, (budget)), (v)->p = NULL, (v)->n = (v)->cap = 0)

#endif
