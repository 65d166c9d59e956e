/* utf16_sync.c -- weighs the text as it is read against the text that the same bytes are a byte later.
 *
 * The gain of changing step at a place is what the characters that follow cost as they are read, less what
 * they cost out of step; it is summed for each language on its own, and forgotten where it falls below
 * nothing (the CUSUM test for a change point: where it began to grow is where the step was lost). What is
 * read gets the benefit of every doubt: each of its characters may be of another language, and a rare one
 * costs little more than a frequent one, so that lists of rare characters, private alphabets and mere noise
 * lose nothing by it. Only what reads as plain text out of step can win.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/utf16_sync.h"

#include "core/text/detect_internal.h"
#include "core/text/unicode.h"

/* In eighths of a bit. */
enum {
    DEAREST = 110,       /* what a sound character costs at most ... */
    SAME_BLOCK = 48,     /* ... after one of its own block of 128 ... */
    SAME = 16,           /* ... after itself ... */
    IMPOSSIBLE = 176,    /* ... and what no text has: halves of surrogate pairs, unassigned, controls */
    NOT_PLAIN = 400,     /* the same and private use, out of step: there all is to be plain text */
    DRIFT = 10,          /* by which a character out of step has to be better */
    ODD_END = 240,       /* the gain needed if what is left does not divide into units ... */
    ALL_SOUND = 1000,    /* ... if it does, and what is read is possible as it stands ... */
    FOR_IMPOSSIBLE = 200 /* ... less for each impossible character in it, up to three */
};
enum {
    QUIET = 16,   /* characters without any gain after which the text is in step */
    LONGEST = 512 /* bytes of a look: what has not won by then does not win, and bytes chosen to keep looks
                     going cost no more than that for each */
};

bool dnm_utf16_is_suspect(uint32_t unit, uint32_t previous)
{
    static const uint32_t usual[8] = {
        /* blocks of 256 code points */
        [0] = 0x0000407F,                                     /* Latin to Arabic, Thai */
        [1] = 0x00010001,                                     /* U+2000, U+3000 */
        [2] = 0xFFFFC000,                                     /* hanzi ... */
        [3] = 0xFFFFFFFF, [4] = 0xFFFFFFFF, [5] = 0xFFFFF000, /* ... hangul ... */
        [6] = 0x00FFFFFF, [7] = 0x80000000,                   /* full-width forms */
    };
    if (unit < 0x100) return unit < 0x20 && unit != '\t' && unit != '\n' && unit != '\r';
    if ((unit & 0xFF) == 0) return unit != 0x4E00;
    if ((unit & 0xFF) < 0x20 && (unit & 0xFF) == (previous & 0xFF) && unit != previous) return true;
    return !(usual[unit >> 13] >> (unit >> 8 & 31) & 1);
}

/* One of the two readings, character by character. */
typedef struct reading {
    size_t at;
    dnm_tally tally;
} reading;

typedef struct character {
    int32_t cost[DNM_LANG_COUNT];
    int32_t near; /* what it costs at most for what stands before it */
    bool impossible;
    bool plain;
} character;

static uint32_t next_code_point(const dnm_utf16 *u, reading *r)
{
    uint32_t unit = dnm_utf16_unit(u, r->at);
    r->at += 2;
    if (unit < 0xD800 || unit >= 0xDC00 || u->n - r->at < 2) return unit;
    uint32_t next = dnm_utf16_unit(u, r->at);
    if (next < 0xDC00 || next > 0xDFFF) return unit;
    r->at += 2;
    return 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00);
}

/* Controls below U+0020 are no sign of lost step, which hardly makes any, but of tables of numbers. */
static bool is_impossible(uint32_t cp)
{
    return cp >= 0x7F && dnm_cp_has(cp, DNM_CP_CONTROL | DNM_CP_UNASSIGNED | DNM_CP_SURROGATE);
}

static bool is_plain(uint32_t cp)
{
    if (cp < 0x20) return cp == '\t' || cp == '\n' || cp == '\r' || cp == '\f';
    return !is_impossible(cp) && !dnm_cp_has(cp, DNM_CP_PRIVATE_USE);
}

static character next_character(const dnm_utf16 *u, reading *r)
{
    uint32_t cp = next_code_point(u, r);
    uint32_t previous = r->tally.previous;
    uint8_t ascii = (uint8_t)cp;
    character c = {.near = DEAREST, .impossible = is_impossible(cp), .plain = is_plain(cp)};
    if (cp >> 7 == previous >> 7) c.near = cp == previous ? SAME : SAME_BLOCK;
    memset(r->tally.cost, 0, sizeof r->tally.cost);
    if (cp < 0x80) {
        dnm_tally_ascii(&r->tally, &ascii, 1);
    } else {
        dnm_tally_add(&r->tally, cp);
    }
    for (int i = 0; i < DNM_LANG_COUNT; i++)
        c.cost[i] = (int32_t)r->tally.cost[i] + (cp < 0x80 ? dnm_ascii_costs[ascii] : 0);
    return c;
}

