/* tokens.h -- random words that are glued between sentences, for jamming.c alone.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_JAMMING_TOKENS_H
#define DNM_CLEANERS_JAMMING_TOKENS_H

#include "docnorm/base.h"

typedef struct jamming_token {
    size_t at, end;
    uint64_t hash; /* of its letters */
    bool sure;     /* by itself random */
} jamming_token;

/* The next word at or after *at that may be random; *at moves behind it. */
bool jamming_next_token(dnm_str text, size_t *at, jamming_token *out);

#endif
