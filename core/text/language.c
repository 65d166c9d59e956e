/* language.c -- the cost of a code point in each language, given the one before it.
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/language.h"

#include "core/text/han_stats.h"
#include "core/text/language_tables.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

/* In eighths of a bit. */
enum {
    FOREIGN_HAN = 144,
    FOREIGN_HANGUL = 144,
    HANJA = 136,   /* a Chinese character in Korean text */
    UNKNOWN = 128, /* an assigned character that no table has */
    UNASSIGNED = 208,
    PRIVATE_USE = 176,
    NEW_SCRIPT = 112,       /* "any one script": the first character of a block ... */
    SAME_SCRIPT = 56,       /* ... and those that follow it */
    NO_PAIR = 3,            /* what two Han characters that form no known pair pay for those that do */
    CASE_BREAK = 44,        /* a capital after a small letter */
    CAPITALS = 30,          /* saved by a capital after a capital */
    GLUED = 16,             /* a Han run that touches a Latin letter, for each side ... */
    LONE = 24,              /* ... and more for each side of one lone character */
    INTO_CYRILLIC = 24,     /* a Cyrillic word after Latin ones ... */
    OUT_OF_CYRILLIC = 40,   /* ... and before them */
    STRANGE_NEIGHBOUR = 32, /* a letter of one alphabet right after one of another, or accents in a row */
};

static void add_to_all(dnm_tally *t, uint32_t cost)
{
    for (int i = 0; i < DNM_LANG_COUNT; i++) t->cost[i] += cost;
}

static void add_han(dnm_tally *t, uint32_t cp)
{
    const uint8_t *cost = dnm_han_costs[cp - DNM_HAN_FIRST];
    uint32_t saving = 0, extra = t->run == 0 && t->glued ? GLUED : 0;
    if (!t->loosely && dnm_han_is_core(t->previous)) {
        saving = dnm_han_pair_saving(t->previous, cp);
        extra = saving ? 0 : NO_PAIR;
    }
    t->cost[DNM_LANG_HANS] += cost[0] > saving + 8 ? cost[0] - saving + extra : 8;
    t->cost[DNM_LANG_HANT] += cost[1] > saving + 8 ? cost[1] - saving + extra : 8;
    t->cost[DNM_LANG_JPAN] += cost[2];
    t->cost[DNM_LANG_KORE] += HANJA;
    t->cost[DNM_LANG_CYRL] += FOREIGN_HAN;
    t->cost[DNM_LANG_LATN] += FOREIGN_HAN;
    t->cost[DNM_LANG_OTHER] += UNKNOWN;
    if (cost[0] > cost[1] + 32) t->only_hant++;
    if (cost[1] > cost[0] + 32) t->only_hans++;
}

static void add_hangul(dnm_tally *t, uint32_t cp)
{
    add_to_all(t, FOREIGN_HANGUL);
    t->cost[DNM_LANG_KORE] += dnm_hangul_costs[cp - 0xAC00];
    t->cost[DNM_LANG_KORE] -= FOREIGN_HANGUL;
}

static bool is_ascii_letter(uint32_t cp)
{
    return (cp | 0x20) - 'a' < 26;
}

static uint32_t other_cost(uint32_t previous, uint32_t cp)
{
    return previous >= 0x80 && previous >> 7 == cp >> 7 ? SAME_SCRIPT : NEW_SCRIPT;
}

/* Portuguese "ções", "ção"; French "créée"; German "größe". */
static bool go_together(uint32_t first, uint32_t second)
{
    switch (dnm_cp_lower(second)) {
    case 0xE3:
    case 0xF5:
        return dnm_cp_lower(first) == 0xE7;
    case 0xE9:
        return dnm_cp_lower(first) == 0xE9;
    case 0xDF:
        return first == 0xE4 || first == 0xF6 || first == 0xFC;
    default:
        return false;
    }
}

/* Accented letters rarely come in a row, and a capital hardly ever follows a small letter. */
static uint32_t latin_context(uint32_t previous, uint32_t cp, uint32_t props)
{
    uint32_t cost = 0;
    if (previous >= 0x80 && dnm_cp_is_letter(previous) && !go_together(previous, cp))
        cost += STRANGE_NEIGHBOUR;
    if (props & DNM_CP_UPPER && previous - 'a' < 26) cost += CASE_BREAK;
    if (!(props & DNM_CP_LETTER) && cp < 0x100 && cp > 0xA0 && previous > 0xA0 && previous < 0x100) {
        cost += STRANGE_NEIGHBOUR;
    }
    return cost;
}

/* The capitals of one Cyrillic charset are the small letters of another: what tells them apart is that
 * words do not begin small and go on in capitals. */
