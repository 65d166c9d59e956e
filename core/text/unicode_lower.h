/* unicode_lower.h -- the shape of the generated lower-case ranges; only unicode.c looks at them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_UNICODE_LOWER_H
#define DNM_TEXT_UNICODE_LOWER_H

#include "docnorm/base.h"

/* Every step-th code point from first to last has its lower case delta away. */
typedef struct dnm_lower_range {
    uint32_t first, last;
    int32_t delta;
    uint32_t step;
} dnm_lower_range;

extern const dnm_lower_range dnm_lower_ranges[]; /* ascending */
extern const size_t dnm_lower_range_count;

#endif
