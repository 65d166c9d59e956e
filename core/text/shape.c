/* shape.c -- reads the shapes of shape.h.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/shape.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* U+FF01..FF5E without letters and digits. */
static bool is_fullwidth_mark(uint32_t cp)
{
    return cp - 0xFF01 < 0x0F || cp - 0xFF1A < 7 || cp - 0xFF3B < 6 || cp - 0xFF5B < 4;
}

/* DNM_HAS_… of a character that is no ASCII. */
static uint32_t high_has(uint32_t cp)
{
    uint32_t has = DNM_HAS_HIGH;
    if (cp < 0x3000) return has | DNM_HAS_NARROW | (cp - 0x2010 < 0x18 ? 0 : DNM_HAS_OTHER);
    if (cp == 0xFF09 || cp == 0x3011 || cp == 0x3015 || cp == 0xFF3D) has |= DNM_HAS_CLOSING;
    const bool known = cp - 0x3000 < 0x2A || cp - 0x4E00 < 0x5200 || is_fullwidth_mark(cp);
    return known ? has : has | DNM_HAS_OTHER;
}

/* Blanks, and debris that nobody sees. */
static bool is_nothing(uint32_t cp)
{
    return dnm_cp_has(cp, DNM_CP_SPACE | DNM_CP_PRIVATE_USE | DNM_CP_ZERO_WIDTH | DNM_CP_CONTROL);
}

/* What ASCII counts as, a lane of ten bits each, so that one addition counts all; above them, what it is
 * known by as DNM_HAS_…. A point may be part of a word. */
#define LANE(n)   (UINT64_C(1) << 10 * (n))
#define BLANK     LANE(0)
#define DIGIT     LANE(1)
#define STOP      LANE(2)
#define PAUSE     LANE(3)
#define POINT     LANE(4)
#define HAS(what) ((uint64_t)DNM_HAS_##what << HAS_SHIFT)
enum { HAS_SHIFT = 50, LANE_MAX = 1023 };
#define CTRL HAS(CONTROL)
#define NUM  (DIGIT | HAS(DIGIT))
#define UP   HAS(UPPER)
#define LOW  HAS(LOWER)
#define SIGN HAS(SIGN)
/* clang-format off */
static const uint64_t ascii_kinds[128] = {
    /* 00 */ CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL,
    /* 08 */ CTRL, BLANK, BLANK, BLANK | CTRL, BLANK | CTRL, BLANK | CTRL, CTRL, CTRL,
    /* 10 */ CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL, CTRL,
    /* 20 */ BLANK, STOP | SIGN, SIGN, SIGN, SIGN, 0, HAS(MARKUP) | SIGN, HAS(STRAY) | SIGN,
    /* 28 */ SIGN, HAS(CLOSING) | SIGN, SIGN, SIGN, PAUSE | SIGN, SIGN, POINT, SIGN,
    /* 30 */ NUM, NUM, NUM, NUM, NUM, NUM, NUM, NUM,
    /* 38 */ NUM, NUM, PAUSE | SIGN, STOP | SIGN, HAS(MARKUP) | SIGN, SIGN, SIGN, STOP,
    /* 40 */ 0, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP,
    /* 50 */ UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, UP, SIGN, SIGN, HAS(CLOSING) | SIGN, HAS(STRAY), 0,
    /* 60 */ HAS(STRAY), LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW,
    /* 70 */ LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, SIGN, HAS(STRAY) | SIGN, SIGN, 0, CTRL,
};
/* clang-format on */
#undef CTRL
#undef NUM
#undef UP
#undef LOW
#undef SIGN

/* Whether the character is nothing that anybody sees; it is noted all the same. */
static bool is_edge(uint32_t cp, dnm_shape *shape)
{
    if (!is_nothing(cp)) return false;
    shape->has |= cp < 0x80 ? (uint32_t)(ascii_kinds[cp] >> HAS_SHIFT) : high_has(cp);
    return true;
}

/* Printed ASCII or Han: what nearly all lines begin and end with needs no closer look. */
static bool is_printed(dnm_str line, size_t at)
{
    const unsigned char c = (unsigned char)line.p[at];
    return (c > ' ' && c < 0x7F) || dnm_utf8_begins_han(line.p[at]);
}

static void trim(dnm_str line, dnm_shape *shape)
{
    size_t at = 0;
    while (at < line.n && !is_printed(line, at)) {
        size_t next = at;
        if (!is_edge(dnm_utf8_next(line.p, line.n, &next), shape)) break;
        at = next;
    }
    shape->start = at;
    for (at = line.n; at > shape->start && !is_printed(line, at - 1);) {
        if (at - shape->start >= 3 && dnm_utf8_begins_han(line.p[at - 3])) break;
        size_t before = at;
        if (!is_edge(dnm_utf8_prev(line.p, &before), shape)) break;
        at = before;
    }
    shape->end = at;
}

dnm_str dnm_line_trimmed(dnm_str line)
{
    dnm_shape shape = {0};
    trim(line, &shape);
    return dnm_shape_text(line, &shape);
}

/* "3.5", "example.org": the point ends nothing. */
static bool is_inside_word(dnm_str line, size_t behind)
{
    const uint32_t next = dnm_utf8_peek(line.p, line.n, behind);
    return dnm_cp_has(next, DNM_CP_DIGIT | DNM_CP_LATIN);
}

