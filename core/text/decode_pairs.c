/* decode_pairs.c -- the two-byte charsets of Chinese: GBK/GB18030 and Big5. The loop below handles ASCII
 * runs and ordinary pairs, which is nearly everything, by one table that holds each pair's UTF-8. Any
 * other byte goes through a step; what is undecodable, or smells of it, through the repair.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/ascii.h"
#include "core/text/decode_repair.h"
#include "core/text/han_stats.h"

/* A decoder's place inside a stretch. */
typedef struct place {
    const uint8_t *p, *end;
    char *to;     /* up to 16 bytes past the text may be written */
    bool suspect; /* stopped before something that is sound but smells of lost sync */
} place;

/* lead << 8 | trail; compilers make one load of it where they may. */
static inline unsigned pair_at(const uint8_t *p)
{
    return (unsigned)p[0] << 8 | p[1];
}

/* p[0] >= 0x80. */
static inline uint32_t entry_at(const uint32_t *pairs, const uint8_t *p)
{
    return pairs[pair_at(p) - 0x8000];
}

/* Four bytes are written, the last of them to be overwritten. */
static inline void put_entry(char *to, uint32_t entry)
{
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    memcpy(to, &entry, 4);
#else
    to[0] = (char)(entry & 0xFF);
    to[1] = (char)(entry >> 8 & 0xFF);
    to[2] = (char)(entry >> 16 & 0xFF);
#endif
}

static unsigned least_cost(uint32_t cp)
{
    unsigned hans = dnm_han_cost(DNM_HANS, cp), hant = dnm_han_cost(DNM_HANT, cp);
    return hans < hant ? hans : hant;
}

enum { VERY_RARE = 232, RATHER_RARE = 184 }; /* of two characters together, in eighths of a bit */

/* Whether the two pairs before p, if the run has two, are rare Han characters. */
static bool are_rare(const uint32_t *pairs, const uint8_t *run, const uint8_t *p, unsigned together)
{
    enum { RARE = 72 };
    if (p - run < 4) return false;
    uint32_t before = dnm_pair_code_point(entry_at(pairs, p - 4)),
             last = dnm_pair_code_point(entry_at(pairs, p - 2));
    if (!dnm_han_is_core(before) || !dnm_han_is_core(last)) return false;
    return least_cost(last) >= RARE && least_cost(last) + least_cost(before) >= together;
}

/* Pairs that are read from the middle of a character go on without an error until an ASCII byte is taken
 * for a second byte, or a second byte in the ASCII range for a letter. At those places rare characters are
 * a reason to look closer; before a lone letter between characters, less rare ones will do. */
static bool is_suspect_letter(const uint32_t *pairs, const uint8_t *run, const uint8_t *p, const uint8_t *end)
{
    bool lone = end - p > 1 && p[1] >= 0x80;
    return are_rare(pairs, run, p, lone ? RATHER_RARE : VERY_RARE);
}

/* The pair at p has DNM_PAIR_LOOK. */
static bool is_suspect_pair(const uint32_t *pairs, const uint8_t *run, const uint8_t *p, const uint8_t *end)
{
    if (dnm_looks_like_utf8(p, (size_t)(end - p))) return true;
    uint32_t cp = dnm_pair_code_point(entry_at(pairs, p));
    if (cp >= 0xE000 && cp < 0xF900) return true;
    return p[1] < 0x7F && are_rare(pairs, run, p + 2, VERY_RARE);
}

/* Ordinary pairs, two at a time. */
static inline const uint8_t *decode_ordinary(const uint32_t *pairs, const uint8_t *p, const uint8_t *end,
                                             char **to)
{
    char *out = *to;
    for (; end - p >= 4; p += 4, out += 6) {
        unsigned first = pair_at(p), second = pair_at(p + 2);
        if (!(first & second & 0x8000)) break;
        uint32_t a = pairs[first - 0x8000], b = pairs[second - 0x8000];
        if (((a ^ b) | (a ^ 0x03000000)) >> 24) break; /* both have three bytes, and no mark */
        put_entry(out, a);
        put_entry(out + 3, b);
    }
    *to = out;
    return p;
}

/* Decodes ASCII and pairs and stops before anything else. */
static void decode_run(const uint32_t *pairs, place *at)
{
    const uint8_t *p = at->p, *end = at->end, *run = p;
    char *to = at->to;
    bool suspect = false;
    while (p < end) {
        if (*p < 0x80) {
            suspect = *p >= 0x40 && is_suspect_letter(pairs, run, p, end);
            if (suspect) break;
            size_t n = dnm_ascii_copy(to, p, (size_t)(end - p));
            p += n;
            to += n;
            run = p;
            continue;
        }
        p = decode_ordinary(pairs, p, end, &to);
        if (end - p < 2) break;
        if (*p < 0x80) continue;
        uint32_t entry = entry_at(pairs, p);
        suspect = entry >> 24 & DNM_PAIR_LOOK && is_suspect_pair(pairs, run, p, end);
        if (suspect || entry == 0) break;
        put_entry(to, entry);
        to += entry >> 24 & 3;
        p += 2;
    }
    *at = (place){p, end, to, suspect};
}

/* The fast loop has stopped. What is sound but unusual is one step; damage is repaired. */
static void irregular(dnm_sink *sink, dnm_stepper *step, bool suspect)
{
    dnm_step found = step(sink->source + sink->at, sink->n - sink->at);
    bool trouble = suspect || found.state != DNM_STEP_OK;
    if (!trouble || !dnm_repair(sink, step)) dnm_sink_step(sink, found);
}

static dnm_status decode(dnm_sink *sink, const uint32_t *pairs, dnm_stepper *step)
{
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, stretch * 3 + 16);
        if (!to) break;
        const uint8_t *begin = sink->source + sink->at;
        place at = {begin, begin + stretch, to, false};
        decode_run(pairs, &at);
        sink->out.n += (size_t)(at.to - to);
        sink->at += (size_t)(at.p - begin);
        /* A stretch that ends inside a character has stopped on its lead byte: no error, a step does it. */
        if (sink->at < sink->n && at.p < at.end) irregular(sink, step, at.suspect);
    }
    return DNM_OK;
}

dnm_status dnm_decode_gb18030(dnm_sink *sink)
{
    return decode(sink, dnm_gb18030_pairs, dnm_gb18030_step);
}

dnm_status dnm_decode_big5(dnm_sink *sink)
{
    return decode(sink, dnm_big5_pairs, dnm_big5_step);
}
