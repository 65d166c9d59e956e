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

/* Whether the model has seen `b` behind `a` more often than chance would have it. */
bool dnm_model_has_pair(unsigned a, unsigned b);

#endif