static void add_cyrillic_context(dnm_tally *t, uint32_t previous, uint32_t props)
{
    if (!(props & DNM_CP_CYRILLIC)) return;
    uint32_t before = dnm_cp_props(previous);
    if (t->run == 0) {
        t->cost[DNM_LANG_CYRL] += (t->glued ? STRANGE_NEIGHBOUR : 0u) + (t->among_latin ? INTO_CYRILLIC : 0u);
    }
    if (!(props & DNM_CP_UPPER) || !(before & DNM_CP_CYRILLIC)) return;
    if (before & DNM_CP_UPPER) {
        t->cost[DNM_LANG_CYRL] -= CAPITALS;
    } else {
        t->cost[DNM_LANG_CYRL] += CASE_BREAK;
    }
}

static void add_letter(dnm_tally *t, uint32_t cp, size_t row)
{
    const uint8_t *cost = dnm_letter_costs[row][cp & 0xFF];
    for (int i = 0; i < DNM_LETTER_LANGUAGES; i++) t->cost[i] += cost[i];
    uint32_t props = dnm_cp_props(cp);
    if (cp < 0x250) t->cost[DNM_LANG_LATN] += latin_context(t->previous, cp, props);
    if (cp >= 0x400 && cp < 0x500) add_cyrillic_context(t, t->previous, props);
    t->cost[DNM_LANG_OTHER] += other_cost(t->previous, cp);
}

static void add_unusual(dnm_tally *t, uint32_t cp)
{
    uint32_t props = dnm_cp_props(cp);
    if (props & DNM_CP_PRIVATE_USE) {
        add_to_all(t, PRIVATE_USE);
    } else if (props & (DNM_CP_UNASSIGNED | DNM_CP_SURROGATE)) {
        add_to_all(t, UNASSIGNED);
    } else if (props & DNM_CP_HAN) {
        add_to_all(t, DNM_HAN_COST_OTHER);
    } else {
        add_to_all(t, UNKNOWN);
        t->cost[DNM_LANG_OTHER] += other_cost(t->previous, cp);
        t->cost[DNM_LANG_OTHER] -= UNKNOWN;
    }
}

void dnm_tally_add(dnm_tally *t, uint32_t cp)
{
    if (dnm_han_is_core(cp)) {
        add_han(t, cp);
    } else if (cp < 0x10000 && dnm_letter_blocks[cp >> 8]) {
        add_letter(t, cp, dnm_letter_blocks[cp >> 8] - 1u);
    } else if (cp >= 0xAC00 && cp < 0xD7A4) {
        add_hangul(t, cp);
    } else {
        add_unusual(t, cp);
    }
    t->chars++;
    t->wide += cp >= 0x800;
    t->run++;
    t->previous = cp;
}

/* What each costs in the languages that have no ideographs is added once for all. */
static void add_foreign_han(dnm_tally *t, uint32_t count)
{
    t->cost[DNM_LANG_KORE] += HANJA * count;
    t->cost[DNM_LANG_CYRL] += FOREIGN_HAN * count;
    t->cost[DNM_LANG_LATN] += FOREIGN_HAN * count;
    t->cost[DNM_LANG_OTHER] += UNKNOWN * count;
    t->chars += count;
    t->wide += count;
    t->run += count;
}

size_t dnm_tally_ideographs(dnm_tally *t, const uint8_t *p, size_t n)
{
    uint32_t hans = 0, hant = 0, jpan = 0, only_hans = 0, only_hant = 0, cp = 0;
    size_t at = 0;
    for (; at + 3 <= n && (p[at] & 0xF0) == 0xE0; at += 3) {
        if ((p[at + 1] & 0xC0) != 0x80 || (p[at + 2] & 0xC0) != 0x80) break;
        uint32_t next = (p[at] & 0x0Fu) << 12 | (p[at + 1] & 0x3Fu) << 6 | (p[at + 2] & 0x3Fu);
        if (!dnm_han_is_core(next)) break;
        cp = next;
        const uint8_t *cost = dnm_han_costs[cp - DNM_HAN_FIRST];
        hans += cost[0] > 8 ? cost[0] : 8;
        hant += cost[1] > 8 ? cost[1] : 8;
        jpan += cost[2];
        only_hant += cost[0] > cost[1] + 32;
        only_hans += cost[1] > cost[0] + 32;
    }
    if (at == 0) return 0;
    const uint32_t glued = t->run == 0 && t->glued ? GLUED : 0;
    t->cost[DNM_LANG_HANS] += hans + glued;
    t->cost[DNM_LANG_HANT] += hant + glued;
    t->cost[DNM_LANG_JPAN] += jpan;
    t->only_hans += only_hans;
    t->only_hant += only_hant;
    t->previous = cp;
    add_foreign_han(t, (uint32_t)(at / 3));
    return at;
}

