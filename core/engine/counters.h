/* counters.h -- work done on one document, by name.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_ENGINE_COUNTERS_H
#define DNM_ENGINE_COUNTERS_H

#include "core/base/arena.h"

typedef struct dnm_counters {
    dnm_arena arena; /* the list and names that are no literals */
    dnm_counter *list;
    size_t n, cap;
} dnm_counters;

void dnm_counters_init(dnm_counters *counters);
void dnm_counters_free(dnm_counters *counters);
void dnm_counters_reset(dnm_counters *counters);

/* Without memory the count is lost, nothing else. `name` must stay until the reset. */
void dnm_counters_add(dnm_counters *counters, const char *name, uint64_t n);

/* The same for "rule:" + cleaner + "/" + rule, which is copied when it is new. */
void dnm_counters_add_rule(dnm_counters *counters, dnm_str rule, uint64_t n);

#endif