static size_t before_one_note(dnm_str line, size_t end)
{
    size_t at = end;
    uint32_t digits = 0;
    uint32_t cp = at ? dnm_utf8_prev(line.p, &at) : 0;
    if (cp != ']' && cp != 0xFF3D && cp != 0x3015) return end;
    while (at && digits < 4) {
        cp = dnm_utf8_prev(line.p, &at);
        if (!dnm_cp_is_digit(cp)) break;
        digits++;
    }
    return digits && dnm_is_opening(cp) ? at : end;
}

size_t dnm_before_notes(dnm_str line)
{
    enum { MOST_NOTES = 4 };
    size_t end = line.n;
    for (int i = 0; i < MOST_NOTES; i++) {
        const size_t before = before_one_note(line, end);
        if (before == end) break;
        end = before;
    }
    return end;
}

static bool ends_sentence(dnm_str line, const dnm_shape *shape)
{
    size_t at = dnm_before_note((dnm_str){line.p, shape->end});
    while (at > shape->start) {
        const uint32_t cp = dnm_utf8_prev(line.p, &at);
        if (dnm_is_stop(cp)) return true;
        if (cp == '"' || cp == '\'' || dnm_cp_is_space(cp)) continue;
        if (!dnm_is_closing(cp)) return false;
    }
    return false;
}

/* Points that end something in [at, end). */
static uint32_t count_points(dnm_str line, size_t at, size_t end)
{
    uint32_t n = 0;
    for (const char *p; (p = memchr(line.p + at, '.', end - at)); at = (size_t)(p - line.p) + 1)
        n += !is_inside_word(line, (size_t)(p - line.p) + 1);
    return n;
}

static uint32_t lane(uint64_t lanes, uint64_t kind)
{
    return (uint32_t)(lanes / kind & LANE_MAX);
}

/* ASCII from `at` on, no more than a lane can count; returns where it ends. */
static size_t count_ascii(dnm_str line, size_t at, dnm_shape *shape)
{
    const size_t start = at, stop = shape->end - at < LANE_MAX ? shape->end : at + LANE_MAX;
    uint64_t lanes = 0, all = 0;
    for (; at < stop && (unsigned char)line.p[at] < 0x80; at++) {
        const uint64_t kind = ascii_kinds[(unsigned char)line.p[at]];
        lanes += kind;
        all |= kind;
    }
    const uint32_t blanks = lane(lanes, BLANK);
    shape->has |= (uint32_t)(all >> HAS_SHIFT);
    shape->blanks += blanks;
    shape->digits += lane(lanes, DIGIT);
    shape->stops += lane(lanes, STOP) + (lane(lanes, POINT) ? count_points(line, start, at) : 0);
    shape->pauses += lane(lanes, PAUSE);
    shape->chars += (uint32_t)(at - start) - blanks;
    return at;
}

static void count(uint32_t cp, dnm_shape *shape)
{
    const uint32_t props = dnm_cp_props(cp);
    const bool blank = (props & DNM_CP_SPACE) != 0;
    shape->blanks += blank;
    shape->chars += !blank;
    shape->han += (props & DNM_CP_HAN) != 0;
    shape->digits += (props & DNM_CP_DIGIT) != 0;
    shape->stops += dnm_is_stop(cp);
    shape->pauses += dnm_is_pause(cp);
    shape->has |= high_has(cp);
}

void dnm_shape_read(dnm_str line, dnm_shape *shape)
{
    *shape = (dnm_shape){0};
    trim(line, shape);
    if (shape->start == shape->end) return;
    uint32_t core = 0; /* Han characters, with nothing else to count */
    for (size_t at = shape->start; at < shape->end;) {
        if (dnm_utf8_is_han(line.p + at)) {
            core++;
            at += 3;
        } else if ((unsigned char)line.p[at] < 0x80) {
            at = count_ascii(line, at, shape);
        } else {
            count(dnm_utf8_next(line.p, shape->end, &at), shape);
        }
    }
    if (core) shape->has |= DNM_HAS_HIGH;
    shape->chars += core;
    shape->han += core;
    shape->first = dnm_utf8_peek(line.p, shape->end, shape->start);
    shape->last = dnm_utf8_peek_back(line.p, shape->end);
    shape->ends_sentence = ends_sentence(line, shape);
}

enum { LONGEST_SALUTATION = 120 }; /* bytes */

size_t dnm_salutation(dnm_str text)
{
    static const char *const words[] = {"同志们", "同志們", "各位",   "尊敬的", "朋友们", "朋友們", "同学们",
                                        "同學們", "老师们", "老師們", "代表们", "代表們", "女士们", "女士們"};
    bool known = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !known; i++)
        known = text.n && *text.p == *words[i] && text.n > strlen(words[i]) &&
                memcmp(text.p, words[i], strlen(words[i])) == 0;
    for (size_t at = 0; known && at < text.n && at < LONGEST_SALUTATION;) {
        const uint32_t cp = dnm_utf8_next(text.p, text.n, &at);
        if (cp == ':' || cp == 0xFF1A) return at;
        if (dnm_is_stop(cp)) return 0;
    }
    return 0;
}