static int32_t least_cost(const character *c)
{
    int32_t least = c->near;
    for (int i = 0; i < DNM_LANG_COUNT; i++)
        if (c->cost[i] < least) least = c->cost[i];
    return c->impossible ? IMPOSSIBLE : least;
}

/* The gain in one language since it last was nothing. */
typedef struct gain {
    int64_t sum;
    size_t begin;        /* where it began to grow */
    unsigned impossible; /* characters of the text as it is read since */
} gain;

typedef struct look {
    const dnm_utf16 *u;
    reading read, other;
    gain gains[DNM_LANG_COUNT];
    unsigned quiet; /* characters since a gain was seen */
} look;

static void step_read(look *l)
{
    character c = next_character(l->u, &l->read);
    int32_t cost = least_cost(&c) - DRIFT;
    for (int i = 0; i < DNM_LANG_COUNT; i++) {
        l->gains[i].sum += cost;
        l->gains[i].impossible += c.impossible;
    }
}

/* Forgets gains that are none. True if there is any left. */
static bool step_other(look *l)
{
    character c = next_character(l->u, &l->other);
    bool any = false;
    for (int i = 0; i < DNM_LANG_COUNT; i++) {
        gain *g = &l->gains[i];
        g->sum -= c.plain ? c.cost[i] : NOT_PLAIN;
        if (g->sum <= 0) {
            *g = (gain){.begin = l->read.at};
        } else {
            any = true;
        }
    }
    return any;
}

/* The language that stands for any one script knows no letters: it cannot tell a text by itself. */
static bool is_enough(const look *l, int language)
{
    const gain *g = &l->gains[language];
    unsigned impossible = g->impossible < 3 ? g->impossible : 3;
    bool odd = (l->u->n - l->read.at) & 1;
    if (language == DNM_LANG_OTHER && impossible == 0 && !odd) return false;
    return g->sum >= (odd ? ODD_END : ALL_SOUND - FOR_IMPOSSIBLE * (int64_t)impossible);
}

/* An inserted byte may stand inside a character, whose other half then begins no unit. */
static size_t bytes_of_none(const dnm_utf16 *u, size_t at)
{
    enum { RARE = 140 };
    if (u->n - at < 5) return 1;
    reading r = {.at = at + 1};
    character c = next_character(u, &r);
    int32_t least = RARE;
    for (int i = 0; i < DNM_LANG_COUNT; i++)
        if (c.cost[i] < least) least = c.cost[i];
    return c.impossible || least == RARE ? 3 : 1;
}

/* That step was lost is certain then; where, is asked anew without the benefit of doubt: both readings in the
 * language of the other. */
static size_t where_lost(const look *l, size_t from, int language)
{
    size_t begin = from, end = l->read.at;
    reading read = {.at = from}, other = {.at = from + 1};
    int64_t sum = 0;
    while (read.at < end) {
        character c = next_character(l->u, &read);
        sum += c.plain ? c.cost[language] : NOT_PLAIN;
        while (other.at < read.at && l->u->n - other.at >= 2) {
            c = next_character(l->u, &other);
            sum -= c.plain ? c.cost[language] : NOT_PLAIN;
        }
        if (sum <= 0) {
            sum = 0;
            begin = read.at;
        }
    }
    return begin < end ? begin : l->gains[language].begin;
}

static dnm_utf16_slip slip_of(const look *l, size_t from, int language)
{
    enum { BEFORE = 64 };
    size_t begin = l->gains[language].begin;
    if (begin - from > BEFORE) from = begin - BEFORE;
    size_t at = where_lost(l, from, language);
    return (dnm_utf16_slip){true, at, bytes_of_none(l->u, at)};
}

dnm_utf16_slip dnm_utf16_look(const dnm_utf16 *u, size_t from, size_t trigger)
{
    look l = {.u = u, .read = {.at = from}, .other = {.at = from + 1}};
    for (int i = 0; i < DNM_LANG_COUNT; i++) l.gains[i].begin = from;
    while (u->n - l.read.at >= 2) {
        step_read(&l);
        bool any = true;
        while (l.other.at < l.read.at && u->n - l.other.at >= 2) any = step_other(&l);
        l.quiet = any || l.read.at <= trigger ? 0 : l.quiet + 1;
        if (l.quiet == QUIET || l.read.at > trigger + LONGEST) break;
        for (int i = 0; i < DNM_LANG_COUNT; i++)
            if (is_enough(&l, i)) return slip_of(&l, from, i);
    }
    return (dnm_utf16_slip){.at = l.read.at};
}
