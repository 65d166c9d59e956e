/* chunks.c -- pieces with running numbers that the preview of a document-sharing site cut a text into. A
 * list begins its points with words, and ends them with marks or has short ones; pieces are cut anywhere, all
 * at one distance, so that numbers stand in the middle of sentences and words. Points of lists may stand
 * among the pieces.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/rejoin/rejoin.h"
#include "core/text/han_model.h"
#include "core/text/han_stats.h"
#include "core/text/shape.h"
#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum {
    PROSE = 30,       /* characters of a line with a pause in it: hardly a heading */
    LONG_PROSE = 100, /* ... or without one */
    SHORTEST_STEP = 80,
    GAIN_LITTLE = 62, /* see judge.c */
    GAIN_USUAL = 95,
    GAIN_SURE = 110,
    POINTS_SURE = 2,
    POINTS_CERTAIN = 3
};

/* A line that begins with a number. */
typedef struct numbered {
    uint32_t line;
    uint32_t at;     /* characters of text before it */
    uint32_t number; /* which it has */
    uint32_t points; /* how surely the text before it reads on behind the number */
    bool open;       /* no sentence ends before it */
    bool torn;       /* ... and one was begun there */
    bool empty;      /* nothing stands behind the number */
} numbered;

typedef struct pieces {
    const numbered *all;
    uint32_t count;
    const numbered **chain; /* those that run on: 2, 3, 4, … */
    uint32_t n;
    uint32_t chars; /* of the text */
    uint32_t step;  /* characters from one to the next; 0 where too few are known */
    bool marks;     /* other lines end with marks */
    bool
        all_open; /* what is looked for: every number that no sentence ends before, not the torn ones alone */
} pieces;

/* ---- one line ---- */

static bool is_open(const rejoin_line *before)
{
    if (before->ends || before->last == ';' || before->last == 0xFF1B || !before->chars) return false;
    if (before->tabular || before->apart || !before->next_is_sibling) return false;
    return before->chars >= LONG_PROSE || before->commas || before->label.kind == DNM_NO_LABEL;
}

/* What stands behind the number could begin nothing, or makes words with what stands before it. */
static uint32_t points_of_seam(const rejoin_page *page, const rejoin_line *a, const rejoin_line *b)
{
    const char *text = dnm_doc_view(page->doc)->text;
    size_t at = b->start + b->label.len, end = a->end;
    if (at >= b->end || !a->chars) return 0;
    const uint32_t first = dnm_utf8_next(text, b->end, &at);
    const uint32_t second = at < b->end ? dnm_utf8_peek(text, b->end, at) : 0;
    if (dnm_is_pause(first) || (dnm_cp_has(first, DNM_CP_CJK_PUNCT) && dnm_is_stop(first)) ||
        (dnm_is_closing(first) && first >= 0x80))
        return POINTS_CERTAIN;
    dnm_utf8_prev(text, &end);
    const unsigned saving = dnm_han_pair_saving(a->last, first);
    const int gain = a->chars >= 2 && second
                         ? dnm_model_seam_gain(dnm_utf8_peek_back(text, end), a->last, first, second)
                         : 0;
    if (saving >= DNM_HAN_PAIR_STRONG || gain >= GAIN_SURE) return POINTS_SURE;
    return saving > 0 || gain >= GAIN_LITTLE;
}

static numbered read_numbered(const rejoin_page *page, uint32_t i, uint32_t at)
{
    const rejoin_line *l = &page->lines[i];
    numbered m = {.line = i, .at = at, .number = l->label.number};
    m.empty = l->start + l->label.len >= l->end;
    m.open = i && is_open(l - 1);
    m.points = m.open ? points_of_seam(page, l - 1, l) : 0;
    m.torn = m.open && (l[-1].commas || l[-1].chars >= PROSE || m.points >= POINTS_SURE);
    return m;
}

static bool read_all(rejoin_page *page, pieces *p)
{
    uint32_t n = 0, at = 0, others = 0, ended = 0;
    for (uint32_t i = 0; i < page->count; i++) n += page->lines[i].label.kind == DNM_LABEL_DIGIT;
    if (!n) return false;
    numbered *all = dnm_arena_alloc(page->arena, n * sizeof *all);
    p->chain = dnm_arena_alloc(page->arena, n * sizeof *p->chain);
    if (!all || !p->chain) return false;
    for (uint32_t i = 0; i < page->count; i++) {
        const rejoin_line *l = &page->lines[i];
        if (l->label.kind == DNM_LABEL_DIGIT) all[p->count++] = read_numbered(page, i, at);
        at += l->chars;
        const bool other = l->chars >= PROSE && (i + 1 == page->count || l[1].label.kind != DNM_LABEL_DIGIT);
        others += other;
        ended += other && l->ends;
    }
    p->all = all;
    p->chars = at;
    p->marks = others && ended * 5 >= others * 4;
    return true;
}

/* ---- those that run on ---- */

static bool is_near(uint32_t a, uint32_t b, uint32_t slack)
{
    return a > b ? a - b <= slack : b - a <= slack;
}

/* Numbers that are looked for by what stands before them; others by their distance alone. */
static bool is_sought(const pieces *p, const numbered *m)
{
    return p->all_open ? m->open : m->torn;
}

