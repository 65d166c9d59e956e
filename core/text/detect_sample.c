/* detect_sample.c -- which bytes of a text the detector looks at, and what it knows of them beforehand.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"
#include "core/text/utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { HEAD = 32 << 10, MIDDLE = 16 << 10, TAIL = 16 << 10 };

/* In eighths of a bit: letters as in English, the rest as in marked-up text. */
const uint8_t dnm_ascii_costs[128] = {
#define CONTROL8 176, 176, 176, 176, 176, 176, 176, 176
    200, 176, 176, 176, 176, 176, 176, 176, 176, 48, 40, 176, 112, 56, 120, 120, CONTROL8, 176, 176, 152, 176,
    176, 176, 176, 176, 24,  80,  60,  80,  88,  80, 80, 72,  68,  68, 80,  80,  56,       56,  52,  54,  52,
    52,  52,  56,  56,  56,  56,  56,  56,  56,  60, 68, 52,  60,  52, 72,  92,  62,       70,  64,  66,  62,
    68,  70,  70,  64,  80,  82,  66,  66,  66,  68, 66, 92,  66,  62, 62,  74,  76,       72,  88,  80,  92,
    92,  92,  92,  96,  68,  100, 38,  56,  44,  44, 34, 48,  50,  44, 40,  76,  66,       44,  48,  40,  40,
    50,  84,  40,  40,  36,  50,  62,  54,  68,  54, 84, 88,  88,  88, 96,  176,
#undef CONTROL8
};

/* After a line end or a blank if there is one near, which no charset has inside a character (but UTF-16,
 * for which the offset stays even). */
static size_t fair_start(const uint8_t *p, size_t from, size_t limit)
{
    for (size_t i = from; i < from + 256 && i < limit; i++) {
        if ((p[i] == '\n' || p[i] == ' ') && i % 2 == 1) return i + 1;
    }
    return from & ~(size_t)1;
}

static bool has_pair(const uint8_t *p, size_t n, uint8_t first, uint8_t second)
{
    const uint8_t *end = p + n;
    while (p < end && (p = memchr(p, first, (size_t)(end - p))) != NULL && ++p < end) {
        if (*p == second) return true;
    }
    return false;
}

/* BS is not meant: printers struck letters twice with it. */
static bool is_control(uint8_t b)
{
    return b < 0x20 && (uint8_t)(b - '\b') > '\r' - '\b';
}

/* Which bytes are in the chunk: the first is >= 0x80 if any is, the second is not 0 if a control is. */
static void see(const dnm_chunk *chunk, unsigned *high, unsigned *controls)
{
    size_t i = 0;
#if defined(__SSE2__)
    const __m128i space = _mm_set1_epi8(0x1F), first = _mm_set1_epi8('\b'), span = _mm_set1_epi8('\r' - '\b');
    __m128i all = _mm_setzero_si128(), low = all;
    for (; i + 16 <= chunk->n; i += 16) {
        __m128i b = _mm_loadu_si128((const __m128i *)(const void *)(chunk->p + i));
        __m128i above = _mm_sub_epi8(b, first);
        __m128i white = _mm_cmpeq_epi8(_mm_min_epu8(above, span), above);
        all = _mm_or_si128(all, b);
        low = _mm_or_si128(low, _mm_andnot_si128(white, _mm_cmpeq_epi8(_mm_min_epu8(b, space), b)));
    }
    *high |= _mm_movemask_epi8(all) ? 0x80u : 0;
    *controls |= (unsigned)_mm_movemask_epi8(low);
#endif
    for (; i < chunk->n; i++) {
        *high |= chunk->p[i];
        *controls |= is_control(chunk->p[i]);
    }
}

static void look_over(dnm_sample *s, const dnm_chunk *chunk)
{
    unsigned high = 0, controls = 0;
    see(chunk, &high, &controls);
    s->high |= high >= 0x80;
    s->controls |= controls != 0;
    for (size_t i = 0; controls && !s->strange && i < chunk->n; i++)
        s->strange = is_control(chunk->p[i]) && chunk->p[i] != 0x1B && (chunk->p[i] | 1) != 0x0F;
    if (controls) s->escapes |= memchr(chunk->p, 0x1B, chunk->n) || memchr(chunk->p, 0x0E, chunk->n);
    s->tildes |= has_pair(chunk->p, chunk->n, '~', '{');
}

/* Behind the last byte >= 0x80 of p; 0 if there is none. */
static size_t high_end(const uint8_t *p, size_t n)
{
    enum { BLOCK = 4096 };
    while (n > 0) {
        size_t from = n > BLOCK ? n - BLOCK : 0;
        size_t first = from + dnm_ascii_prefix((const char *)p + from, n - from);
        while (n > first && p[n - 1] < 0x80) n--;
        if (n > first) return n;
        n = from;
    }
    return 0;
}

