/* decode_pairs.c -- the two-byte charsets of Chinese: GBK/GB18030 and Big5. ASCII and ordinary pairs, which
 * is nearly everything, are decoded in blocks (pair_blocks.h), and around anything else by the loop below,
 * both by one table that holds each pair's UTF-8. Other bytes go through a step; what is undecodable, or
 * smells of it, through the repair.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/ascii.h"
#include "core/text/decode_repair.h"
#include "core/text/detect_internal.h"
#include "core/text/pair_blocks.h"

/* ---- lost sync ----
 *
 * Pairs that are read from the middle of a character go on without an error until an ASCII byte is taken for
 * a second byte, or a second byte in the ASCII range for a letter. At those places rare characters are a
 * reason to look closer: at what the bytes would say, if read out of step with how they have been read.
 *
 *     read       │ x 1 │ 1 2 │ 2 3 │ 3 4 │ A        x: what is left of a damaged character
 *     or rather    x │ 1 1 │ 2 2 │ 3 3 │ 4 A │                                              */

enum { /* in eighths of a bit, as in segment.c, which has the last word */
       LOST_BYTE = 120,
       GLUED_LETTER = 24,
       SOUND = 144,
       LIKELY_PAIR = 12 /* the characters of sound text go together, which is not looked at here */
};

static unsigned cost_of(uint32_t entry)
{
    unsigned rarity = entry >> 24 & DNM_PAIR_RARITY;
    unsigned cost = rarity ? rarity * 8 + 4 : dnm_chinese_cost(0, dnm_pair_code_point(entry));
    return cost < SOUND ? cost : SOUND;
}

/* Whether the pairs from run to p, and what follows them, read better out of step; `gain` is what that makes
 * of what follows. p[-1] and p[0] are the last pair of the other reading. */
static bool reads_better_out_of_step(const uint32_t *pairs, const uint8_t *run, const uint8_t *p, int gain)
{
    enum { HOPELESS = -320, LONGEST = 64 };
    gain -= LOST_BYTE;
    for (unsigned i = 0; i < LONGEST && p - run >= 2 && p[-1] >= 0x80 && gain > HOPELESS; i++, p -= 2) {
        uint32_t other = dnm_pair_entry(pairs, p - 1);
        if (dnm_pair_code_point(other) == 0) return false;
        gain += (int)cost_of(dnm_pair_entry(pairs, p - 2)) - (int)cost_of(other) + LIKELY_PAIR;
        if (gain > 0) return true;
    }
    return false;
}

/* Whether the last bytes from run to p may be a character of UTF-8: an island of one or two is too short to
 * be out of step for long. */
static bool ends_like_utf8(const uint8_t *run, const uint8_t *p)
{
    return p - run >= 3 && p[-3] >= 0xE2 && p[-3] <= 0xEF && (p[-2] & 0xC0) == 0x80 && (p[-1] & 0xC0) == 0x80;
}

/* The pair at p has a second byte in the ASCII range: rather a letter after other pairs? */
static bool hides_letter(const uint32_t *pairs, const uint8_t *run, const uint8_t *p)
{
    if (ends_like_utf8(run, p + 1)) return true;
    int gain = (int)cost_of(dnm_pair_entry(pairs, p)) - dnm_ascii_costs[p[1]];
    return reads_better_out_of_step(pairs, run, p, gain);
}

/* Before an ASCII byte. */
static bool is_suspect_letter(const uint32_t *pairs, const uint8_t *run, const uint8_t *p,
                              const uint8_t *limit)
{
    if (*p < 0x40 || p - run < 4 || !dnm_pairs_are_rare(pairs, p, limit - p > 1 && p[1] >= 0x80))
        return false;
    if (p[-1] < 0x80) return hides_letter(pairs, run, p - 2);
    return ends_like_utf8(run, p) ||
           reads_better_out_of_step(pairs, run, p, dnm_ascii_costs[*p] + GLUED_LETTER);
}

