/* western.c -- UTF-8 that was read as windows-1252 or Latin-1, letter by letter: "schÃ¶n", "donâ€™t". Each
 * sequence of characters that is UTF-8 is weighed by what stands beside it. Most are never written; some are
 * a capital letter before a quote or a sign, and count only where the same line has others.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/mojibake/mojibake.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { MOST_TIMES = 4 }; /* spoilt so often over each other */

/* ---- sequences ---- */

typedef struct sequence {
    uint32_t cp;      /* what it is in UTF-8 */
    uint32_t before;  /* code point before it, repaired; 0 at the line's edge */
    uint32_t behind;  /* … and behind it */
    size_t end;       /* in the text */
    uint8_t bytes[4]; /* that windows-1252 read */
    uint8_t count;
    bool mended;      /* its last byte is taken for granted */
    bool alone;       /* no other sequence touches it */
    bool has_control; /* a character U+0080..009F: only Latin-1 has them, and nobody writes them */
} sequence;

typedef enum evidence { NO_EVIDENCE, WEAK, STRONG } evidence;

static unsigned length_of(int lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

/* The sequence that begins at `at`; false if none does. */
static bool read_sequence(dnm_str text, size_t at, sequence *s)
{
    if (at >= text.n) return false;
    const int lead = mojibake_latin_byte(dnm_utf8_next(text.p, text.n, &at));
    const unsigned count = length_of(lead);
    if (!count) return false;
    *s = (sequence){.bytes = {(uint8_t)lead}};
    for (s->count = 1; s->count < count && at < text.n; s->count++) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        const int byte = mojibake_latin_byte(cp);
        if (byte < 0x80 || byte > 0xBF) return false;
        s->has_control = s->has_control || cp < 0xA0;
        s->bytes[s->count] = (uint8_t)byte;
    }
    s->end = at;
    return s->count == count && dnm_utf8_decode((const char *)s->bytes, count, &s->cp) == count &&
           s->cp != DNM_BAD_UTF8;
}

/* What lost its last byte: 0xA0, a no-break space, is often a blank today, and 0x9D was dropped, since
 * windows-1252 has nothing there. "voilÃ ", "å¼ " before more, "â€" where a quotation ends. */
static bool mend_sequence(dnm_str text, size_t at, sequence *s)
{
    const int lead = mojibake_latin_byte(dnm_utf8_next(text.p, text.n, &at));
    const unsigned count = length_of(lead);
    if (lead != 0xC3 && count != 3) return false;
    *s = (sequence){.bytes = {(uint8_t)lead}, .count = (uint8_t)count, .mended = true};
    for (unsigned i = 1; i + 1 < count; i++) {
        const int byte = at < text.n ? mojibake_latin_byte(dnm_utf8_next(text.p, text.n, &at)) : -1;
        if (byte < 0x80 || byte > 0xBF) return false;
        s->bytes[i] = (uint8_t)byte;
    }
    const uint32_t then = dnm_utf8_peek(text.p, text.n, at);
    const bool closes = lead == 0xE2 && s->bytes[1] == 0x80 && (then < 0x80 || then == DNM_REPLACEMENT);
    if (!closes && then != ' ' && (then || lead != 0xC3)) return false;
    if (closes ? then == DNM_REPLACEMENT : count == 3 || dnm_utf8_peek(text.p, text.n, at + 1) == ' ')
        dnm_utf8_next(text.p, text.n, &at);
    s->bytes[count - 1] = closes ? 0x9D : 0xA0;
    s->end = at;
    return dnm_utf8_decode((const char *)s->bytes, count, &s->cp) == count && s->cp != DNM_BAD_UTF8;
}

/* ---- what may stand beside a letter ---- */

static bool has_byte(const char *set, uint8_t byte)
{
    return strchr(set, (char)byte) != NULL;
}

/* Quotes, dashes, an ellipsis, a no-break space: they follow the last letter of any word. */
static bool is_mark(uint8_t byte)
{
    return has_byte("\x82\x84\x85\x8B\x91\x92\x93\x94\x96\x97\x9B\xA0\xAB\xBB", byte);
}

/* Signs of trade marks and notes follow a word, or a unit. */
static bool is_sign(uint8_t byte)
{
    return has_byte("\x86\x87\x89\x95\x99\xA9\xAA\xAD\xAE\xB0\xB2\xB3\xB4\xB7\xB9\xBA", byte);
}

