/* utf8.h -- stepping through UTF-8, encoding, counting, validating, columns. Every function is safe on
 * any bytes: an ill-formed sequence counts as U+FFFD, one for each maximal subpart (Unicode 15.0,
 * section 3.9, table 3-8; the same as the WHATWG decoder).
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_TEXT_UTF8_H
#define DNM_TEXT_UTF8_H

#include "docnorm/base.h"

#define DNM_REPLACEMENT 0xFFFDu
#define DNM_BAD_UTF8    UINT32_MAX /* what dnm_utf8_decode says of ill-formed bytes */

/* The slow half of dnm_utf8_decode: what is not ASCII or common Han, and errors. n > 0. */
size_t dnm_utf8_decode_multibyte(const char *s, size_t n, uint32_t *code_point);

/* Bytes of the first character of s (n > 0), at least 1. Ill-formed: *code_point is DNM_BAD_UTF8. */
static inline size_t dnm_utf8_decode(const char *s, size_t n, uint32_t *code_point)
{
    const unsigned char *b = (const unsigned char *)s;
    if (b[0] < 0x80) {
        *code_point = b[0];
        return 1;
    }
    /* Most of Chinese text. Behind E0 and ED, some of what looks like this is forbidden. */
    if (b[0] > 0xE0 && b[0] < 0xF0 && b[0] != 0xED && n >= 3) {
        const uint32_t second = b[1] ^ 0x80u, third = b[2] ^ 0x80u;
        if ((second | third) < 0x40) {
            *code_point = (b[0] & 0x0Fu) << 12 | second << 6 | third;
            return 3;
        }
    }
    return dnm_utf8_decode_multibyte(s, n, code_point);
}

/* The code point at *at (< n), which moves past it; U+FFFD for ill-formed bytes. */
static inline uint32_t dnm_utf8_next(const char *s, size_t n, size_t *at)
{
    uint32_t cp;
    *at += dnm_utf8_decode(s + *at, n - *at, &cp);
    return cp == DNM_BAD_UTF8 ? DNM_REPLACEMENT : cp;
}

/* The slow half of dnm_utf8_prev: what does not end in ASCII or three bytes, and errors. */
uint32_t dnm_utf8_prev_multibyte(const char *s, size_t *at);

/* The code point before *at (> 0), which moves to its first byte. */
static inline uint32_t dnm_utf8_prev(const char *s, size_t *at)
{
    const unsigned char *end = (const unsigned char *)s + *at;
    if (end[-1] < 0x80) {
        --*at;
        return end[-1];
    }
    if (*at >= 3 && end[-3] > 0xE0 && end[-3] < 0xF0 && end[-3] != 0xED) { /* as in dnm_utf8_decode */
        const uint32_t second = end[-2] ^ 0x80u, third = end[-1] ^ 0x80u;
        if ((second | third) < 0x40) {
            *at -= 3;
            return (end[-3] & 0x0Fu) << 12 | second << 6 | third;
        }
    }
    return dnm_utf8_prev_multibyte(s, at);
}

/* The code point at `at`, without moving; 0 at or past the end. */
static inline uint32_t dnm_utf8_peek(const char *s, size_t n, size_t at)
{
    return at < n ? dnm_utf8_next(s, n, &at) : 0;
}

/* The code point that ends at `at`; 0 at the beginning. */
static inline uint32_t dnm_utf8_peek_back(const char *s, size_t at)
{
    return at ? dnm_utf8_prev(s, &at) : 0;
}

/* Bytes written: 1..4. A surrogate or a value past U+10FFFF becomes U+FFFD. */
static inline size_t dnm_utf8_put(char out[4], uint32_t cp)
{
    if (cp < 0x80) {
        out[0] = (char)cp;
        return 1;
    }
    if (cp < 0x800) {
        out[0] = (char)(0xC0 | cp >> 6);
        out[1] = (char)(0x80 | (cp & 0x3F));
        return 2;
    }
    if (cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF)) cp = DNM_REPLACEMENT;
    if (cp < 0x10000) {
        out[0] = (char)(0xE0 | cp >> 12);
        out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
        out[2] = (char)(0x80 | (cp & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | cp >> 18);
    out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
    out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[3] = (char)(0x80 | (cp & 0x3F));
    return 4;
}

/* Whether a byte begins one of U+5000..9FFF, in valid UTF-8, which the text of a model is: three bytes, and
 * always Han. Most of Chinese text is known by this without being decoded. */
static inline bool dnm_utf8_begins_han(char byte)
{
    return (unsigned char)byte - 0xE5u < 5;
}

/* The same for U+4E00..9FFF, by two bytes: for text that has as many 一 and 不 as any has. */
static inline bool dnm_utf8_is_han(const char *s)
{
    return dnm_utf8_begins_han(*s) || ((unsigned char)*s == 0xE4 && (unsigned char)s[1] >= 0xB8);
}

/* The character of three bytes that s begins with. */
static inline uint32_t dnm_utf8_han(const char *s)
{
    const unsigned char *b = (const unsigned char *)s;
    return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
}

/* True for 10xxxxxx, which never begins a character. */
static inline bool dnm_utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The largest character boundary <= at (<= n): where a cut does not split a character. */
size_t dnm_utf8_boundary(const char *s, size_t n, size_t at);

/* Code points; an ill-formed subpart counts as one. */
size_t dnm_utf8_count(const char *s, size_t n);

/* Offset of the first ill-formed byte, n if there is none. */
size_t dnm_utf8_validate(const char *s, size_t n);

/* Offset of the first byte >= 0x80, n if there is none. */
size_t dnm_ascii_prefix(const char *s, size_t n);

/* Columns on a terminal: wide and fullwidth 2, combining and invisible 0, others 1; ambiguous 1. */
size_t dnm_utf8_columns(const char *s, size_t n);

#endif