/* The pair at p has DNM_PAIR_LOOK. */
static bool is_suspect_pair(const uint32_t *pairs, const uint8_t *run, const uint8_t *p, const uint8_t *limit)
{
    if (dnm_looks_like_utf8(p, (size_t)(limit - p))) return true;
    uint32_t cp = dnm_pair_code_point(dnm_pair_entry(pairs, p));
    if (cp >= 0xE000 && cp < 0xF900) return true;
    if (p[1] >= 0x7F || p - run < 2 || !dnm_pairs_are_rare(pairs, p + 2, false)) return false;
    return hides_letter(pairs, run, p);
}

/* ---- decoding ---- */

/* Bytes of UTF-8 of an entry that has any. */
static unsigned length_of(uint32_t entry)
{
    return entry >> 24 & DNM_PAIR_STOP ? 2 : 3;
}

/* Decodes ASCII and pairs up to `stop`, or a byte past it. False before anything else; *suspect says that it
 * is sound, but smells of lost sync. */
static bool decode_carefully(const uint32_t *pairs, dnm_pair_place *at, const uint8_t *stop,
                             const uint8_t *limit, bool *suspect)
{
    while (at->p < stop) {
        const uint8_t *p = at->p;
        if (*p < 0x80) {
            *suspect = is_suspect_letter(pairs, at->run, p, limit);
            if (*suspect) return false;
            size_t n = dnm_ascii_copy(at->to, p, (size_t)(stop - p));
            at->p = at->run = p + n;
            at->to += n;
            continue;
        }
        if (limit - p < 2) return false;
        uint32_t entry = dnm_pair_entry(pairs, p);
        if (!(entry & 0xFFFFFF)) return false;
        *suspect = entry >> 24 & DNM_PAIR_LOOK && is_suspect_pair(pairs, at->run, p, limit);
        if (*suspect) return false;
        dnm_pair_put(at->to, entry);
        at->to += length_of(entry);
        at->p += 2;
    }
    return true;
}

/* Decodes from at->p to `end`, or up to a block past it. False if it stopped before something else. */
static bool decode_stretch(const uint32_t *pairs, dnm_pair_place *at, const uint8_t *end,
                           const uint8_t *limit, bool *suspect)
{
    bool sound = true;
    while (sound && at->p < end) {
        dnm_pair_blocks(pairs, at, end, limit);
        const uint8_t *stop = limit - at->p > DNM_PAIR_BLOCK ? at->p + DNM_PAIR_BLOCK : limit;
        if (at->p < end) sound = decode_carefully(pairs, at, stop, limit, suspect);
    }
    return sound;
}

/* What is sound but unusual is one step; damage is repaired. */
static void irregular(dnm_sink *sink, dnm_stepper *step, bool suspect)
{
    dnm_step found = step(sink->source + sink->at, sink->n - sink->at);
    bool sound = found.state == DNM_STEP_OK;
    if ((sound && !suspect) || !dnm_repair(sink, step, sound)) dnm_sink_step(sink, found);
}

static dnm_status decode(dnm_sink *sink, const uint32_t *pairs, dnm_stepper *step)
{
    const uint8_t *limit = sink->source + sink->n, *run = sink->source + sink->at;
    while (sink->at < sink->n) {
        size_t stretch = sink->n - sink->at < DNM_DECODE_STRETCH ? sink->n - sink->at : DNM_DECODE_STRETCH;
        char *to = dnm_sink_begin(sink, (stretch + DNM_PAIR_BLOCK) * 3 + DNM_PAIR_SLACK);
        if (!to) break;
        const uint8_t *begin = sink->source + sink->at;
        dnm_pair_place at = {begin, run, to};
        bool suspect = false;
        bool sound = decode_stretch(pairs, &at, begin + stretch, limit, &suspect);
        sink->out.n += (size_t)(at.to - to);
        sink->at += (size_t)(at.p - begin);
        if (!sound) irregular(sink, step, suspect);
        run = sound ? at.run : sink->source + sink->at;
    }
    return DNM_OK;
}

dnm_status dnm_decode_gb18030(dnm_sink *sink)
{
    return decode(sink, dnm_pair_table + DNM_GB18030_PAIRS, dnm_gb18030_step);
}

dnm_status dnm_decode_big5(dnm_sink *sink)
{
    return decode(sink, dnm_pair_table + DNM_BIG5_PAIRS, dnm_big5_step);
}
