/* language_tables.h -- the shape of letter_costs_generated.c; only language.c looks at it.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_LANGUAGE_TABLES_H
#define DNM_TEXT_LANGUAGE_TABLES_H

#include "docnorm/base.h"

enum { DNM_LETTER_LANGUAGES = 6 }; /* Hans, Hant, Jpan, Kore, Cyrl, Latn */

extern const uint8_t dnm_hangul_costs[0xD7A4 - 0xAC00];
extern const uint8_t dnm_letter_blocks[256]; /* high byte -> row + 1 of dnm_letter_costs, 0 if none */
extern const uint8_t dnm_letter_costs[][256][DNM_LETTER_LANGUAGES];

#endif