/* Languages differ in how their words stand among Latin ones: `touching` says that a Latin letter follows
 * at once, `among_latin` that words of Latin letters do. */
static void leave_run(dnm_tally *t, bool touching, bool among_latin)
{
    if (t->run == 0) return;
    unsigned sides = (unsigned)t->glued + (unsigned)touching;
    uint32_t han = (touching ? GLUED : 0u) + (t->run == 1 ? sides * LONE : 0u);
    for (int i = DNM_LANG_HANS; i <= DNM_LANG_KORE; i++) t->cost[i] += han;
    t->cost[DNM_LANG_CYRL] += (touching ? STRANGE_NEIGHBOUR : 0u) + (among_latin ? OUT_OF_CYRILLIC : 0u);
}

void dnm_tally_ascii(dnm_tally *t, const uint8_t *ascii, size_t n)
{
    enum { SHORT_GAP = 3 }; /* punctuation and a blank between two words of one language */
    bool among_latin = n > SHORT_GAP;
    for (size_t i = 0; i < n && !among_latin; i++) among_latin = is_ascii_letter(ascii[i]);
    leave_run(t, is_ascii_letter(ascii[0]), among_latin);
    t->among_latin = among_latin;
    t->glued = is_ascii_letter(ascii[n - 1]);
    t->run = 0;
    t->previous = ascii[n - 1];
}

uint32_t dnm_chinese_cost(uint32_t previous, uint32_t cp)
{
    dnm_tally t = {.previous = previous};
    dnm_tally_add(&t, cp);
    return t.cost[DNM_LANG_HANS] < t.cost[DNM_LANG_HANT] ? t.cost[DNM_LANG_HANS] : t.cost[DNM_LANG_HANT];
}

/* ---- a bound ---- */

/* No less than what a character costs as Simplified and as Traditional, whatever stands around it in its run.
 * False: Chinese text has no such character. */
static bool add_most(uint32_t cost[2], uint32_t cp)
{
    if (dnm_han_is_core(cp)) {
        const uint8_t *han = dnm_han_costs[cp - DNM_HAN_FIRST];
        cost[0] += han[0] + NO_PAIR;
        cost[1] += han[1] + NO_PAIR;
        return true;
    }
    const uint8_t row = cp < 0x10000 ? dnm_letter_blocks[cp >> 8] : 0;
    const uint8_t *letter = row ? dnm_letter_costs[row - 1u][cp & 0xFF] : NULL;
    cost[0] += letter ? letter[0] : UNASSIGNED;
    cost[1] += letter ? letter[1] : UNASSIGNED;
    const bool halfwidth = cp >= 0xFF61 && cp <= 0xFF9F;
    return cp != DNM_REPLACEMENT && !halfwidth && !dnm_cp_has(cp, DNM_CP_CONTROL | DNM_CP_PRIVATE_USE);
}

bool dnm_surely_chinese(dnm_str text, uint32_t usual, uint32_t more, uint32_t *rare)
{
    enum { RARE = 110 }; /* one of 16 hanzi in manuals, 15 of 16 in UTF-8 that was read as GBK */
    uint32_t run = 0, longest = 0;
    *rare = UINT32_MAX;
    uint32_t cost[2] = {0, 0};
    uint32_t chars = 0, hanzi = 0, touching = 0; /* letters right before and behind a run */
    for (size_t at = 0; at < text.n;) {
        if ((unsigned char)text.p[at] < 0x80) {
            const size_t ascii = dnm_ascii_prefix(text.p + at, text.n - at);
            touching += is_ascii_letter((uint8_t)text.p[at]);
            touching += is_ascii_letter((uint8_t)text.p[at + ascii - 1]);
            at += ascii;
            continue;
        }
        if (dnm_utf8_is_han(text.p + at)) {
            const uint8_t *han = dnm_han_costs[dnm_utf8_han(text.p + at) - DNM_HAN_FIRST];
            cost[0] += han[0];
            cost[1] += han[1];
            run = (run + 1) & -(uint32_t)((han[0] >= RARE) & (han[1] >= RARE));
            longest = run > longest ? run : longest;
            hanzi++;
            at += 3;
            continue;
        }
        if (!add_most(cost, dnm_utf8_next(text.p, text.n, &at))) return false;
        chars++;
    }
    *rare = longest;
    const uint64_t least = (uint64_t)(cost[0] < cost[1] ? cost[0] : cost[1]) + (uint64_t)hanzi * NO_PAIR;
    return least + (uint64_t)touching * (GLUED + LONE) < (uint64_t)(chars + hanzi) * usual + more;
}