/* The distance of the numbers that are sought; in a row, or with another one among them. */
static void measure(pieces *p)
{
    const numbered *first = NULL, *last = NULL;
    for (uint32_t i = 0; i < p->count; i++) {
        const numbered *m = &p->all[i];
        if (!is_sought(p, m) || m->number <= (last ? last->number : 1)) continue;
        if (m->number > (last ? last->number : 1) + 2) continue;
        if (!first) first = m;
        last = m;
    }
    if (!first || last == first) return;
    const uint32_t step = (last->at - first->at) / (last->number - first->number);
    p->step = step >= SHORTEST_STEP ? step : 0;
}

/* Whether `m` may come next behind the last of the chain. */
static bool may_follow(const pieces *p, const numbered *m)
{
    if (m->number != p->n + 2) return false;
    const numbered *last = p->n ? p->chain[p->n - 1] : NULL;
    const bool fits = p->step && (!last || is_near(m->at - last->at, p->step, p->step / 5));
    if (is_sought(p, m) && !last && p->all_open) return p->step && m->at + p->step / 8 >= p->step;
    if (is_sought(p, m)) return fits || !p->step || !last;
    if (!p->step) return false;
    if (m->empty && last && m->at - last->at <= p->step + p->step / 5) return true; /* the text was over */
    return last ? fits : is_near(m->at, p->step, p->step / 5);
}

static void run_on(pieces *p)
{
    for (uint32_t i = 0; i < p->count; i++)
        if (may_follow(p, &p->all[i])) p->chain[p->n++] = &p->all[i];
}

/* The distances are equal, as those of points of a list never are, and no number is missing or left. What
 * stands before the first piece makes it longer. */
static bool is_regular(const pieces *p)
{
    uint32_t open = 0, shown = 0;
    if (p->n < 2 || p->step < LONG_PROSE || !p->marks) return false;
    for (uint32_t i = 0; i < p->n; i++) {
        const uint32_t from = i ? p->chain[i - 1]->at : 0;
        const bool last = i + 1 == p->n && p->chain[i]->empty;
        if (i && !last && !is_near(p->chain[i]->at - from, p->step, p->step / 8)) return false;
        if (!i && p->chain[i]->at > p->step + p->step / 3) return false;
        open += p->chain[i]->open;
        shown += p->chain[i]->torn + p->chain[i]->points;
    }
    const bool first = p->count == p->n + 1 && p->all[0].number == 1 && p->all[0].at < p->step / 4;
    shown +=
        p->chars - p->chain[p->n - 1]->at <= p->step + p->step / 8; /* the last is no longer than others */
    return (p->count == p->n || first) && open * 3 >= p->n * 2 && shown;
}

/* Lists, too, have points without marks, but theirs seldom read on. */
static bool is_shown(const rejoin_page *page, const pieces *p)
{
    uint32_t torn = 0, points = 0, ends = 0;
    bool prose = true;
    for (uint32_t i = 0; i < p->n; i++) {
        torn += p->chain[i]->torn;
        points += p->chain[i]->points;
        ends += !p->chain[i]->torn && !p->chain[i]->empty;
        const rejoin_line *before = &page->lines[p->chain[i]->line - (p->chain[i]->line > 0)];
        prose = prose && (before->chars >= LONG_PROSE || (before->commas && before->chars >= PROSE));
    }
    const bool alone = p->count <= p->n + 1; /* no other line but the first piece is numbered */
    if (!torn || ends * 3 > p->n) return false;
    if (p->n == 1) return p->count == 1 && prose && points + p->marks >= POINTS_SURE;
    if (p->n == 2 && !p->step) return alone && prose && points >= POINTS_SURE;
    if (p->n == 2) return points >= (alone && prose ? POINTS_SURE : POINTS_CERTAIN);
    if (!p->step) return !ends && points >= POINTS_CERTAIN && points * 4 >= torn * 3;
    return points >= POINTS_SURE && points * 5 >= torn * 2;
}

/* ---- the lines ---- */

/* A piece whose number stands behind the end of a sentence: where blank lines stand between paragraphs, or
 * others are cut without one, it is known whether it begins a paragraph. */
static rejoin_piece kind_of(const rejoin_page *page, const numbered *m, bool gaps)
{
    const rejoin_line *l = &page->lines[m->line];
    if (m->empty) return REJOIN_PIECE_EMPTY;
    if (m->torn) return REJOIN_PIECE_GOES_ON;
    return l->gap || gaps ? REJOIN_PIECE_BEGINS : REJOIN_PIECE_GOES_ON;
}

static void mark(rejoin_page *page, const pieces *p)
{
    bool gaps = false;
    for (uint32_t i = 0; i < p->n; i++)
        gaps = gaps || (p->chain[i]->torn && page->lines[p->chain[i]->line].gap);
    for (uint32_t i = 0; i < p->n; i++)
        page->lines[p->chain[i]->line].piece = kind_of(page, p->chain[i], gaps);
    const numbered *second = p->chain[0], *first = second - 1; /* which may be numbered, too */
    if (second == p->all || first->number != 1 || first->empty) return;
    const bool fits = p->step && is_near(second->at - first->at, p->step, p->step / 5);
    if (fits || first->line + 1 == second->line) page->lines[first->line].piece = REJOIN_PIECE_BEGINS;
}

void rejoin_find_pieces(rejoin_page *page)
{
    pieces p = {0};
    if (!read_all(page, &p)) return;
    for (int all_open = 0; all_open < 2; all_open++) {
        p.all_open = all_open;
        p.n = 0;
        p.step = 0;
        measure(&p);
        run_on(&p);
        if (!p.n || !(all_open ? is_regular(&p) : is_shown(page, &p))) continue;
        mark(page, &p);
        return;
    }
}
