/* segment.c -- the search behind segment.h: for every offset and for both states (in the native charset,
 * in an island) the cheapest way to get there (Viterbi).
 *
 * SPDX-License-Identifier: MIT */
#include "core/text/segment.h"

#include "core/text/detect_internal.h"
#include "core/text/han_stats.h"
#include "core/text/language.h"
#include "core/text/unicode.h"

#include <stdlib.h>

/* In eighths of a bit. */
enum {
    BAD_BYTE = 120,
    GLUED_LETTER = 24, /* ASCII right after a Han character: it may be a second byte that lost its first */
    SHORT_END = 48,
    ENTER_ISLAND = 96,
    ENTER_PAIRS = 160, /* an island of pairs in UTF-8: one pair is rather what is left of a character */
    LONE_LETTER = 96,  /* a letter or quotation mark of windows-1252 at a Latin letter */
    LEAVE_ISLAND = 32,
    SOUND = 144,     /* what is mapped costs no more than a bad byte and the letter that follows it */
    SOUND_UTF8 = 64, /* what is well-formed UTF-8 in a UTF-8 text may be rare, but is no accident */
};

enum { STATES = 2 }; /* DNM_PIECE_NATIVE, DNM_PIECE_ISLAND */

typedef struct cell {
    uint32_t cost; /* UINT32_MAX: no way leads here */
    uint8_t from;  /* the state it comes from */
    dnm_piece piece;
} cell;

struct dnm_segmenter {
    cell cells[DNM_SEGMENT_MAX + 1][STATES];
    dnm_piece pieces[DNM_SEGMENT_MAX];
};

dnm_segmenter *dnm_segmenter_new(void)
{
    return malloc(sizeof(dnm_segmenter));
}

void dnm_segmenter_free(dnm_segmenter *segmenter)
{
    free(segmenter);
}

typedef struct search {
    dnm_segmenter *work;
    const uint8_t *p;
    size_t n;
    dnm_stepper *native, *foreign;
    const dnm_one_byte *western; /* NULL: no such bytes among native ones */
    bool at_end;
} search;

static void reach(const search *s, size_t at, unsigned from, unsigned state, uint32_t cost, dnm_piece piece)
{
    cell *to = &s->work->cells[at + piece.length][state];
    cost += s->work->cells[at][from].cost;
    if (cost >= to->cost) return;
    *to = (cell){.cost = cost, .from = (uint8_t)from, .piece = piece};
}

static uint32_t native_cost(const search *s, uint32_t previous, uint32_t cp)
{
    if (cp < 0x80) return dnm_ascii_costs[cp] + (cp >= 0x40 && dnm_han_is_core(previous) ? GLUED_LETTER : 0u);
    uint32_t cost = dnm_chinese_cost(previous, cp);
    uint32_t most = s->native == dnm_utf8_step ? SOUND_UTF8 : SOUND;
    return cost < most ? cost : most;
}

static void try_native(const search *s, size_t at, unsigned state, uint32_t previous)
{
    const uint8_t *p = s->p + at;
    uint32_t leaving = state == DNM_PIECE_ISLAND ? LEAVE_ISLAND : 0;
    dnm_step step = s->native(p, s->n - at);
    dnm_piece piece = {step.code_point, step.mark, step.length, DNM_PIECE_NATIVE};
    if (step.state == DNM_STEP_OK) {
        unsigned to = p[0] < 0x80 ? state : DNM_PIECE_NATIVE; /* ASCII is the same in both */
        uint32_t cost = native_cost(s, previous, step.code_point);
        reach(s, at, state, to, cost + (to == state ? 0 : leaving), piece);
    } else if (step.state == DNM_STEP_SHORT && s->at_end) {
        piece.kind = DNM_PIECE_SHORT;
        reach(s, at, state, DNM_PIECE_NATIVE, SHORT_END + leaving, piece);
    } else {
        piece.kind = DNM_PIECE_BAD;
        reach(s, at, state, DNM_PIECE_NATIVE, BAD_BYTE + leaving, piece);
    }
    if (p[0] >= 0x80 && step.length > 1) {
        reach(s, at, state, DNM_PIECE_NATIVE, BAD_BYTE + leaving, (dnm_piece){0xFFFD, 0, 1, DNM_PIECE_BAD});
    }
}

