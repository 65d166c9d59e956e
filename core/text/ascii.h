/* ascii.h -- copying runs of ASCII, 16 bytes at a time where SSE2 is (all x86-64), else 8.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_ASCII_H
#define DNM_TEXT_ASCII_H

#include "docnorm/base.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Copies the leading ASCII bytes of from (n bytes) and gives their number. `to` needs room for n bytes,
 * all of which may be written to. */
static inline size_t dnm_ascii_copy(char *to, const uint8_t *from, size_t n)
{
    size_t at = 0;
#if defined(__SSE2__) && defined(__GNUC__)
    for (; at + 16 <= n; at += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)(from + at));
        _mm_storeu_si128((__m128i *)(void *)(to + at), block);
        unsigned high = (unsigned)_mm_movemask_epi8(block);
        if (high) return at + (unsigned)__builtin_ctz(high);
    }
#else
    for (; at + 8 <= n; at += 8) {
        uint64_t block;
        memcpy(&block, from + at, 8);
        memcpy(to + at, &block, 8);
        if (block & UINT64_C(0x8080808080808080)) break;
    }
#endif
    for (; at < n && from[at] < 0x80; at++) to[at] = (char)from[at];
    return at;
}

#endif
