/* likelihood.c -- how likely a text is, and where it looks wrong.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"
#include "core/text/language.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {                        /* eighths of a bit */
       COST_IMPOSSIBLE = 160, /* of a control, private use, or U+FFFD, beside what it costs as a character */
       COST_HALFWIDTH =
           48,          /* of half-width katakana, which few people write and Shift_JIS reads into anything */
       USUAL = 100,     /* per character of any language … */
       SUSPICIOUS = 100 /* … and what it takes over all of them */
};

static bool is_impossible(uint32_t cp)
{
    return cp == DNM_REPLACEMENT || dnm_cp_is_control(cp) || dnm_cp_is_private_use(cp);
}

/* As the language that explains it best. */
mojibake_cost mojibake_cost_of(dnm_str text)
{
    dnm_tally tally = {0};
    int64_t impossible = 0;
    int64_t halfwidth = 0;
    for (size_t at = 0; at < text.n;) {
        size_t ascii = dnm_ascii_prefix(text.p + at, text.n - at);
        if (ascii) dnm_tally_ascii(&tally, (const uint8_t *)text.p + at, ascii);
        at += ascii;
        if (at == text.n) break;
        uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        dnm_tally_add(&tally, cp);
        impossible += is_impossible(cp);
        halfwidth += cp >= 0xFF61 && cp <= 0xFF9F;
    }
    uint32_t least = tally.cost[0];
    for (int i = 1; i < DNM_LANG_COUNT; i++)
        if (tally.cost[i] < least) least = tally.cost[i];
    int64_t total = least + impossible * COST_IMPOSSIBLE + halfwidth * COST_HALFWIDTH;
    return (mojibake_cost){total, tally.chars};
}

bool mojibake_is_suspicious(dnm_str text, uint32_t *rare)
{
    if (dnm_surely_chinese(text, USUAL, SUSPICIOUS, rare)) return false; /* nearly always */
    mojibake_cost cost = mojibake_cost_of(text);
    return cost.total - (int64_t)cost.chars * USUAL >= SUSPICIOUS;
}

/* ---- Latin ---- */

/* What windows-1252 has at its bytes 0x80 to 0x9F. Its five gaps are read as controls. */
static const uint16_t cp1252_extra[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

int mojibake_latin_byte(uint32_t cp)
{
    if (cp <= 0xFF) return (int)cp;
    for (int i = 0; i < 32; i++)
        if (cp1252_extra[i] == cp) return 0x80 + i;
    return -1;
}

static bool is_latin_high(uint32_t cp)
{
    return cp >= 0x80 && mojibake_latin_byte(cp) >= 0;
}

void mojibake_latin(dnm_str text, dnm_buf *bytes, uint32_t *lacking)
{
    *lacking = 0;
    for (size_t at = 0; at < text.n;) {
        int byte = mojibake_latin_byte(dnm_utf8_next(text.p, text.n, &at));
        *lacking += byte < 0;
        dnm_buf_add_char(bytes, (char)(byte < 0 ? '?' : byte));
    }
}

/* The first of the three bytes of U+3000..FFFF. The model's text is valid UTF-8. */
static bool is_wide_lead(char c)
{
    return (unsigned char)c >= 0xE3 && (unsigned char)c <= 0xEF;
}

/* Where the character at `at` ends. */
static size_t end_of_char(dnm_str text, size_t at)
{
    const unsigned char c = (unsigned char)text.p[at];
    const size_t end = at + (c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4);
    return end < text.n ? end : text.n;
}

enum { STRIDE = 32, LONGEST_PAIR = 3 /* bytes from the first byte of one character to that of the next */ };

/* Whether two neighbours that is_latin_high() accepts may begin in so many bytes, by their first bytes: C2 to
 * CB of two, E2 of three. Without branches: compilers make a few instructions of it for all bytes together.
 */
static bool may_have_pair(const char *text)
{
    const uint8_t *p = (const uint8_t *)text;
    uint8_t any = 0;
    for (int i = 0; i < STRIDE; i++) {
        const uint8_t two = (uint8_t)(p[i] - 0xC2) < 10, behind_two = (uint8_t)(p[i + 2] - 0xC2) < 10;
        const uint8_t three = p[i] == 0xE2, behind_three = (uint8_t)(p[i + 3] - 0xC2) < 10;
        any |= (uint8_t)((two & (behind_two | (p[i + 2] == 0xE2))) |
                         (three & (behind_three | (p[i + 3] == 0xE2))));
    }
    return any;
}

/* Past the stretches in which no two such characters begin; to the beginning of a character. */
static size_t skip_without_pairs(dnm_str text, size_t at)
{
    while (text.n - at >= STRIDE + LONGEST_PAIR && !may_have_pair(text.p + at)) at += STRIDE;
    while (at < text.n && dnm_utf8_is_continuation(text.p[at])) at++;
    return at;
}

bool mojibake_next_latin(dnm_str text, size_t *at, dnm_str *stretch)
{
    size_t start = text.n;
    size_t end = 0;
    size_t run = 0;
    size_t run_start = *at;
    size_t looked = *at; /* so far, pairs were looked for */
    while (*at < text.n) {
        if (!end && !run && *at >= looked) {
            *at = skip_without_pairs(text, *at);
            looked = *at + STRIDE;
            if (*at == text.n) break;
        }
        size_t here = *at;
        if (!end && is_wide_lead(text.p[here])) { /* nearly all of Chinese text, not worth decoding */
            *at += 3;
            start = text.n;
            run = 0;
            continue;
        }
        if ((unsigned char)text.p[here] < 0x80) {
            *at += dnm_ascii_prefix(text.p + here, text.n - here);
            run = 0;
            continue;
        }
        if (!end &&
            !run) { /* one accent or quotation mark alone is none: nearly all that European text has */
            const size_t next = end_of_char(text, here);
            if (next == text.n || (unsigned char)text.p[next] < 0x80) {
                *at = next;
                continue;
            }
        }
        uint32_t cp = dnm_utf8_next(text.p, text.n, at);
        if (!is_latin_high(cp)) {
            if (end) break;
            start = text.n;
            run = 0;
            continue;
        }
        if (run++ == 0) run_start = here;
        if (run < 2) continue;
        if (start == text.n) start = run_start;
        end = *at;
    }
    if (end) *stretch = (dnm_str){text.p + start, end - start};
    return end > 0;
}

dnm_str mojibake_widen_latin(dnm_str text, size_t from, dnm_str stretch)
{
    size_t begin = (size_t)(stretch.p - text.p), end = begin + stretch.n;
    for (size_t at = begin; at > from;) {
        uint32_t cp = dnm_utf8_prev(text.p, &at);
        if (cp >= 0x80 && !is_latin_high(cp)) break;
        if (cp >= 0x80) begin = at;
    }
    for (size_t at = end; at < text.n;) {
        uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp >= 0x80 && !is_latin_high(cp)) break;
        if (cp >= 0x80) end = at;
    }
    if (end < text.n && (unsigned char)text.p[end] < 0x80) end++;
    return (dnm_str){text.p + begin, end - begin};
}
