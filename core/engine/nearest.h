/* nearest.h -- "did you mean …?": the known name that is closest to one that is not known.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_NEAREST_H
#define DNM_ENGINE_NEAREST_H

#include "docnorm/base.h"

enum { DNM_NEAREST_ROOM = 128 };

typedef struct dnm_nearest {
    const char *asked;
    char name[DNM_NEAREST_ROOM]; /* the best so far; "" while nothing is close */
    size_t distance;
} dnm_nearest;

void dnm_nearest_init(dnm_nearest *nearest, const char *asked);

/* A candidate, given in two parts: prefix + name. The first of equals stays. */
void dnm_nearest_offer(dnm_nearest *nearest, const char *prefix, const char *name);

#endif
