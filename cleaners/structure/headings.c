/* headings.c -- which lines with a number are headings: short, no sentence, followed by text rather than by
 * the next number, and part of a series. Levels follow the kinds of numbers that the document uses, in the
 * order of GB/T 9704-2012, 7.3.3, for 一、 （一） 1. （1）, and decimal numbers by their depth.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/unicode.h"
#include "core/text/utf8.h"

enum { KINDS = DNM_LABEL_TOPIC + 1, LARGEST_PART = 50, DEEPEST = 4, DIGITS = 2 };

/* Outermost first; 0 ends the list. What is not in it makes no heading. */
static const dnm_label_kind ranks[] = {DNM_LABEL_VOLUME,  DNM_LABEL_CHAPTER, DNM_LABEL_SECTION,
                                       DNM_LABEL_ARTICLE, DNM_LABEL_HAN,     DNM_LABEL_HAN_BRACKET,
                                       DNM_LABEL_DIGIT,   DNM_LABEL_DECIMAL, DNM_NO_LABEL};

typedef struct survey {
    uint32_t found[KINDS];   /* candidates */
    uint32_t highest[KINDS]; /* the numbers that ran on: 2 is a series */
} survey;

static uint32_t longest(dnm_label_kind kind)
{
    return kind == DNM_LABEL_DIGIT || kind == DNM_LABEL_ARTICLE ? 25 : kind == DNM_LABEL_DECIMAL ? 30 : 50;
}

static bool has_rank(dnm_label_kind kind)
{
    for (const dnm_label_kind *r = ranks; *r != DNM_NO_LABEL; r++)
        if (*r == kind) return true;
    return false;
}

/* ---- decimal numbers ---- */

static dnm_str behind_label(const structure_line *l)
{
    return (dnm_str){l->text.p + l->label.len, l->text.n - l->label.len};
}

/* "2.1" of "2.1.3"; nothing of a number without a point. */
static dnm_str prefix_of(const structure_line *l)
{
    for (size_t n = l->label.kind == DNM_LABEL_DECIMAL ? l->label.len : 0; n;) {
        const uint32_t cp = dnm_utf8_prev(l->text.p, &n);
        if (cp == '.' || cp == 0xFF0E) return (dnm_str){l->text.p, n}; /* ．, the point of full width */
    }
    return (dnm_str){l->text.p, 0};
}

/* No date, no amount, no version: small parts, and a blank or a word behind them that is no unit. */
static bool is_outline_number(const structure_line *l)
{
    static const char units[] = "万萬亿億元米公千吨噸克斤个個年月日号號倍度成亩畝岁歲版寸尺里人";
    const dnm_str rest = behind_label(l);
    size_t at = 0;
    if (l->label.depth > DEEPEST || !rest.n) return false;
    for (dnm_str part = {l->text.p, l->label.len}; part.n;) {
        uint32_t number;
        const size_t n = dnm_read_number(part, &number);
        if (!n || !number || number > LARGEST_PART) return false;
        size_t step = n;
        if (n < part.n) dnm_utf8_next(part.p, part.n, &step); /* a point of any width */
        part = (dnm_str){part.p + step, part.n - step};
    }
    uint32_t cp = dnm_utf8_next(rest.p, rest.n, &at);
    const bool apart = dnm_cp_is_space(cp);
    while (dnm_cp_is_space(cp) && at < rest.n) cp = dnm_utf8_next(rest.p, rest.n, &at);
    for (size_t u = 0; u + 1 < sizeof units;)
        if (dnm_utf8_next(units, sizeof units - 1, &u) == cp) return false;
    return dnm_cp_is_han(cp) || (apart && dnm_cp_is_letter(cp));
}

static bool is_first_below(const structure_line *l, const structure_line *next)
{
    const dnm_str own = {l->text.p, l->label.kind == DNM_LABEL_DECIMAL ? l->label.len : 0};
    if (next->label.kind != DNM_LABEL_DECIMAL || next->label.number != 1) return false;
    if (own.n) return dnm_str_eq(prefix_of(next), own);
    uint32_t number;
    const dnm_str prefix = prefix_of(next);
    return dnm_read_number(prefix, &number) == prefix.n && number == l->label.number;
}

/* A sentence, however short: the point's own text. */
static bool is_text_of_point(const structure_line *l)
{
    enum { FEWEST = 8 };
    return structure_is_text(l) ||
           (l->label.kind == DNM_NO_LABEL && l->shape.ends_sentence && l->shape.chars >= FEWEST);
}

/* "1 概述": a number, a blank and a few words. Bytes of the number; 0 if it is none. */
static size_t read_bare(const structure_line *l, uint32_t *number)
{
    enum { LONGEST_BARE = 20 };
    if (l->contents || l->label.kind != DNM_NO_LABEL || l->heading || l->shape.stops || l->shape.pauses)
        return 0;
    const size_t n = dnm_read_number(l->text, number);
    if (!n || n > DIGITS || l->text.p[0] < '0' || l->text.p[0] > '9' || l->shape.chars > LONGEST_BARE)
        return 0;
    return n < l->text.n && dnm_cp_is_space(dnm_utf8_peek(l->text.p, l->text.n, n)) ? n : 0;
}

