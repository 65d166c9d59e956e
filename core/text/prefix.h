/* prefix.h -- a word of a table at a place of a text.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_PREFIX_H
#define DNM_TEXT_PREFIX_H

#include "docnorm/base.h"

/* The first byte tells most words apart, before their length is asked for. */
static inline bool dnm_has_at(dnm_str text, size_t at, const char *word)
{
    if (at >= text.n || text.p[at] != *word) return false;
    const size_t n = strlen(word);
    return text.n - at >= n && memcmp(text.p + at, word, n) == 0;
}

#endif
