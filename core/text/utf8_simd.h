/* utf8_simd.h -- the vectorised half of dnm_utf8_validate.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_UTF8_SIMD_H
#define DNM_TEXT_UTF8_SIMD_H

#include "docnorm/base.h"

/* Bytes at the front of s that are well-formed for sure, up to a character boundary: most of them where the
 * processor has AVX2, none elsewhere. What follows is for the scalar code. */
size_t dnm_utf8_sound_blocks(const char *s, size_t n);

#endif
