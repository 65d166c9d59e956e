/* judge.h -- what becomes of a single character: the decisions of cleaner `unicode`, apart from the model.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_UNICODE_JUDGE_H
#define DNM_CLEANERS_UNICODE_JUDGE_H

#include "docnorm/base.h"

/* Indices of the cleaner's rules. */
enum {
    UNI_PRIVATE_EDGE,
    UNI_PRIVATE_GB,
    UNI_SYMBOL_FONT,
    UNI_PRIVATE,
    UNI_CONTROL,
    UNI_WINDOWS,
    UNI_ZERO_WIDTH,
    UNI_NONCHARACTER,
    UNI_RADICAL,
    UNI_LIGATURE,
    UNI_FORM,
    UNI_LOOKALIKE,
};

/* What is known of the whole document before the first decision. */
typedef struct uni_survey {
    uint16_t *edges; /* leaves that begin or end with a private-use character, by code point; NULL: none do */
    uint32_t radicals_in_words; /* radicals next to ideographs, where no one means a radical */
    uint32_t radicals_alone;
} uni_survey;

/* A place in a leaf: the character at [at, next) and what has been kept before it. */
typedef struct uni_place {
    dnm_str leaf;
    size_t at, next;
    uint32_t cp;
    uint32_t before;                /* the last character kept; 0 at the beginning */
    size_t radicals_end;            /* of the run of radicals last looked at ... */
    bool radicals_in_word;          /* ... and whether it touches an ideograph */
    bool looked_for_rtl, has_rtl;   /* of the leaf; looked for on demand */
    size_t content_at, content_end; /* without blanks and private-use characters at the ends */
} uni_place;

typedef struct uni_verdict {
    uint16_t rule;
    uint16_t confidence;
    dnm_str text;    /* stands there instead; empty: the character goes */
    char storage[4]; /* what `text` may point to */
} uni_verdict;

/* False: the character stays. Neither this nor a flag changes `before`. What belongs together, as the
 * sequence that an ESC begins, is judged as one: place->next moves behind it. */
bool uni_judge(const uni_survey *survey, uni_place *place, uni_verdict *verdict);

void uni_place_init(uni_place *place, dnm_str leaf);

/* Whether most text passes without a closer look: printable ASCII, letters of Europe (a soft hyphen, U+00AD,
 * is before them), common ideographs, kana. */
static inline bool uni_is_plain(uint32_t cp)
{
    return (cp >= 0x20 && cp < 0x7F) || (cp >= 0x3000 && cp < 0xA000) || (cp >= 0xAE && cp < 0x400) ||
           cp == '\n' || cp == '\t';
}

static inline bool uni_is_bmp_private(uint32_t cp)
{
    return cp >= 0xE000 && cp <= 0xF8FF;
}

enum { UNI_BMP_PRIVATE = 0xF900 - 0xE000 };

/* Whether the run of radicals at place->at stands among ideographs; looks at each run once. */
bool uni_radical_in_word(uni_place *place);

#endif
