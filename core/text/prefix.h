/* prefix.h -- a word of a table at a place of a text, or beside it.
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

/* Whether one of the words, of which NULL is the end, stands right before or behind [at, end), blanks aside.
 */
static inline bool dnm_has_beside(dnm_str text, size_t at, size_t end, const char *const *words)
{
    while (at && text.p[at - 1] == ' ') at--;
    while (end < text.n && text.p[end] == ' ') end++;
    for (; *words; words++) {
        const size_t n = strlen(*words);
        if (dnm_has_at(text, end, *words) || (at >= n && dnm_has_at(text, at - n, *words))) return true;
    }
    return false;
}

#endif