/* Such numbers say nothing by themselves, but 1.1 behind 1 does; then those that run on count, too. */
void structure_bare_numbers(structure_page *page)
{
    uint32_t last = 0;
    bool sure = false;
    for (int pass = 0; pass < 2; pass++, last = 0) {
        for (uint32_t i = 0; i + 1 < page->count; i++) {
            structure_line *l = &page->lines[i];
            uint32_t number;
            const size_t n = read_bare(l, &number);
            if (!n) continue;
            const structure_line probe = {.text = l->text, .label = {DNM_LABEL_DIGIT, number, 1, n}};
            const bool leads = is_first_below(&probe, l + 1);
            sure = sure || (leads && pass == 0);
            if (pass == 0 || !sure || number != last + 1 || (!leads && !is_text_of_point(l + 1))) continue;
            l->label = probe.label;
            last = number;
        }
    }
}

/* ---- candidates ---- */

/* Those of the label that a line counts as ends of sentences: 1. but not 1.1, and ．of full width wherever it
 * is. */
static uint32_t points_in_label(const structure_line *l)
{
    uint32_t points = l->label.kind == DNM_LABEL_DIGIT && memchr(l->text.p, '.', l->label.len);
    for (size_t at = 0; at < l->label.len;) points += dnm_utf8_next(l->text.p, l->label.len, &at) == 0xFF0E;
    return points;
}

static bool has_form(const structure_line *l)
{
    const dnm_shape *s = &l->shape;
    const dnm_label_kind kind = l->label.kind;
    if (!has_rank(kind) || s->chars > longest(kind) || l->label.len >= l->text.n) return false;
    if (kind == DNM_LABEL_DECIMAL && !is_outline_number(l)) return false;
    const uint32_t points = points_in_label(l);
    const bool digits = kind == DNM_LABEL_DIGIT && memchr(l->text.p, '.', l->label.len) == NULL;
    const uint32_t own =
        kind == DNM_LABEL_HAN || (digits && dnm_is_pause(dnm_utf8_peek_back(l->text.p, l->label.len)));
    const bool numeral = kind == DNM_LABEL_DIGIT || kind == DNM_LABEL_DECIMAL;
    if (s->stops > points || s->pauses > own + (numeral ? 1 : 3)) return false;
    return !dnm_is_pause(s->last) && !(numeral && dnm_is_closing(s->last));
}

/* The neighbour is the next or the former point of the same list. */
static bool runs_on(const structure_line *a, const structure_line *b)
{
    if (a->label.kind != b->label.kind || b->label.number != a->label.number + 1) return false;
    return a->label.kind != DNM_LABEL_DECIMAL || dnm_str_eq(prefix_of(a), prefix_of(b));
}

static bool is_candidate(const structure_page *page, uint32_t i)
{
    const structure_line *l = &page->lines[i];
    if (l->contents) return false;
    if (l->heading || !has_form(l) || i + 1 == page->count) return l->heading && has_rank(l->label.kind);
    const structure_line *next = l + 1;
    const bool numeral = l->label.kind == DNM_LABEL_DIGIT || l->label.kind == DNM_LABEL_DECIMAL;
    if (next->parent != l->parent && numeral) return false;
    const bool own_text = i && l->label.kind == DNM_LABEL_ARTICLE && l[-1].shape.stops; /* "第一条 …。" */
    if (runs_on(l, next) || (i && runs_on(l - 1, l) && !own_text)) return false;
    return !numeral || is_text_of_point(next) ||
           is_first_below(l, next); /* 1. is a list's number first of all */
}

/* Decimal numbers begin anew below each point; some articles have their text in the same line. Of both, two
 * that follow each other are a series. */
static void count_candidate(survey *s, const structure_line *l, const structure_line *last[KINDS])
{
    const dnm_label *label = &l->label;
    s->found[label->kind]++;
    if (label->kind != DNM_LABEL_DECIMAL && label->kind != DNM_LABEL_ARTICLE) {
        if (label->number == s->highest[label->kind] + 1) s->highest[label->kind]++;
        return;
    }
    if (!s->highest[label->kind] && label->number == 1) s->highest[label->kind] = 1;
    if (last[label->kind] && runs_on(last[label->kind], l)) s->highest[label->kind] = 2;
    last[label->kind] = l;
}

static void read_survey(const structure_page *page, survey *s)
{
    const structure_line *last[KINDS] = {NULL};
    *s = (survey){0};
    for (uint32_t i = 0; i < page->count; i++)
        if (is_candidate(page, i)) count_candidate(s, &page->lines[i], last);
}

static int level_of(const survey *s, const dnm_label *label)
{
    int level = label->kind == DNM_LABEL_DECIMAL && label->depth > 2 ? (int)label->depth - 1 : 1;
    for (const dnm_label_kind *r = ranks; *r != label->kind; r++) level += s->highest[*r] >= 2;
    return level;
}

void structure_headings(structure_page *page)
{
    survey s;
    read_survey(page, &s);
    for (uint32_t i = 0; i < page->count; i++) {
        structure_line *l = &page->lines[i];
        if (l->heading || !is_candidate(page, i) || s.highest[l->label.kind] < 2) continue;
        const bool numeral = l->label.kind == DNM_LABEL_DIGIT || l->label.kind == DNM_LABEL_DECIMAL;
        const uint16_t confidence = numeral ? 650 : 850;
        l->heading = dnm_edit_set_kind(page->editor, (dnm_why){STRUCTURE_HEADING, confidence}, l->block,
                                       DNM_HEADING, level_of(&s, &l->label));
    }
}
