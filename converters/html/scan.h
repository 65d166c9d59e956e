/* scan.h -- finding the next byte that means something, 16 bytes at a time where the machine can.
 * All functions take [p, end) and return `end` where there is none.
 *
 * SPDX-License-Identifier: MIT */
#ifndef DNM_HTML_SCAN_H
#define DNM_HTML_SCAN_H

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#define HTML_SSE2 1
#else
#define HTML_SSE2 0
#endif

/* Four bytes to look for; repeat one to look for fewer. */
typedef struct html_needles {
    char a, b, c, d;
} html_needles;

static inline const char *html_scan_bytewise(const char *p, const char *end, html_needles n)
{
    while (p < end && *p != n.a && *p != n.b && *p != n.c && *p != n.d) p++;
    return p;
}

#if HTML_SSE2
static inline const char *html_scan(const char *p, const char *end, html_needles n)
{
    const __m128i a = _mm_set1_epi8(n.a), b = _mm_set1_epi8(n.b);
    const __m128i c = _mm_set1_epi8(n.c), d = _mm_set1_epi8(n.d);
    for (; end - p >= 16; p += 16) {
        __m128i block = _mm_loadu_si128((const __m128i *)(const void *)p);
        __m128i ab = _mm_or_si128(_mm_cmpeq_epi8(block, a), _mm_cmpeq_epi8(block, b));
        __m128i cd = _mm_or_si128(_mm_cmpeq_epi8(block, c), _mm_cmpeq_epi8(block, d));
        unsigned hits = (unsigned)_mm_movemask_epi8(_mm_or_si128(ab, cd));
        if (hits) return p + __builtin_ctz(hits);
    }
    return html_scan_bytewise(p, end, n);
}

/* The next byte that is white space or another control character. */
static inline const char *html_scan_low(const char *p, const char *end)
{
    const __m128i blank = _mm_set1_epi8(' ');
    for (; end - p >= 16; p += 16) {
        const __m128i block = _mm_loadu_si128((const __m128i *)(const void *)p);
        const unsigned low = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(block, blank), blank));
        if (low) return p + __builtin_ctz(low);
    }
    while (p < end && (unsigned char)*p > ' ') p++;
    return p;
}

/* The length of the name at p, 1 to 15, which ends at white space, '/', '>' or `stop`; 0 where it has to be
 * read byte by byte: it is longer, has a capital, or a control character, or the input ends soon. */
static inline unsigned html_short_name(const char *p, const char *end, char stop)
{
    if (end - p < 16) return 0;
    const __m128i block = _mm_loadu_si128((const __m128i *)(const void *)p);
    const __m128i space = _mm_cmpeq_epi8(_mm_max_epu8(block, _mm_set1_epi8(' ')), _mm_set1_epi8(' '));
    const __m128i slash = _mm_cmpeq_epi8(block, _mm_set1_epi8('/'));
    const __m128i angle = _mm_cmpeq_epi8(block, _mm_set1_epi8('>'));
    const __m128i other = _mm_cmpeq_epi8(block, _mm_set1_epi8(stop));
    const __m128i from_a = _mm_sub_epi8(block, _mm_set1_epi8('A'));
    const __m128i upper = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
    const __m128i stops = _mm_or_si128(_mm_or_si128(space, slash), _mm_or_si128(angle, other));
    const unsigned ends = (unsigned)_mm_movemask_epi8(stops);
    const unsigned n = ends ? (unsigned)__builtin_ctz(ends) : 0;
    return (unsigned)_mm_movemask_epi8(upper) & ((1u << n) - 1) ? 0 : n;
}

/* The last eight bytes of such a name as one number, the first of them highest. */
static inline uint64_t html_short_word(const char *p, unsigned n)
{
    uint64_t word;
    memcpy(&word, n > 8 ? p + n - 8 : p, 8);
    word = __builtin_bswap64(word);
    return n < 8 ? word >> (64 - 8 * n) : word;
}
#else
static inline const char *html_scan_low(const char *p, const char *end)
{
    while (p < end && (unsigned char)*p > ' ') p++;
    return p;
}

static inline unsigned html_short_name(const char *p, const char *end, char stop)
{
    (void)p, (void)end, (void)stop;
    return 0;
}

static inline uint64_t html_short_word(const char *p, unsigned n)
{
    (void)p, (void)n;
    return 0;
}

/* Nonzero if a byte of the word is `byte`: the classic test for a zero byte, on the difference. */
static inline uint64_t html_word_has(uint64_t word, char byte)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t x = word ^ ones * (unsigned char)byte;
    return (x - ones) & ~x & ones << 7;
}

static inline const char *html_scan(const char *p, const char *end, html_needles n)
{
    for (uint64_t word; end - p >= 8; p += 8) {
        memcpy(&word, p, 8);
        if (html_word_has(word, n.a) | html_word_has(word, n.b) | html_word_has(word, n.c) |
            html_word_has(word, n.d))
            break;
    }
    return html_scan_bytewise(p, end, n);
}
#endif

/* How often a byte stands in [p, end). Counted in bytes, 255 at a time, so that compilers make vectors of it.
 */
static inline size_t html_count(const char *p, const char *end, char byte)
{
    size_t count = 0;
    while (p < end) {
        const size_t left = (size_t)(end - p), n = left < 255 ? left : 255;
        uint8_t part = 0;
        for (size_t i = 0; i < n; i++) part = (uint8_t)(part + (p[i] == byte));
        count += part;
        p += n;
    }
    return count;
}

static inline const char *html_scan_for(const char *p, const char *end, char byte)
{
    const char *hit = p < end ? memchr(p, byte, (size_t)(end - p)) : NULL;
    return hit ? hit : end;
}

#endif
