/* decode_pairs.c -- the two-byte charsets of Chinese: GBK/GB18030 and Big5. The loops below handle
 * ASCII runs and mapped pairs, which is nearly everything; any other byte goes through a step.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/ascii.h"
#include "core/text/decode_sink.h"
#include "core/text/utf8.h"

/* Three bytes for a code point of the BMP from U+0800 on; the caller has room for four. */
static inline char *put_bmp(char *to, uint32_t cp)
{
    if (cp < 0x800) return to + dnm_utf8_put(to, cp);
    to[0] = (char)(0xE0 | cp >> 12);
    to[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    to[2] = (char)(0x80 | (cp & 0x3F));
    return to + 3;
}

/* Each decodes ASCII and pairs from *p up to `end`, stopping before anything else, and gives the end of
 * the text. They may write up to 16 bytes past it. */
static char *gb18030_run(const uint8_t **at, const uint8_t *end, char *to)
{
    const uint8_t *p = *at;
    while (p < end) {
        if (*p < 0x80) {
            size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
            p += n;
            to += n;
            continue;
        }
        if (end - p < 2 || p[0] == 0x80 || p[0] == 0xFF || p[1] < 0x40 || p[1] == 0xFF) break;
        uint32_t cp = dnm_gb18030_index[(p[0] - 0x81) * 192 + p[1] - 0x40];
        if (cp == 0) break;
        to = put_bmp(to, cp);
        p += 2;
    }
    *at = p;
    return to;
}

static char *big5_run(const uint8_t **at, const uint8_t *end, char *to)
{
    const uint8_t *p = *at;
    while (p < end) {
        if (*p < 0x80) {
            size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
            p += n;
            to += n;
            continue;
        }
        uint32_t cp = end - p < 2 ? 0 : dnm_big5_pair_at(p[0], p[1]);
        if (cp == 0) break;
        to = cp < 0x10000 ? put_bmp(to, cp) : to + dnm_utf8_put(to, cp);
        p += 2;
    }
    *at = p;
    return to;
}

typedef char *runner(const uint8_t **at, const uint8_t *end, char *to);

static dnm_status decode(dnm_sink *sink, runner *run, dnm_stepper *step)
{
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 3 + 16);
        if (!to) break;
        const uint8_t *begin = sink->source + sink->at, *p = begin;
        sink->out.n += (size_t)(run(&p, begin + stretch, to) - to);
        sink->at += (size_t)(p - begin);
        /* A stretch that ends inside a character has stopped on its lead byte: no error, a step does it. */
        if (sink->at < sink->n && p < begin + stretch) {
            dnm_sink_step(sink, step(sink->source + sink->at, sink->n - sink->at));
        }
    }
    return DNM_OK;
}

dnm_status dnm_decode_gb18030(dnm_sink *sink)
{
    return decode(sink, gb18030_run, dnm_gb18030_step);
}

dnm_status dnm_decode_big5(dnm_sink *sink)
{
    return decode(sink, big5_run, dnm_big5_step);
}