static dnm_chunk chunk_around(const uint8_t *p, size_t n, size_t at, size_t length)
{
    size_t from = at < length / 2 ? 0 : at - length / 2;
    if (from > n - length) from = n - length;
    size_t start = from ? fair_start(p, from, at) : 0;
    size_t end = from + length;
    return (dnm_chunk){.p = p + start, .n = end - start, .cut_front = start > 0, .cut_end = end < n};
}

/* A long text in ASCII with some other characters that beginning, middle and end have none of: those at its
 * first and its last byte >= 0x80 are looked at in place of middle and end. */
static void seek_high(dnm_sample *s, const uint8_t *p, size_t n)
{
    size_t first = dnm_ascii_prefix((const char *)p, n);
    if (first == n) return;
    size_t last = first + high_end(p + first, n - first);
    s->chunks[1] = chunk_around(p, n, first, MIDDLE);
    s->count = 2;
    if (p + last > s->chunks[1].p + s->chunks[1].n) s->chunks[s->count++] = chunk_around(p, n, last, TAIL);
    for (size_t i = 1; i < s->count; i++) look_over(s, &s->chunks[i]);
}

void dnm_sample_take(dnm_sample *s, const uint8_t *p, size_t n)
{
    *s = (dnm_sample){.count = 1};
    if (n <= HEAD + MIDDLE + TAIL) {
        s->chunks[0] = (dnm_chunk){.p = p, .n = n};
    } else {
        size_t middle = fair_start(p, n / 2 - MIDDLE / 2, n / 2 + MIDDLE / 2);
        size_t tail = fair_start(p, n - TAIL, n);
        s->count = 3;
        s->chunks[0] = (dnm_chunk){.p = p, .n = HEAD, .cut_end = true};
        s->chunks[1] = (dnm_chunk){.p = p + middle, .n = MIDDLE, .cut_front = true, .cut_end = true};
        s->chunks[2] = (dnm_chunk){.p = p + tail, .n = n - tail, .cut_front = true};
    }
    for (size_t i = 0; i < s->count; i++) look_over(s, &s->chunks[i]);
    if (s->count == 3 && !s->high) seek_high(s, p, n);
}

/* The first byte >= 0x80 after a byte that no charset has inside a character. */
static size_t text_start(const dnm_chunk *c, size_t from)
{
    bool firm = from == 0 && !c->cut_front;
    while (!firm && from < c->n) firm = c->p[from++] < 0x30;
    return from + dnm_ascii_prefix((const char *)c->p + from, c->n - from);
}

/* Up to the given number of bytes >= 0x80 and a few more, and six times as many in all. */
static size_t text_length(const dnm_chunk *c, size_t from, size_t most)
{
    size_t n = 0, high = 0, limit = c->n - from < 6 * most ? c->n - from : 6 * most;
    for (uint64_t word; n + sizeof word <= limit && high < most; n += sizeof word) {
        memcpy(&word, c->p + from + n, sizeof word);
        high += (word >> 7 & UINT64_C(0x0101010101010101)) * UINT64_C(0x0101010101010101) >> 56;
    }
    return high < most ? limit : n;
}

bool dnm_sample_stretches(const dnm_sample *sample, size_t length, dnm_sample *stretches)
{
    enum { WORTH = 640 }; /* bytes of a sample of which less than all is worth a look */
    *stretches = (dnm_sample){.high = true};
    size_t bytes = 0;
    for (size_t i = 0; i < sample->count; i++) bytes += sample->chunks[i].n;
    if (bytes < WORTH) return false;
    for (size_t k = 0; k < DNM_SAMPLE_CHUNKS; k++) {
        const dnm_chunk *c = &sample->chunks[k % sample->count];
        size_t from = text_start(c, sample->count == 1 ? c->n / DNM_SAMPLE_CHUNKS * k : 0);
        size_t n = text_length(c, from, length);
        if (n == 0) continue;
        stretches->chunks[stretches->count++] =
            (dnm_chunk){.p = c->p + from, .n = n, .cut_end = n < c->n - from || c->cut_end};
    }
    return stretches->count > 0;
}

/* Written so that compilers vectorise it. */
bool dnm_sample_has_fours(const dnm_sample *sample)
{
    unsigned found = 0;
    for (size_t k = 0; k < sample->count; k++) {
        const uint8_t *p = sample->chunks[k].p;
        for (size_t i = 3; i < sample->chunks[k].n; i++) {
            found |= (unsigned)((p[i - 3] >= 0x81) & ((uint8_t)(p[i - 2] - '0') <= 9) & (p[i - 1] >= 0x81) &
                                ((uint8_t)(p[i] - '0') <= 9));
        }
    }
    return found != 0;
}
