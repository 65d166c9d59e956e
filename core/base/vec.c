/* vec.c -- growth of the typed arrays of vec.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/base/vec.h"

#include <stdlib.h>

bool dnm_vec_grow(void *p, uint32_t *cap, uint64_t need, size_t size, dnm_budget *budget)
{
    if (budget->failed) return false;
    uint64_t want = (uint64_t)*cap + *cap / 2 + 16;
    if (want < need) want = need;
    if (want > UINT32_MAX) want = UINT32_MAX;
    if ((want - *cap) * size > budget->left) { /* half of what is left, so that the last ones are few, too */
        want = (uint64_t)*cap + budget->left / size / 2;
        if (want < need) want = need;
    }
    if (need > UINT32_MAX || (want - *cap) * size > budget->left) {
        budget->failed = DNM_LIMIT;
        return false;
    }
    void *grown = realloc(p, (size_t)want * size);
    if (!grown) {
        budget->failed = DNM_NO_MEMORY;
        return false;
    }
    budget->left -= (size_t)(want - *cap) * size;
    budget->grown = grown;
    *cap = (uint32_t)want;
    return true;
}

void dnm_vec_release(void *p, uint32_t cap, size_t size, dnm_budget *budget)
{
    budget->left += (size_t)cap * size;
    free(p);
}
