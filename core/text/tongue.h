/* tongue.h -- which language a text is in, by its script and its commonest words. Not for charset detection,
 * which weighs characters (language.h): here the text is known, and languages of one script are told apart.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_TONGUE_H
#define DNM_TEXT_TONGUE_H

#include "docnorm/base.h"

enum { DNM_TONGUES = 20 };

/* All zero at first. */
typedef struct dnm_tongue {
    size_t bytes;
    uint32_t han, kana, hangul, latin, cyrillic; /* letters */
    uint32_t words, hits[DNM_TONGUES];           /* words, and those that are common in a language */
} dnm_tongue;

void dnm_tongue_add(dnm_tongue *tongue, dnm_str text);

/* "zh", "en": the language, where `stated` ("en-US") is empty or certainly another; else NULL. */
const char *dnm_tongue_heard(const dnm_tongue *tongue, dnm_str stated);

#endif
