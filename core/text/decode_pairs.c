/* decode_pairs.c -- the two-byte charsets of Chinese: GBK/GB18030 and Big5. The loops below handle
 * ASCII runs and mapped pairs, which is nearly everything; any other byte goes through a step.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/ascii.h"
#include "core/text/decode_repair.h"
#include "core/text/han_stats.h"
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

/* A decoder's place inside a stretch. */
typedef struct place {
    const uint8_t *p, *end;
    char *to;     /* up to 16 bytes past the text may be written */
    bool suspect; /* stopped before something that is sound but smells of lost sync */
} place;

static uint32_t least_cost(uint32_t cp)
{
    unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    return hans < hant ? hans : hant;
}

/* Pairs that are read from the middle of a character go on without an error until an ASCII byte is taken
 * for a second byte, or a second byte in the ASCII range for a letter. At those places, rare characters are
 * a reason to look closer. */
static bool are_rare(uint32_t before, uint32_t cp, unsigned together)
{
    enum { RARE = 72 };
    if (!dnm_han_is_core(before) || !dnm_han_is_core(cp)) return false;
    unsigned last = least_cost(cp);
    return last >= RARE && last + least_cost(before) >= together;
}

enum { VERY_RARE = 232, RATHER_RARE = 184 }; /* of two characters together, in eighths of a bit */

/* At an ASCII byte >= 0x40 after the two characters; a lone letter between characters needs less. */
static bool is_suspect_letter(const uint8_t *p, const uint8_t *end, uint32_t before, uint32_t cp)
{
    bool lone = end - p > 1 && p[1] >= 0x80;
    return are_rare(before, cp, lone ? RATHER_RARE : VERY_RARE);
}

/* Each decodes ASCII and pairs and stops before anything else. */
static void gb18030_run(place *at)
{
    const uint8_t *p = at->p, *end = at->end;
    char *to = at->to;
    uint32_t before = 0, cp = 0;
    while (p < end) {
        if (*p < 0x80) {
            if (*p >= 0x40 && cp && is_suspect_letter(p, end, before, cp)) goto suspect;
            size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
            p += n;
            to += n;
            cp = 0;
            continue;
        }
        if (p[0] - 0xE3u < 7 && dnm_looks_like_utf8(p, (size_t)(end - p))) goto suspect;
        if (end - p < 2 || p[0] == 0x80 || p[0] == 0xFF || p[1] < 0x40 || p[1] == 0xFF) break;
        before = cp;
        cp = dnm_gb18030_index[(p[0] - 0x81) * 192 + p[1] - 0x40];
        if (cp == 0) break;
        if (cp - 0xE000u < 0x1900) goto suspect; /* private use */
        if (p[1] < 0x7F && are_rare(before, cp, VERY_RARE)) goto suspect;
        to = put_bmp(to, cp);
        p += 2;
    }
    *at = (place){p, end, to, false};
    return;
suspect:
    *at = (place){p, end, to, true};
}

static void big5_run(place *at)
{
    const uint8_t *p = at->p, *end = at->end;
    char *to = at->to;
    uint32_t before = 0, cp = 0;
    while (p < end) {
        if (*p < 0x80) {
            if (*p >= 0x40 && cp && is_suspect_letter(p, end, before, cp)) goto suspect;
            size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
            p += n;
            to += n;
            cp = 0;
            continue;
        }
        if (p[0] - 0xE3u < 7 && dnm_looks_like_utf8(p, (size_t)(end - p))) goto suspect;
        before = cp;
        cp = end - p < 2 ? 0 : dnm_big5_pair_at(p[0], p[1]);
        if (cp == 0) break;
        to = cp < 0x10000 ? put_bmp(to, cp) : to + dnm_utf8_put(to, cp);
        p += 2;
    }
    *at = (place){p, end, to, false};
    return;
suspect:
    *at = (place){p, end, to, true};
}

/* The fast loop has stopped. What is sound but unusual is one step; damage is repaired. */
static void irregular(dnm_sink *sink, dnm_stepper *step, bool suspect)
{
    dnm_step found = step(sink->source + sink->at, sink->n - sink->at);
    bool trouble = suspect || found.state != DNM_STEP_OK;
    if (!trouble || !dnm_repair(sink, step)) dnm_sink_step(sink, found);
}

static dnm_status decode(dnm_sink *sink, void (*run)(place *at), dnm_stepper *step)
{
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 3 + 16);
        if (!to) break;
        const uint8_t *begin = sink->source + sink->at;
        place at = {begin, begin + stretch, to, false};
        run(&at);
        sink->out.n += (size_t)(at.to - to);
        sink->at += (size_t)(at.p - begin);
        /* A stretch that ends inside a character has stopped on its lead byte: no error, a step does it. */
        if (sink->at < sink->n && at.p < at.end) irregular(sink, step, at.suspect);
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
