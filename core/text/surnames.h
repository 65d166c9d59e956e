/* surnames.h -- whether a character is a common Chinese surname: next to a blank, or before a rare character,
 * a name is likely.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_SURNAMES_H
#define DNM_TEXT_SURNAMES_H

#include "docnorm/base.h"

/* One of the two hundred or so most common surnames, in Simplified or Traditional form. */
bool dnm_is_surname(uint32_t cp);

/* Whether cp is one of the characters of three bytes of UTF-8 that `sorted` holds, in the order of their code
 * points; n is in bytes. */
bool dnm_cp_is_among(uint32_t cp, const char *sorted, size_t n);

#endif
