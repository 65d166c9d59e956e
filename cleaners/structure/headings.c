/* headings.c -- which lines with a number are headings: short, no sentence, followed by text rather than by
 * the next number, and part of a series. Levels follow the kinds of numbers that the document uses, in the
 * order of GB/T 9704-2012, 7.3.3, for 一、 （一） 1. （1）.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

enum { KINDS = DNM_LABEL_TOPIC + 1 };

/* Outermost first; 0 ends the list. What is not in it makes no heading. */
static const dnm_label_kind ranks[] = {DNM_LABEL_VOLUME, DNM_LABEL_CHAPTER,     DNM_LABEL_SECTION,
                                       DNM_LABEL_HAN,    DNM_LABEL_HAN_BRACKET, DNM_LABEL_DIGIT,
                                       DNM_NO_LABEL};

typedef struct survey {
    uint32_t found[KINDS];   /* candidates */
    uint32_t highest[KINDS]; /* the numbers that ran on: 2 is a series */
} survey;

static uint32_t longest(dnm_label_kind kind)
{
    return kind == DNM_LABEL_DIGIT ? 25 : 50;
}

static bool has_rank(dnm_label_kind kind)
{
    for (const dnm_label_kind *r = ranks; *r != DNM_NO_LABEL; r++)
        if (*r == kind) return true;
    return false;
}

static bool has_form(const structure_line *l)
{
    const dnm_shape *s = &l->shape;
    if (!has_rank(l->label.kind) || s->chars > longest(l->label.kind) || l->label.len >= l->text.n)
        return false;
    const uint32_t point = l->label.kind == DNM_LABEL_DIGIT && memchr(l->text.p, '.', l->label.len) ? 1 : 0;
    const uint32_t own =
        l->label.kind == DNM_LABEL_HAN || (l->label.kind == DNM_LABEL_DIGIT && !point) ? 1 : 0;
    if (s->stops > point || s->pauses > own + 3) return false;
    return !dnm_is_pause(s->last) && !(l->label.kind == DNM_LABEL_DIGIT && s->pauses > own);
}

/* The neighbour is the next or the former point of the same list. */
static bool runs_on(const structure_line *a, const structure_line *b)
{
    return a->label.kind == b->label.kind && b->label.number == a->label.number + 1;
}

static bool is_candidate(const structure_page *page, uint32_t i)
{
    const structure_line *l = &page->lines[i];
    if (l->heading || !has_form(l) || i + 1 == page->count) return l->heading && has_rank(l->label.kind);
    const structure_line *next = l + 1;
    if (next->parent != l->parent && l->label.kind == DNM_LABEL_DIGIT) return false;
    if (runs_on(l, next) || (i && runs_on(l - 1, l))) return false;
    if (l->label.kind != DNM_LABEL_DIGIT) return true;
    return next->front.kind == DNM_FRONT_BODY; /* 1. is a list's number first of all */
}

static void read_survey(const structure_page *page, survey *s)
{
    *s = (survey){0};
    for (uint32_t i = 0; i < page->count; i++) {
        const dnm_label *label = &page->lines[i].label;
        if (!is_candidate(page, i)) continue;
        s->found[label->kind]++;
        if (label->number == s->highest[label->kind] + 1) s->highest[label->kind]++;
    }
}

static int level_of(const survey *s, dnm_label_kind kind)
{
    int level = 1;
    for (const dnm_label_kind *r = ranks; *r != kind; r++) level += s->highest[*r] >= 2;
    return level;
}

void structure_headings(structure_page *page)
{
    survey s;
    read_survey(page, &s);
    for (uint32_t i = 0; i < page->count; i++) {
        structure_line *l = &page->lines[i];
        if (l->heading || !is_candidate(page, i) || s.highest[l->label.kind] < 2) continue;
        const uint16_t confidence = l->label.kind == DNM_LABEL_DIGIT ? 650 : 850;
        dnm_edit_set_kind(page->editor, (dnm_why){STRUCTURE_HEADING, confidence}, l->block, DNM_HEADING,
                          level_of(&s, l->label.kind));
    }
}
