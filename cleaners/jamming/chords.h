/* chords.h -- chords of songs, for jamming.c alone.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_JAMMING_CHORDS_H
#define DNM_CLEANERS_JAMMING_CHORDS_H

#include "docnorm/base.h"

/* Whether a run of ASCII is nothing but chords, as they stand above and beside the words of songs:
 * "D A7 Bm F#m G/B | Csus4". */
bool jamming_are_chords(dnm_str run);

#endif