static bool is_dash(uint8_t byte)
{
    return byte == 0x85 || byte == 0x96 || byte == 0x97;
}

static bool is_lower(uint32_t cp)
{
    return dnm_cp_is_letter(cp) && !dnm_cp_has(cp, DNM_CP_UPPER);
}

static bool is_upper(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_UPPER);
}

static bool is_open(uint32_t cp) /* no word ends before it */
{
    return cp == 0 || dnm_cp_is_space(cp);
}

static bool is_quote(uint32_t cp)
{
    static const uint32_t quotes[] = {'"',    '\'',   '`',    '(',    '[',    '{',    '<',
                                      '=',    0xAB,   0xBB,   0x2018, 0x2019, 0x201A, 0x201C,
                                      0x201D, 0x201E, 0x2039, 0x203A, 0x300C, 0x300E, 0xFF08};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (quotes[i] == cp) return true;
    return false;
}

/* ---- one sequence ---- */

/* A letter of the Latin alphabet, by its last byte and its neighbours. */
static evidence weigh_letter(const sequence *s)
{
    const uint8_t trail = s->bytes[1];
    const bool in_a_word = dnm_cp_is_letter(s->behind);
    const bool ends_word = is_upper(s->before) && !in_a_word;
    if (is_lower(s->before) || s->has_control) return STRONG; /* a capital behind a small letter */
    if (is_mark(trail)) {
        if (is_dash(trail) && (is_upper(s->before) || s->bytes[0] != 0xC3)) return WEAK;
        if (is_upper(s->before)) return in_a_word && (is_upper(s->cp) || is_lower(s->behind)) ? STRONG : WEAK;
        return in_a_word && (s->bytes[0] == 0xC3 || is_lower(s->behind)) ? STRONG : WEAK;
    }
    if (is_sign(trail)) {
        if (s->bytes[0] == 0xC5 && trail >= 0xB0) return WEAK; /* square ångströms */
        if (ends_word) return WEAK;
        if (is_upper(s->before)) return is_upper(s->cp) || is_lower(s->behind) ? STRONG : WEAK;
    }
    return STRONG;
}

/* What stands in Latin-1 from U+00A0 on and is no letter: Â and itself. */
static evidence weigh_sign(const sequence *s)
{
    const uint8_t trail = s->bytes[1];
    if (is_upper(s->before)) return WEAK;
    if (!is_open(s->before)) return STRONG;
    return trail == 0xA0 || trail == 0xBB || trail == 0xAD ? WEAK : STRONG;
}

static evidence weigh_two(const sequence *s)
{
    const uint32_t cp = s->cp;
    if (cp < 0xA0) return WEAK; /* controls of Latin-1: half of a text spoilt twice */
    if (cp < 0xC0) return weigh_sign(s);
    if (cp == 0xD7 || cp == 0xF7) return dnm_cp_is_digit(s->before) || is_open(s->before) ? STRONG : WEAK;
    if (cp >= 0x300 && cp < 0x370) return is_lower(s->before) ? STRONG : WEAK;
    const bool of_europe = cp < 0x180 || (cp >= 0x218 && cp <= 0x21B) || cp == 0x1A1 || cp == 0x1B0;
    return of_europe ? weigh_letter(s) : WEAK;
}

static evidence weigh_three(const sequence *s)
{
    const uint32_t cp = s->cp;
    if (cp == DNM_REPLACEMENT) return NO_EVIDENCE;
    if (cp == 0xFEFF) return STRONG;
    if (is_mark(s->bytes[1]) && is_mark(s->bytes[2])) return WEAK;
    if (cp >= 0x2000 && cp < 0x2C00) return STRONG;
    if (cp >= 0x1E00 && cp < 0x1F00) return is_sign(s->bytes[2]) && s->alone ? WEAK : STRONG;
    return WEAK;
}

/* Whether the text has `cp` near `at`. */
static bool is_near(dnm_str text, size_t at, uint32_t cp)
{
    enum { NEAR = 300 };
    char c[4];
    const size_t n = dnm_utf8_put(c, cp);
    const size_t end = text.n - at < NEAR ? text.n : at + NEAR;
    for (size_t i = at < NEAR ? 0 : at - NEAR; i + n <= end; i++)
        if (text.p[i] == c[0] && memcmp(text.p + i, c, n) == 0) return true;
    return false;
}

