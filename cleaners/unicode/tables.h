/* tables.h -- what cleaner `unicode` writes in place of single code points: ideographs for radicals,
 * characters that got a code point of their own after GB 18030-2000 had put them in the private use area,
 * the common signs of symbol fonts, windows-1252 behind C1 controls, Latin ligatures.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_CLEANERS_UNICODE_TABLES_H
#define DNM_CLEANERS_UNICODE_TABLES_H

#include "docnorm/base.h"

enum { DNM_RADICAL_FIRST = 0x2E80, DNM_RADICAL_LAST = 0x2FD5 };

extern const uint16_t dnm_radical_ideographs[DNM_RADICAL_LAST - DNM_RADICAL_FIRST + 1]; /* 0: none */

/* Each returns 0 where it knows nothing. */
uint32_t dnm_radical_fold(uint32_t cp);
uint32_t dnm_gb_private_use(uint32_t cp);
uint32_t dnm_symbol_font(uint32_t cp);
uint32_t dnm_c1_windows(uint32_t cp);
uint32_t dnm_upright_form(uint32_t cp);    /* of marks for vertical lines, and of small ones */
uint32_t dnm_latin_lookalike(uint32_t cp); /* of a Cyrillic letter that looks like a Latin one */
dnm_str dnm_ligature(uint32_t cp);         /* the letters; empty if it is none */

#endif
