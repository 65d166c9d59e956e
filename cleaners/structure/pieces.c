/* pieces.c -- labels of the texts of a collection that are none in other documents: the name of all with a
 * number behind it, a number alone above the title of each, a number before the titles where the collection
 * says of itself that it is one.
 *
 * SPDX-License-Identifier: MIT */
#include "cleaners/structure/structure.h"

#include "core/text/prefix.h"
#include "core/text/utf8.h"

enum { LONGEST_LABEL = 60, MOST_FRONT = 9, LEAST_PIECE = 120 /* characters */ };

static void make_volume(structure_line *l)
{
    l->label.kind = DNM_LABEL_VOLUME;
    l->front.kind = DNM_FRONT_NONE;
}

/* ---- "防火总结 篇1" ---- */

/* "防火总结 篇1", "防火总结篇二": the label stands behind the name of all. Its number; 0 if there is none. */
static uint32_t read_called(const structure_line *l, dnm_str *called)
{
    static const char noun[] = "篇";
    enum { NOUN_BYTES = sizeof noun - 1, NAME_BYTES = 6, DIGITS_BYTES = 6 };
    const dnm_shape *s = &l->shape;
    if (l->label.kind != DNM_NO_LABEL || s->stops || s->pauses || s->chars > LONGEST_LABEL) return 0;
    for (size_t at = l->text.n; at > NAME_BYTES && l->text.n - at <= DIGITS_BYTES + NOUN_BYTES;) {
        dnm_utf8_prev(l->text.p, &at);
        if (l->text.n - at <= NOUN_BYTES || memcmp(l->text.p + at, noun, NOUN_BYTES) != 0) continue;
        const dnm_str digits = {l->text.p + at + NOUN_BYTES, l->text.n - at - NOUN_BYTES};
        uint32_t number = 0;
        if (dnm_read_number(digits, &number) != digits.n) return 0;
        while (at && l->text.p[at - 1] == ' ') at--;
        *called = (dnm_str){l->text.p, at};
        return number;
    }
    return 0;
}

/* Two at least that are called alike and run on from 1. */
void structure_called_pieces(structure_page *page)
{
    structure_line *last = NULL;
    for (uint32_t i = 0; i < page->count; i++) {
        structure_line *l = &page->lines[i];
        dnm_str called = {0};
        const uint32_t number = l->contents ? 0 : read_called(l, &called);
        if (!number) continue;
        const bool next = last && number == last->label.number + 1 && dnm_str_eq(called, last->called);
        if (!next && number != 1) continue;
        l->called = called;
        l->label.number = number;
        if (next) {
            make_volume(last);
            make_volume(l);
        }
        last = l;
    }
}

/* ---- "（一）" above a title, "1、title" ---- */

typedef enum piece_form { FORM_NONE, FORM_BRACKET, FORM_DIGITS, FORM_ONE_OF, FORM_BEFORE, FORMS } piece_form;

/* "之一", "（之二）" and nothing else. Its number; 0 if it is none. */
static uint32_t read_one_of(dnm_str t)
{
    static const char *const words[] = {"之", "（之", "(之", NULL};
    static const char *const closing[] = {"", "）", ")", NULL};
    for (size_t i = 0; words[i]; i++) {
        const size_t n = strlen(words[i]), behind = strlen(closing[i]);
        uint32_t number = 0;
        if (t.n <= n + behind || !dnm_has_at(t, 0, words[i]) || !dnm_str_ends(t, dnm_str_of(closing[i])))
            continue;
        const dnm_str digits = {t.p + n, t.n - n - behind};
        if (dnm_read_number(digits, &number) == digits.n) return number;
    }
    return 0;
}

/* "1、title" */
static bool is_numbered_title(const structure_line *l)
{
    const dnm_shape *s = &l->shape;
    return l->label.kind == DNM_LABEL_DIGIT && l->text.n > l->label.len && s->chars <= LONGEST_LABEL &&
           s->stops <= 1 && s->pauses <= 2 && !s->ends_sentence && !dnm_is_pause(s->last);
}

static piece_form form_of(const structure_line *l, bool many, uint32_t *number)
{
    const bool alone = l->label.len == l->text.n;
    *number = l->label.number;
    if (l->contents || !l->text.n) return FORM_NONE;
    if (l->label.kind == DNM_LABEL_HAN_BRACKET && alone) return FORM_BRACKET;
    if (l->label.kind == DNM_LABEL_DIGIT_BRACKET && alone) return FORM_DIGITS;
    if (many && is_numbered_title(l)) return FORM_BEFORE;
    *number = read_one_of(l->text);
    return *number ? FORM_ONE_OF : FORM_NONE;
}

/* Behind the label come a title, if it has none itself, who spoke and when, and text. */
static bool leads_to_text(const structure_page *page, uint32_t i, piece_form form)
{
    uint32_t j = i + 1;
    if (form != FORM_BEFORE && (j == page->count || page->lines[j].front.kind != DNM_FRONT_TITLE))
        return false;
    for (; j < page->count && j - i < MOST_FRONT; j++) {
        const dnm_front_kind kind = page->lines[j].front.kind;
        if (kind == DNM_FRONT_BODY || structure_addresses(&page->lines[j])) return true;
        if (kind == DNM_FRONT_NONE) return false;
    }
    return false;
}

static uint64_t chars_to(const structure_page *page, uint32_t from, uint32_t to)
{
    uint64_t chars = 0;
    for (uint32_t i = from; i < to; i++) chars += page->lines[i].shape.chars;
    return chars;
}

/* Whether the labels of a form are those of texts: all of them run on from 1, and each has its text. */
static bool is_series(const structure_page *page, piece_form form, bool many)
{
    uint32_t last = 0, from = 0;
    for (uint32_t i = 0; i < page->count; i++) {
        uint32_t number;
        if (form_of(&page->lines[i], many, &number) != form) continue;
        if (number != last + 1 || !leads_to_text(page, i, form)) return false;
        if (last && chars_to(page, from, i) < LEAST_PIECE) return false;
        last = number;
        from = i;
    }
    return last >= 2 && chars_to(page, from, page->count) >= LEAST_PIECE;
}

void structure_bare_pieces(structure_page *page)
{
    if (!page->count) return;
    for (uint32_t i = 0; i < page->count; i++)
        if (page->lines[i].label.kind == DNM_LABEL_VOLUME) return;
    const bool many = structure_announces_many(&page->lines[0]);
    for (piece_form form = FORM_BRACKET; form < FORMS; form++) {
        if (!is_series(page, form, many)) continue;
        for (uint32_t i = 0; i < page->count; i++) {
            uint32_t number;
            structure_line *l = &page->lines[i];
            if (form_of(l, many, &number) != form) continue;
            l->label.number = number;
            if (form == FORM_ONE_OF) l->label.len = l->text.n;
            make_volume(l);
        }
        return;
    }
}