/* In a text about wrong decoding a sequence is shown alone, and what it should have been, too. */
static bool is_shown(dnm_str text, size_t at, const sequence *s)
{
    if (!s->alone) return false;
    if (is_quote(s->before) && is_quote(s->behind)) return true;
    if (!s->before && !s->behind) return true;
    if (dnm_cp_is_letter(s->before) || dnm_cp_is_letter(s->behind)) return false;
    return is_near(text, at, s->cp);
}

/* "西文里最常见的是Ã©：它本是é": the line is about wrong decoding. */
static bool is_named_in_chinese(dnm_str text, size_t at, const sequence *s)
{
    if (!s->alone || s->cp >= 0x3000 || !dnm_cp_is_han(s->before)) return false;
    return !(dnm_cp_is_letter(s->behind) && !dnm_cp_is_han(s->behind)) && is_near(text, at, s->cp);
}

/* "Ã" and a no-break space between words is à. */
static bool is_lone_a(dnm_str text, size_t at, const sequence *s)
{
    if (s->cp != 0xE0 || s->before != ' ' || (s->behind && s->behind != ' ')) return false;
    const uint32_t word_end = dnm_utf8_peek_back(text.p, at - 1);
    const bool in_text = !s->behind || dnm_cp_is_letter(dnm_utf8_peek(text.p, text.n, s->end + 1));
    return in_text && (is_lower(word_end) || word_end == ')');
}

static evidence weigh(dnm_str text, size_t at, const sequence *s)
{
    if (s->mended && s->count == 2 && !is_lower(s->before) && !is_open(s->before)) return NO_EVIDENCE;
    if (s->mended) return s->count == 2 && is_lower(s->before) ? STRONG : WEAK;
    const bool shown = s->cp < 0x3000 && is_shown(text, at, s);
    if (s->count == 4) return s->cp >= 0x1F000 && s->cp < 0x1FB00 ? STRONG : WEAK;
    const evidence found = s->count == 3 ? weigh_three(s) : weigh_two(s);
    if (found == WEAK && is_lone_a(text, at, s)) return STRONG;
    return shown && found == STRONG ? WEAK : found;
}

/* ---- a run of sequences that touch ---- */

typedef struct run {
    unsigned sequences;
    unsigned strange; /* letters beside them that are not of UTF-8 */
    unsigned strong;  /* strong ones among the sequences */
    unsigned far;     /* letters of an alphabet that is not Latin, and of Asia, twice */
    unsigned known;   /* what the text has near them, too, if the run stands in quotes */
    bool named;       /* a sentence says what it should have been */
} run;

static bool is_latin_letter_beyond(uint32_t cp)
{
    return cp >= 0x80 && (cp < 0x250 || (cp >= 0x1E00 && cp < 0x1F00)) && dnm_cp_is_letter(cp);
}

/* What two sequences side by side make is a sequence again: spoilt twice. */
static bool is_half_of_one(const sequence *s, const sequence *next)
{
    const int trail = mojibake_latin_byte(next->cp);
    return s->cp < 0x100 && length_of((int)s->cp) && trail >= 0x80 && trail <= 0xBF;
}

static bool stands_beside_letters(uint32_t cp)
{
    const int byte = mojibake_latin_byte(cp);
    return !dnm_cp_is_letter(cp) && byte > 0 && (is_mark((uint8_t)byte) || is_sign((uint8_t)byte));
}

/* Characters from U+0080 on that windows-1252 has and that touch, from *at on, with the sequences among
 * them. Moves *at behind them. `visit` gets each. */
typedef void (*visitor)(void *of, size_t at, const sequence *s);

static run read_run(dnm_str text, size_t *at, visitor visit, void *of)
{
    run r = {0};
    uint32_t before = dnm_utf8_peek_back(text.p, *at);
    const bool quoted = is_quote(before);
    r.strange = is_latin_letter_beyond(before);
    while (*at < text.n) {
        sequence s, next;
        size_t here = *at;
        if (read_sequence(text, here, &s) || mend_sequence(text, here, &s)) {
            const bool touches = read_sequence(text, s.end, &next);
            s.before = before;
            s.behind = touches ? next.cp : dnm_utf8_peek(text.p, text.n, s.end);
            s.alone = !r.sequences && !touches;
            evidence found = weigh(text, here, &s);
            if (touches && is_half_of_one(&s, &next)) found = STRONG;
            if (found != NO_EVIDENCE) {
                r.sequences++;
                r.strong += found == STRONG;
                if (s.cp >= 0x370 && dnm_cp_is_letter(s.cp)) r.far += s.cp >= 0x800 ? 2 : 1;
                r.named = r.named || is_named_in_chinese(text, here, &s);
                r.known += quoted && r.known + 1 == r.sequences && is_near(text, here, s.cp);
                if (visit) visit(of, here, &s);
            }
            before = s.cp;
            *at = s.end;
            continue;
        }
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &here);
        if (cp < 0x80 || (mojibake_latin_byte(cp) < 0 && !is_latin_letter_beyond(cp))) break;
        r.strange += !stands_beside_letters(cp);
        before = cp;
        *at = here;
    }
    if (!is_quote(before) && !is_quote(dnm_utf8_peek(text.p, text.n, *at))) r.known = 0;
    return r;
}

