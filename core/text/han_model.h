/* han_model.h -- how likely a Chinese character is after the two before it, punctuation included: for
 * cleaners that choose among readings of damaged text. Costs are -log2 of a probability in eighths of a bit,
 * as in han_stats.h. Both scripts share one model: characters that conversion makes alike are one class.
 * Sources: scripts/gen_han_model.py.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_HAN_MODEL_H
#define DNM_TEXT_HAN_MODEL_H

#include "core/text/han_model_tables.h"

/* The class of a character: all digits are one, all Latin letters are; 0 where the model has none. */
unsigned dnm_model_class(uint32_t cp);

/* What class `c` costs after `a` and `b`; `a` and `b` may be 0. `c` is not 0. */
unsigned dnm_model_cost(unsigned a, unsigned b, unsigned c);

/* How much less the characters a2 a1 | b1 b2 cost in one sentence than as the end of one paragraph and the
 * beginning of the next; 0 where the model has not all of them. Where it has seen none of their pairs it is
 * DNM_MODEL_UNKNOWN. */
enum { DNM_MODEL_UNKNOWN = 58 };
int dnm_model_seam_gain(uint32_t a2, uint32_t a1, uint32_t b1, uint32_t b2);

/* Whether the model has seen `b` behind `a` more often than chance would have it. */
bool dnm_model_has_pair(unsigned a, unsigned b);

#endif
