/* detect_sample.c -- which bytes of a text the detector looks at, and what it knows of them beforehand.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/detect_internal.h"

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

static void count_bytes(dnm_sample *s, const dnm_chunk *chunk)
{
    size_t histogram[256] = {0};
    for (size_t i = 0; i < chunk->n; i++) histogram[chunk->p[i]]++;
    for (size_t b = 0; b < 0x80; b++) {
        s->ascii += (int64_t)histogram[b] * dnm_ascii_costs[b];
        bool usual = b >= 0x20 || (b >= '\t' && b <= '\r');
        if (!usual) s->controls += histogram[b];
    }
    for (size_t b = 0x80; b < 0x100; b++) s->high += histogram[b];
    s->escapes += histogram[0x1B] + histogram[0x0E];
    const uint8_t *at = chunk->p, *end = chunk->p + chunk->n;
    while (histogram['~'] && (at = memchr(at, '~', (size_t)(end - at))) != NULL && ++at < end) {
        s->tildes += *at == '{';
    }
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
    for (size_t i = 0; i < s->count; i++) count_bytes(s, &s->chunks[i]);
}
