/* utf8.c -- the parts of utf8.h that are too long to be inline.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf8.h"

#include "core/text/unicode.h"
#include "core/text/utf8_simd.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* What a lead byte asks for: the number of bytes, and the range of its second byte (Unicode 15.0,
 * table 3-7), which excludes overlong forms, surrogates and values past U+10FFFF. */
typedef struct lead {
    size_t length; /* 0: no lead byte */
    unsigned char low, high;
} lead;

static lead lead_of(unsigned char b)
{
    if (b < 0xC2 || b > 0xF4) return (lead){0, 0, 0};
    if (b < 0xE0) return (lead){2, 0x80, 0xBF};
    if (b < 0xF0) return (lead){3, b == 0xE0 ? 0xA0 : 0x80, b == 0xED ? 0x9F : 0xBF};
    return (lead){4, b == 0xF0 ? 0x90 : 0x80, b == 0xF4 ? 0x8F : 0xBF};
}

size_t dnm_utf8_decode_multibyte(const char *s, size_t n, uint32_t *code_point)
{
    const unsigned char *b = (const unsigned char *)s;
    lead l = lead_of(b[0]);
    *code_point = DNM_BAD_UTF8;
    if (l.length == 0 || n < 2 || b[1] < l.low || b[1] > l.high) return 1;
    uint32_t cp = (uint32_t)(b[0] & (0xFF >> (l.length + 1))) << 6 | (b[1] & 0x3F);
    for (size_t i = 2; i < l.length; i++) {
        if (i == n || (b[i] & 0xC0) != 0x80) return i;
        cp = cp << 6 | (b[i] & 0x3F);
    }
    *code_point = cp;
    return l.length;
}

uint32_t dnm_utf8_prev_multibyte(const char *s, size_t *at)
{
    size_t end = *at;
    size_t begin = end - 1;
    while (begin > 0 && end - begin < 4 && dnm_utf8_is_continuation(s[begin])) begin--;
    /* A backward step must undo a forward one, so find the subpart that ends at `end`. */
    for (; begin < end; begin++) {
        uint32_t cp;
        if (begin + dnm_utf8_decode(s + begin, end - begin, &cp) == end) {
            *at = begin;
            return cp == DNM_BAD_UTF8 ? DNM_REPLACEMENT : cp;
        }
    }
    *at = end - 1;
    return DNM_REPLACEMENT;
}

size_t dnm_utf8_boundary(const char *s, size_t n, size_t at)
{
    if (at >= n) return n;
    size_t begin = at;
    while (begin > 0 && at - begin < 3 && dnm_utf8_is_continuation(s[begin])) begin--;
    uint32_t cp;
    size_t length = dnm_utf8_decode(s + begin, n - begin, &cp);
    return begin + length > at ? begin : at;
}

size_t dnm_utf8_count(const char *s, size_t n)
{
    size_t count = 0;
    for (size_t at = 0; at < n; count++) dnm_utf8_next(s, n, &at);
    return count;
}

size_t dnm_ascii_prefix(const char *s, size_t n)
{
    size_t at = 0;
#if defined(__SSE2__) && defined(__GNUC__)
    for (; at + 16 <= n; at += 16) {
        unsigned high = (unsigned)_mm_movemask_epi8(_mm_loadu_si128((const __m128i *)(const void *)(s + at)));
        if (high) return at + (unsigned)__builtin_ctz(high);
    }
#else
    for (uint64_t word; at + sizeof word <= n; at += sizeof word) {
        memcpy(&word, s + at, sizeof word);
        if (word & UINT64_C(0x8080808080808080)) break;
    }
#endif
    while (at < n && (unsigned char)s[at] < 0x80) at++;
    return at;
}

size_t dnm_utf8_validate(const char *s, size_t n)
{
    size_t at = dnm_utf8_sound_blocks(s, n);
    while (at < n) {
        if ((unsigned char)s[at] < 0x80) {
            at += dnm_ascii_prefix(s + at, n - at);
            continue;
        }
        uint32_t cp;
        size_t length = dnm_utf8_decode(s + at, n - at, &cp);
        if (cp == DNM_BAD_UTF8) return at;
        at += length;
    }
    return n;
}

size_t dnm_utf8_columns(const char *s, size_t n)
{
    size_t columns = 0;
    for (size_t at = 0; at < n;) {
        const unsigned char c = (unsigned char)s[at];
        if (c >= ' ' && c < 0x7F) {
            columns++;
            at++;
        } else {
            columns += dnm_cp_columns(dnm_utf8_next(s, n, &at));
        }
    }
    return columns;
}