static void try_foreign(const search *s, size_t at, unsigned state, uint32_t previous)
{
    if (!s->foreign || s->p[at] < 0x80) return;
    dnm_step step = s->foreign(s->p + at, s->n - at);
    if (step.state != DNM_STEP_OK || step.length < 2) return;
    dnm_piece piece = {step.code_point, step.mark, step.length, DNM_PIECE_ISLAND};
    uint32_t cost = dnm_chinese_cost(previous, step.code_point);
    const uint32_t entering = s->native == dnm_utf8_step ? ENTER_PAIRS : ENTER_ISLAND;
    reach(s, at, state, DNM_PIECE_ISLAND, cost + (state == DNM_PIECE_ISLAND ? 0 : entering), piece);
}

static bool is_latin(uint8_t b)
{
    return (uint8_t)((b | 0x20) - 'a') < 26;
}

/* A byte of windows-1252 that one program wrote into another's UTF-8, as often happens to "é" and to
 * quotation marks: between ASCII, and at a letter or a word of its own ("à"). */
static void try_western(const search *s, size_t at, unsigned state)
{
    const uint8_t *p = s->p + at;
    if (!s->western || p[0] < 0x80) return;
    const uint8_t before = at ? p[-1] : ' ', after = at + 1 < s->n ? p[1] : ' ';
    const uint32_t cp = s->western->high[p[0] - 0x80];
    const bool letter = dnm_cp_is_letter(cp) && p[0] != 0xFF /* a filler */,
               quotes = cp >= 0x2013 && cp <= 0x201E;
    const bool word = letter && before == ' ' && after == ' ';
    if (before >= 0x80 || after >= 0x80 || !(is_latin(before) || is_latin(after) || word)) return;
    if (!letter && !quotes) return;
    reach(s, at, state, DNM_PIECE_NATIVE, LONE_LETTER, (dnm_piece){cp, 0, 1, DNM_PIECE_ISLAND});
}

static void run(const search *s)
{
    cell(*cells)[STATES] = s->work->cells;
    for (size_t i = 0; i <= s->n; i++) cells[i][0].cost = cells[i][1].cost = UINT32_MAX;
    cells[0][DNM_PIECE_NATIVE] = (cell){.cost = 0};
    for (size_t at = 0; at < s->n; at++) {
        for (unsigned state = 0; state < STATES; state++) {
            if (cells[at][state].cost == UINT32_MAX) continue;
            uint32_t previous = at ? cells[at][state].piece.code_point : 0;
            try_native(s, at, state, previous);
            try_foreign(s, at, state, previous);
            try_western(s, at, state);
        }
    }
}

/* Backwards along the best way, filling the pieces from their end. */
static const dnm_piece *collect(const search *s, size_t *count, uint32_t *cost)
{
    cell(*cells)[STATES] = s->work->cells;
    unsigned state = cells[s->n][0].cost <= cells[s->n][1].cost ? DNM_PIECE_NATIVE : DNM_PIECE_ISLAND;
    *cost = cells[s->n][state].cost;
    size_t slot = DNM_SEGMENT_MAX;
    for (size_t at = s->n; at > 0;) {
        const cell *c = &cells[at][state];
        s->work->pieces[--slot] = c->piece;
        at -= c->piece.length;
        state = c->from;
    }
    *count = DNM_SEGMENT_MAX - slot;
    return s->work->pieces + slot;
}

const dnm_piece *dnm_segment(dnm_segmenter *segmenter, const uint8_t *p, size_t n, dnm_stepper *native,
                             dnm_stepper *foreign, bool at_end, size_t *count, uint32_t *cost)
{
    const dnm_one_byte *western = native == dnm_utf8_step ? dnm_one_byte_find("windows-1252") : NULL;
    search s = {segmenter, p, n, native, foreign, western, at_end};
    run(&s);
    return collect(&s, count, cost);
}

uint32_t dnm_segment_plain_cost(const uint8_t *p, size_t n, dnm_stepper *native)
{
    search s = {.p = p, .n = n, .native = native};
    uint32_t cost = 0, previous = 0;
    for (size_t at = 0; at < n;) {
        dnm_step step = native(p + at, n - at);
        if (step.state != DNM_STEP_OK) return UINT32_MAX;
        cost += native_cost(&s, previous, step.code_point);
        previous = step.code_point;
        at += step.length;
    }
    return cost;
}
