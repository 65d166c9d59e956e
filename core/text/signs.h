/* signs.h -- the next of a few bytes in a text, asked for in ascending order. memchr goes over the text once
 * for each of them, however often it is asked and whichever of them are missing.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SIGNS_H
#define DNM_TEXT_SIGNS_H

#include "docnorm/base.h"

enum { DNM_SIGNS_MOST = 4 };

typedef struct dnm_signs {
    dnm_str text;
    const char *bytes;           /* up to DNM_SIGNS_MOST */
    size_t next[DNM_SIGNS_MOST]; /* of each the first at or behind the place that was asked for; SIZE_MAX */
} dnm_signs;

static inline size_t dnm_sign_from(dnm_str text, char byte, size_t at)
{
    const char *p = at < text.n ? memchr(text.p + at, byte, text.n - at) : NULL;
    return p ? (size_t)(p - text.p) : SIZE_MAX;
}

static inline dnm_signs dnm_signs_of(dnm_str text, const char *bytes)
{
    dnm_signs s = {.text = text, .bytes = bytes};
    for (size_t i = 0; bytes[i]; i++) s.next[i] = dnm_sign_from(text, bytes[i], 0);
    return s;
}

/* The first of the bytes at or behind `at`; SIZE_MAX: none. */
static inline size_t dnm_signs_next(dnm_signs *s, size_t at)
{
    size_t first = SIZE_MAX;
    for (size_t i = 0; s->bytes[i]; i++) {
        if (s->next[i] < at) s->next[i] = dnm_sign_from(s->text, s->bytes[i], at);
        if (s->next[i] < first) first = s->next[i];
    }
    return first;
}

#endif