/* Quoted, and the text says what it should have been: it is about wrong decoding. */
static bool is_quoted_example(const run *r)
{
    return r->sequences && r->known == r->sequences;
}

/* Sequences side by side that are a word of another alphabet were not written so by chance. */
static bool is_sure(const run *r)
{
    return !r->strange && !is_quoted_example(r) && (r->strong || r->far >= 3);
}

/* ---- a line ---- */

/* Where from `at` on a sequence may begin; text.n: nowhere. The first characters are U+00C2..00F4, and those
 * that follow have no others as their first bytes. */
static size_t next_lead(dnm_str text, size_t at)
{
    while (at + 2 < text.n) {
        const char *p = memchr(text.p + at, 0xC3, text.n - at - 2);
        if (!p) break;
        at = (size_t)(p - text.p);
        if (p[2] && has_byte("\xC2\xC5\xC6\xCB\xE2", (uint8_t)p[2])) return at;
        if (p[1] == '\x83' && p[2] == ' ') return at; /* what mend_sequence mends */
        at += 2;
    }
    return text.n;
}

typedef struct writer {
    dnm_str text;
    dnm_buf *out;
    size_t done;
} writer;

static void write_sequence(void *of, size_t at, const sequence *s)
{
    writer *w = of;
    dnm_buf_add(w->out, w->text.p + w->done, at - w->done);
    dnm_buf_add_code_point(w->out, s->cp);
    w->done = s->end;
}

/* Whether the line has a run that is sure, and no more that is strange than what is of UTF-8; *strange counts
 * characters that no run explains. */
static bool look(dnm_str text, unsigned *strange, bool *named)
{
    bool sure = false;
    unsigned explained = 0;
    *strange = 0;
    for (size_t at = next_lead(text, 0); at < text.n; at = next_lead(text, at)) {
        const size_t begin = at;
        const run r = read_run(text, &at, NULL, NULL);
        if (at == begin) at += 2;
        if (r.named) *named = true;
        sure = sure || is_sure(&r);
        if (r.strange > 1 || (r.strange && r.sequences)) {
            *strange += r.strange;
        } else {
            explained += r.sequences;
        }
    }
    return sure && !*named && *strange <= explained;
}

/* Every run without strange letters in it. */
static void write_line(dnm_str text, dnm_buf *out)
{
    writer w = {text, out, 0};
    dnm_buf_clear(out);
    for (size_t at = next_lead(text, 0); at < text.n; at = next_lead(text, at)) {
        size_t end = at, again = at;
        const run r = read_run(text, &end, NULL, NULL);
        if (r.sequences && !r.strange && !is_quoted_example(&r)) read_run(text, &again, write_sequence, &w);
        at = end > at ? end : at + 2;
    }
    dnm_buf_add(out, text.p + w.done, text.n - w.done);
}

bool mojibake_western(dnm_str text, dnm_buf *best, dnm_buf *spare, unsigned *strange, bool *named)
{
    bool repaired = false;
    *strange = 0;
    *named = false;
    for (int times = 0; times < MOST_TIMES; times++) {
        const dnm_str now = times ? dnm_buf_str(best) : text;
        unsigned left;
        bool shown = false;
        const bool sure = next_lead(now, 0) < now.n && look(now, &left, &shown);
        if (!times) *named = shown;
        if (!sure) break;
        if (!times) *strange = left;
        write_line(now, spare);
        if (dnm_buf_status(spare) != DNM_OK) return false;
        repaired = true;
        dnm_buf_clear(best);
        dnm_buf_add(best, spare->p, spare->n);
    }
    return repaired && dnm_buf_status(best) == DNM_OK;
}
