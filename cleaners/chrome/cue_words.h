/* cue_words.h -- the words of cues.c, without what is done with them.
 *
 * SPDX-License-Identifier: MIT */
#ifndef CLEANERS_CHROME_CUE_WORDS_H
#define CLEANERS_CHROME_CUE_WORDS_H

#include "cleaners/chrome/cues.h"

enum { MOST_CUES = 1000, MOST_ITEMS = 1300, FOLDS = 176 };

typedef struct cue_list {
    uint8_t group;     /* cue_group; of items: cue_item */
    uint8_t when;      /* cue_when */
    const char *words; /* parted by bars; in the order in which they are tried */
} cue_list;

extern const cue_list cue_lists[];
extern const size_t cue_list_count;

/* Words that count only as a whole item of a bar, or as a whole line. */
extern const cue_list cue_item_lists[];
extern const size_t cue_item_list_count;

/* A Traditional character that the cues use and its Simplified form; both have three bytes. */
extern const char *const cue_folds[]; /* FOLDS */

#endif
