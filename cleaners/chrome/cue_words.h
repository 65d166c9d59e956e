/* cue_words.h -- the words of cues.c, without what is done with them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_CHROME_CUE_WORDS_H
#define CLEANERS_CHROME_CUE_WORDS_H

#include "cleaners/chrome/cues.h"

typedef enum cue_when {
    ANY,   /* wherever it stands in the line */
    FIRST, /* at the line's beginning only: elsewhere it is a word like others */
    FIELD, /* with a colon behind it, or a bracket, a digit in counters */
    CLEAR  /* as FIELD, and no other kind of text has such a field */
} cue_when;

typedef struct cue {
    const char *word;
    uint8_t group, when;
} cue;

enum { CUES = 403, FOLDS = 144 };

extern const cue cue_words[]; /* CUES */

/* A Traditional character that the cues use and its Simplified form; both have three bytes. */
extern const char *const cue_folds[]; /* FOLDS */

#endif
